// SPDX-License-Identifier: Apache-2.0

package import LocatedYAML

/// A small table of counts by stratum: one row a vacancy, band, site or year.
package struct StrataSheet: Sendable, Equatable {
  /// The counts of one stratum, with its line in the file.
  package struct Row: Sendable, Equatable {
    package let name: String
    package let line: Int
    /// White applicants at the first stage and at the second, then ethnic minority applicants.
    package let counts: [Int]
  }

  package let rows: [Row]

  /// The columns of counts, in the order of ``Row/counts``; beside them stands `stratum`.
  package static let countColumns = ["white_from", "white_to", "ethnic_minority_from", "ethnic_minority_to"]
  private static let name = "stratum"

  /// Reads a table whose first row names `stratum` and the count columns, in any order.
  ///
  /// - Throws: what is wrong, with its place: a column that is missing, unknown or named twice, a cell that is no
  ///   count, a stratum that stands twice, a row that sums up the others.
  package init(file: String, text: String) throws(AuthoredIssues) {
    let known = Set(StrataSheet.countColumns + [StrataSheet.name])
    let delimiter = try SheetScanner.delimiter(file: file, text: text) { known.contains($0) }
    var scanner = SheetScanner(file: file, text: text, delimiter: delimiter)
    guard let header = try scanner.row() else {
      throw StrataSheet.issue(file, 1, 1, "the file is empty", StrataSheet.expected)
    }
    let positions = try StrataSheet.positions(file, header)
    var rows: [Row] = []
    while let cells = try scanner.row() {
      if cells.allSatisfy({ $0.text.trimmed.isEmpty }) { continue }
      rows.append(try StrataSheet.row(file, cells, positions, width: header.count))
    }
    try StrataSheet.refuse(file, rows)
    self.rows = rows
  }

  private static let expected = "name the columns \(([name] + countColumns).joined(separator: ", "))"

  /// Where each column stands: the name first, then the counts.
  private static func positions(_ file: String, _ header: [SheetCell]) throws(AuthoredIssues) -> [Int] {
    let wanted = [name] + countColumns
    let names = header.map { $0.text.trimmed.lowercased() }
    for (cell, name) in zip(header, names) {
      if !wanted.contains(name) {
        throw issue(
          file, cell.line, cell.column, "there is no column '\(name)' in a table of strata", expected)
      }
      if names.filter({ $0 == name }).count > 1 {
        throw issue(file, cell.line, cell.column, "the column '\(name)' stands twice", "leave one")
      }
    }
    if let missing = wanted.first(where: { !names.contains($0) }) {
      throw issue(file, 1, 1, "the column '\(missing)' is missing", expected)
    }
    return wanted.compactMap { names.firstIndex(of: $0) }
  }

  private static func row(
    _ file: String, _ cells: [SheetCell], _ positions: [Int], width: Int
  ) throws(AuthoredIssues) -> Row {
    guard let first = cells.first, cells.count == width else {
      throw issue(
        file, cells.first?.line ?? 1, 1, "the row has \(cells.count) cells, and the header \(width)",
        "give every row one cell a column")
    }
    var counts: [Int] = []
    for position in positions.dropFirst() {
      let cell = cells[position]
      let digits = cell.text.trimmed
      guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }), let count = Int(digits)
      else {
        throw issue(
          file, cell.line, cell.column, "the cell is no count",
          "write digits alone; a count that is hidden or not known cannot be used here")
      }
      counts.append(count)
    }
    for (from, column) in [(0, 1), (2, 3)] where counts[from + 1] > counts[from] {
      let cell = cells[positions[from + 2]]
      throw issue(
        file, cell.line, cell.column, "more people come to the second stage than were at the first",
        "look whether '\(countColumns[column - 1])' and '\(countColumns[column])' are the right way round")
    }
    return Row(name: cells[positions[0]].text.trimmed, line: first.line, counts: counts)
  }

  /// Refuses a stratum that stands twice, and a last row that sums up the others: it would count everybody twice.
  private static func refuse(_ file: String, _ rows: [Row]) throws(AuthoredIssues) {
    guard !rows.isEmpty else {
      throw issue(file, 1, 1, "there is no stratum below the header", "give one row a stratum")
    }
    var lines: [String: Int] = [:]
    for row in rows {
      if let first = lines[row.name] {
        throw issue(
          file, row.line, 1, "the stratum of line \(first) stands here again", "give each stratum one row")
      }
      lines[row.name] = row.line
    }
    guard let last = rows.last, rows.count > 2 else { return }
    let sums = countColumns.indices.map { column in rows.dropLast().reduce(0) { $0 &+ $1.counts[column] } }
    if sums == last.counts {
      throw issue(
        file, last.line, 1, "the last row is the sum of the rows above",
        "leave it out: everybody would count twice")
    }
  }

  private static func issue(
    _ file: String, _ line: Int, _ column: Int, _ problem: String, _ advice: String
  ) -> AuthoredIssues {
    AuthoredIssues([AuthoredIssue(file: file, line: line, column: column, problem: problem, advice: advice)])
  }
}
