// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Ingestion

/// Several exports of one system whose times overlap: each record is counted once, as the latest of them has it.
@Suite struct OverlappingExportTests {
  private static let profile = BundleText.load(
    """
    profile: 1
    name: monthly
    system: test
    says: Exports of a month each.
    sources:
      vacancies:
        entity: vacancy
        match: "vacancies*.csv"
        fields: {ref: {from: ref, required: true}, title: {from: title, required: true}, interviewed_on: {from: interviewed_on}}
      applications:
        entity: application
        match: "applications*.csv"
        fields: {id: {from: id, required: true}, vacancy: {from: vacancy}}
        reached:
          appointed: {from: appointed, required: true}
        events:
          - {stage: applied, at: applied}
          - {stage: shortlisted, at: shortlisted}
      counts:
        entity: equality_count
        match: "counts*.csv"
        aggregate: {counts: cumulative, reconcile: none}
        fields: {vacancy: {from: vacancy}, stage: {from: stage, required: true}, characteristic: {const: ethnicity}, \
    category: {from: category, scheme: groups}, count: {from: count}}
      xml:
        entity: application
        xml: {record: /export/a}
        fields: {id: {from: "@id", required: true}, vacancy: {from: "@v"}}
        reached:
          appointed: {from: "@appointed"}
        events:
          - {stage: applied, at: "@applied"}
    """)

  private static func read(_ files: [(name: String, text: String)]) async throws -> BundleReading {
    let folder = try TemporaryFolder(files)
    return try await BundleReader.read(BundleRequest(inputs: [folder.path], profile: .given(profile)))
  }

  private static let march =
    "id,vacancy,appointed,applied,shortlisted\nA1,V1,no,2025-03-03,2025-03-20\nA2,V1,no,2025-03-04,\n"
  private static let april =
    "id,vacancy,appointed,applied,shortlisted\nA1,V1,yes,2025-03-03,2025-03-20\nA3,V1,no,2025-04-20,\n"

  private static func appointed(_ reading: BundleReading) -> Int {
    reading.pipeline.applications.elements.compactMap { $0.count(Stage.accepted)?.exact }.reduce(0, +)
  }

