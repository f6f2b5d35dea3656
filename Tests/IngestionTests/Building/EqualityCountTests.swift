// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Ingestion

@Suite("Equality counts")
struct EqualityCountTests {
  private func long(_ rows: [String], _ files: [(String, String)] = []) throws -> BuiltBundle {
    try BundleText(
      files + [
        (
          "equality.csv",
          "vacancy_ref,characteristic,category,stage,count\n" + rows.map { $0 + "\n" }.joined()
        )
      ]
    ).build()
  }

  @Test func oneRowACountFillsTheTallies() throws {
    let built = try long([
      "V1,ethnicity,A,applied,9", "V1,ethnicity,B,applied,2", "V1,ethnicity,M,applied,4",
      "V1,ethnicity,A,offered,1",
    ])
    #expect(built.count(.applied, .known(.white))?.exact == 11)
    #expect(built.count(.applied, .known(.ethnicMinority))?.exact == 4)
    #expect(built.count(.offered, .known(.ethnicMinority))?.exact == 0)
    #expect(built.count(.shortlisted) == nil)
  }

  /// Numbers of the row of totals, and what is said of it.
  @Test(
    arguments: [
      ([12, 7], nil),
      (
        [13, 7],
        "the row of totals of wide.csv says 13 for column 'White', and its records add up to 12: some are missing,"
          + " there twice, or miscounted"
      ),
    ] as [([Int], String?)])
  func aRowOfTotalsIsHeldAgainstTheRecordsAndNeverCounted(_ totals: [Int], _ problem: String?) async throws {
    let profile = CountsProfile.text(
      "stage: applied, counts: at_stage", "vacancy: {from: Post}",
      """
          melt: {ethnicity: {scheme: groups, columns: {White: White, Minority: Ethnic minority}}}
      """)
    let text = "Post,White,Minority\nV1,5,3\nV2,7,4\nTotal,\(totals[0]),\(totals[1])\n"
    let folder = try TemporaryFolder([(name: "wide.csv", text: text)])
    let reading = try await BundleReader.read(
      BundleRequest(inputs: [folder.path], profile: .given(BundleText.load(profile))))
    #expect(reading.ledger.read == 3 && reading.ledger.used == 2)
    #expect(reading.ledger.files[0].setAside == [.totalRow: 1])
    #expect(reading.pipeline.vacancies.map(\.ref) == ["V1", "V2"])
    #expect(
      reading.quality.filter { $0.kind == "total-row-differs" }.map(\.message) == (problem.map { [$0] } ?? [])
    )
  }

  @Test func aTotalAmongTheCategoriesIsNeverCountedAndIsHeldAgainstThem() throws {
    let rows = ["V1,ethnicity,A,applied,9", "V1,ethnicity,M,applied,4", "V2,ethnicity,A,applied,5"]
    let right = try long(rows + ["V1,ethnicity,Total,applied,13", "V2,ethnicity,Total,applied,5"])
    #expect(right.count(.applied)?.exact == 18 && right.setAside(.totalRow) == 2)
    #expect(right.quality.isEmpty)
    let wrong = try long(rows + ["V1,ethnicity,Total,applied,14", "V2,ethnicity,Total,applied,5"])
    #expect(wrong.count(.applied)?.exact == 18)
    let item = try #require(wrong.quality.first)
    #expect(item.kind == "total-row-differs" && item.weight == .error && item.places.map(\.line) == [5])
  }

  @Test func aTotalThatNamesNoRouteIsOfAllOfThem() throws {
    func read(_ all: Int, _ external: Int) throws -> [Int] {
      try BundleText([
        (
          "equality.csv",
          "vacancy_ref,characteristic,category,stage,count,route\nV1,ethnicity,A,applied,9,external\n"
            + "V1,ethnicity,A,applied,2,internal\nV1,ethnicity,M,applied,4,external\n"
            + "V1,ethnicity,Total,applied,\(all),\nV1,ethnicity,Total,applied,\(external),external\n"
        )
      ]).build().quality.filter { $0.kind == "total-row-differs" }.flatMap(\.places).map { Int($0.line) }
    }
    #expect(try read(15, 13) == [])
    #expect(try read(16, 13) == [5])
    #expect(try read(15, 12) == [6])
  }

  @Test func aTotalIsNotHeldAgainstCategoriesOfWhichOneIsUnknown() throws {
    let built = try long([
      "V1,ethnicity,A,applied,9", "V1,ethnicity,M,applied,<5", "V1,ethnicity,Total,applied,12",
      "V2,ethnicity,A,applied,", "V2,ethnicity,M,applied,3", "V2,ethnicity,Total,applied,12",
    ])
    #expect(!built.quality.contains { $0.kind == "total-row-differs" })
  }

  @Test func aHiddenCountIsARange() throws {
    let built = try long(["V1,ethnicity,A,applied,<5", "V1,ethnicity,B,applied,3"])
    #expect(built.count(.applied) == Count(atLeast: 3, atMost: 7))
  }

  @Test func anUnreadableCountLeavesItsStageUnrecorded() throws {
    let built = try long([
      "V1,ethnicity,A,applied,some", "V1,ethnicity,A,offered,1", "V1,ethnicity,M,applied,",
    ])
    #expect(built.count(.applied) == nil)
    #expect(built.count(.offered)?.exact == 1)
    #expect(built.ledger.used == 3)
  }

  @Test func totalsAndEmptyCategoriesAreSetAside() throws {
    let built = try long([
      "V1,ethnicity,A,applied,9", "V1,ethnicity,Total,applied,9", "V1,ethnicity,,applied,2",
    ])
    #expect(built.setAside(.withoutCategory) == 1 && built.setAside(.totalRow) == 1)
    #expect(built.count(.applied)?.exact == 9)
  }

  @Test func aCountThatStandsTwiceIsSetAside() throws {
    let built = try long(["V1,ethnicity,A,applied,9", "V1,ethnicity,A,applied,9"])
    #expect(built.setAside(.duplicateKey) == 1)
    #expect(built.count(.applied)?.exact == 9)
  }

  @Test func characteristicsThatNothingMeasuresAreReportedAndKeptOut() throws {
    let built = try long([
      "V1,ethnicity,A,applied,9", "V1,gender identity,Yes,applied,5", "V1,marital status,Single,applied,2",
    ])
    #expect(built.count(.applied)?.exact == 9)
    let item = try #require(built.item("other-characteristics"))
    #expect(item.count == 2)
    #expect(item.message.contains("gender_identity, marriage_and_civil_partnership"))
    #expect(built.item("unmapped-value") == nil)
  }

  @Test func countsOfOtherCharacteristicsFillTablesOfTheirOwn() throws {
    let built = try long([
      "V1,ethnicity,A,applied,9", "V1,sex,Female,applied,5", "V1,sex,Male,applied,<5",
      "V1,sex,Prefer not to say,applied,1", "V1,sex,Total,applied,10", "V1,disability,Yes,applied,2",
      "V1,disability,purple,applied,3",
    ])
    #expect(built.count(.applied)?.exact == 9)
    #expect(built.item("other-characteristics") == nil)
    #expect(built.setAside(.totalRow) == 1)
    #expect(built.count(.applied, .sex, .known(.female)) == Count(5))
    #expect(built.count(.applied, .sex, .known(.male)) == Count(atLeast: 0, atMost: 4))
    #expect(built.count(.applied, .sex, .withheld) == Count(1))
    #expect(built.count(.applied, .disability, .unmapped) == Count(3))
    #expect(built.item("unmapped-value")?.count == 1)
    #expect(built.pipeline.characteristics.map(\.characteristic) == [.sex, .disability])
  }

  @Test func moreAtALaterStageIsReported() throws {
    #expect(
      try long(["V1,ethnicity,A,applied,3", "V1,ethnicity,A,offered,4"]).item("later-exceeds-earlier") != nil)
    #expect(
      try long(["V1,ethnicity,A,applied,<5", "V1,ethnicity,A,offered,4"]).item("later-exceeds-earlier") == nil
    )
  }

  @Test func countsOfWhereApplicationsStandAreAddedUpFromTheEnd() throws {
    let text = CountsProfile.text(
      "counts: current, characteristic: ethnicity, stages: {new: applied, short: shortlisted, hired: accepted}",
      "vacancy: {from: vacancy_ref}, category: {from: group, scheme: groups}")
    let built = try BundleText(
      [("counts.csv", "vacancy_ref,group,new,short,hired\nV1,white,10,4,1\nV1,ethnic minority,6,2,0\n")],
      profile: text
    ).build()
    #expect(built.count(.applied, .known(.white))?.exact == 15)
    #expect(built.count(.shortlisted, .known(.white))?.exact == 5)
    #expect(built.count(.accepted, .known(.white))?.exact == 1)
    #expect(built.count(.applied, .known(.ethnicMinority))?.exact == 8)
  }

  @Test func oneColumnACategoryIsHeldAgainstItsTotal() throws {
    let text = CountsProfile.text(
      "stage: applied, counts: at_stage, total: Total", "vacancy: {from: Job}",
      "    melt: {ethnicity: {scheme: groups, columns: {W: white, M: ethnic minority}}, sex: {columns: {F: female, X: male}}}"
    )
    let built = try BundleText(
      [("counts.csv", "Job,Total,W,M,F,X\nV1,10,6,4,5,5\nV2,10,6,3,5,5\nV3,10,6,4,5,4\n")], profile: text
    ).build()
    #expect(built.count(.applied, .known(.white))?.exact == 18)
    #expect(built.count(.applied, .known(.ethnicMinority))?.exact == 11)
    #expect(built.count(.applied, .sex, .known(.female))?.exact == 15)
    let item = try #require(built.item("total-differs"))
    #expect(item.count == 2)
    #expect(item.places.map(\.line) == [3, 4])
  }

  @Test func countsOfTheOrganisationBelongToNoVacancy() throws {
    let built = try BundleText([
      ("equality.csv", "characteristic,category,stage,count\nethnicity,A,applied,7\n")
    ]).build()
    #expect(built.tallies.map(\.vacancy) == [nil])
    #expect(built.pipeline.vacancies.isEmpty)
  }

  @Test func applicationsWinOverCountsOfTheSameVacancy() throws {
    let rows = ("applications.csv", "id,vacancy_ref,ethnicity\n1,V1,A\n2,V1,M\n")
    let same = try long(
      ["V1,ethnicity,A,applied,1", "V1,ethnicity,M,applied,1", "V2,ethnicity,A,applied,5"], [rows])
    #expect(same.count(.applied)?.exact == 7)
    #expect(same.item("counts-differ") == nil)
    let other = try long(["V1,ethnicity,A,applied,3"], [rows])
    #expect(other.count(.applied)?.exact == 2)
    #expect(other.item("counts-differ")?.count == 1)
    #expect(other.ledger.balances)
  }

  @Test func countsOfTheOrganisationAreAControlWhereVacanciesHaveTheirOwn() throws {
    let rows = ("applications.csv", "id,vacancy_ref,ethnicity\n1,V1,A\n2,V2,M\n")
    func counts(_ white: Int) -> (String, String) {
      (
        "equality.csv",
        "characteristic,category,stage,count\nethnicity,A,applied,\(white)\nethnicity,M,applied,1\n"
      )
    }
    let same = try BundleText([rows, counts(1)]).build()
    #expect(same.count(.applied)?.exact == 2)
    #expect(same.item("counts-differ") == nil)
    #expect(try BundleText([rows, counts(2)]).build().item("counts-differ") != nil)
  }
}
