// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Ingestion

@Suite struct TransformTests {
  /// The conversion of the one field written here, of applications unless another is named.
  private func conversion(_ field: String) throws -> ValueConversion {
    let text = applicationProfile(fields: "", more: "implies: {\(field)}")
    let source = try #require(try ProfileLoader.load(file: "mine", text: text).sources.first)
    return ValueConversion(try #require(source.implies.first))
  }

  private func convert(_ field: String, _ text: String) throws -> ConvertedValue {
    try conversion(field)(Array(text.utf8)[...])
  }

  static let texts: [(steps: String, before: String, after: String)] = [
    ("trim", "  Ward 7\u{A0}", "Ward 7"), ("lower", "WARD É", "ward é"), ("upper", "straße", "STRASSE"),
    ("collapse", "a \u{A0} b\n c", "a b c"),
    ("{replace: {\"&amp;\": \"&\", \"  \": \" \"}}", "a &amp;  b", "a & b"),
    ("{replace: {\"a\": \"b\", \"b\": \"c\"}}", "ab", "cc"),
    ("{strip_prefix: \"Site: \"}", "Site: Dunes", "Dunes"),
    ("{strip_prefix: [\"Ref \", \"Reference \"]}", "Reference 4", "4"),
    ("{strip_suffix: \" (closed)\"}", "A (closed)", "A"),
    ("{strip_prefix: x}", "yx", "yx"), ("{split_first: \" - \"}", "Dunes - Ward - 3", "Dunes"),
    ("{split_last: \" - \"}", "Dunes - Ward - 3", "3"), ("{split_first: \";\"}", "Dunes", "Dunes"),
    ("{extract: \"(?i)site ([a-z]+)\"}", "at Site Dunes, room 4", "Dunes"),
    ("lower, {strip_prefix: \"the \"}, {replace: {\"-\": \" \"}}, collapse", "THE old--mill", "old mill"),
  ]

  @Test(arguments: texts) func `steps change the text in their order`(
    _ row: (steps: String, before: String, after: String)
  ) throws {
    #expect(
      try convert("site: {from: S, as: [\(row.steps)]}", row.before)
        == ConvertedValue(.known(.text(row.after))))
  }

