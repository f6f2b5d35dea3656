// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Samples
import Testing

@testable import Ingestion

@Suite("Keys in order and out of order")
struct KeyOrderTests {
  private static func file(_ ids: [Int]) -> String {
    "id,vacancy_ref\n" + ids.map { "A\($0),V\($0 % 7)\n" }.joined()
  }

  @Test func aLateRepetitionInAnOrderedFileIsFoundWithBothLines() throws {
    let built = try BundleText([("applications.csv", Self.file(Array(100...300) + [150] + Array(301...310)))])
      .build()
    #expect(built.setAside(.duplicateKey) == 1)
    let item = try #require(built.item("duplicate-key"))
    #expect(item.message.contains("line 203 repeats line 52"))
    #expect(item.places == [SourcePlace(file: 0, line: 203)])
    #expect(built.count(.applied)?.exact == 211)
  }

  @Test func anOrderedSecondFileIsComparedWithTheFirst() throws {
    let built = try BundleText([
      ("applications-1.csv", Self.file(Array(100...120))),
      ("applications-2.csv", Self.file([110, 121, 122])),
      ("applications-3.csv", Self.file([123, 124, 120])),
    ]).build()
    #expect(built.ledger.files.map { $0.setAside[.duplicateKey] ?? 0 } == [0, 1, 1])
    let messages = built.quality.filter { $0.kind == "duplicate-key" }.map(\.message)
    #expect(messages.first?.contains("line 2 repeats line 12 of applications-1.csv") == true)
    #expect(messages.last?.contains("line 4 repeats line 22 of applications-1.csv") == true)
  }

  @Test func scoresFindTheApplicationsOfOrderedFiles() throws {
    let built = try BundleText([
      ("applications-1.csv", Self.file(Array(100...120))), ("applications-2.csv", Self.file([121, 122])),
      ("scores.csv", "application_id,value\nA122,3\nA100,1\n A101\t,1\nA99,1\nA123,1\n"),
    ]).build()
    #expect(built.ledger.files[2].setAside == [.referenceUnknown: 2])
    let refs = built.pipeline.vacancies.map(\.ref)
    let scored = built.pipeline.scores.elements.map { "\(refs[$0.vacancy]) \($0.scored)" }
    #expect(scored == ["V2 1", "V3 2"])
  }

  @Test func recordsWithoutAVacancyKeepTheirPlaceInTheOrder() throws {
    let text = "id,vacancy_ref,stage\nA1,V1,applied\nA2,,applied\n,V1,applied\nA3,V1,draft\nA4,V1,applied\n"
    let built = try BundleText([
      ("applications.csv", text), ("scores.csv", "application_id,value\nA2,1\nA3,1\nA4,1\n"),
    ]).build()
    #expect(built.ledger.files[0].setAside == [.referenceMissing: 1, .keyMissing: 1, .draft: 1])
    #expect(built.ledger.files[1].setAside == [.referenceUnknown: 2])
    #expect(built.pipeline.scores.elements.map(\.scored) == [1])
  }

  @Test func theOrderOfTheRowsChangesNothingButLines() throws {
    var seed = SeededGenerator(seed: 17)
    for _ in 0..<20 {
      let ids = (1...200).filter { _ in Int.random(in: 0...3, using: &seed) > 0 }
      var bundle = BundleText([
        ("applications.csv", Self.file(ids)),
        ("scores.csv", "application_id,value\n" + (1...200).map { "A\($0),1\n" }.joined()),
      ])
      let expected = try bundle.build()
      bundle.files[0].text = Self.file(ids.shuffled(using: &seed))
      bundle.batchSize = Int.random(in: 1...50, using: &seed)
      let built = try bundle.build()
      #expect(built.shape == expected.shape)
      #expect(built.ledger.files.map(\.setAside) == expected.ledger.files.map(\.setAside))
    }
  }

  @Test("spaces and tabs around a key are no part of it", arguments: [" A1", "A1 ", "\tA1 \t"])
  func trimmed(_ key: String) throws {
    let built = try BundleText([("applications.csv", "id,vacancy_ref\nA1,V1\n\(key),V1\n \t,V1\n")]).build()
    #expect(built.ledger.files[0].setAside == [.duplicateKey: 1, .keyMissing: 1])
  }
}
