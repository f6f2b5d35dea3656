// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Expressions

/// Moments, lengths of time, their parts in time zones, and days.
@Suite struct TimeTests {
  @Test(arguments: [
    ("timestamp('2025-03-30T01:30:00+01:00')", "2025-03-30T00:30:00Z"),
    ("timestamp('2025-03-30t01:30:00.25z')", "2025-03-30T01:30:00.250Z"),
    ("timestamp('0001-01-01T00:00:00Z') - duration('1ns')", overflow),
    ("timestamp('9999-12-31T23:59:59.999999999Z') + duration('1ns')", overflow),
    ("timestamp('1969-12-31T23:59:59.5Z') + duration('500ms') == timestamp(0)", "true"),
    ("timestamp('2025-03-01T00:00:00Z') - timestamp('2024-03-01T00:00:00Z')", "31536000s"),
    ("duration('1h30m') + duration('-90m')", "0s"), ("duration('-1.5s')", "-1.500s"),
    ("duration('1.0000000015s')", "1.000000001s"), ("duration('1h') < duration('61m')", "true"),
    ("duration('1h').getMinutes()", "60"), ("duration('-90s').getMinutes()", "-1"),
    ("duration('1d')", notADuration),
    ("duration('')", notADuration),
    ("timestamp('2025-02-29T00:00:00Z')", notAMoment), ("timestamp('2025-01-01T24:00:00Z')", notAMoment),
    ("timestamp('2025-01-01')", notAMoment), ("timestamp('2025-01-01T00:00:00+24:00')", notAMoment),
    // The hour when the clocks of London went forward and back.
    ("timestamp('2025-03-30T00:59:59Z').getHours('Europe/London')", "0"),
    ("timestamp('2025-03-30T01:00:00Z').getHours('Europe/London')", "2"),
    ("timestamp('2025-10-26T00:59:59Z').getHours('Europe/London')", "1"),
    ("timestamp('2025-10-26T01:00:00Z').getHours('Europe/London')", "1"),
    ("timestamp('2025-01-01T02:00:00Z').getDate('-05:00')", "31"),
    ("timestamp('2025-01-01T02:00:00Z').getFullYear('America/New_York')", "2024"),
    ("timestamp('2025-01-01T02:00:00Z').getHours('Mars/Olympus')", noZone),
    ("timestamp('2025-01-01T02:00:00Z').getHours('+5:30')", noZone),
    ("timestamp('2025-06-15T02:00:00Z').getHours('BST')", noZone),
    ("date(timestamp('2025-06-30T23:30:00Z'), 'Europe/London')", "2025-07-01"),
    ("date(timestamp('2025-06-30T23:30:00Z'))", "2025-06-30"),
    ("timestamp(date('2025-07-01'))", "2025-07-01T00:00:00Z"),
    ("date('2000-02-29').getDayOfYear()", "59"), ("date('1969-12-31').getDayOfWeek()", "3"),
    ("int(timestamp('1969-12-31T23:59:58.5Z'))", "-2"),
    ("type(timestamp(0)) == google.protobuf.Timestamp", "true"),
    ("max(timestamp(1), timestamp(2))", "1970-01-01T00:00:02Z"),
  ])
  func times(_ text: String, _ result: String) { #expect(Fixture.result(text) == result) }

  private static let overflow = "error: the result is beyond what a number or date can hold"
  private static let notAMoment =
    "error: the value cannot be made a timestamp (expected such as '2025-04-01T09:30:00Z')"
  private static let notADuration =
    "error: the value cannot be made a duration (expected such as '1h30m' or '90s')"
  private static let noZone =
    "error: the time zone is not known (expected a name such as 'Europe/London', or '+01:00')"
}