  @Test func `a value is read after its steps`() throws {
    let band = "band: {from: B, as: [trim, {extract: \"(?i)band\\\\s*([0-9]+[a-d]?)\"}]}"
    #expect(try convert(band, "Nurse, BAND 8a, nights").answer == .known(.grade(.bands(.band8a ... .band8a))))
    #expect(
      try convert("posts: {from: P, as: [{thousands: \".\"}]}", "1.234").answer == .known(.integer(1234)))
    let date = try #require(CivilDate(iso: "2025-04-03"))
    #expect(
      try convert("closed_on: {from: C, as: [{strip_prefix: \"bis \"}, {date: dmy}]}", "bis 03.04.2025")
        .answer
        == .known(.date(date)))
  }

  @Test func `a value in which a pattern finds nothing is unreadable, never passed on`() throws {
    let field = "site: {from: S, missing: [\"n/a\"], as: [{extract: \"site (.*)\"}]}"
    #expect(try convert(field, "ward 7") == .unreadable(.patternNotFound))
    #expect(try convert(field, "N/A").answer == .blank)
    #expect(try convert(field, "").answer == .blank)
    // What is taken may be nothing, which is an empty cell.
    #expect(try convert(field, "site ").answer == .unreadable)
    #expect(try convert(field, "site  n/a").answer == .blank)
  }

  @Test func `words that say there is none count before the steps and after them`() throws {
    let text = applicationProfile(
      fields:
        "ethnicity: {from: E, scheme: nhs-2001, withheld: [\"No answer given\", Q], as: [{extract: \"\\\\((.+)\\\\)$\"}]}"
    )
    let source = try #require(try ProfileLoader.load(file: "mine", text: text).sources.first)
    let convert = ValueConversion(try #require(source.fields.last))
    func answer(_ text: String) -> Answer<Converted> { convert(Array(text.utf8)[...]).answer }
    #expect(
      answer("Any other White background (C)")
        == .known(.ethnicity(EthnicityLabel(.white, "White: Any other White background"))))
    #expect(answer("Declined (Q)") == .withheld)
    #expect(answer("no answer given") == .withheld)
    #expect(answer("African") == .unreadable)
  }

  static let numbers: [(steps: String, text: String, number: String?)] = [
    ("decimal", "1,234.50", "1234.5"), ("{decimal: \",\"}", "3,50", "3.5"),
    ("{decimal: \",\"}", "-0,5", "-0.5"),
    ("{thousands: \".\"}, {decimal: \",\"}", "1.234,5", "1234.5"),
    ("{thousands: \"'\"}", "1'234'567", "1234567"),
    ("{thousands: \".\"}, {decimal: \",\"}", "12.34,5", nil), ("{decimal: \",\"}", "1.5", nil),
    ("{decimal: \",\"}", "1,2,3", nil), ("{thousands: \".\"}", "1.23", nil),
    ("{thousands: \".\"}", "1.2345", nil),
    ("{thousands: \".\"}", "-12.345", "-12345"), ("{thousands: \".\"}", ".123", nil),
  ]

  @Test(arguments: numbers) func `marks of other countries within numbers are declared, never guessed`(
    _ row: (steps: String, text: String, number: String?)
  ) throws {
    let profile = try ProfileLoader.load(
      file: "mine",
      text: """
        profile: 1
        name: mine
        sources:
          scores:
            entity: score
            fields: {application: {from: A}, value: {from: V, as: [\(row.steps)]}}
        """)
    let field = try #require(profile.sources.first?.fields.last)
    let expected: Answer<Converted> = row.number.map { .known(.decimal($0)) } ?? .unreadable
    #expect(ValueConversion(field)(Array(row.text.utf8)[...]).answer == expected)
  }

  @Test func `counts, categories and constants pass through the steps too`() throws {
    let text = """
      profile: 1
      name: mine
      sources:
        counts:
          entity: equality_count
          aggregate: {counts: cumulative, characteristic: ethnicity, suppressed: {"<5": lt5}}
          fields:
            category: {from: Group, scheme: groups, as: [{split_last: ": "}]}
            stage: {const: " Applied ", as: [lower]}
            count: {from: People, as: [{strip_suffix: " people"}, {thousands: "."}]}
      """
    let built = try BundleText(
      [
        (
          "counts.csv",
          "Group,People\nGroup: White,1.204 people\nGroup: Ethnic minority,<5\nGroup: Total,1.206 people\n"
        )
      ],
      profile: text
    ).build()
    #expect(built.count(.applied, .known(.white))?.exact == 1204)
    #expect(built.count(.applied, .known(.ethnicMinority)) == Count(atLeast: 0, atMost: 4))
    #expect(built.setAside(.totalRow) == 1)
  }

  @Test func `a constant count and a constant flag stand for every record`() throws {
    let ones = """
      profile: 1
      name: mine
      sources:
        people:
          entity: equality_count
          aggregate: {counts: at_stage, characteristic: ethnicity, stage: applied}
          fields: {vacancy: {from: V}, category: {from: Group, scheme: groups}, count: {const: 1}}
      """
    #expect(
      try BundleText([("people.csv", "V,Group\nV1,White\nV2,White\n")], profile: ones).build()
        .count(.applied, .known(.white))?.exact == 2)
    let listed = applicationProfile(
      fields: "ethnicity: {from: E, scheme: groups}", more: "reached: {shortlisted: {const: yes}}")
    let built = try BundleText([("shortlist.csv", "Vacancy,E\nV1,White\nV1,Black\n")], profile: listed)
      .build()
    #expect(built.count(.shortlisted)?.exact == 2)
  }
}
