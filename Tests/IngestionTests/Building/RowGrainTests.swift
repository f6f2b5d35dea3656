// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Ingestion

/// Reports with a row a vacancy that later have a row an application.
@Suite struct RowGrainTests {
  private static func profile(_ repeats: String) -> String {
    """
    profile: 1
    name: mine
    sources:
      vacancies:
        match: vacancies.csv
        entity: vacancy
        fields: {ref: {from: Ref}, title: {from: Title}}
      report:
        match: report.csv
        entity: vacancy
        \(repeats)
        fields: {ref: {from: Ref}, title: {from: Title}, interviewed_on: {from: Interview}}
    """
  }

  private static let report = (
    "report.csv",
    "Ref,Title,Interview,Application\nV1,Nurse,2025-05-01,1\nV1,Nurse,2025-05-01,2\nV2,Porter,,\nV1,Nurse,2025-05-01,3\n"
  )
  private static let vacancies = ("vacancies.csv", "Ref,Title\nV1,Nurse\nV2,Porter\nV3,Clerk\n")

  @Test(arguments: [false, true]) func `a vacancy is one however many rows tell of it, in whatever order`(
    _ reportComesFirst: Bool
  ) throws {
    let files = reportComesFirst ? [Self.report, Self.vacancies] : [Self.vacancies, Self.report]
    let built = try BundleText(files, profile: Self.profile("repeats: agree")).build()
    #expect(built.pipeline.vacancies.map(\.ref).sorted() == ["V1", "V2", "V3"])
    #expect(built.ledger.read == 7 && built.ledger.used == 7)
    #expect(built.item("duplicate-key") == nil)
    let item = try #require(built.item("rows-repeat-vacancy"))
    #expect(item.count == 2)
    #expect(item.places.map(\.line) == [3, 5])
    #expect(built.vacancy("V1")?.interviewedOn.value == CivilDate(iso: "2025-05-01"))
    #expect(built.vacancy("V2")?.interviewedOn.answer == Answer.none)
  }

  @Test func `rows that say different things of one vacancy are found out`() throws {
    let report = ("report.csv", "Ref,Title,Interview\nV1,Nurse,2025-05-01\nV1,Matron,2025-05-01\n")
    let built = try BundleText([report], profile: Self.profile("repeats: agree")).build()
    #expect(built.vacancy("V1")?.title.state == .unreadable)
    #expect(built.item("conflicting-value")?.places.map(\.line) == [2, 3])
  }

  @Test func `where the profile does not say so, a row that repeats a vacancy is set aside`() throws {
    let built = try BundleText([Self.report], profile: Self.profile("")).build()
    #expect(built.setAside(.duplicateKey) == 2)
    let both = try BundleText([Self.vacancies, Self.vacancies], profile: Self.profile("repeats: agree"))
      .build()
    #expect(both.setAside(.duplicateKey) == 3)
  }
}
