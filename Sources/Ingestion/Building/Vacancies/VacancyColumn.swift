// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// The vacancy that each record of a batch belongs to.
struct VacancyColumn: Sendable {
  /// Stands for a record without a usable reference.
  static let missing = UInt32.max

  private(set) var reader: FieldReader
  private var indices: [UInt32] = []

  init(_ field: BoundField) { reader = FieldReader(field, remembers: true) }

  /// The vacancies of the batch's records; each reference is interned on first sight.
  mutating func read(
    _ batch: RecordBatch, into registry: inout VacancyRegistry, file: OpenFile, quality: inout QualityLog
  ) -> [UInt32] {
    let remembered = min(reader.kept, indices.count)
    let column = reader.read(batch)
    quality.check(reader, column, batch, file: file)
    indices.removeLast(indices.count - remembered)
    let fresh = reader.answers[remembered...]
    let lines = fresh.isEmpty ? [] : firstLines(column, batch, from: remembered)
    for (line, answer) in zip(lines, fresh) {
      guard let ref = answer.viewed(\.asText).knownValue else {
        indices.append(VacancyColumn.missing)
        continue
      }
      let place = SourcePlace(file: file.index, line: Int(line), column: column.place)
      indices.append(UInt32(registry.intern(ref, mention: place)))
    }
    if column.codes.isEmpty { return [UInt32](repeating: indices[0], count: batch.count) }
    let table = column.numbers.map { indices[Int($0)] }
    return column.codes.map { table[Int($0)] }
  }

  /// For each of the reader's numbers from `first` on the line of the batch's first record that has it; 0 for
  /// none.
  private func firstLines(_ column: FieldColumn, _ batch: RecordBatch, from first: Int) -> [UInt32] {
    var byCode = [UInt32](repeating: 0, count: column.numbers.count)
    // A constant has no codes: the first record has it.
    byCode[0] = batch.lines.first ?? 0
    for record in column.codes.indices.reversed() { byCode[Int(column.codes[record])] = batch.lines[record] }
    var lines = [UInt32](repeating: 0, count: reader.answers.count - first)
    for (code, number) in column.numbers.enumerated() where number >= first {
      lines[Int(number) - first] = byCode[code]
    }
    return lines
  }
}
