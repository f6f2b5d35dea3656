// SPDX-License-Identifier: Apache-2.0

/// An exact decimal of zero or more, such as the edge "0.80" or "1.25": `mantissa` / 10^`decimalPlaces`.
///
/// Equality and order are those of the numbers: 0.8 equals 0.80.
package struct DecimalFraction: Sendable {
  /// The most decimal places accepted.
  package static let mostDecimalPlaces = 18

  /// The digits without the point, 0 or more.
  package let mantissa: Int
  /// How many of the digits stand after the point, 0 to ``mostDecimalPlaces``.
  package let decimalPlaces: Int

  /// 1, at which two groups fare alike.
  package static let one = DecimalFraction(checkedMantissa: 1, decimalPlaces: 0)

  private init(checkedMantissa mantissa: Int, decimalPlaces: Int) {
    self.mantissa = mantissa
    self.decimalPlaces = decimalPlaces
  }

  /// `mantissa` / 10^`decimalPlaces`; nil when the mantissa is negative or the places are out of range.
  package init?(mantissa: Int, decimalPlaces: Int) {
    guard mantissa >= 0, (0...DecimalFraction.mostDecimalPlaces).contains(decimalPlaces) else { return nil }
    self.init(checkedMantissa: mantissa, decimalPlaces: decimalPlaces)
  }

  /// Reads plain decimal digits with at most one point between digits, such as `1`, `0.8` or `1.25`.
  ///
  /// Anything else gives nil: a sign, an exponent, a comma, a space, a percent sign, `.5`, `5.`, a leading
  /// zero before another digit, more than 18 decimal places, or a number that does not fit 63 bits without
  /// its point.
  package init?(_ text: some StringProtocol) {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first else { return nil }
    guard whole.count == 1 || whole.first != UInt8(ascii: "0") else { return nil }
    var mantissa = 0
    for part in parts {
      guard let appended = DecimalFraction.appending(part, to: mantissa) else { return nil }
      mantissa = appended
    }
    self.init(mantissa: mantissa, decimalPlaces: parts.count == 2 ? parts[1].count : 0)
  }

  private static func appending(_ digits: some Collection<UInt8>, to start: Int) -> Int? {
    guard !digits.isEmpty else { return nil }
    var value = start
    for byte in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      let shifted = value.multipliedReportingOverflow(by: 10)
      let added = shifted.partialValue.addingReportingOverflow(Int(byte - UInt8(ascii: "0")))
      guard !shifted.overflow, !added.overflow else { return nil }
      value = added.partialValue
    }
    return value
  }
}

extension DecimalFraction {
  /// The nearest binary number, for display and intervals only; never compare counts with it.
  package var value: Double { Double(mantissa) / Double(powerOfTen) }

  /// 10^`decimalPlaces`, exact.
  var powerOfTen: UInt128 {
    (0..<decimalPlaces).reduce(1) { power, _ in power * 10 }
  }
}

extension DecimalFraction: Comparable {
  /// Whether two decimals are the same number, however many zeros they end in.
  package static func == (left: DecimalFraction, right: DecimalFraction) -> Bool {
    left.ordering(relativeTo: right) == .equal
  }

  /// Whether the left decimal is the smaller number.
  package static func < (left: DecimalFraction, right: DecimalFraction) -> Bool {
    left.ordering(relativeTo: right) == .below
  }

  private func ordering(relativeTo other: DecimalFraction) -> Ordering {
    Ordering(
      of: (UInt128(mantissa), other.powerOfTen), relativeTo: (UInt128(other.mantissa), powerOfTen))
  }
}

extension DecimalFraction: CustomStringConvertible {
  /// The decimal as it was written: "0.80" stays "0.80".
  package var description: String {
    guard decimalPlaces > 0 else { return String(mantissa) }
    let digits = String(mantissa)
    let padding = max(0, decimalPlaces + 1 - digits.count)
    let padded = String(repeating: "0", count: padding) + digits
    return "\(padded.dropLast(decimalPlaces)).\(padded.suffix(decimalPlaces))"
  }
}
