// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import Testing

@testable import Ingestion

@Suite("Searches, and adverts that were taken down")
final class SearchTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "search-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func read(_ files: [(name: String, text: String)]) async throws -> BundleReading {
    for file in files { try Data(file.text.utf8).write(to: folder.appending(path: file.name)) }
    return try await BundleReader.read(
      BundleRequest(
        inputs: files.map { folder.appending(path: $0.name).path() },
        profile: .detect(candidates: try BuiltInProfileFiles.profiles())))
  }

  private static let csv: [(name: String, text: String)] = [
    ("vacancies.csv", "ref,title\nV-1,Chief Nurse\nV-2,Porter\n"),
    (
      "adverts.csv",
      "vacancy_ref,closed_on,taken_down_on\nV-2,2025-06-14,\nV-1,2025-06-14,2025-06-03\nV-1,2025-06-20,soon\n"
    ),
    (
      "searches.csv",
      "vacancy_ref,firm,briefed_on_diversity,brief\nV-2,no,,\nV-1,Bloggs & Daughters,yes,\"Find a leader,\nsoon.\"\n"
    ),
  ]

  private static let xml: [(name: String, text: String)] = [
    (
      "evenhand.xml",
      """
      <evenhand xmlns="urn:evenhand:bundle:1">
        <vacancies><vacancy ref="V-1"><title>Chief Nurse</title></vacancy>
          <vacancy ref="V-2"><title>Porter</title></vacancy></vacancies>
        <adverts>
          <advert vacancy_ref="V-2"><closed_on>2025-06-14</closed_on><taken_down_on/></advert>
          <advert vacancy_ref="V-1"><closed_on>2025-06-14</closed_on><taken_down_on>2025-06-03</taken_down_on></advert>
          <advert vacancy_ref="V-1"><closed_on>2025-06-20</closed_on><taken_down_on>soon</taken_down_on></advert>
        </adverts>
        <searches>
          <search vacancy_ref="V-2"><firm>no</firm><briefed_on_diversity/><brief/></search>
          <search vacancy_ref="V-1"><firm>Bloggs &amp; Daughters</firm><briefed_on_diversity>yes</briefed_on_diversity>
            <brief>Find a leader,
      soon.</brief></search>
        </searches>
      </evenhand>
      """
    )
  ]

  @Test("are read from CSV and from XML alike", arguments: [csv, xml])
  func searches(_ files: [(name: String, text: String)]) async throws {
    let reading = try await read(files)
    #expect(reading.failures.isEmpty && reading.ledger.balances)
    #expect(reading.ledger.files.flatMap(\.unused).isEmpty)
    let searches = reading.pipeline.searches.elements
    #expect(searches.map(\.vacancy) == [0, 1])
    #expect(searches.map(\.usesFirm.value) == [true, false])
    #expect(searches.map(\.briefedOnDiversity.state) == [.known, .blank])
    #expect(searches[0].brief.value == "Find a leader,\nsoon." && searches[1].brief.state == .blank)
    let adverts = reading.pipeline.adverts.elements
    #expect(adverts.map(\.vacancy) == [0, 0, 1])
    #expect(adverts.map(\.takenDownOn.value) == [CivilDate(iso: "2025-06-03"), nil, nil])
    #expect(adverts.map(\.takenDownOn.state) == [.known, .unreadable, .none])
    #expect(reading.pipeline.advertRefs == ["V-1, advert 1", "V-1, advert 2", "V-2"])
    // Which firm it was is kept nowhere.
    #expect(!"\(reading.pipeline) \(reading.quality)".contains("Bloggs"))
  }

  @Test("are not recorded without their file, and open-ended when it breaks off")
  func absent() async throws {
    guard case .notRecorded = try await read(Array(Self.csv.prefix(2))).pipeline.searches else {
      Issue.record("searches are recorded")
      return
    }
    let broken = ("searches.csv", "vacancy_ref,firm\nV-1,yes\nV-2,\"no")
    let reading = try await read(Array(Self.csv.prefix(2)) + [(name: broken.0, text: broken.1)])
    guard case .openEnded = reading.pipeline.searches else {
      Issue.record("searches are complete")
      return
    }
    #expect(!reading.ledger.isComplete)
  }

  @Test("of a vacancy that is not there are set aside")
  func orphans() async throws {
    let lost = ("searches.csv", "vacancy_ref,firm\nV-9,yes\nV-1,yes\n,no\n")
    let reading = try await read(Array(Self.csv.prefix(2)) + [(name: lost.0, text: lost.1)])
    #expect(reading.pipeline.searches.elements.map(\.vacancy) == [0])
    let number = try #require(reading.files.firstIndex { $0.path == "searches.csv" })
    let ledger = try #require(reading.ledger.files.first { $0.file == number })
    #expect(ledger.setAside == [.referenceUnknown: 1, .referenceMissing: 1] && ledger.used == 1)
  }

  private func isThere<Element>(_ recorded: Recorded<Element>) -> Bool {
    if case .notRecorded = recorded { false } else { true }
  }

  @Test func `an empty element of XML is an empty file, and none is no file`() async throws {
    func document(_ searches: String) -> String {
      "<evenhand xmlns=\"urn:evenhand:bundle:1\"><vacancies><vacancy ref=\"V-1\"/></vacancies>\(searches)</evenhand>"
    }
    let vacancies = (name: "vacancies.csv", text: "ref\nV-1\n")
    let pairs: [([(name: String, text: String)], String)] = [
      (
        [vacancies, (name: "searches.csv", text: "vacancy_ref,firm,briefed_on_diversity,brief\n")],
        "<searches/>"
      ),
      ([vacancies], ""),
    ]
    for (number, (files, element)) in pairs.enumerated() {
      for input in [files, [(name: "evenhand.xml", text: document(element))]] {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path()) {
          try FileManager.default.removeItem(at: folder.appending(path: name))
        }
        let searches = try await read(input).pipeline.searches
        #expect(isThere(searches) == (number == 0) && searches.elements.isEmpty, "\(input.map(\.name))")
      }
    }
    // What lies outside its collection, or in one of another name, says nothing of it.
    let other = try await read([
      (name: "evenhand.xml", text: document("<search/><adverts><searches/></adverts>"))
    ])
    #expect(!isThere(other.pipeline.searches) && isThere(other.pipeline.adverts))
  }
}
