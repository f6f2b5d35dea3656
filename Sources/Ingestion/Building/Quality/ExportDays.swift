// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// The last day that stands in each file of a source that has several: which of two exports is the later one.
struct ExportDays: Sendable {
  private var days: [Int: CivilDate] = [:]

  /// By the number of the file; `nil` where no date of it could be read, or its source has no other file.
  subscript(file: Int) -> CivilDate? {
    get { days[file] }
    set { days[file] = newValue }
  }
}

/// Looks for the last day in the columns of dates of a file, one in a hundred left out: a single day that is planned
/// far ahead, or a year that was typed wrong, says nothing of when a file was exported.
struct LatestDay: Sendable {
  private var records: [CivilDate: Int] = [:]
  private let columns: [(index: Int, reader: ValueConversion)]

  private static let leftOut = 100

  /// `nil` for a source without a date.
  init?(_ layout: SourceLayout) {
    columns = layout.dateColumns.map { ($0.column, ValueConversion($0.mapping)) }
    if columns.isEmpty { return nil }
  }

  var day: CivilDate? {
    var left = records.values.reduce(0, +) / LatestDay.leftOut
    for (day, count) in records.sorted(by: { $0.key > $1.key }) {
      left -= count
      if left < 0 { return day }
    }
    return nil
  }

  /// - Parameter batch: with the columns that the layout needs.
  mutating func take(_ batch: RecordBatch) {
    for column in columns {
      guard case .coded(let codes, let values) = batch.columns[column.index] else { continue }
      var counts = [Int](repeating: 0, count: values.count)
      for code in codes where code > 0 { counts[Int(code) - 1] += 1 }
      for value in 0..<values.count where counts[value] > 0 {
        guard case .known(.date(let date)) = column.reader(values[value]).answer else { continue }
        records[date, default: 0] += counts[value]
      }
    }
  }
}
