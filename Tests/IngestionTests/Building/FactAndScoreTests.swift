// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Ingestion

@Suite("Facts of vacancies, and scores")
struct FactAndScoreTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let departments: [String]
    let expected: Answer<String>
    let conflicts: Int
  }

  static let cases: [Case] = [
    Case(
      testDescription: "the first known value", departments: ["", "X", "X", ""], expected: .known("X"),
      conflicts: 0),
    Case(testDescription: "nothing known", departments: ["", ""], expected: .blank, conflicts: 0),
    Case(
      testDescription: "a different value", departments: ["X", "Y", "X"], expected: .unreadable, conflicts: 1),
  ]

  @Test("an implied fact is what the records agree on", arguments: cases)
  func implied(_ example: Case) throws {
    let rows = example.departments.enumerated().map { "\($0),V1,\($1)\n" }.joined()
    let built = try BundleText([("applications.csv", "id,vacancy_ref,department\n" + rows)]).build()
    #expect(built.vacancy("V1")?.department.answer == example.expected)
    #expect(built.quality.filter { $0.kind == "conflicting-value" }.count == example.conflicts)
  }

  @Test func aConflictNamesBothPlaces() throws {
    let built = try BundleText([
      ("vacancies.csv", "ref,band\nV1,7\n"), ("applications.csv", "id,vacancy_ref,band\n1,V1,7\n2,V1,6\n"),
    ]).build()
    #expect(built.vacancy("V1")?.grade.answer == .unreadable)
    let item = try #require(built.item("conflicting-value"))
    #expect(
      item.places == [SourcePlace(file: 0, line: 2, column: 1), SourcePlace(file: 1, line: 3, column: 2)])
  }

  @Test func aBadValueMakesAFactUnreadableAndKeepsTheRecord() throws {
    let built = try BundleText([("vacancies.csv", "ref,closed_on\nV1,sometime\nV2,\n")]).build()
    #expect(built.vacancy("V1")?.closedOn.answer == .unreadable)
    #expect(built.vacancy("V2")?.closedOn.answer == Answer.none)
    #expect(built.ledger.used == 2)
    #expect(built.quality.contains { $0.places == [SourcePlace(file: 0, line: 2, column: 1)] })
  }

  @Test func aScoreOfZeroAndNoScoreAreDifferentThings() throws {
    let built = try BundleText([
      ("applications.csv", "id,vacancy_ref\n1,V1\n"),
      (
        "scores.csv",
        "application_id,value,scored\n1,12,yes\n1,0,no\n1,0.0,\n1,0,yes\n1,,\n1,lots,\n2,5,\n,5,\n"
      ),
    ]).build()
    let tally = try #require(built.pipeline.scores.elements.first)
    #expect(tally.scored == 2)
    #expect(tally.notScored == 2)
    #expect(tally.zero == 1)
    #expect(tally.unreadable == 1)
    #expect(built.ledger.files[1].setAside == [.referenceUnknown: 1, .referenceMissing: 1])
  }

  @Test func scoresMayComeBeforeApplications() throws {
    let built = try BundleText([
      ("scores.csv", "application_id,value\n1,12\n"), ("applications.csv", "id,vacancy_ref\n1,V1\n"),
    ]).build()
    #expect(built.pipeline.scores.elements.map(\.scored) == [1])
  }
}
