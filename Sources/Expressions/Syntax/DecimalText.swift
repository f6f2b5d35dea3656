// SPDX-License-Identifier: Apache-2.0

/// A decimal literal as it was written, kept beside its nearest `Double`, so that `0.80` against a ratio is
/// four fifths and not the binary number beside it.
struct DecimalText: Sendable, Equatable {
  /// Digits as written, with a leading minus sign when negative.
  let text: String
  /// The nearest binary number; always finite.
  let value: Double

  /// `nil` when the text is no number or too large for a `Double`.
  init?(_ text: String) {
    guard let value = Double(text), value.isFinite else { return nil }
    self.text = text
    self.value = value
  }

  var negated: DecimalText? {
    DecimalText(text.hasPrefix("-") ? String(text.dropFirst()) : "-" + text)
  }

  /// Exactly what the digits say; `nil` when negative or with more digits than a `Fraction` holds.
  var fraction: Fraction? {
    var numerator: UInt128 = 0
    var scale = 0
    var seenPoint = false
    var rest = text.utf8[...]
    while let byte = rest.first, byte != UInt8(ascii: "e"), byte != UInt8(ascii: "E") {
      rest.removeFirst()
      if byte == UInt8(ascii: ".") {
        seenPoint = true
        continue
      }
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      let (shifted, tooLarge) = numerator.multipliedReportingOverflow(by: 10)
      let (sum, carried) = shifted.addingReportingOverflow(UInt128(byte - UInt8(ascii: "0")))
      if tooLarge || carried { return nil }
      numerator = sum
      if seenPoint { scale += 1 }
    }
    if !rest.isEmpty {
      guard let exponent = Int(Substring(rest.dropFirst())), (-10_000...10_000).contains(exponent)
      else { return nil }
      scale -= exponent
    }
    return Self.scaled(numerator, by: scale)
  }

  private static func scaled(_ numerator: UInt128, by scale: Int) -> Fraction? {
    if numerator == 0 { return Fraction(0) }
    guard scale.magnitude <= 38 else { return nil }
    var power: UInt128 = 1
    for _ in 0..<scale.magnitude { power *= 10 }
    if scale >= 0 { return Fraction(numerator, power) }
    let (product, overflow) = numerator.multipliedReportingOverflow(by: power)
    return overflow ? nil : Fraction(product, 1)
  }
}
