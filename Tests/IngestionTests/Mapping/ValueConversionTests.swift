// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Ingestion

@Suite("Raw values become values of the model")
struct ValueConversionTests {
  private func convert(_ text: String, _ conversion: Conversion, empty: FactState = .blank) -> ConvertedValue
  {
    let field = FieldMapping(target: "x", origin: .headers(["X"]), conversion: conversion, empty: empty)
    return ValueConversion(field)(Array(text.utf8)[...])
  }

  static let dates: [(text: String, forms: [DateForm], iso: String)] = [
    ("2025-04-01", [.iso], "2025-04-01"), ("2024-02-12T15:57:11.165", [.iso], "2024-02-12"),
    ("2024-02-12T15:57:11Z", [.iso], "2024-02-12"), ("2024-02-12 15:57:11+01:00", [.iso], "2024-02-12"),
    ("2015-12-28T00:00:00", [.iso], "2015-12-28"), ("2025-04-01T09:30", [.iso], "2025-04-01"),
    ("2025-04-01T09:30-0500", [.iso], "2025-04-01"), ("2025-04-01 09:30:00 UTC", [.iso], "2025-04-01"),
    ("01/04/2025", [.dayFirst], "2025-04-01"), ("1-4-2025", [.dayFirst], "2025-04-01"),
    ("01.04.2025", [.dayFirst], "2025-04-01"), ("01/09/2043 12:00:00", [.dayFirst], "2043-09-01"),
    ("1 April 2025", [.dayFirst], "2025-04-01"), ("01-APR-2025", [.dayFirst], "2025-04-01"),
    ("12 Sept 2025", [.dayFirst], "2025-09-12"), ("3/4/2025 5:06 PM", [.dayFirst], "2025-04-03"),
    ("04/01/2025", [.monthFirst], "2025-04-01"), ("2025-04-01", [.dayFirst, .iso], "2025-04-01"),
    ("2025-05-01-07:00", [.iso], "2025-05-01"), ("2025-05-01Z", [.iso], "2025-05-01"),
    ("01/04/25", [.shortDayFirst], "2025-04-01"), ("04-01-25", [.shortMonthFirst], "2025-04-01"),
    ("1 Apr 25", [.shortDayFirst], "2025-04-01"), ("01/04/2025", [.shortDayFirst, .dayFirst], "2025-04-01"),
    ("01/04/25", [.dayFirst, .shortDayFirst], "2025-04-01"),
    // What LibreOffice shows of these days as numbers.
    ("45748", [.serial], "2025-04-01"), ("45748.5", [.iso, .serial], "2025-04-01"),
    ("36526", [.serial], "2000-01-01"),
    ("29/02/2024", [.iso, .dayFirst], "2024-02-29"), ("\u{A0}2025-04-01 ", [.iso], "2025-04-01"),
  ]

  @Test("dates in the forms that the profile names", arguments: dates)
  func date(_ example: (text: String, forms: [DateForm], iso: String)) throws {
    let expected = try #require(CivilDate(iso: example.iso))
    #expect(convert(example.text, .date(example.forms)) == ConvertedValue(.known(.date(expected))))
  }

  static let badDates: [(text: String, forms: [DateForm], fault: ConversionFault)] = [
    ("2025-05-01-07", [.iso], .notADate), ("2025-05-01+07:60", [.iso], .notADate),
    ("01/04/2025", [.iso], .notADate), ("2025-04-01", [.dayFirst], .notADate),
    ("13/13/2025", [.dayFirst], .impossibleDate),
    ("30/02/2025", [.dayFirst], .impossibleDate), ("2025-02-29", [.iso], .impossibleDate),
    ("13/04/2025", [.monthFirst], .otherDateOrder),
    ("04/13/2025", [.dayFirst], .otherDateOrder), ("31/02/25", [.shortDayFirst], .impossibleDate),
    ("02/31/2025", [.dayFirst], .impossibleDate), ("19999", [.serial], .notADate),
    ("457480", [.serial], .notADate), ("01/04/2025", [.shortDayFirst], .notADate),
    ("1900-01-01", [.iso], .placeholderDate),
    ("01/01/1900", [.dayFirst], .placeholderDate), ("1000-01-01", [.iso], .placeholderDate),
    ("9999-12-31", [.iso], .placeholderDate), ("0001-01-01", [.iso], .placeholderDate),
    ("1753-01-01", [.iso], .placeholderDate), ("1899-12-30", [.iso], .placeholderDate),
    ("1901-01-01", [.iso], .placeholderDate), ("1970-01-01", [.iso], .placeholderDate),
    ("2099-12-31", [.iso], .placeholderDate), ("31/12/2999", [.dayFirst], .placeholderDate),
    ("01/04/25", [.dayFirst], .twoDigitYear),
    ("01/04/025", [.dayFirst], .notADate), ("Spring 2020", [.iso, .dayFirst], .notADate),
    ("na", [.iso], .notADate),
    ("2025-04-01T25:00", [.iso], .notADate), ("2025-04-01x", [.iso], .notADate),
    ("2025-4-1", [.iso], .notADate),
    ("45748", [.iso, .dayFirst], .notADate), ("01/04-2025", [.dayFirst], .notADate),
    ("1 4 2025", [.dayFirst], .notADate),
    ("-001-01-01", [.iso], .notADate), ("2025-04-01T", [.iso], .notADate),
    ("1 Foo 2025", [.dayFirst], .notADate),
  ]

