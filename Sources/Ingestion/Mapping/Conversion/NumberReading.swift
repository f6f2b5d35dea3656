// SPDX-License-Identifier: Apache-2.0

/// Reads numbers as exports print them: thousands may be apart by a comma or a space.
enum NumberReading {
  /// A whole number from 0; `nil` for anything else, also when it does not fit.
  static func integer(_ text: String) -> Int? { digits(text).flatMap { Int($0) } }

  /// A decimal number in its shortest form: no plus sign, no thousands marks, no superfluous zeros.
  static func decimal(_ text: String) -> String? {
    var rest = Substring(text)
    let isNegative = rest.hasPrefix("-")
    if isNegative || rest.hasPrefix("+") { rest.removeFirst() }
    let parts = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first.flatMap({ digits(String($0)) }), whole.count <= 18 else { return nil }
    guard parts.count == 1 || isDigits(parts[1]) else { return nil }
    var fraction = parts.count == 2 ? parts[1] : ""
    while fraction.hasSuffix("0") { fraction.removeLast() }
    let shortened = whole.drop { $0 == "0" }
    let number = (shortened.isEmpty ? "0" : String(shortened)) + (fraction.isEmpty ? "" : ".\(fraction)")
    return isNegative && number != "0" ? "-\(number)" : number
  }

  /// The digits without thousands marks; `nil` when the marks do not set groups of three apart.
  private static func digits(_ text: String) -> String? {
    for mark: Character in [",", " ", "\u{A0}", "\u{202F}"] where text.contains(mark) {
      let groups = text.split(separator: mark, omittingEmptySubsequences: false)
      guard let first = groups.first, (1...3).contains(first.count) else { return nil }
      guard groups.allSatisfy(isDigits), groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
      return groups.joined()
    }
    return isDigits(Substring(text)) ? text : nil
  }

  private static func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
  }
}
