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

  /// With that many decimals.
  static func fixed(_ value: Double, _ decimals: Int) -> String {
    let text = String(format: "%.\(decimals)f", value)
    return text.hasPrefix("-") && !text.contains(where: { ("1"..."9").contains($0) })
      ? String(text.dropFirst()) : text
  }

  /// Two decimals, and more where two would put the ratio on an edge (0.80, 1, 1.25) on which it is not.
  static func ratio(_ value: Double) -> String {
    for decimals in 2...6 {
      let text = fixed(value, decimals)
      let isOnEdge = [0.8, 1, 1.25].contains {
        abs((Double(text) ?? value) - $0) < 1e-9 && abs(value - $0) > 1e-12
      }
      if !isOnEdge { return text }
    }
    return fixed(value, 6)
  }

  /// The ratio, "infinite", or "no figure".
  static func ratio(_ number: MeasuredNumber) -> String {
    switch number {
    case .finite(let value) where value.isFinite: ratio(value)
    case .finite(let value) where value > 0: "infinite"
    case .infinite: "infinite"
    default: "no figure"
    }
  }

  /// "23.8%" of two exact counts; `nil` for a range, and for none of none.
  static func percent(_ part: Count, of whole: Count) -> String? {
    guard let part = part.exact, let whole = whole.exact, whole > 0 else { return nil }
    return fixed(Double(part) * 100 / Double(whole), 1) + "%"
  }

  /// "31 March 2026".
  static func day(_ date: CivilDate) -> String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
      "November", "December",
    ]
    let (year, month, day) = date.parts
    return "\(day) \(months[month - 1]) \(year)"
  }

  /// A p-value: four decimals, or "below 0.0001".
  static func probability(_ value: Double) -> String { value < 0.0001 ? "below 0.0001" : fixed(value, 4) }
}
