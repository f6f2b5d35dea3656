// SPDX-License-Identifier: Apache-2.0

/// A moment in time, from the beginning of the year 1 to the end of the year 9999, to the nanosecond
/// (google.protobuf.Timestamp).
package struct Moment: Sendable, Hashable, Comparable {
  /// Since 1970-01-01 00:00 UTC.
  package let seconds: Int64
  /// 0 to 999 999 999, forward in time also before 1970.
  package let nanoseconds: Int32

  static let range: ClosedRange<Int64> = -62_135_596_800...253_402_300_799
  private static let secondsOfDay: Int64 = 86_400

  /// `nil` beyond the years 1 to 9999.
  package init?(seconds: Int64, nanoseconds: Int32 = 0) {
    guard Self.range.contains(seconds), (0..<1_000_000_000).contains(nanoseconds) else { return nil }
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  package static func < (a: Moment, b: Moment) -> Bool {
    (a.seconds, a.nanoseconds) < (b.seconds, b.nanoseconds)
  }

  func adding(_ length: TimeLength) -> Moment? {
    let (seconds, overflow) = seconds.addingReportingOverflow(length.seconds)
    return overflow ? nil : Self.carried(seconds, Int64(nanoseconds) + Int64(length.nanoseconds))
  }

  /// `nil` beyond 292 years, which are the most nanoseconds in 64 bits, as CEL has it.
  func since(_ other: Moment) -> TimeLength? {
    let (whole, overflow) = (seconds - other.seconds).multipliedReportingOverflow(by: 1_000_000_000)
    let difference = Int64(nanoseconds) - Int64(other.nanoseconds)
    guard !overflow, !whole.addingReportingOverflow(difference).overflow else { return nil }
    return TimeLength(
      seconds: seconds - other.seconds, nanoseconds: Int64(nanoseconds) - Int64(other.nanoseconds))
  }

  private static func carried(_ seconds: Int64, _ nanoseconds: Int64) -> Moment? {
    let carry = nanoseconds.floorDivided(by: 1_000_000_000)
    return Moment(
      seconds: seconds + carry, nanoseconds: Int32(nanoseconds - carry * 1_000_000_000))
  }

  /// The day and the second of that day, so many seconds east of Greenwich.
  func local(_ offset: Int) -> (day: Int, second: Int) {
    let local = seconds + Int64(offset)
    let day = local.floorDivided(by: Self.secondsOfDay)
    return (Int(day), Int(local - day * Self.secondsOfDay))
  }

  /// The beginning of a day in UTC.
  init?(day: Int32) { self.init(seconds: Int64(day) * Self.secondsOfDay) }
}

extension Moment {
  /// As RFC 3339 writes it, `2025-04-01T09:30:00Z`, with up to nine digits of a second; `nil` for anything else.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, let day = CalendarDate.day(String(decoding: bytes[..<10], as: UTF8.self)),
      bytes[10] | 0x20 == UInt8(ascii: "t"), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let hour = bytes[11...12].number, let minute = bytes[14...15].number,
      let second = bytes[17...18].number, hour < 24, minute < 60, second < 60
    else { return nil }
    var rest = bytes[19...]
    var nanoseconds = 0
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix(while: \.isDigit)
      guard (1...9).contains(digits.count), let fraction = digits.number else { return nil }
      nanoseconds = (digits.count..<9).reduce(fraction) { sum, _ in sum * 10 }
      rest = rest[digits.endIndex...]
    }
    guard let offset = Self.offset(rest) else { return nil }
    let seconds = Int64(day) * 86_400 + Int64(hour * 3600 + minute * 60 + second - offset)
    self.init(seconds: seconds, nanoseconds: Int32(nanoseconds))
  }

  /// `Z` or `+01:00`, in seconds.
  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
    if bytes.count == 1, bytes.first.map({ $0 | 0x20 }) == UInt8(ascii: "z") { return 0 }
    guard let sign = bytes.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
    return ZoneOffset.fixed(bytes.dropFirst()).map { sign == UInt8(ascii: "-") ? -$0 : $0 }
  }
}

extension Moment: CustomStringConvertible {
  /// As RFC 3339 writes it in UTC, with three, six or nine digits of a second where they are needed.
  package var description: String {
    let (day, second) = local(0)
    let time = [second / 3600, second / 60 % 60, second % 60].map { CalendarDate.padded($0, 2) }
    return CalendarDate.text(Int32(day)) + "T" + time.joined(separator: ":")
      + TimeLength.fraction(Int(nanoseconds)) + "Z"
  }
}

extension Int64 {
  /// Towards the smaller number, also below 0.
  fileprivate func floorDivided(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
