// SPDX-License-Identifier: Apache-2.0

/// An exact non-negative number: whole over whole, or infinite.
package struct Fraction: Sendable, Comparable {
  package let numerator: UInt128
  /// 0 means infinite; the numerator is then above 0.
  package let denominator: UInt128

  /// `nil` for 0/0, which is no number: the host passes an unknown instead.
  package init?(_ numerator: UInt128, _ denominator: UInt128) {
    if numerator == 0 && denominator == 0 { return nil }
    self.numerator = numerator
    self.denominator = denominator
  }

  /// A whole number.
  package init(_ whole: UInt64) {
    numerator = UInt128(whole)
    denominator = 1
  }

  /// Larger than every number.
  package static let infinite = Fraction(whole: 1, over: 0)

  private init(whole: UInt128, over denominator: UInt128) {
    numerator = whole
    self.denominator = denominator
  }

  package var isInfinite: Bool { denominator == 0 }

  package static func < (a: Fraction, b: Fraction) -> Bool {
    crossProducts(a, b) { $0.high == $1.high ? $0.low < $1.low : $0.high < $1.high }
  }

  /// Equal in value: 64/80 equals 4/5.
  package static func == (a: Fraction, b: Fraction) -> Bool {
    crossProducts(a, b) { $0.high == $1.high && $0.low == $1.low }
  }

  private typealias Product = (high: UInt128, low: UInt128)

  /// Compares a·d with c·b in full 256-bit width. Two infinities differ in no way that matters.
  private static func crossProducts(_ a: Fraction, _ b: Fraction, _ compare: (Product, Product) -> Bool)
    -> Bool
  {
    if a.isInfinite && b.isInfinite { return compare((0, 0), (0, 0)) }
    return compare(
      a.numerator.multipliedFullWidth(by: b.denominator), b.numerator.multipliedFullWidth(by: a.denominator))
  }
}

extension Fraction: CustomStringConvertible {
  package var description: String {
    isInfinite ? "infinite" : denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)"
  }
}
