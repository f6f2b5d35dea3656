// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Ingestion

@Suite("Setting records aside")
struct SettingAsideTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let rows: [String]
    var used = 1
    let setAside: [SetAsideReason: Int]
  }

  static let cases: [Case] = [
    Case(testDescription: "no key", rows: ["1,V1,applied", ",V1,applied"], setAside: [.keyMissing: 1]),
    Case(
      testDescription: "no vacancy", rows: ["1,V1,applied", "2,,applied"], setAside: [.referenceMissing: 1]),
    Case(
      testDescription: "no key before no vacancy", rows: ["1,V1,applied", ",,applied"],
      setAside: [.keyMissing: 1]),
    Case(
      testDescription: "key read before", rows: ["1,V1,applied", "1,V1,offered"], setAside: [.duplicateKey: 1]
    ),
    Case(testDescription: "never submitted", rows: ["1,V1,applied", "2,V1,draft"], setAside: [.draft: 1]),
    Case(
      testDescription: "a draft keeps its key free", rows: ["1,V1,draft", "1,V1,applied"],
      setAside: [.draft: 1]),
    Case(
      testDescription: "no vacancy keeps the key free", rows: ["1,,applied", "1,V1,applied"],
      setAside: [.referenceMissing: 1]),
    Case(
      testDescription: "unknown vacancy", rows: ["1,V1,applied", "2,V9,applied"],
      setAside: [.referenceUnknown: 1]),
  ]

  @Test("an application is set aside for one named reason", arguments: cases)
  func applications(_ example: Case) throws {
    let built = try BundleText([
      ("vacancies.csv", "ref\nV1\n"),
      ("applications.csv", "id,vacancy_ref,stage\n" + example.rows.joined(separator: "\n") + "\n"),
    ]).build()
    let ledger = built.ledger.files[1]
    #expect(ledger.read == example.rows.count)
    #expect(ledger.used == example.used)
    #expect(ledger.setAside == example.setAside)
    #expect(built.count(.applied)?.exact == example.used)
  }

  @Test func recordsThatLackWhatIdentifiesThemAreReportedWithTheirLines() throws {
    let built = try BundleText([
      ("vacancies.csv", "ref,title\nV1,x\n,y\n"), ("adverts.csv", "vacancy_ref,channel\n,a\nV1,b\n"),
      ("applications.csv", "id,vacancy_ref\n,V1\n2,\n3,V1\n,V1\n"),
    ]).build()
    let keys = built.quality.filter { $0.kind == "key-missing" }
    let references = built.quality.filter { $0.kind == "reference-missing" }
    #expect(keys.map(\.count) == [1, 2] && references.map(\.count) == [1, 1])
    #expect(keys.flatMap(\.places) == [(0, 3), (2, 2), (2, 5)].map { SourcePlace(file: $0, line: $1) })
    #expect(references.flatMap(\.places) == [(1, 2), (2, 3)].map { SourcePlace(file: $0, line: $1) })
    #expect((keys + references).allSatisfy { $0.weight == .warning })
  }

  @Test func aDuplicateIsReportedWithBothLines() throws {
    let built = try BundleText([
      ("applications1.csv", "id,vacancy_ref\nA,V1\nB,V1\n"),
      ("applications2.csv", "id,vacancy_ref\nC,V1\nB,V1\n"),
    ]).build()
    let item = try #require(built.item("duplicate-key"))
    #expect(item.count == 1)
    #expect(item.message.contains("line 3 repeats line 3 of applications1.csv"))
    #expect(item.places == [SourcePlace(file: 1, line: 3)])
  }

  @Test func aSecondRecordOfAVacancyIsSetAside() throws {
    let built = try BundleText([("vacancies.csv", "ref,title\nV1,Nurse\nV1,Porter\n")]).build()
    #expect(built.ledger.files[0].setAside == [.duplicateKey: 1])
    #expect(built.vacancy("V1")?.title.value == "Nurse")
  }

  @Test func withoutASourceOfVacanciesReferencesImplyThem() throws {
    let built = try BundleText([("applications.csv", "id,vacancy_ref,department\n1,V2,X\n2,V1,Y\n")]).build()
    #expect(built.pipeline.vacancies.map(\.ref) == ["V1", "V2"])
    #expect(built.vacancy("V2")?.department.value == "X")
    #expect(built.ledger.used == 2)
  }

  @Test func whereTheSourceOfVacanciesBrokeOffNoReferenceIsAnOrphan() throws {
    var bundle = BundleText([
      ("vacancies.csv", "ref\nV1\n"), ("applications.csv", "id,vacancy_ref\n1,V1\n2,V2\n"),
    ])
    bundle.brokenOff = ["vacancies.csv"]
    let built = try bundle.build()
    #expect(built.count(.applied)?.exact == 2)
    #expect(!built.pipeline.vacanciesAreComplete)
    #expect(!built.ledger.isComplete)
  }

  @Test func recordsOfUnknownVacanciesLeaveNoTrace() throws {
    let built = try BundleText([
      ("vacancies.csv", "ref\nV1\n"), ("adverts.csv", "vacancy_ref,channel\nV1,a\nV9,b\n"),
      ("criteria.csv", "vacancy_ref,text\nV9,x\nV1,y\n"),
      ("panels.csv", "vacancy_ref,phase,standing,role\nV9,interview,actual,chair\n"),
      (
        "equality.csv",
        "vacancy_ref,characteristic,category,stage,count\nV9,ethnicity,A,applied,4\nV1,ethnicity,A,applied,3\n"
      ),
    ]).build()
    #expect(built.pipeline.adverts.elements.map(\.channel.value) == ["a"])
    #expect(built.pipeline.criteria.elements.map(\.text.value) == ["y"])
    #expect(built.pipeline.panels.elements.isEmpty)
    #expect(built.count(.applied)?.exact == 3)
    #expect(built.setAside(.referenceUnknown) == 4)
    #expect(built.quality.filter { $0.kind == "unknown-reference" }.count == 4)
    #expect(built.item("unknown-reference")?.places == [SourcePlace(file: 1, line: 3, column: 0)])
    #expect(!built.quality.contains { $0.message.contains("V9") })
  }

  @Test func theFirstReferenceToEachUnknownVacancyIsNamed() throws {
    let refs = ["V1", "V9", "V8", "V9", "V1", "V7", "V8", "V6", "V5", "V4"]
    var bundle = BundleText([
      ("vacancies.csv", "ref\nV1\n"),
      ("applications.csv", "id,vacancy_ref\n" + refs.enumerated().map { "\($0),\($1)\n" }.joined()),
    ])
    for size in [1, 3, 100] {
      bundle.batchSize = size
      let item = try #require(try bundle.build().item("unknown-reference"))
      #expect(item.count == 8)
      #expect(item.places == [3, 4, 7, 9, 10].map { SourcePlace(file: 1, line: $0, column: 1) })
    }
  }

  @Test func aFileWithoutARequiredColumnIsRefused() throws {
    #expect(throws: IngestionError.self) { try BundleText([("adverts.csv", "channel\nx\n")]).build() }
  }
}
