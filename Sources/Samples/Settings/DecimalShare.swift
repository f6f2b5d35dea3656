// SPDX-License-Identifier: Apache-2.0

/// A decimal that somebody typed, as the exact fraction that it is.
package struct DecimalShare: Sendable, Hashable {
  /// The digits as they were typed.
  package let text: String
  package let numerator: Int
  package let denominator: Int

  /// Digits with at most four behind one point, such as `1.6`; `nil` for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let fraction = parts.count == 2 ? String(parts[1]) : ""
    guard let whole = parts.first, (1...4).contains(whole.utf8.count), fraction.utf8.count <= 4,
      parts.count == 1 || !fraction.isEmpty,
      (whole + fraction).utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let digits = Int(whole + fraction)
    else { return nil }
    var scale = 1
    for _ in fraction.utf8 { scale *= 10 }
    let divisor = max(greatestCommonDivisor(digits, scale), 1)
    self.text = text
    numerator = digits / divisor
    denominator = scale / divisor
  }

  /// A share that is given in lowest terms beside its text.
  init(_ text: String, _ numerator: Int, over denominator: Int) {
    self.text = text
    (self.numerator, self.denominator) = (numerator, denominator)
  }

  /// This share of a whole, to the nearest whole number.
  func of(_ whole: Int) -> Int { rounded(whole * numerator, over: denominator) }

  /// Whether it happens, this being its chance.
  func happens(_ numbers: inout SeededGenerator) -> Bool { numbers.next(below: denominator) < numerator }
}

func greatestCommonDivisor(_ first: Int, _ second: Int) -> Int {
  var (left, right) = (abs(first), abs(second))
  while right != 0 { (left, right) = (right, left % right) }
  return left
}

/// The nearest whole number to a fraction of numbers that are not negative; a half goes up.
func rounded(_ numerator: Int, over denominator: Int) -> Int {
  denominator > 0 ? (2 * numerator + denominator) / (2 * denominator) : 0
}
