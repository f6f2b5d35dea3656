// SPDX-License-Identifier: Apache-2.0

/// A month of the calendar.
package struct CalendarMonth: Sendable, Hashable, Comparable {
  /// Months since January of the year 0.
  private let number: Int

  private init(number: Int) { self.number = number }

  /// The month of a day.
  package init(_ day: CivilDate) {
    let (year, month, _) = day.parts
    number = year * 12 + month - 1
  }

  /// The month written as `2025-04`; `nil` for anything else.
  package init?(name: String) {
    guard let day = CivilDate(iso: name + "-01") else { return nil }
    self.init(day)
  }

  package static func < (left: CalendarMonth, right: CalendarMonth) -> Bool { left.number < right.number }

  /// The month this many months later.
  package func adding(_ months: Int) -> CalendarMonth { CalendarMonth(number: number + months) }

  /// `2025-04`
  package var name: String {
    let (year, month) = (String(number / 12), String(number % 12 + 1))
    return String(repeating: "0", count: max(0, 4 - year.count)) + "\(year)-" + (month.count < 2 ? "0" : "")
      + month
  }

  /// `April 2025`
  package var words: String { "\(CalendarMonth.names[number % 12]) \(number / 12)" }

  /// `Apr 2025`
  package var short: String { "\(CalendarMonth.names[number % 12].prefix(3)) \(number / 12)" }

  /// From January on.
  package static let names = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]
}

/// A year from April to March, by which the NHS reports.
package struct FinancialYear: Sendable, Hashable, Comparable {
  /// The year in which it begins.
  private let first: Int

  /// The year of a day.
  package init(_ day: CivilDate) {
    let (year, month, _) = day.parts
    first = month < 4 ? year - 1 : year
  }

  package static func < (left: FinancialYear, right: FinancialYear) -> Bool { left.first < right.first }

  /// `2025-26`
  package var name: String {
    let next = String((first + 1) % 100)
    return "\(first)-" + (next.count < 2 ? "0" : "") + next
  }
}
