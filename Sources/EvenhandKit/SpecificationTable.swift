// SPDX-License-Identifier: Apache-2.0

/// A person specification that was copied as a table, with tabs or "|" between its cells, written out line by line.
///
/// Its columns for what is essential and what is desirable hold either the criteria themselves, or marks ("X", "✓", "Yes")
/// beside a criterion in another column; a column "E/D" holds letters. Where marks and words are mixed, nobody can tell
/// what the columns mean, and a criterion is recorded as neither.
struct SpecificationTable {
  /// A line that is written out.
  enum Line {
    /// Outside the table, as it stands.
    case outside(String)
    case criterion(String, isEssential: Bool?)
    /// Goes on with the criterion above.
    case continued(String)

    var text: String {
      switch self {
      case .outside(let text), .criterion(let text, _), .continued(let text): text
      }
    }
  }

  private(set) var lines: [Line] = []
  /// How many lines below the first header stand in no row, and are no names of areas.
  private(set) var others = 0

  /// The lines, one below the other.
  var text: String { lines.map { "\($0.text)\n" }.joined() }

  /// Whether every row stands on one line, with a line separator between the lines of a cell.
  private let hasWholeRows: Bool

  /// `nil` for a text without such a table.
  init?(_ text: String, hasWholeRows: Bool = false) {
    self.hasWholeRows = hasWholeRows
    var section: (header: SpecificationHeader, rows: [Substring])?
    for line in text.linesAsCounted {
      if let header = SpecificationHeader(line, isFirst: section == nil) {
        if let section { take(section.header, section.rows) }
        section = (header, [])
      } else if section == nil {
        lines += line.split(omittingEmptySubsequences: false) {
          $0 == "\u{2028}" || hasWholeRows && $0 == "\t"
        }
        .map { .outside(String($0)) }
      } else {
        section?.rows.append(line)
      }
    }
    guard let section else { return nil }
    take(section.header, section.rows)
  }

  /// The rows below one header.
  private mutating func take(_ header: SpecificationHeader, _ rows: [Substring]) {
    for line in rows where hasWholeRows && !line.contains("\t") { countOther(line) }
    let rows = rows.filter { !hasWholeRows || $0.contains("\t") }
    let cells = rows.map { whole(header.cells(of: $0), header) }.filter {
      $0.contains { !SpecificationCell($0).isBlank }
    }
    let weights = cells.filter { $0.count > 1 }.flatMap { header.weightCells(of: $0) }
      .map { SpecificationCell($0) }
    if header.hasLetters || weights.contains(where: \.isMark) {
      var marked = MarkedRows(header: header)
      for row in cells { for part in SpecificationTable.parts(of: row, header) { marked.take(part) } }
      lines += marked.finished
    } else {
      var worded = WordedRows(header: header)
      for row in cells where !SpecificationTable.isArea(row) { worded.take(row) }
      lines += worded.lines
    }
  }

  /// Counts a line that stands beside the rows.
  private mutating func countOther(_ line: Substring) {
    let words = SpecificationLine(String(line))
    if !words.isEmpty, !words.isArea(before: nil), !words.isSurrounding { others += 1 }
  }

  /// Whether a row of several cells has but the name of an area.
  private static func isArea(_ cells: [String]) -> Bool {
    let filled = cells.filter { $0.contains { $0.isLetter } }
    return cells.count > 1 && filled.count == 1 && SpecificationLine(filled[0]).isArea(before: nil)
  }

  /// The cells of a row with those that were left out at its end.
  private func whole(_ cells: [String], _ header: SpecificationHeader) -> [String] {
    guard hasWholeRows, cells.count > 1 else { return cells }
    return cells + Array(repeating: "", count: max(0, header.columns.count - cells.count))
  }

  /// A row for each line of its criterion's cell, with the same marks.
  private static func parts(of cells: [String], _ header: SpecificationHeader) -> [[String]] {
    guard let criterion = header.criterion(of: cells), let column = cells.firstIndex(of: criterion) else {
      return [cells]
    }
    var lines: [String] = []
    for line in criterion.split(separator: "\u{2028}").map(String.init) {
      if let last = lines.last, SpecificationLine(line).goesOn {
        lines[lines.count - 1] = "\(last) \(line)"
      } else {
        lines.append(line)
      }
    }
    return lines.map { line in
      var row = cells
      row[column] = line
      return row
    }
  }
}
