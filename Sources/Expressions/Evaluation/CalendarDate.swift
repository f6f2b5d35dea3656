// SPDX-License-Identifier: Apache-2.0

/// Days of the Gregorian calendar as days since 1970-01-01, from year 1 to year 9999.
enum CalendarDate {
  /// 0001-01-01 and 9999-12-31.
  static let days: ClosedRange<Int> = -719_162...2_932_896

  /// The day written as `2025-04-01`; `nil` when the text is anything else or names no day.
  static func day(_ text: String) -> Int32? {
    let bytes = Array(text.utf8.prefix(11))
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10]),
      year >= 1, (1...12).contains(month), day >= 1, day <= length(ofMonth: month, in: year)
    else { return nil }
    return Int32(daysBefore(year: year, month: month) + day - 1)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard digit.isDigit else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
  }

  static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days from 1970-01-01 to the first of the month.
  private static func daysBefore(year: Int, month: Int) -> Int {
    let past = year - 1
    let leapDays = past / 4 - past / 100 + past / 400
    let monthDays = (1..<month).reduce(0) { $0 + length(ofMonth: $1, in: year) }
    return past * 365 + leapDays + monthDays - 719_162
  }

  /// Year, month and day of a day within `days`.
  static func civil(_ day: Int) -> (year: Int, month: Int, day: Int) {
    // 146 097 days are 400 years; the guess is at most one year off.
    var year = 1970 + day * 400 / 146_097
    while daysBefore(year: year, month: 1) > day { year -= 1 }
    while daysBefore(year: year + 1, month: 1) <= day { year += 1 }
    var rest = day - daysBefore(year: year, month: 1)
    var month = 1
    while rest >= length(ofMonth: month, in: year) {
      rest -= length(ofMonth: month, in: year)
      month += 1
    }
    return (year, month, rest + 1)
  }

  /// The day so many months later, or the month's last day when it is shorter, and then so many days later.
  /// `nil` beyond the years 1 to 9999.
  static func adding(months: Int, days extra: Int, to start: Int) -> Int32? {
    guard days.contains(start), abs(months) <= 200_000, abs(extra) <= 10_000_000 else { return nil }
    let (year, month, day) = civil(start)
    let whole = year * 12 + month - 1 + months
    guard whole >= 12, whole < 120_000 else { return nil }
    let (newYear, newMonth) = (whole / 12, whole % 12 + 1)
    let clamped = min(day, length(ofMonth: newMonth, in: newYear))
    let result = daysBefore(year: newYear, month: newMonth) + clamped - 1 + extra
    return days.contains(result) ? Int32(result) : nil
  }

  /// `2025-04-01`; a day beyond the years 1 to 9999 as a number of days.
  static func text(_ day: Int32) -> String {
    guard days.contains(Int(day)) else { return "day \(day)" }
    let (year, month, dayOfMonth) = civil(Int(day))
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(dayOfMonth, 2)
  }

  static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
