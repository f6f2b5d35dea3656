// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// A column of counts: numbers, and marks that hide small ones.
struct CountColumn: Sendable {
  let field: BoundField
  private let convert: CountConversion
  private var counts: [Answer<Count>] = []
  private var faults: [ConversionFault?] = []
  private var codes: [UInt32] = []

  init(_ field: BoundField, suppressed: [String: Int]) {
    self.field = field
    convert = CountConversion(
      suppressed: suppressed, missing: field.mapping.missing, steps: field.mapping.steps)
  }

  /// Reads the batch's cells; of several paths, the first that a record has is used.
  mutating func open(_ batch: RecordBatch, file: OpenFile, quality: inout QualityLog) {
    let absent = whatNoCellSays
    counts = [absent.answer]
    faults = [absent.fault]
    codes = [UInt32](repeating: 0, count: batch.count)
    for column in field.columns {
      guard case .coded(let others, let values) = batch.columns[column] else { continue }
      let offset = UInt32(counts.count - 1)
      for value in 0..<values.count {
        let (answer, fault) = convert(values[value])
        counts.append(answer == .blank && field.mapping.empty == FactState.none ? .known(.zero) : answer)
        faults.append(fault)
      }
      for record in 0..<batch.count where codes[record] == 0 && others[record] != 0 {
        codes[record] = others[record] + offset
      }
    }
    noteReading(file, &quality)
    for record in 0..<batch.count {
      guard let fault = faults[Int(codes[record])] else { continue }
      quality.note(fault, of: "count", file: file, place: place(batch.lines[record], file))
    }
  }

  /// Notes whether some count of the column could be read, or some could not.
  private func noteReading(_ file: OpenFile, _ quality: inout QualityLog) {
    guard let place = field.place else { return }
    if counts.contains(where: { $0.state == .known }) {
      quality.columns.note(.read, "count", column: place, file: file.index)
    } else if let fault = faults.lazy.compactMap(\.self).first {
      quality.columns.note(.unread(fault), "count", column: place, file: file.index)
    }
  }

  /// The constant of the profile; a record without the cell says nothing.
  private var whatNoCellSays: (answer: Answer<Count>, fault: ConversionFault?) {
    guard case .constant(let text) = field.mapping.origin else { return (.blank, nil) }
    return convert(Array(text.utf8)[...])
  }

  func count(_ record: Int) -> Answer<Count> { counts[Int(codes[record])] }

  private func place(_ line: UInt32, _ file: OpenFile) -> SourcePlace {
    SourcePlace(file: file.index, line: Int(line), column: field.place)
  }
}
