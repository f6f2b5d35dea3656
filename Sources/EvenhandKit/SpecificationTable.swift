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

  /// The lines, one below the other.
  var text: String { lines.map { "\($0.text)\n" }.joined() }

  /// `nil` for a text without such a table.
  init?(_ text: String) {
    var section: (header: SpecificationHeader, rows: [Substring])?
    for line in text.linesAsCounted {
      if let header = SpecificationHeader(line, isFirst: section == nil) {
        if let section { take(section.header, section.rows) }
        section = (header, [])
      } else if section == nil {
        lines.append(.outside(String(line)))
      } else {
        section?.rows.append(line)
      }
    }
    guard let section else { return nil }
    take(section.header, section.rows)
  }

  /// The rows below one header.
  private mutating func take(_ header: SpecificationHeader, _ rows: [Substring]) {
    let cells = rows.map { header.cells(of: $0) }.filter { $0.contains { !SpecificationCell($0).isBlank } }
    let weights = cells.filter { $0.count > 1 }.flatMap { header.weightCells(of: $0) }
      .map { SpecificationCell($0) }
    if header.hasLetters || weights.contains(where: \.isMark) {
      var marked = MarkedRows(header: header)
      for row in cells { marked.take(row) }
      lines += marked.finished
    } else {
      var worded = WordedRows(header: header)
      for row in cells { worded.take(row) }
      lines += worded.lines
    }
  }
}
