// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import Testing

@Suite struct CivilDateTests {
  @Test func `every day of four centuries agrees with the calendar of Foundation`() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    for days in stride(from: -73_000, through: 73_000, by: 7) {
      let foundation = calendar.dateComponents(
        [.year, .month, .day], from: Date(timeIntervalSince1970: Double(days) * 86_400))
      let date = CivilDate(days: Int32(days))
      #expect(date.parts.year == foundation.year)
      #expect(date.parts.month == foundation.month)
      #expect(date.parts.day == foundation.day)
      #expect(CivilDate(year: date.parts.year, month: date.parts.month, day: date.parts.day) == date)
      #expect(CivilDate(iso: date.description) == date)
    }
  }

  @Test(arguments: [
    "2025-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "2025-4-01", "01/04/2025", "2025-04-01T00:00", "",
    "２０２５-04-01",
  ])
  func `what is no day is refused`(text: String) {
    #expect(CivilDate(iso: text) == nil)
  }

  @Test(arguments: [
    ("2024-01-31", 1, "2024-02-29"), ("2025-01-31", 1, "2025-02-28"), ("2025-12-15", 1, "2026-01-15"),
    ("2025-03-31", -1, "2025-02-28"), ("2025-01-15", -36, "2022-01-15"), ("2024-02-29", 12, "2025-02-28"),
  ])
  func `adding months keeps the day, or takes the month's last`(start: String, months: Int, end: String)
    throws
  {
    let date = try #require(CivilDate(iso: start))
    #expect(date.adding(months: months).description == end)
  }

  @Test func `a period holds its first and its last day`() throws {
    let first = try #require(CivilDate(iso: "2025-04-01"))
    let last = try #require(CivilDate(iso: "2026-03-31"))
    let period = ReportingPeriod(first: first, last: last)
    #expect(period.contains(first) && period.contains(last))
    #expect(!period.contains(first.adding(days: -1)) && !period.contains(last.adding(days: 1)))
  }
}
