// SPDX-License-Identifier: Apache-2.0

/// A day of the proleptic Gregorian calendar, without a time or a zone.
package struct CivilDate: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01.
  package let days: Int32

  package init(days: Int32) { self.days = days }

  /// The day with this year, month (1 to 12) and day (1 to 31), or `nil` when there is no such day.
  ///
  /// Years outside 0 to 9999 are refused.
  package init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month) else { return nil }
    guard (1...CivilDate.length(ofMonth: month, year: year)).contains(day) else { return nil }
    // Counting from 1 March puts the leap day last, so that a month's offset does not depend on the year.
    let shifted = month > 2 ? year : year - 1
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    days = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// The day written as `2025-04-01`, or `nil`.
  package init?(iso text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var sum = 0
      for byte in bytes[range] {
        guard byte >= 48, byte <= 57 else { return nil }
        sum = sum * 10 + Int(byte - 48)
      }
      return sum
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
    self.init(year: year, month: month, day: day)
  }

  package static func < (left: CivilDate, right: CivilDate) -> Bool { left.days < right.days }

  /// Year, month and day.
  package var parts: (year: Int, month: Int, day: Int) {
    let shifted = Int(days) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The day this many days later.
  package func adding(days count: Int) -> CivilDate {
    CivilDate(days: Int32(clamping: Int(days) + count))
  }

  /// The same day of the month this many months later, or that month's last day where it is shorter.
  package func adding(months count: Int) -> CivilDate {
    let (year, month, day) = parts
    let total = year * 12 + month - 1 + count
    let newYear = min(max(total >= 0 ? total / 12 : (total - 11) / 12, 0), 9999)
    let newMonth = ((total % 12) + 12) % 12 + 1
    let last = CivilDate.length(ofMonth: newMonth, year: newYear)
    return CivilDate(year: newYear, month: newMonth, day: min(day, last)) ?? self
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CivilDate: CustomStringConvertible {
  /// ISO 8601: `2025-04-01`.
  package var description: String {
    let (year, month, day) = parts
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}

/// Which date of an application or vacancy places it in a period.
package enum PeriodBasis: String, Sendable, Hashable, CaseIterable {
  case shortlisted, appointed, closed, applied
}

/// The days from the first to the last, both included, and the date by which records are placed in it.
package struct ReportingPeriod: Sendable, Hashable {
  package let first: CivilDate
  package let last: CivilDate
  package let basis: PeriodBasis

  package init(first: CivilDate, last: CivilDate, basis: PeriodBasis = .shortlisted) {
    self.first = first
    self.last = last
    self.basis = basis
  }

  package func contains(_ date: CivilDate) -> Bool { first <= date && date <= last }
}
