// SPDX-License-Identifier: Apache-2.0

/// A specification of which lines hold several criteria, "Essential: a; b; c", written out with a line for each.
struct SpecificationUnfolding {
  let text: String

  /// `nil` for a text without such a line.
  init?(_ text: String) {
    var isFolded = false
    let lines = text.linesAsCounted.flatMap { line -> [String] in
      guard let parts = SpecificationUnfolding.parts(of: line) else { return [String(line)] }
      isFolded = true
      return parts
    }
    guard isFolded else { return nil }
    self.text = lines.joined(separator: "\n")
  }

  /// The heading of a line and the criteria behind it.
  private static func parts(of line: Substring) -> [String]? {
    guard let colon = line.firstIndex(of: ":"), SpecificationLine(String(line[..<colon])).weight != nil else {
      return nil
    }
    let items = line[line.index(after: colon)...].split(separator: ";")
      .map { $0.drop { $0.isWhitespace } }.filter { $0.contains { $0.isLetter } }
    return items.count > 1 ? [String(line[...colon])] + items.map { "- \($0)" } : nil
  }
}
