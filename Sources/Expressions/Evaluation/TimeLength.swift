// SPDX-License-Identifier: Apache-2.0

/// A length of time to the nanosecond, of at most 10 000 years (google.protobuf.Duration).
package struct TimeLength: Sendable, Hashable, Comparable {
  package let seconds: Int64
  /// Of the same sign as the seconds, below a second.
  package let nanoseconds: Int32

  private static let longest: Int64 = 315_576_000_000

  /// `nil` beyond 10 000 years of 365.25 days.
  package init?(seconds: Int64, nanoseconds: Int64 = 0) {
    let whole = Int128(seconds) * 1_000_000_000 + Int128(nanoseconds)
    self.init(nanoseconds: whole)
  }

  private init?(nanoseconds whole: Int128) {
    let (seconds, rest) = whole.quotientAndRemainder(dividingBy: 1_000_000_000)
    guard abs(seconds) < Int128(Self.longest) || (abs(seconds) == Int128(Self.longest) && rest == 0) else {
      return nil
    }
    self.seconds = Int64(seconds)
    self.nanoseconds = Int32(rest)
  }

  package static func < (a: TimeLength, b: TimeLength) -> Bool {
    (a.seconds, a.nanoseconds) < (b.seconds, b.nanoseconds)
  }

  var opposite: TimeLength? { TimeLength(seconds: -seconds, nanoseconds: -Int64(nanoseconds)) }

  func adding(_ other: TimeLength) -> TimeLength? {
    TimeLength(seconds: seconds + other.seconds, nanoseconds: Int64(nanoseconds) + Int64(other.nanoseconds))
  }
}

extension TimeLength {
  /// Numbers with their units one behind the other, with a sign before all: `1h30m`, `-1.5s`, `100ms`.
  package init?(_ text: String) {
    var rest = Array(text.utf8)[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    if rest.elementsEqual("0".utf8) {
      self.init(nanoseconds: 0)
      return
    }
    guard !rest.isEmpty else { return nil }
    var sum: Int128 = 0
    while !rest.isEmpty {
      guard let part = Self.part(&rest) else { return nil }
      sum += part
      if sum > Int128(Self.longest) * 1_000_000_000 { return nil }
    }
    self.init(nanoseconds: isNegative ? -sum : sum)
  }

  /// One number with its unit, in nanoseconds.
  private static func part(_ rest: inout ArraySlice<UInt8>) -> Int128? {
    let whole = rest.prefix(while: \.isDigit)
    rest = rest[whole.endIndex...]
    var fraction: ArraySlice<UInt8> = []
    if rest.first == UInt8(ascii: ".") {
      fraction = rest.dropFirst().prefix(while: \.isDigit)
      rest = rest.dropFirst(1 + fraction.count)
    }
    let name = rest.prefix { !$0.isDigit && $0 != UInt8(ascii: ".") }
    rest = rest[name.endIndex...]
    guard whole.count + fraction.count > 0, whole.count <= 18, fraction.count <= 18,
      let unit = units[String(decoding: name, as: UTF8.self)]
    else { return nil }
    let scale = fraction.reduce(Int128(1)) { scale, _ in scale * 10 }
    return Int128(whole.number ?? 0) * unit + Int128(fraction.number ?? 0) * unit / scale
  }

  private static let units: [String: Int128] = [
    "h": 3_600_000_000_000, "m": 60_000_000_000, "s": 1_000_000_000, "ms": 1_000_000, "us": 1_000,
    "\u{B5}s": 1_000, "\u{3BC}s": 1_000, "ns": 1,
  ]

  /// `.5` as `.500`: three, six or nine digits, or nothing.
  static func fraction(_ nanoseconds: Int) -> String {
    if nanoseconds == 0 { return "" }
    let digits = CalendarDate.padded(nanoseconds, 9)
    let zeros = digits.utf8.reversed().prefix { $0 == UInt8(ascii: "0") }.count
    return "." + digits.dropLast(zeros / 3 * 3)
  }
}

extension TimeLength: CustomStringConvertible {
  /// In seconds: `5401.500s`.
  package var description: String {
    let sign = seconds < 0 || nanoseconds < 0 ? "-" : ""
    return sign + "\(seconds.magnitude)" + Self.fraction(Int(nanoseconds.magnitude)) + "s"
  }
}

extension Collection<UInt8> {
  /// What the digits say; `nil` when there are none, or something else, or too many.
  var number: Int? {
    isEmpty || !allSatisfy(\.isDigit) ? nil : Int(String(decoding: self, as: UTF8.self))
  }
}