  @Test(arguments: [
    ("applications-03.csv", "applications-04.csv"), ("applications-z.csv", "applications-a.csv"),
  ])
  func `what the later export says of an application goes, whatever the files are called`(
    _ older: String, _ newer: String
  ) async throws {
    let reading = try await Self.read([(older, Self.march), (newer, Self.april)])
    #expect(reading.failures.isEmpty)
    #expect(Self.appointed(reading) == 1)
    let ledger = Dictionary(
      uniqueKeysWithValues: reading.ledger.files.map { (reading.files[$0.file].path, $0) })
    #expect(ledger[newer]?.setAside == [:] && ledger[newer]?.used == 2)
    #expect(ledger[older]?.setAside == [.laterExport: 1] && ledger[older]?.used == 1)
    #expect(ledger[older]?.setAsideForCause == 0)
    let item = try #require(reading.quality.first { $0.kind == "older-export" })
    #expect(
      item.message
        == "applications of \(older), whose last day is 2025-03-20, stand in later exports too, such as"
        + " \(newer) (2025-04-20): what the later one says of them is counted")
    #expect(item.weight == .note && item.count == 1 && item.places.map(\.line) == [2])
  }

  @Test func `where no day tells which export is the later one, a repeated key is a fault`() async throws {
    let first = "id,vacancy,appointed\nA1,V1,no\n", second = "id,vacancy,appointed\nA1,V1,yes\n"
    let reading = try await Self.read([("applications-1.csv", first), ("applications-2.csv", second)])
    #expect(reading.ledger.files.map(\.setAside) == [[:], [.duplicateKey: 1]])
    #expect(reading.quality.contains { $0.kind == "duplicate-key" && $0.weight == .warning })
    let same = try await Self.read([("applications-1.csv", Self.march), ("applications-2.csv", Self.march)])
    #expect(same.ledger.files.map(\.setAside) == [[:], [.duplicateKey: 2]])
  }

  @Test func `keys that begin again in another export are told, and nobody is taken for another`()
    async throws
  {
    let first =
      "id,vacancy,appointed,applied,shortlisted\n1,V1,no,2025-03-03,\n2,V1,yes,2025-03-04,2025-03-20\n"
    let second = "id,vacancy,appointed,applied,shortlisted\n1,V7,no,2025-06-03,\n2,V8,no,2025-06-04,\n"
    let reading = try await Self.read([("applications-1.csv", first), ("applications-2.csv", second)])
    #expect(reading.ledger.files.map(\.setAside) == [[.duplicateKey: 2], [:]])
    let item = try #require(reading.quality.first { $0.kind == "key-of-another" })
    #expect(item.weight == .error && item.count == 2 && item.places.map(\.line) == [2, 3])
    #expect(!reading.quality.contains { $0.kind == "older-export" })
    #expect(!reading.ledger.isComplete)
  }

  @Test func `one day far ahead does not make an export the later one`() async throws {
    func export(_ month: Int, _ appointed: String, last: String) -> String {
      "id,vacancy,appointed,applied,shortlisted\n"
        + (0..<150).map { "A\($0),V1,\(appointed),2025-0\(month)-\(10 + $0 % 20),\n" }.joined()
        + "A999,V1,no,\(last),\n"
    }
    let reading = try await Self.read([
      ("applications-a.csv", export(3, "no", last: "2026-03-01")),
      ("applications-b.csv", export(6, "yes", last: "2025-06-29")),
    ])
    #expect(Self.appointed(reading) == 150)
  }

  @Test func `a key that stands twice within the older export is a fault all the same`() async throws {
    let reading = try await Self.read([
      ("applications-03.csv", Self.march + "A2,V1,no,2025-03-04,\n"), ("applications-04.csv", Self.april),
    ])
    #expect(reading.ledger.files[0].setAside == [.laterExport: 1, .duplicateKey: 1])
  }

  @Test func `vacancies and XML go by the later export too`() async throws {
    let vacancies = try await Self.read([
      ("vacancies-03.csv", "ref,title,interviewed_on\nV1,Nurse,\nV2,Porter,2025-03-20\n"),
      ("vacancies-04.csv", "ref,title,interviewed_on\nV1,Ward Sister,2025-04-20\n"),
    ])
    #expect(vacancies.pipeline.vacancies.first { $0.ref == "V1" }?.title.answer.knownValue == "Ward Sister")
    #expect(vacancies.ledger.files[0].setAside == [.laterExport: 1])
    func export(_ appointed: String, _ last: String) -> String {
      "<export><a id=\"A1\" v=\"V1\" appointed=\"\(appointed)\" applied=\"2025-03-01\"/>\(last)</export>"
    }
    let xml = try await Self.read([
      ("a.xml", export("no", "")),
      ("b.xml", export("yes", "<a id=\"A2\" v=\"V1\" appointed=\"no\" applied=\"2025-04-01\"/>")),
    ])
    #expect(Self.appointed(xml) == 1)
    #expect(xml.ledger.files.map(\.setAside) == [[.laterExport: 1], [:]])
  }

  @Test
  func `counts of a vacancy in two files are not added up, and those of an organisation are, and it is said`()
    async throws
  {
    func counts(_ number: Int) -> String { "vacancy,stage,category,count\nV1,appointed,Asian,\(number)\n" }
    let reading = try await Self.read([("counts-1.csv", counts(1)), ("counts-2.csv", counts(2))])
    #expect(reading.ledger.files.map(\.setAside) == [[:], [.duplicateKey: 1]])
    func whole(_ number: Int) -> String { "stage,category,count\nappointed,Asian,\(number)\n" }
    let added = try await Self.read([("counts-1.csv", whole(1)), ("counts-2.csv", whole(2))])
    #expect(added.ledger.files.allSatisfy { $0.used == 1 })
    let item = added.quality.first { $0.kind == "counts-added" }
    #expect(
      item?.message.hasPrefix("counts-1.csv, counts-2.csv each hold counts of the whole organisation")
        ?? false)
  }
}
