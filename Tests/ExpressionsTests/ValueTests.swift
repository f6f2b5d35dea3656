// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Expressions

@Suite struct ValueTests {
  @Test(
    "literals take the type of their neighbour",
    arguments: [
      ("vacancy.band >= 7", "true"), ("7 <= vacancy.band", "true"), ("vacancy.band == '8a'", "true"),
      ("vacancy.band == '8A'", "true"), ("vacancy.band == '8a (local)'", "true"),
      ("vacancy.band > 'vsm'", "false"),
      ("vacancy.band >= param.from", "true"), ("vacancy.band in ['8a', 9]", "true"),
      ("vacancy.band == (yes ? 7 : '8a')", "false"), ("vacancy.band == band('8a')", "true"),
      ("vacancy.band == band(7)", "false"),
      ("band(vacancy.title) == vacancy.band", "error: the text is no band"),
      ("[vacancy.band, 7]", "['8a', '7']"),
      ("vacancy.closed >= '2025-04-01'", "true"), ("'2025-04-22' == vacancy.closed", "true"),
      ("vacancy.closed - '2025-04-01' == days(21)", "true"), ("vacancy.closed in ['2025-04-22']", "true"),
      ("ratio <= 1.25", "true"), ("ratio == 0.80", "true"), ("ratio >= 1", "false"),
      ("number >= 2", "true"), ("number * 2", "5.0"), ("param.factor < 1", "true"), ("some < 3", "true"),
    ])
  func coercion(_ text: String, _ result: String) { #expect(Fixture.result(text) == result) }

  @Test(
    "a ratio is exact",
    arguments: [
      ("ratio >= 0.80", "true"), ("ratio < 0.80", "false"), ("ratio == 0.8", "true"),
      ("ratio < 0.80000000000000000000000000001", "true"),
      ("ratio > 0.79999999999999999999999999999", "true"),
      ("ratio == param.line", "true"), ("ratio == 8e-1", "true"), ("ratio == 0.08e1", "true"),
      ("ratio == .8", "true"),
      ("infinite > 1e38", "true"), ("infinite == infinite", "true"), ("infinite <= 1.25", "false"),
      ("ratio < infinite", "true"), ("ratio < whole", "true"), ("ratio > whole - 8", "true"),
      ("wide >= 1", "true"), ("wide >= 0.5", "true"), ("wide < 1", "false"),
      ("wide <= 1.25", "unknown: wide (at least 1)"), ("wide > 1", "unknown: wide (at least 1)"),
      ("wide == 1", "unknown: wide (at least 1)"), ("wide == 0.5", "false"),
    ])
  func ratios(_ text: String, _ result: String) { #expect(Fixture.result(text) == result) }

  @Test func fractionsCompareInFullWidth() throws {
    let large = UInt128.max
    let nearOne = try #require(Fraction(large - 1, large))
    let nearer = try #require(Fraction(large - 2, large - 1))
    let one = try #require(Fraction(large, large))
    #expect(nearer < nearOne && nearOne < one)
    #expect(one == Fraction(1))
    #expect(nearOne < .infinite && Fraction(0) < nearer)
    #expect(Fraction(0, 0) == nil)
    #expect(try #require(Fraction(0, 5)) == Fraction(0))
  }

  @Test(
    "a count that is a range",
    arguments: [
      ("some >= 1", "unknown: some (between 0 and 2)"), ("some >= 0", "true"), ("some > 2", "false"),
      ("some == 5", "false"), ("some != 5", "true"), ("some == 1", "unknown: some (between 0 and 2)"),
      ("some <= 2", "true"), ("some + 1 >= 1", "true"), ("some * 2", "between 0 and 4"),
      ("vacancy.panel.minority >= 1", "unknown: vacancy.panel.minority (between 0 and 2)"),
      ("vacancy.panel.trained >= 1", "true"), ("vacancy.panel.members == 3", "true"),
      ("vacancy.panel.members - some", "between 1 and 3"), ("some - some", "between -2 and 2"),
      ("-some", "between -2 and 0"), ("some * -1", "between -2 and 0"), ("some < whole", "true"),
      (
        "vacancy.panel.minority + vacancy.panel.trained > 3",
        "unknown: vacancy.panel.minority (between 0 and 2), vacancy.panel.trained (between 1 and 3)"
      ),
      ("min(some, 1)", "between 0 and 1"), ("max(some, 1)", "between 1 and 2"),
      ("(yes ? some : 1) > 1", "unknown: (yes ? some : 1) (between 0 and 2)"),
      ("[1, 2, 3][some]", "unknown: some (between 0 and 2)"),
      ("some * 4611686018427387904", "error: the result is beyond what a number or date can hold"),
      ("vacancy.panel.partial.size() * 2", "at least 2"), ("5 - vacancy.panel.partial.size()", "at most 4"),
      ("vacancy.panel.partial.size() * 0", "0"),
      ("vacancy.panel.partial.size() - vacancy.panel.partial.size()", "any number"),
    ])
  func counts(_ text: String, _ result: String) { #expect(Fixture.result(text) == result) }

  @Test(
    "a scale value that is a range of ranks",
    arguments: [
      ("vacancy.range < 7", "true"), ("vacancy.range >= 6", "unknown: vacancy.range (between '5' and '6')"),
      ("vacancy.range == '5'", "unknown: vacancy.range (between '5' and '6')"),
      ("vacancy.range == 9", "false"),
      ("vacancy.range < vacancy.band", "true"), ("vacancy.range", "between '5' and '6'"),
    ])
  func scaleRanges(_ text: String, _ result: String) { #expect(Fixture.result(text) == result) }

  @Test(
    "arithmetic never traps",
    arguments: [
      ("1 + 2 * 3 - 4 / 2", "5"), ("-7 / 2", "-3"), ("-7 % 2", "-1"), ("7 % -2", "1"), ("0x1F", "31"),
      ("big + 1", "error: the result is beyond what a number or date can hold"),
      ("-big - 2", "error: the result is beyond what a number or date can hold"),
      ("big * 2", "error: the result is beyond what a number or date can hold"),
      ("-9223372036854775808", "-9223372036854775808"),
      ("-(-9223372036854775808)", "error: the result is beyond what a number or date can hold"),
      ("-9223372036854775808 / -1", "error: the result is beyond what a number or date can hold"),
      ("-9223372036854775808 % -1", "error: the result is beyond what a number or date can hold"),
      ("abs(-9223372036854775808)", "error: the result is beyond what a number or date can hold"),
      ("1 / 0", "error: division by zero"), ("1 % 0", "error: division by zero"), ("1.0 / 0.0", "inf"),
      ("1.5 + 1.0", "2.5"), ("number - 0.5", "2.0"),
      ("int(1e300)", "error: the result is beyond what a number or date can hold"),
      ("int(0.0 / 0.0)", "error: the result is beyond what a number or date can hold"),
      ("0.0 / 0.0 == 0.0 / 0.0", "false"), ("0.0 / 0.0 < 1.0", "false"),
      ("whole < 7.5", "true"), ("whole == 7.0", "true"), ("big < 9223372036854775808.0", "true"),
      ("big == 9223372036854775807.0", "false"), ("-1 > -1.5", "true"), ("-2 < -1.5", "true"),
      ("0 > -0.5", "true"),
      ("7.5 > whole", "true"), ("big > 1e300", "false"), ("big > -1e300", "true"),
      ("max(1.0, 0.0 / 0.0)", "nan"), ("max(0.0 / 0.0, 1.0)", "nan"), ("min(2, 1, 3)", "1"),
      ("max([4, 9, 2])", "9"),
      ("min(param.factor, 1)", "0.5"), ("min([])", "error: an empty list has no least or greatest element"),
      ("min([1].filter(x, x > 1))", "error: an empty list has no least or greatest element"),
      ("max(vacancy.panel.seats.map(s, s.score))", "error: a part has no value to work with (it is none)"),
    ])
  func arithmetic(_ text: String, _ result: String) { #expect(Fixture.result(text) == result) }

  @Test(
    "dates and periods",
    arguments: [
      ("date('2024-01-31') + months(1)", "2024-02-29"), ("date('2023-01-31') + months(1)", "2023-02-28"),
      ("date('2024-02-29') + months(12)", "2025-02-28"), ("date('2025-03-31') - months(1)", "2025-02-28"),
      ("days(1) + date('2024-12-31')", "2025-01-01"),
      ("date('2025-01-15') - months(1) - days(15)", "2024-11-30"),
      ("vacancy.closed", "2025-04-22"), ("vacancy.closed - days(21)", "2025-04-01"),
      ("vacancy.closed - date('2025-04-01')", "21 days"),
      ("date('1970-01-01') - date('0001-01-01')", "719162 days"),
      ("vacancy.closed - date('2025-04-01') <= days(28)", "true"), ("months(13) > months(12)", "true"),
      ("months(1) == months(1)", "true"), ("months(1) + days(2)", "1 month and 2 days"),
      ("months(1) > days(-1)", "true"),
      (
        "months(1) < days(30)",
        "error: months and days cannot be compared. Compare dates instead: opened + months(1) >= closed"
      ),
      (
        "months(1) == days(30)",
        "error: months and days cannot be compared. Compare dates instead: opened + months(1) >= closed"
      ),
      ("date('9999-12-31') + days(1)", "error: the result is beyond what a number or date can hold"),
      ("date('0001-01-01') - months(1)", "error: the result is beyond what a number or date can hold"),
      ("months(3000000000)", "error: the result is beyond what a number or date can hold"),
      ("days(2147483647) + days(1)", "error: the result is beyond what a number or date can hold"),
      ("vacancy.withdrawn == null", "true"),
      ("vacancy.withdrawn != null && vacancy.withdrawn > '2025-01-01'", "false"),
      (
        "vacancy.withdrawn > '2025-01-01'",
        "error: 'vacancy.withdrawn' has no value to work with (it is none). Ask first: vacancy.withdrawn != null"
      ),
      ("vacancy.withdrawn == '2025-01-01'", "false"),
      (
        "date(vacancy.title)",
        "error: the text is no date (expected year, month and day, such as '2025-04-01')"
      ),
      ("string(vacancy.closed)", "\"2025-04-22\""),
    ])
  func dates(_ text: String, _ result: String) { #expect(Fixture.result(text) == result) }

  @Test func everyDayOfFourHundredYearsIsReadBackFromItsText() {
    var previous = ""
    for day in Int32(-25_567)..<Int32(120_530) {
      let text = CalendarDate.text(day)
      #expect(text > previous)
      guard CalendarDate.day(text) == day else {
        Issue.record("day \(day) reads back wrongly from \(text)")
        return
      }
      previous = text
    }
    #expect(CalendarDate.text(0) == "1970-01-01" && CalendarDate.text(11_016) == "2000-02-29")
    #expect(CalendarDate.text(-719_162) == "0001-01-01" && CalendarDate.text(2_932_896) == "9999-12-31")
  }

  @Test(arguments: [
    "2025-02-29", "1900-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "2025-4-1", "01/04/2025", "",
    "2025-04-01 ", "0000-01-01", "2025-04-0x", "+025-04-01",
  ])
  func whatIsNoDateIsRefused(_ text: String) { #expect(CalendarDate.day(text) == nil) }
}