  @Test("what is no date is unreadable, and says why", arguments: badDates)
  func badDate(_ example: (text: String, forms: [DateForm], fault: ConversionFault)) {
    #expect(convert(example.text, .date(example.forms)) == .unreadable(example.fault))
  }

  /// A value with its guard, how it is read, and what it means.
  static let guarded: [(text: String, conversion: Conversion, answer: Answer<Converted>)] = [
    ("'2025-04-01", .date([.iso]), CivilDate(iso: "2025-04-01").map { .known(.date($0)) } ?? .blank),
    ("'12", .integer, .known(.integer(12))), ("'007", .key, .known(.text("007"))),
    ("'=A1", .text, .known(.text("=A1"))), (".=A1", .text, .known(.text("=A1"))),
    ("'-5", .decimal, .known(.decimal("-5"))), (".@x", .text, .known(.text("@x"))),
  ]

  @Test("a guard against formulas is left out, and said", arguments: guarded)
  func guards(_ example: (text: String, conversion: Conversion, answer: Answer<Converted>)) {
    #expect(
      convert(example.text, example.conversion) == ConvertedValue(example.answer, fault: .formulaGuard))
  }

  @Test(
    "what looks like a guard and is none stays", arguments: ["'Allied' lead", "'24 hours", ".net", "'", "."])
  func noGuards(_ text: String) {
    #expect(convert(text, .text) == ConvertedValue(.known(.text(text))))
  }

  @Test("yes and no in words, letters and digits")
  func bools() {
    for yes in ["yes", "Y", "TRUE", "1", " Yes "] {
      #expect(convert(yes, .bool(.standard)).answer == .known(.bool(true)))
    }
    for no in ["no", "N", "False", "0"] {
      #expect(convert(no, .bool(.standard)).answer == .known(.bool(false)))
    }
    for other in ["maybe", "2", "ja"] { #expect(convert(other, .bool(.standard)) == .unreadable(.notABool)) }
  }

  static let grades: [(text: String, title: String?)] = [
    ("7", "7"), ("Band 7", "7"), ("8a", "8a"), ("Band 8A", "8a"), ("band8b", "8b"),
    ("Band 8 - Range A", "8a"),
    ("NHS AfC: Band 6", "6"), ("Review Body Band 8 - Range D", "8d"), ("AfC 8a", "8a"),
    ("Band 5/6", "5 to 6"),
    ("Band 5-6", "5 to 6"), ("Band 5 to Band 6", "5 to 6"), ("Band 6/5", "5 to 6"), ("8a/b", "8a to 8b"),
    ("8", "8a to 8d"), ("Band 8", "8a to 8d"), ("Band 7 - 8", "7 to 8d"), ("VSM", "VSM"),
    ("Very Senior Manager", "VSM"),
    ("Agenda for Change Band 3", "3"), ("Consultant", "Consultant"), ("Specialty Doctor", "Specialty Doctor"),
    ("Local 3", "Local 3"), ("XR07", "XR07"), ("Grade 7", "Grade 7"), ("Band 1", "Band 1"), ("Band 13", nil),
    ("13", nil), ("Band 8e", nil), ("8f", nil), ("Band", nil), ("Band 7a", nil),
    ("Band 5 progressing to 6", nil),
    ("0", nil), ("7.5", nil), ("Band X", nil), ("Band 5/", nil), ("99999999999999999999", nil),
  ]

  @Test("pay bands, other grades, and what only looks like a band", arguments: grades)
  func grade(_ example: (text: String, title: String?)) {
    let converted = convert(example.text, .grade)
    guard let title = example.title else {
      #expect(converted == .unreadable(.notABand))
      return
    }
    guard case .known(.grade(let grade)) = converted.answer else {
      Issue.record("\(example.text) is \(converted.answer)")
      return
    }
    #expect(grade.title == title)
    let isOther = converted.answer == .known(.grade(.other(example.text)))
    #expect(
      isOther == ["Consultant", "Specialty Doctor", "Local 3", "XR07", "Grade 7", "Band 1"].contains(title))
  }

  static let integers: [(text: String, number: Int?)] = [
    ("0", 0), ("12", 12), ("1,234", 1234), ("12 345", 12345), ("1,234,567", 1_234_567), ("12,34", nil),
    ("1,2345", nil),
    ("-1", nil), ("1.0", nil), ("", nil), ("twelve", nil), ("12%", nil), ("١٢", nil),
    ("99999999999999999999", nil),
    (",123", nil), ("1,234 567", nil),
  ]

  @Test("whole numbers, with thousands apart", arguments: integers)
  func integer(_ example: (text: String, number: Int?)) {
    let answer = convert(example.text, .integer).answer
    if let number = example.number {
      #expect(answer == .known(.integer(number)))
    } else {
      #expect(answer == (example.text.isEmpty ? .blank : .unreadable))
    }
  }

  static let decimals: [(text: String, number: String?)] = [
    ("0", "0"), ("0.00", "0"), ("-0.0", "0"), ("3.50", "3.5"), ("+2", "2"), ("007.10", "7.1"),
    ("1,234.5", "1234.5"),
    ("-1.5", "-1.5"), ("3,5", nil), (".5", nil), ("5.", nil), ("1e3", nil), ("3 - Hire", nil), ("NaN", nil),
  ]

  @Test("decimal numbers, in their shortest form", arguments: decimals)
  func decimal(_ example: (text: String, number: String?)) {
    let expected: Answer<Converted> = example.number.map { .known(.decimal($0)) } ?? .unreadable
    #expect(convert(example.text, .decimal).answer == expected)
  }

  @Test(
    "an empty cell means what the field says", arguments: [FactState.none, .blank, .withheld, .notRecorded])
  func empty(_ state: FactState) {
    for text in ["", "  ", "\u{FEFF}\u{A0}"] {
      #expect(convert(text, .text, empty: state).answer.state == state)
    }
  }

  @Test("the field's own words come first, then what counts as missing")
  func words() {
    let field = FieldMapping(
      target: "ethnicity", origin: .headers(["E"]),
      conversion: .ethnicity(scheme: "nhs-2001", unmapped: .unknown),
      empty: .notRecorded, withheld: ["Not  Known", "-"], blank: ["A"], none: ["never"],
      missing: ["N/A", "null"])
    let convert = ValueConversion(field)
    func answer(_ text: String) -> Answer<Converted> { convert(Array(text.utf8)[...]).answer }
    #expect(answer("not known") == .withheld)
    #expect(answer("-") == .withheld)
    #expect(answer("a") == .blank)
    #expect(answer("Never") == Answer.none)
    #expect(answer("NULL") == .notRecorded)
    #expect(answer("n/a") == .notRecorded)
    #expect(answer("B") == .known(.ethnicity(EthnicityLabel(.white, "White: Irish"))))
    #expect(convert(Array("T".utf8)[...]) == ConvertedValue(.unmapped, fault: .unmappedNoted))
  }

  @Test("what is no UTF-8 is unreadable in every field")
  func encoding() {
    let bytes: [UInt8] = [0x43, 0x61, 0x66, 0xE9]
    for conversion in [Conversion.text, .key, .date([.iso]), .ethnicity(scheme: "groups", unmapped: .error)] {
      let field = FieldMapping(target: "x", origin: .headers(["X"]), conversion: conversion)
      #expect(ValueConversion(field)(bytes[...]) == .unreadable(.notUTF8))
    }
  }

  @Test("a value that a map lacks is unmapped, noted or kept, as the profile says")
  func maps() {
    func map(_ policy: UnmappedPolicy) -> Conversion {
      .values(ValueMap(canonical: ["in house": "internal"], unmapped: policy))
    }
    #expect(convert("In-House", map(.error)) == ConvertedValue(.known(.name("internal"))))
    #expect(convert("agency", map(.error)) == ConvertedValue(.unmapped, fault: .unmappedValue))
    #expect(convert("agency", map(.unknown)) == ConvertedValue(.unmapped, fault: .unmappedNoted))
    #expect(convert("agency", map(.keep)) == ConvertedValue(.known(.text("agency"))))
  }
}
