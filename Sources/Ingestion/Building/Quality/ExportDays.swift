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

/// Looks for the last day in the columns of dates of a file.
struct LatestDay: Sendable {
  private(set) var day: CivilDate?
  private let columns: [(index: Int, reader: ValueConversion)]

  /// `nil` for a source without a date.
  init?(_ layout: SourceLayout) {
    columns = layout.dateColumns.map { ($0.column, ValueConversion($0.mapping)) }
    if columns.isEmpty { return nil }
  }

  /// - Parameter batch: with the columns that the layout needs.
  mutating func take(_ batch: RecordBatch) {
    for column in columns {
      guard case .coded(_, let values) = batch.columns[column.index] else { continue }
      for value in 0..<values.count {
        guard case .known(.date(let date)) = column.reader(values[value]).answer else { continue }
        day = max(day ?? date, date)
      }
    }
  }
}
