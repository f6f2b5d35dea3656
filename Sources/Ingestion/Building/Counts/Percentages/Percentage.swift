// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// A percentage as a cell shows it, to be held against a count and what it is a share of.
struct Percentage: Sendable, Hashable {
  /// What is shown, without its decimal mark.
  private let digits: Int
  /// How many of the digits are behind the mark.
  private let decimals: Int
  /// Whether more digits were shown than are compared.
  private let isCut: Bool
  /// Whether a percent sign stands behind it.
  let hasSign: Bool

  private static let longest = 6
  private static let largest = 100_000
  /// Larger counts would overflow what is multiplied below.
  private static let largestCount = 10_000_000

  /// `nil` for what is no number, and for one that nobody means as a percentage.
  init?(_ text: String) {
    var rest = Substring(TextFolding.trimmed(text))
    hasSign = rest.hasSuffix("%")
    if hasSign { rest = Substring(TextFolding.trimmed(String(rest.dropLast()))) }
    let parts = rest.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    guard let whole = parts.first.flatMap({ Int($0) }), whole >= 0, whole <= Percentage.largest,
      parts[0].utf8.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    let fraction = parts.count == 2 ? parts[1] : ""
    guard parts.count == 1 || !fraction.isEmpty, fraction.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    let shown = fraction.prefix(Percentage.longest)
    decimals = shown.count
    isCut = fraction.count > Percentage.longest
    digits = whole * Percentage.power(decimals) + (Int(shown) ?? 0)
  }

  /// Whether it may be a fraction of one, as a sheet keeps percentages.
  var isAtMostOne: Bool { digits <= Percentage.power(decimals) }
  var isZero: Bool { digits == 0 }

  /// Whether a count over a total rounds to it, whichever way a half is rounded; of ranges, whether it can. `nil`
  /// where that cannot be told.
  ///
  /// - Parameter whole: 100, or 1 for a fraction.
  func fits(_ count: Count, of total: Count, whole: Int) -> Bool? {
    guard total.atMost <= Percentage.largestCount, count.atMost <= Percentage.largestCount else { return nil }
    guard total.atMost > 0 else { return isZero }
    // |whole × count ÷ total − digits ÷ 10^decimals| is at most half a unit of the last digit.
    let (scale, unit) = (2 * whole * Percentage.power(decimals), isCut ? 2 : 1)
    return scale * count.atLeast <= (2 * digits + unit) * total.atMost
      && scale * count.atMost >= (2 * digits - unit) * total.atLeast
  }

  private static func power(_ exponent: Int) -> Int { (0..<exponent).reduce(1) { power, _ in power * 10 } }
}
