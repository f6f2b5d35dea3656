// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Samples
import Testing

@testable import Ingestion

/// Sex, disability, age, religion and orientation of applications, as rows and as counts.
@Suite("Other characteristics of applications")
struct CharacteristicTests {
  private static let head =
    "id,vacancy_ref,ethnicity,sex,disability,age_band,shortlisted_on,accepted_on,outcome\n"

  private func rows(_ lines: [String], head: String = CharacteristicTests.head) -> (String, String) {
    ("applications.csv", head + lines.map { $0 + "\n" }.joined())
  }

  @Test func rowsFillATableForEachColumnThatHoldsSomething() throws {
    let built = try BundleText([
      rows([
        "1,V1,A,Female,No,25-34,2025-05-01,2025-06-01,", "2,V1,A,Male,Yes,,2025-05-01,,",
        "3,V1,M,Female,Prefer not to say,34,2025-05-01,,", "4,V2,M,F,,65+,,,",
        "5,V2,A,purple,no,1980-02-03,,,",
      ])
    ]).build()
    #expect(built.pipeline.characteristics.map(\.characteristic) == [.sex, .disability, .ageBand])
    #expect(built.count(.applied, .sex, .known(.female)) == Count(3))
    #expect(built.count(.shortlisted, .sex, .known(.female)) == Count(2))
    #expect(built.count(.accepted, .sex, .known(.female), group: .known(.white)) == Count(1))
    #expect(built.count(.applied, .sex, .unmapped) == Count(1))
    #expect(built.count(.applied, .disability, .withheld) == Count(1))
    #expect(built.count(.applied, .disability, .blank) == Count(1))
    #expect(built.count(.applied, .ageBand, .unreadable) == Count(1))
    let table = try #require(built.pipeline.table(of: .ageBand))
    #expect(table.categories.map(\.name) == ["25_to_34", "31_to_35", "65_and_over"])
    // A value that no map knows, and a date of birth, are remarked on and remove nobody.
    #expect(built.item("unmapped-value")?.places.map(\.line) == [6])
    #expect(built.item("date-of-birth")?.places.map(\.line) == [6])
    #expect(built.ledger.used == 5)
  }

  @Test func aColumnThatIsMissingOrEmptyRecordsNothing() throws {
    let built = try BundleText([
      rows(["1,V1,A,", "2,V1,M,"], head: "id,vacancy_ref,ethnicity,sex\n")
    ]).build()
    #expect(built.pipeline.characteristics.isEmpty)
  }

  @Test func whatAnUnclearStageLeavesOpenIsARange() throws {
    let built = try BundleText([
      rows(["1,V1,A,Male,?", "2,V1,A,Male,2025-06-01"], head: "id,vacancy_ref,ethnicity,sex,accepted_on\n")
    ]).build()
    #expect(built.count(.accepted, .sex, .known(.male)) == Count(atLeast: 1, atMost: 2))
  }

  @Test func aDeclinedOfferStaysApart() throws {
    let built = try BundleText([
      rows(["1,V1,A,Male,No,,2025-05-01,,declined_offer", "2,V1,A,Male,No,,2025-05-01,,"])
    ]).build()
    let table = try #require(built.pipeline.table(of: .sex))
    #expect(Set(table.entries.map { table.cells[Int($0.cell)].leaving }) == [.declinedOffer, nil])
  }

  @Test func rowsOfAFileWithoutTheColumnStandInTheTableAsNotRecorded() throws {
    let built = try BundleText([
      ("applications-1.csv", "id,vacancy_ref,ethnicity,sex\n1,V1,A,Male\n"),
      ("applications-2.csv", "id,vacancy_ref,ethnicity\n2,V1,A\n3,V2,M\n"),
    ]).build()
    #expect(built.count(.applied, .sex)?.exact == 3)
    #expect(built.count(.applied, .sex, .notRecorded)?.exact == 2)
    #expect(built.count(.applied, .sex, .known(.male))?.exact == 1)
  }

  @Test func countsSayWhatRowsDoNotAndAreAControlWhereRowsDo() throws {
    let silent = ("applications.csv", "id,vacancy_ref,ethnicity\n1,V1,A\n2,V1,M\n3,V2,M\n")
    let telling = ("applications.csv", "id,vacancy_ref,ethnicity,sex\n1,V1,A,F\n2,V1,M,M\n3,V2,M,M\n")
    func counts(_ women: Int) -> (String, String) {
      (
        "equality.csv",
        "vacancy_ref,characteristic,category,stage,count\nV1,sex,F,applied,\(women)\nV1,sex,M,applied,1\n"
      )
    }
    let counted = try BundleText([silent, counts(1)]).build()
    #expect(counted.count(.applied, .sex, .known(.female), group: .notRecorded)?.exact == 1)
    #expect(counted.count(.applied, .sex)?.exact == 3)
    #expect(counted.count(.applied, .sex, .notRecorded)?.exact == 1)
    let same = try BundleText([telling, counts(1)]).build()
    #expect(same.count(.applied, .sex)?.exact == 3)
    #expect(same.count(.applied, .sex, .known(.female), group: .known(.white))?.exact == 1)
    #expect(same.item("counts-differ") == nil)
    let other = try BundleText([telling, counts(4)]).build()
    #expect(other.count(.applied, .sex)?.exact == 3)
    #expect(other.item("counts-differ")?.count == 1)
  }

