// SPDX-License-Identifier: Apache-2.0

/// Counts departures from the format, with the first lines of each.
struct RemarkTally: Sendable, Hashable {
  enum Kind: Int, CaseIterable, Sendable {
    case strayQuote, textAfterQuote, trailingEmptyFields, blankLine, wrongFieldCount
    case duplicateHeader, unnamedColumn
    case titleLine, tableBefore, backslashQuotes, totalRow, repeatedHeader, lineOfText
    case hiddenRow, mergedNumber, errorCell
    /// The export says of itself that it is not whole.
    case truncation

    /// The stable name.
    var name: String {
      switch self {
      case .strayQuote: "stray-quote"
      case .textAfterQuote: "text-after-quote"
      case .trailingEmptyFields: "trailing-empty-fields"
      case .blankLine: "blank-line"
      case .wrongFieldCount: "wrong-field-count"
      case .duplicateHeader: "duplicate-header"
      case .unnamedColumn: "unnamed-column"
      case .titleLine: "title-line"
      case .tableBefore: "table-before"
      case .backslashQuotes: "backslash-quotes"
      case .totalRow: "total-row"
      case .repeatedHeader: "repeated-header"
      case .lineOfText: "line-of-text"
      case .hiddenRow: "hidden-row"
      case .mergedNumber: "merged-number"
      case .errorCell: "error-cell"
      case .truncation: "export-truncated"
      }
    }
  }

  private var counts = [Int](repeating: 0, count: Kind.allCases.count)
  private var firstLines = [[Int]](repeating: [], count: Kind.allCases.count)

  /// Notes that it happened on a line, which is listed once however often it happened there.
  mutating func note(_ kind: Kind, line: Int, count: Int = 1) {
    guard count > 0 else { return }
    counts[kind.rawValue] += count
    list(line, kind.rawValue)
  }

  /// Adds the tally of a later part of the file, whose lines are counted from `base`.
  mutating func add(_ other: RemarkTally, base: Int) {
    for kind in counts.indices where other.counts[kind] > 0 {
      counts[kind] += other.counts[kind]
      for line in other.firstLines[kind] { list(line + base, kind) }
    }
  }

  /// Where something happened first.
  func firstLine(of kind: Kind) -> Int? { firstLines[kind.rawValue].first }

  /// In the order of the kinds; those that did not happen are left out.
  var remarks: [FormatRemark] {
    Kind.allCases.compactMap { kind in
      let count = counts[kind.rawValue]
      return count == 0
        ? nil : FormatRemark(kind: kind.name, count: count, lines: firstLines[kind.rawValue])
    }
  }

  private mutating func list(_ line: Int, _ kind: Int) {
    if firstLines[kind].count < 5 && firstLines[kind].last != line { firstLines[kind].append(line) }
  }
}
