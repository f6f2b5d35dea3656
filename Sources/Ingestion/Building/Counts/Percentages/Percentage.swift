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
    let (scale, least, most) = bounds(whole)
    return scale * count.atLeast <= most * total.atMost && scale * count.atMost >= least * total.atLeast
  }

  /// As it is shown, without a sign.
  var shown: String { Percentage.text(digits, decimals) }

  /// The share that a count has of a total, to as many decimals as this percentage shows.
  func share(of count: Int, in total: Int, whole: Int) -> String {
    let scale = whole * Percentage.power(decimals)
    return Percentage.text((2 * scale * count + total) / (2 * max(total, 1)), decimals)
  }

  private static func text(_ digits: Int, _ decimals: Int) -> String {
    guard decimals > 0 else { return "\(digits)" }
    let fraction = String(digits % power(decimals))
    return
      "\(digits / power(decimals)).\(String(repeating: "0", count: decimals - fraction.count))\(fraction)"
  }

  /// The totals of which a count is this share; `nil` for none. Open upwards where the count is nobody.
  func totals(for count: Int, whole: Int) -> ClosedRange<Int>? {
    guard count <= Percentage.largestCount else { return nil }
    let (scale, least, most) = bounds(whole)
    guard count > 0 else { return least <= 0 ? 0...Percentage.largestCount : 0...0 }
    let lowest = (scale * count + most - 1) / most
    let highest = least > 0 ? scale * count / least : Percentage.largestCount
    return lowest <= highest ? lowest...highest : nil
  }

  /// The totals that come about when the rest of them stays and the count is one of which they have this share; `nil` for
  /// none.
  func totals(beside rest: Int, whole: Int) -> ClosedRange<Int>? {
    guard rest <= Percentage.largestCount else { return nil }
    let (scale, least, most) = bounds(whole)
    // scale × (total − rest) lies between least × total and most × total.
    guard scale > least else { return nil }
    let lowest = max(rest, least > 0 ? (scale * rest + scale - least - 1) / (scale - least) : rest)
    let highest = scale > most ? scale * rest / (scale - most) : Percentage.largestCount
    return lowest <= highest ? lowest...highest : nil
  }

  /// Whether some whole number is this share of a total.
  func isShare(of total: Int, whole: Int) -> Bool {
    guard total > 0, total <= Percentage.largestCount else { return false }
    let (scale, least, most) = bounds(whole)
    return (max(least, 0) * total + scale - 1) / scale <= most * total / scale
  }

  /// What a count is multiplied by, and between which multiples of its total it then lies.
  private func bounds(_ whole: Int) -> (scale: Int, least: Int, most: Int) {
    let unit = isCut ? 2 : 1
    return (2 * whole * Percentage.power(decimals), 2 * digits - unit, 2 * digits + unit)
  }

  private static func power(_ exponent: Int) -> Int { (0..<exponent).reduce(1) { power, _ in power * 10 } }
}
