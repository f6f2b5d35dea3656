// SPDX-License-Identifier: Apache-2.0

/// The name of a column that holds percentages, such as `Shortlisted %` or `percentage_recruited`.
struct PercentageName: Sendable {
  /// What of the name says what is counted, in the form in which `counted` gives it; empty for a bare `%`.
  let counted: String

  private static let signs: Set<String> = ["%", "percent", "percentage", "percentages", "pct"]
  private static let numbers: Set<String> = [
    "n", "no", "num", "number", "numbers", "count", "counts", "headcount",
  ]

  /// `nil` for the name of another column.
  init?(_ header: String) {
    let words = PercentageName.words(header)
    guard words.contains(where: PercentageName.signs.contains) else { return nil }
    // Behind "of" stands the whole.
    let own = words.firstIndex(of: "of").map { words[..<$0] } ?? words[...]
    counted = own.filter { !PercentageName.signs.contains($0) }.joined(separator: " ")
  }

  /// What a column of counts counts, by its name.
  static func counted(_ header: String) -> String {
    words(header).filter { !numbers.contains($0) && $0 != "of" }.joined(separator: " ")
  }

  private static func words(_ header: String) -> [String] {
    var name = HeaderName.normalise(header)
    if name.hasSuffix("]"), let open = name.lastIndex(of: "[") { name = String(name[..<open]) }
    return name.replacing("per cent", with: "%").replacing("%", with: " % ")
      .split { !$0.isLetter && !$0.isNumber && $0 != "%" }.map(String.init)
  }
}