  @Test func countsOfTheOrganisationAreUsedOnlyWhereNothingElseTells() throws {
    let counts = (
      "equality.csv", "characteristic,category,stage,count\nsex,F,applied,2\nsex,M,applied,1\n"
    )
    let silent = ("applications.csv", "id,vacancy_ref,ethnicity\n1,V1,A\n2,V1,M\n3,V2,M\n")
    let alone = try BundleText([silent, counts]).build()
    #expect(alone.count(.applied, .sex)?.exact == 3)
    #expect(alone.pipeline.table(of: .sex)?.entries.allSatisfy { $0.vacancy == -1 } == true)
    let telling = ("applications.csv", "id,vacancy_ref,ethnicity,sex\n1,V1,A,F\n2,V1,M,F\n3,V2,M,F\n")
    let control = try BundleText([telling, counts]).build()
    #expect(control.count(.applied, .sex, .known(.female))?.exact == 3)
    #expect(control.item("counts-differ") != nil)
  }

  @Test func applicationsThatAreSetAsideAreInNoTable() throws {
    let built = try BundleText([
      ("vacancies.csv", "ref,title\nV1,Nurse\n"),
      rows(["1,V1,A,Female,No,,,,", "1,V1,A,Female,No,,,,", "2,V9,A,Male,No,,,,", ",V1,A,Male,No,,,,"]),
    ]).build()
    #expect(built.count(.applied, .sex)?.exact == 1)
    #expect(built.ledger.balances)
  }

  private static let dates = ["applied_on", "shortlisted_on", "interviewed_on", "offered_on", "accepted_on"]
  private static let stages: [Stage] = [.applied, .shortlisted, .interviewed, .offered, .accepted]

  private struct Row {
    let vacancy: Int
    let values: [String]
    let depth: Int
  }
  private static let drawn: [(name: String, values: [String])] = [
    ("ethnicity", ["A", "B", "H", "N", "Z"]), ("sex", ["Female", "Male", "Prefer not to say"]),
    ("disability", ["Yes", "No", "Not stated"]), ("age_band", ["16-24", "25-34", "35 to 44", "65+"]),
    ("religion", ["Christian", "Islam", "No religion"]), ("orientation", ["Straight", "Gay", "Undecided"]),
  ]

  private func drawn(_ seed: inout SeededGenerator) -> [Row] {
    (0..<Int.random(in: 20...90, using: &seed)).map { _ in
      Row(
        vacancy: Int.random(in: 1...4, using: &seed),
        values: Self.drawn.map { $0.values.randomElement(using: &seed) ?? "" },
        depth: Int.random(in: 0...4, using: &seed))
    } + [Row(vacancy: 1, values: Self.drawn.map { $0.values[0] }, depth: 4)]
  }

  private func file(_ rows: [Row]) -> (String, String) {
    let head = ["id", "vacancy_ref"] + Self.drawn.map(\.name) + Self.dates
    let lines = rows.enumerated().map { number, row in
      (["\(number)", "V\(row.vacancy)"] + row.values
        + Self.dates.indices.map { $0 <= row.depth ? "2025-0\($0 + 1)-01" : "" }).joined(separator: ",")
    }
    return ("applications.csv", ([head.joined(separator: ",")] + lines).map { $0 + "\n" }.joined())
  }

  private func counts(_ rows: [Row]) -> (String, String) {
    var counts: [String: Int] = [:]
    for row in rows {
      for (characteristic, value) in zip(Self.drawn, row.values) {
        for stage in Self.stages[...row.depth] {
          counts["V\(row.vacancy),\(characteristic.name),\(value),\(stage.name)", default: 0] += 1
        }
      }
    }
    return (
      "equality.csv",
      "vacancy_ref,characteristic,category,stage,count\n"
        + counts.sorted { $0.key < $1.key }.map { "\($0.key),\($0.value)\n" }.joined()
    )
  }

  @Test func rowsAndTheirCountsGiveTheSameCategoriesAndEveryCutAddsUpToTheWhole() throws {
    var seed = SeededGenerator(seed: 31)
    for _ in 0..<30 {
      let rows = drawn(&seed)
      let fromRows = try BundleText([file(rows)]).build()
      let fromCounts = try BundleText([counts(rows)]).build()
      #expect(fromRows.tables(withEthnicity: false) == fromCounts.tables(withEthnicity: false))
      #expect(
        fromRows.pipeline.characteristics.map(\.categories)
          == fromCounts.pipeline.characteristics.map(\.categories))
      let both = try BundleText([counts(rows), file(rows)]).build()
      #expect(both.tables() == fromRows.tables())
      #expect(both.item("counts-differ") == nil)
      #expect(fromRows.pipeline.characteristics.count == 5)
      for characteristic in Characteristic.ofSources where characteristic != .ethnicity {
        for stage in Self.stages {
          #expect(fromRows.count(stage, characteristic) == fromRows.count(stage))
          for group in [Answer<EthnicityGroup>.known(.white), .known(.ethnicMinority), .withheld] {
            #expect(fromRows.count(stage, characteristic, group: group) == fromRows.count(stage, group))
          }
        }
      }
    }
  }

  @Test func neitherTheOrderOfRowsNorTheSizeOfBatchesChangesATable() throws {
    var seed = SeededGenerator(seed: 37)
    for _ in 0..<20 {
      var rows = drawn(&seed)
      let expected = try BundleText([file(rows)]).build()
      rows.shuffle(using: &seed)
      var other = BundleText([file(rows)])
      other.batchSize = Int.random(in: 1...50, using: &seed)
      let built = try other.build()
      #expect(built.tables() == expected.tables())
      #expect(
        built.pipeline.characteristics.map(\.categories)
          == expected.pipeline.characteristics.map(\.categories)
      )
    }
  }
}
