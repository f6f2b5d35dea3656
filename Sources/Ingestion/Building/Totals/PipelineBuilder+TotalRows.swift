// SPDX-License-Identifier: Apache-2.0

import AuditModel

extension PipelineBuilder {
  /// Holds what was read of a file against a row of totals that the file has of itself.
  ///
  /// Each number of a file of counts is held against its column's sum. Of other files only the number of
  /// records is known, which a row with one number may be.
  ///
  /// - Parameter records: how many records were met, those with a wrong number of fields among them.
  mutating func check(_ total: TotalRow, _ file: Int, records: Int) {
    let sums = files[file].streams.compactMap { readers.columnSums($0.source) }.first
    if let sums {
      for cell in total.numbers { check(cell, against: sums[cell.column], total, file) }
    } else if total.numbers.count == 1, let cell = total.numbers.first {
      let (path, number) = (files[file].file.source.path, cell.number)
      guard number != records else {
        return remark(
          "its row of totals on line \(total.line) agrees with the \(records.counted("record", "records")) read",
          file: file)
      }
      if holdsWords(cell.column, file) {
        if number > records { reportShort(file: file, by: number - records) }
        return note(
          .error, "total-row-differs", file: file, line: total.line,
          message:
            "the row of totals of \(path) says \(number), and \(records.counted("record was", "records were")) read:"
            + " some are missing, there twice, or miscounted")
      }
      note(
        .warning, "total-row-differs", file: file, line: total.line,
        message:
          "the row of totals of \(path) says \(number), and \(records.counted("record was", "records were")) read: if it counts"
          + " them, some are missing or there twice")
    }
  }

  /// Whether the profile reads a column as keys or words, so that a number below it can only be that of the records: it
  /// is no sum, and no count of the cells that hold a day or a yes.
  private func holdsWords(_ column: Int, _ file: Int) -> Bool {
    guard let header = files[file].file.source.columns.dropFirst(column).first else { return false }
    let name = HeaderName.normalise(header)
    return files[file].sources.flatMap { $0.fields + $0.implies }.contains { field in
      guard case .headers(let headers) = field.origin,
        headers.contains(where: { HeaderName.normalise($0) == name })
      else { return false }
      switch field.conversion {
      case .key, .reference, .text, .ethnicity, .category, .values, .grade: return true
      case .date, .bool, .integer, .decimal: return false
      }
    }
  }

  /// Holds the counts of categories against the totals that stand among them.
  mutating func checkCategoryTotals(_ file: Int) {
    let places = files[file].streams.flatMap { readers.wrongTotals($0.source) }
    guard !places.isEmpty else { return }
    state.quality.note(
      .error, "total-row-differs", file: file, subject: "category",
      message:
        "totals among the categories of \(files[file].file.source.path) are not what the categories add up to:"
        + " some are missing, there twice, or miscounted",
      count: places.count, places: places)
  }

  /// Says of lines that sum up categories beside them that they are not counted, and which are not their sum; and of
  /// categories that overlap that they are not added up.
  mutating func reportSubtotals(_ file: Int) {
    let path = files[file].file.source.path
    for reader in files[file].streams.compactMap({ readers.equality($0.source) }) {
      if reader.subtotals.count > 0 {
        state.quality.note(
          .note, "subtotal", file: file, subject: "category",
          message:
            "lines of \(path) sum up categories that stand beside them: they are held against them and not"
            + " counted", count: reader.subtotals.count, places: reader.subtotals.places)
      }
      if reader.wrongSubtotals.count > 0 {
        state.quality.note(
          .error, "subtotal-differs", file: file, subject: "category",
          message:
            "lines of \(path) that sum up categories beside them are not their sum: some are missing, there"
            + " twice, or miscounted", count: reader.wrongSubtotals.count,
          places: reader.wrongSubtotals.places)
      }
      if reader.totalRoutes > 0 {
        note(
          .note, "total-of-routes", file: file, count: reader.totalRoutes,
          message: "counts of \(path) without a route are those of all routes together: they are not counted")
      }
      if reader.twice.count > 0 {
        state.quality.note(
          .error, "category-twice", file: file, subject: "category",
          message:
            "counts of \(path) are of a category that stands there under another name too, such as its code and its"
            + " label: only the first is counted, and how many there are is left open",
          count: reader.twice.count, places: reader.twice.places)
      }
      if reader.growing.count > 0 {
        state.quality.note(
          .error, "later-exceeds-earlier", file: file, subject: "stages",
          message:
            "counts of \(path) have more applications at a later stage than at an earlier one, or none there: how many"
            + " came to the earlier one is left open",
          count: reader.growing.count, places: reader.growing.places)
      }
      if reader.aggregate.overlaps {
        note(
          .warning, "categories-overlap", file: file,
          message:
            "a person may stand in several categories of \(path), as the profile says: none of them is a group apart"
            + " from the others, so that they are neither added up nor compared, and what rests on them cannot be told"
        )
      }
    }
  }

  private mutating func check(_ cell: TotalRow.Cell, against sum: Count?, _ total: TotalRow, _ file: Int) {
    guard let sum, !(sum.atLeast...sum.atMost).contains(cell.number) else { return }
    let source = files[file].file.source
    let read = sum.exact.map { "\($0)" } ?? "\(sum.atLeast) to \(sum.atMost)"
    note(
      .error, "total-row-differs", file: file, line: total.line,
      message:
        "the row of totals of \(source.path) says \(cell.number) for \(files[file].file.columnName(cell.column)),"
        + " and its records add up to \(read): some are missing, there twice, or miscounted")
  }
}
