// SPDX-License-Identifier: Apache-2.0

import AuditModel

extension QualityLog {
  /// Notes the values of one field of a batch that no map knows, and those that could not be read.
  mutating func check(
    _ reader: FieldReader, _ column: FieldColumn, _ batch: RecordBatch, file: OpenFile,
    namesLines: Bool = true
  ) {
    note(whether: reader, column, isReadIn: file)
    guard column.numbers.contains(where: { reader.faults[Int($0)] != nil }) else { return }
    for record in 0..<batch.count {
      guard let fault = reader.faults[column.number(record)] else { continue }
      note(
        fault, of: reader.field.mapping.target, file: file,
        place: SourcePlace(
          file: file.index, line: namesLines ? Int(batch.lines[record]) : 0, column: column.place))
    }
  }

  /// Notes of a column whether some value could be read, or some could not.
  private mutating func note(whether reader: FieldReader, _ column: FieldColumn, isReadIn file: OpenFile) {
    guard let place = column.place else { return }
    let target = reader.field.mapping.target
    for number in column.numbers {
      if reader.answers[Int(number)].state == .known {
        return columns.note(.read, target, column: place, file: file.index)
      }
    }
    guard let fault = column.numbers.lazy.compactMap({ reader.faults[Int($0)] }).first else { return }
    columns.note(.unread(fault), target, column: place, file: file.index)
  }

  /// Notes one faulty value; the place names its column.
  mutating func note(_ fault: ConversionFault, of target: String, file: OpenFile, place: SourcePlace) {
    let name = file.columnName(place.column == SourcePlace.noColumn ? nil : Int(place.column))
    note(
      fault.weight, fault.rawValue, file: file.index, subject: "\(name) \(target)",
      message: "\(name) of \(file.source.path), read as '\(target)', holds \(fault.problem)", places: [place])
  }
}
