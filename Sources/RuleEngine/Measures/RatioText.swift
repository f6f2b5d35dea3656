// SPDX-License-Identifier: Apache-2.0

internal import Expressions
internal import Statistics

/// A fraction as a person reads it, rounded only here.
enum RatioText {
  /// Half up to two decimal places, or to as many more as it takes not to seem to be on another side of an
  /// edge: 1.2501 against 1.25 is not printed 1.25.
  static func decimal(_ fraction: Fraction, edges: [DecimalFraction] = []) -> String {
    if fraction.isInfinite { return "infinite" }
    for places in 2..<9 {
      guard let mantissa = rounded(fraction, places) else { break }
      let shown = DecimalFraction(mantissa: mantissa, decimalPlaces: places)
      guard let shown else { break }
      if edges.allSatisfy({ side(of: fraction, $0) == side(of: shown, $0) }) { return "\(shown)" }
    }
    return DecimalFraction(mantissa: rounded(fraction, 9) ?? 0, decimalPlaces: 9)?.description
      ?? "\(fraction)"
  }

  /// An end of an interval, which no count gives exactly: to two decimal places, or to as many more as it takes not
  /// to seem to be 1.
  static func decimal(_ number: Double) -> String {
    guard number.isFinite, number >= 0, number < 1e9 else { return number.isNaN ? "no number" : "infinite" }
    for places in 2..<9 {
      let power = (0..<places).reduce(1.0) { product, _ in product * 10 }
      let mantissa = Int((number * power).rounded())
      guard let shown = DecimalFraction(mantissa: mantissa, decimalPlaces: places) else { break }
      if mantissa != Int(power) || number == 1 { return "\(shown)" }
    }
    return "1.00"
  }

  /// What is known of a ratio that lies between two: "between 0.81 and 2.50", "at least 0.81", or that it cannot be
  /// told.
  static func between(_ low: Fraction, _ high: Fraction, edges: [DecimalFraction] = []) -> String {
    if low == high { return decimal(low, edges: edges) }
    guard high.isInfinite else {
      return low.numerator == 0
        ? "at most \(decimal(high, edges: edges))"
        : "between \(decimal(low, edges: edges)) and \(decimal(high, edges: edges))"
    }
    return low.numerator == 0 ? "of any size" : "at least \(decimal(low, edges: edges))"
  }

  /// As a percentage with one decimal place, rounded half up.
  static func percentage(_ part: Int, of whole: Int) -> String? {
    guard whole > 0, part >= 0 else { return nil }
    let tenths = (Int128(part) * 2000 + Int128(whole)) / (Int128(whole) * 2)
    return "\(tenths / 10).\(tenths % 10)%"
  }

  private static func rounded(_ fraction: Fraction, _ places: Int) -> Int? {
    let power = (0..<places).reduce(UInt128(1)) { product, _ in product * 10 }
    let (twice, overflow) = fraction.numerator.multipliedReportingOverflow(by: 2 * power)
    let (sum, carry) = twice.addingReportingOverflow(fraction.denominator)
    guard !overflow, !carry else { return nil }
    return Int(exactly: sum / (2 * fraction.denominator))
  }

  private static func side(of fraction: Fraction, _ edge: DecimalFraction) -> Int {
    side(fraction, Fraction(edge))
  }

  private static func side(of shown: DecimalFraction, _ edge: DecimalFraction) -> Int {
    side(Fraction(shown), Fraction(edge))
  }

  private static func side(_ left: Fraction?, _ right: Fraction?) -> Int {
    guard let left, let right else { return 0 }
    return left < right ? -1 : left == right ? 0 : 1
  }
}

extension Fraction {
  init?(_ decimal: DecimalFraction) {
    let power = (0..<decimal.decimalPlaces).reduce(UInt128(1)) { product, _ in product * 10 }
    self.init(UInt128(decimal.mantissa), power)
  }
}
