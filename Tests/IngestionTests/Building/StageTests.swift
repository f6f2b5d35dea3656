// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Ingestion

@Suite("How far an application came")
struct StageTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let header: String
    let rows: [String]
    /// At least and at most for a stage; `nil` where it is not recorded.
    let expected: [Stage: ClosedRange<Int>?]
  }

  static let cases: [Case] = [
    Case(
      testDescription: "a date is reached, an empty one is not", header: "shortlisted_on,interviewed_on",
      rows: ["2025-01-01,", "2025-01-01,2025-02-01", ","],
      expected: [.applied: 3...3, .shortlisted: 2...2, .interviewed: 1...1, .offered: nil]),
    Case(
      testDescription: "an unreadable date is a range", header: "shortlisted_on,interviewed_on",
      rows: ["soon,", "2025-01-01,later"], expected: [.shortlisted: 1...2, .interviewed: 0...1]),
    Case(
      testDescription: "a later stage implies an earlier one", header: "shortlisted_on,interviewed_on",
      rows: [",2025-02-01", "2025-02-01,"], expected: [.shortlisted: 2...2, .interviewed: 1...1]),
    Case(
      testDescription: "a flag says yes, no or nothing", header: "invited",
      rows: ["yes", "no", ""], expected: [.interviewScheduled: 1...2, .shortlisted: nil]),
    Case(
      testDescription: "an appointed applicant has accepted", header: "shortlisted_on,outcome",
      rows: ["2025-01-01,appointed", "2025-01-01,rejected"],
      expected: [.accepted: 1...1, .shortlisted: 2...2, .offered: nil]),
    Case(
      testDescription: "an unknown outcome leaves the appointment open", header: "shortlisted_on,outcome",
      rows: ["2025-01-01,unknown", "2025-01-01,gibberish", "2025-01-01,withdrawn"],
      expected: [.accepted: 0...2]),
    Case(
      testDescription: "an unknown outcome leaves nothing open where a date answers",
      header: "shortlisted_on,accepted_on,outcome",
      rows: ["2025-01-01,,unknown", "2025-01-01,2025-02-02,unknown"],
      expected: [.accepted: 1...1]),
    Case(
      testDescription: "the stage field says how far", header: "stage",
      rows: ["offered", "shortlisted", "applied"],
      expected: [.shortlisted: 2...2, .interviewed: 1...1, .offered: 1...1, .accepted: 0...0]),
    Case(
      testDescription: "an unmapped stage is anything from applied on", header: "stage",
      rows: ["offered", "wherever"], expected: [.applied: 2...2, .offered: 1...2, .started: 0...1]),
    Case(
      testDescription: "an unmapped stage stops at a date that has not come", header: "stage,shortlisted_on",
      rows: ["wherever,", "offered,2025-01-01"], expected: [.shortlisted: 1...1, .offered: 1...1]),
    Case(
      testDescription: "an empty column of dates denies nothing",
      header: "shortlisted_on,interviewed_on,stage",
      rows: [",,wherever"], expected: [.shortlisted: 0...1, .started: 0...1]),
    Case(
      testDescription: "an empty column of dates is not recorded", header: "shortlisted_on,interviewed_on",
      rows: ["2025-01-01,", ","], expected: [.shortlisted: 1...1, .interviewed: nil]),
  ]

  @Test("rows are counted by the furthest stage that they certainly and possibly reached", arguments: cases)
  func counting(_ example: Case) throws {
    let rows = example.rows.enumerated().map { "\($0),V1,\($1)\n" }.joined()
    let built = try BundleText([("applications.csv", "id,vacancy_ref,\(example.header)\n\(rows)")]).build()
    for (stage, range) in example.expected {
      let count = built.count(stage)
      #expect(count == range.map { Count(atLeast: $0.lowerBound, atMost: $0.upperBound) }, "\(stage)")
    }
  }

  @Test func aDeclinedOfferStandsInItsOwnCell() throws {
    let built = try BundleText([
      (
        "applications.csv",
        "id,vacancy_ref,offered_on,outcome\n1,V1,,declined_offer\n2,V1,2025-01-01,appointed\n"
      )
    ]).build()
    let declined = built.tallies.filter { $0.cell.leaving == .declinedOffer }
    #expect(declined.map { $0.count(.offered) } == [Count(1)])
    #expect(built.count(.offered)?.exact == 2)
    #expect(built.count(.accepted)?.exact == 1)
  }

  @Test func aHistoryThatContradictsItselfIsCountedAndReported() throws {
    let built = try BundleText([
      (
        "applications.csv",
        "id,vacancy_ref,shortlisted_on,interviewed_on\n1,V1,2025-01-01,\n2,V1,,2025-02-01\n3,V1,,2025-02-01\n"
      )
    ]).build()
    let item = try #require(built.item("history-contradicts"))
    #expect(item.count == 2)
    // Of each the day that is missing, and the day of the stage that implies it.
    #expect(
      item.places
        == [(3, 2), (3, 3), (4, 2), (4, 3)].map { SourcePlace(file: 0, line: $0, column: $1) })
    #expect(item.message.contains("'interviewed'") && item.message.contains("'shortlisted'"))
    #expect(built.count(.shortlisted)?.exact == 3)
  }

  @Test func anEmptyColumnOfDatesIsNotedAndContradictsNothing() throws {
    let built = try BundleText([
      ("applications.csv", "id,vacancy_ref,shortlisted_on,interviewed_on\n1,V1,,2025-02-01\n")
    ]).build()
    #expect(built.item("empty-stage-column") != nil)
    #expect(built.item("history-contradicts") == nil)
  }

  @Test func aColumnFilledInOneFileOfASourceIsRecordedInAll() throws {
    let built = try BundleText([
      ("applications1.csv", "id,vacancy_ref,shortlisted_on\n1,V1,\n"),
      ("applications2.csv", "id,vacancy_ref,shortlisted_on\n2,V1,2025-01-01\n"),
    ]).build()
    #expect(built.count(.shortlisted)?.exact == 1)
  }

  @Test func aStageThatOneFileDoesNotRecordIsNotRecordedForItsVacancy() throws {
    let built = try BundleText([
      ("applications1.csv", "id,vacancy_ref\n1,V1\n"),
      ("applications2.csv", "id,vacancy_ref,shortlisted_on\n2,V1,2025-01-01\n"),
    ]).build()
    #expect(built.count(.applied)?.exact == 2)
    #expect(built.count(.shortlisted) == nil)
  }

  @Test func groupsAndRoutesKeepTheirStatesApart() throws {
    let values = ["A", "M", "Z", "", "qqq"]
    let rows = values.enumerated().map { "\($0),V1,\($1),external\n" }.joined()
    let built = try BundleText([("applications.csv", "id,vacancy_ref,ethnicity,route\n" + rows)]).build()
    let states = built.tallies.map(\.cell.group)
    #expect(states == [.known(.white), .known(.ethnicMinority), .withheld, .blank, .unmapped])
    #expect(built.tallies.allSatisfy { $0.cell.route == .known(.external) })
    let item = try #require(built.item("unmapped-value"))
    #expect(item.weight == .warning)
    #expect(item.count == 1)
    #expect(item.places == [SourcePlace(file: 0, line: 6, column: 2)])
    #expect(!item.message.contains("qqq"))
  }

  @Test func withoutAColumnGroupAndRouteAreNotRecorded() throws {
    let built = try BundleText([("applications.csv", "id,vacancy_ref\n1,V1\n")]).build()
    #expect(built.tallies.map(\.cell) == [TallyCell(group: .notRecorded)])
  }

  @Test func theSpanIsThatOfTheEventDates() throws {
    let built = try BundleText([
      (
        "applications.csv",
        "id,vacancy_ref,applied_on,offered_on\n1,V1,2025-03-01,2025-05-02\n2,V1,2024-12-31,\n"
      )
    ]).build()
    #expect(built.pipeline.span?.lowerBound == CivilDate(iso: "2024-12-31"))
    #expect(built.pipeline.span?.upperBound == CivilDate(iso: "2025-05-02"))
  }
}
