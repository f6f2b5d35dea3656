// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Foundation

/// Numbers and days as people read them. Rounding happens here, and only for reading.
enum WordedNumber {
  /// With a comma every three digits.
  static func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// As few digits as give the number back: "95", "97.5", "0.25".
  static func shortest(_ value: Double) -> String { JSONWriter.digits(value) }

  /// "1 check", "3 checks".
  static func counted(_ number: Int, _ one: String, _ many: String) -> String {
    "\(grouped(number)) \(number == 1 ? one : many)"
  }

  /// "1,480", or "1 to 3" for a range.
  static func count(_ count: Count) -> String {
    count.exact.map(grouped) ?? "\(grouped(count.atLeast)) to \(grouped(count.atMost))"
  }

  /// "1,480", or "1–3" for a range, where words would be taken for the sentence around them.
  static func dashed(_ count: Count) -> String {
    count.exact.map(grouped) ?? "\(grouped(count.atLeast))–\(grouped(count.atMost))"
  }

  /// With that many decimals, a half rounded away from zero, as the sentences of the rules round it.
  ///
  /// A half is told by the first twelve significant digits: 2.275 is a half, though the binary number nearest
  /// to it lies below.
  static func fixed(_ value: Double, _ decimals: Int) -> String {
    guard let units = units(value.magnitude, decimals) else { return String(format: "%.\(decimals)f", value) }
    let sign = value < 0 && units > 0 ? "-" : ""
    guard decimals > 0 else { return "\(sign)\(units)" }
    let digits = String(units)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return "\(sign)\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
  }

  /// How many of the last place's units the number is; `nil` when all twelve digits stand before that place,
  /// and for what is no number.
  private static func units(_ value: Double, _ decimals: Int) -> Int? {
    let parts = String(format: "%.11e", value).split(separator: "e")
    guard parts.count == 2, let power = Int(parts[1]), let digits = Int(parts[0].filter { $0 != "." })
    else { return nil }
    let dropped = 11 - power - decimals
    guard dropped > 0 else { return nil }
    guard dropped <= 12 else { return 0 }
    let unit = (0..<dropped).reduce(1) { product, _ in product * 10 }
    return (2 * digits + unit) / (2 * unit)
  }

  /// Two decimals, and more where two would put the ratio on an edge (0.80, 1, 1.25) on which it is not.
  static func ratio(_ value: Double) -> String {
    for decimals in 2...8 {
      let text = fixed(value, decimals)
      let isOnEdge = [0.8, 1, 1.25].contains {
        abs((Double(text) ?? value) - $0) < 1e-9 && abs(value - $0) > 1e-12
      }
      if !isOnEdge { return text }
    }
    return fixed(value, 9)
  }

  /// The ratio, "infinite", or "no figure".
  static func ratio(_ number: MeasuredNumber) -> String {
    switch number {
    case .finite(let value) where value.isFinite: ratio(value)
    case .finite(let value) where value > 0: unlimited
    case .infinite: unlimited
    default: "no figure"
    }
  }

  /// The lowest and the highest that a ratio may be: "0.81 to 2.50", "0.81 or more" without an upper limit, or that
  /// it cannot be told.
  static func ratio(from low: MeasuredNumber, to high: MeasuredNumber) -> String {
    let (lowest, highest) = (ratio(low), ratio(high))
    if lowest == highest { return lowest }
    guard highest == unlimited else { return "\(lowest) to \(highest)" }
    return low == .finite(0) ? "cannot be told" : "\(lowest) or more"
  }

  private static let unlimited = "infinite"

  /// "23.8%" of two exact counts; `nil` for a range, and for none of none.
  static func percent(_ part: Count, of whole: Count) -> String? {
    guard let part = part.exact, let whole = whole.exact, whole > 0 else { return nil }
    return fixed(Double(part) * 100 / Double(whole), 1) + "%"
  }

  /// "31 March 2026".
  static func day(_ date: CivilDate) -> String {
    let (year, month, day) = date.parts
    return "\(day) \(CalendarMonth.names[month - 1]) \(year)"
  }

  /// A p-value: four decimals, or "below 0.0001".
  static func probability(_ value: Double) -> String { value < 0.0001 ? "below 0.0001" : fixed(value, 4) }
}
