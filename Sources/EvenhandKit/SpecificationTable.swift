// SPDX-License-Identifier: Apache-2.0

/// A person specification that was copied as a table, with tabs or "|" between its cells and columns for what is essential
/// and what is desirable, written out as lines under headings.
struct SpecificationTable {
  /// A line for each line of each cell.
  private(set) var text = ""
  /// By column whether its criteria are essential; of other columns the first names areas, and the rest are left out.
  private var weights: [Bool?] = []
  private var column = 0
  private var weight: Bool?

  /// `nil` for a text without such a table.
  init?(_ text: String) {
    for line in text.linesAsCounted {
      let cells = SpecificationTable.cells(of: line)
      if cells.count > 1, let header = SpecificationTable.header(cells) {
        weights = header
        column = header.count - 1
      } else if weights.isEmpty {
        add(String(line))
      } else {
        take(cells)
      }
    }
    if weights.isEmpty { return nil }
  }

  private static func cells(of line: Substring) -> [String] {
    if line.contains("\t") {
      return line.split(separator: "\t", omittingEmptySubsequences: false).map { trimmed($0) }
    }
    guard line.contains("|") else { return [trimmed(line)] }
    var cells = line.split(separator: "|", omittingEmptySubsequences: false).map { trimmed($0) }
    if cells.first == "" { cells.removeFirst() }
    if cells.last == "" { cells.removeLast() }
    return cells
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }

  /// The weights of the columns below these headings; `nil` when not both are among them.
  private static func header(_ cells: [String]) -> [Bool?]? {
    let weights = cells.map { SpecificationLine($0).weight }
    return weights.contains(true) && weights.contains(false) ? weights : nil
  }

  /// One line of the table. A cell of several lines that was copied with tabs begins in one line and ends in another.
  private mutating func take(_ cells: [String]) {
    if cells.count > 1, column == weights.count - 1 { column = 0 }
    for (number, cell) in cells.enumerated() {
      if number > 0 { column += 1 }
      add(cell, column: min(column, weights.count - 1))
    }
  }

  private mutating func add(_ cell: String, column: Int) {
    guard cell.contains(where: \.isLetter) else { return }
    guard let wanted = weights[column] else {
      if column == 0 { add("\(cell):") }
      return
    }
    if weight != wanted { add(wanted ? "Essential" : "Desirable") }
    weight = wanted
    add(cell)
  }

  private mutating func add(_ line: String) { text += "\(line)\n" }
}
