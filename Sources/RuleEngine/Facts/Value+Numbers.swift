// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions
internal import Statistics

extension Value {
  /// The decimal exactly as it was written.
  static func ratio(of decimal: DecimalFraction) -> Value {
    let power = (0..<decimal.decimalPlaces).reduce(UInt128(1)) { product, _ in product * 10 }
    return ratio(UInt128(decimal.mantissa), power)
  }

  /// One exact fraction; unknown for 0/0.
  static func ratio(_ numerator: UInt128, _ denominator: UInt128) -> Value {
    guard let fraction = Fraction(numerator, denominator) else { return .lacking("nobody to divide by") }
    return .ratio(low: fraction, high: fraction)
  }

  static func ratio(_ ratio: ExactRatio, else state: (ExactRatio.Reason) -> String) -> Value {
    switch ratio {
    case .undefined(let reason): .lacking(state(reason))
    default: ratio.fraction.map { .ratio(low: $0, high: $0) } ?? .lacking("not recorded")
    }
  }

  static func count(_ count: Count) -> Value { .count(count.atLeast...count.atMost) }
}

extension ExactRatio {
  /// `nil` when there is no ratio.
  var fraction: Fraction? {
    switch self {
    case .finite(let numerator, let denominator): Fraction(numerator, denominator)
    case .infinite: .infinite
    case .undefined: nil
    }
  }
}
