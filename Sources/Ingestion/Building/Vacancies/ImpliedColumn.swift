// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// A field of the vacancy that stands on the records of another source.
struct ImpliedColumn: Sendable {
  private var reader: FieldReader
  private var numbers: [UInt32] = []

  init(_ field: BoundField) { reader = FieldReader(field, remembers: true) }

  /// Offers what each record says to the vacancy that it belongs to.
  mutating func read(
    _ batch: RecordBatch, vacancies: [UInt32], into registry: inout VacancyRegistry, file: OpenFile,
    quality: inout QualityLog
  ) {
    let remembered = min(reader.kept, numbers.count)
    let column = reader.read(batch)
    quality.check(reader, column, batch, file: file)
    numbers.removeLast(numbers.count - remembered)
    let fresh = reader.answers[remembered...]
    registry.withFacts(reader.field.mapping.target) { store, count in
      store.reserve(count)
      for answer in fresh { numbers.append(store.number(of: answer)) }
      // Neighbours are often alike, and what was offered once need not be offered again.
      var previous = (vacancy: VacancyColumn.missing, field: -1)
      for record in 0..<batch.count where vacancies[record] != VacancyColumn.missing {
        let field = column.number(record)
        if vacancies[record] == previous.vacancy, field == previous.field { continue }
        previous = (vacancies[record], field)
        let number = numbers[field]
        if store.holds(number, for: Int(vacancies[record])) { continue }
        store.offer(
          number, for: Int(vacancies[record]),
          at: SourcePlace(file: file.index, line: Int(batch.lines[record]), column: column.place))
      }
    }
  }
}
