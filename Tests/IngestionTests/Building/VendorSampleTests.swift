// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import Testing

@testable import Ingestion

/// Small files in the shapes of other systems' XML, read with the profiles that are for them.
@Suite struct VendorSampleTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../..").standardized

  private func read(_ path: String, with profile: String? = nil) async throws -> BundleReading {
    let profiles = try BuiltInProfileFiles.profiles()
    let selection = try profile.map { name in
      BundleRequest.ProfileSelection.given(try #require(profiles.first { $0.name == name }))
    }
    return try await BundleReader.read(
      BundleRequest(
        inputs: [Self.root.appending(path: path).path()], profile: selection ?? .detect(candidates: profiles))
    )
  }

  @Test func `every folder of them is told of beside them, with a profile that there is`() throws {
    let folder = Self.root.appending(path: "SampleData/vendors")
    let page = try String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
    for name in names where name != "README.md" { #expect(page.contains("| `\(name)/` |"), "\(name)") }
    for name in try BuiltInProfileFiles.profiles().map(\.name) where name.hasPrefix("hr-xml") {
      #expect(page.contains("`\(name)`"))
    }
  }

  @Test func `position openings of HR-XML 3 are found, whatever their prefixes and envelope`() async throws {
    let reading = try await read("SampleData/vendors/hr-xml-3")
    #expect(reading.profile?.name == "hr-xml-3-position-opening")
    #expect(reading.failures.isEmpty)
    let vacancies = reading.pipeline.vacancies
    #expect(vacancies.map(\.ref) == ["MC-HX-1", "MC-HX-2", "MC-HX-3"])
    #expect(vacancies.map(\.title.value) == ["Physiotherapist & Team Lead", "Porter", "Medical Secretary"])
    #expect(vacancies.map(\.site.value) == ["Marram Coast; Sandhaven", nil, nil])
    #expect(vacancies.map(\.posts.answer) == [.known(2), .blank, .notRecorded])
    #expect(
      vacancies.map(\.closedOn.answer) == [
        .known(try #require(CivilDate(iso: "2025-06-02"))), .unreadable,
        .known(try #require(CivilDate(iso: "2026-03-01"))),
      ])
    #expect(vacancies[2].advertisedOn.state == .none)
    #expect(vacancies[1].closedOn.place?.line == 27)
  }

  @Test func `their adverts are the words of their HTML, in one piece or in sections`() async throws {
    let reading = try await read("SampleData/vendors/hr-xml-3")
    #expect(
      reading.pipeline.adverts.elements.map(\.text.value) == [
        "We look for a kind colleague.\nFlexible hours\nEqual pay & respect",
        "Moves patients with care\nWorks shifts", "Types letters.",
      ])
    let broken = try #require(reading.quality.first { $0.kind == "html-broken" })
    #expect(broken.weight == .note && broken.count == 1 && broken.places.map(\.line) == [27])
    #expect(reading.quality.contains { $0.kind == "not-a-date" })
    // Every opening is read as a vacancy and as its advert, and counted once.
    #expect(reading.ledger.read == 3 && reading.ledger.used == 3)
  }

  @Test func `a Workday report gives applications and, from inside them, the seats of panels`() async throws {
    let reading = try await read("SampleData/vendors/workday", with: "workday-report-example")
    #expect(reading.failures.isEmpty)
    let pipeline = reading.pipeline
    #expect(pipeline.vacancies.map(\.ref) == ["R-10", "R-11"])
    #expect(pipeline.vacancies.map(\.title.value) == ["Staff Nurse", "Ward Clerk"])
    #expect(pipeline.vacancies.map(\.grade.value?.title) == ["5", "3"])
    let panel = try #require(pipeline.panels.elements.first)
    #expect(pipeline.panels.elements.count == 1 && panel.vacancy == 0)
    // Four interviewers are named, one of them twice; the first two stand before the vacancy of their entry.
    #expect(panel.seats.map(\.place?.line) == [6, 7, 26])
    let ledger = reading.ledger.files[0]
    #expect(ledger.source == "applications, interviewers")
    #expect(ledger.read == 7 && ledger.used == 6 && ledger.setAside == [.duplicateKey: 1])
    let groups = pipeline.applications.elements.map(\.cell.group)
    #expect(Set(groups) == [.known(.white), .known(.ethnicMinority), .withheld])
    #expect(Set(reading.quality.map(\.kind)) == ["duplicate-key"])
    #expect(pipeline.span?.lowerBound == CivilDate(iso: "2025-05-01"))
    #expect(ledger.unused.allSatisfy { !$0.hasSuffix("Interviewer/wd:ID") })
  }

  @Test func `an example is named and never chosen`() async throws {
    let reading = try await read("SampleData/vendors/workday")
    #expect(reading.failures.map(\.kind) == ["profile-unknown"])
    let failure = try #require(reading.failures.first)
    #expect(
      failure.problem.contains(
        "near to report.xml is 'applications' of 'workday-report-example', an example whose names may mean"
          + " something else here"))
    #expect(failure.advice.contains("evenhand profiles show workday-report-example > mine.map.yaml"))
  }

  /// The last profile on the page that tells how to write one.
  private func pageProfile() throws -> MappingProfile {
    let page = Self.root.appending(path: "Sources/EvenhandKit/Documentation.docc/WritingAProfile.md")
    let blocks = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "```yaml\n")
      .dropFirst()
      .compactMap { $0.components(separatedBy: "\n```").first }
    for block in blocks { _ = try ProfileLoader.load(file: "page", text: block) }
    return try ProfileLoader.load(file: "page", text: try #require(blocks.last))
  }

  private func readFeed(_ paths: [String]) async throws -> BundleReading {
    try await BundleReader.read(BundleRequest(inputs: paths, profile: .given(try pageProfile())))
  }

  @Test func `the profile of the page on writing one reads the feed`() async throws {
    let path = Self.root.appending(path: "SampleData/vendors/rss/feed.xml").path()
    let reading = try await readFeed([path])
    #expect(reading.failures.isEmpty)
    let vacancies = reading.pipeline.vacancies
    #expect(vacancies.map(\.ref) == ["9001", "9002"])
    #expect(vacancies.map(\.site.value) == ["Marram Coast, North", "Sandhaven"])
    #expect(vacancies.map(\.closedOn.value) == [CivilDate(iso: "2025-09-01"), nil])
    #expect(vacancies[1].closedOn.state == .unreadable)
    let adverts = reading.pipeline.adverts.elements
    #expect(
      adverts.map(\.text.value) == [
        "Lead our ward\nwith a kind team.\nFlexible working", "Join the pharmacy",
      ])
    #expect(adverts.map(\.salary.value) == ["£47,810 - £54,710", nil])
    #expect(reading.ledger.files[0].unused.contains("/rss/channel/title"))
    #expect(reading.quality.contains { $0.kind == "html-broken" })
    #expect(reading.quality.contains { $0.kind == "not-a-date" })
    #expect(!reading.quality.contains { $0.kind == "path-unmatched" })
  }

  @Test func `a broken feed has a place, and what stands around it is read`() async throws {
    let reading = try await readFeed([Self.root.appending(path: "SampleData/vendors/rss").path()])
    #expect(reading.failures.map(\.kind) == ["not-well-formed"])
    #expect(reading.failures.first?.line == 16)
    #expect(reading.failures.first?.problem.contains("is closed by '</Flexible_hours>'") == true)
    #expect(reading.pipeline.vacancies.map(\.ref) == ["9001", "9002", "9003"])
    #expect(!reading.pipeline.vacanciesAreComplete)
    #expect(reading.ledger.files.map(\.isComplete) == [false, true])
  }

  @Test(.enabled(if: ReferenceFiles.areThere, "the folder with captured exports is not there"))
  func `the same profile reads the vendor's own feeds as far as they are sound`() async throws {
    let reading = try await readFeed([ReferenceFiles.path("data/dfe-vendor-feeds")])
    #expect(reading.failures.map(\.line).sorted { ($0 ?? 0) < ($1 ?? 0) } == [1, 40])
    #expect(reading.pipeline.vacancies.map(\.ref) == ["915213"])
    #expect(reading.pipeline.vacancies.map(\.closedOn.value) == [CivilDate(iso: "2043-09-01")])
    #expect(
      reading.pipeline.adverts.elements.map(\.text.value) == ["This is a random advert text\nwith HTML"])
    #expect(!reading.pipeline.vacanciesAreComplete)
  }

  @Test(.enabled(if: ReferenceFiles.areThere, "the folder with captured exports is not there"))
  func `openings that a public employment service wrote`() async throws {
    let reading = try await BundleReader.read(
      BundleRequest(
        inputs: [ReferenceFiles.path("data/hrxml3-position-opening")],
        profile: .detect(candidates: try BuiltInProfileFiles.profiles())))
    #expect(reading.profile?.name == "hr-xml-3-position-opening")
    #expect(reading.failures.isEmpty)
    // Two of the three files hold the same opening.
    #expect(reading.ledger.read == 3 && reading.ledger.used == 2)
    #expect(reading.quality.first { $0.kind == "duplicate-key" }?.count == 1)
    #expect(reading.pipeline.vacancies.map(\.site.value) == ["LYSAKER", "OSLO"])
    #expect(reading.pipeline.vacancies.map(\.posts.value) == [1, 2])
    let texts = reading.pipeline.adverts.elements.map(\.text.value)
    #expect(
      texts.allSatisfy { $0?.hasPrefix("For fullstendig annonsetekst, se annonsen hos finn.no:") == true })
    #expect(texts.allSatisfy { $0?.contains("<") == false })
    #expect(
      reading.ledger.files[0].unused.contains(
        "/PositionOpening/PositionProfile/PositionLocation/Address/wstxns4:PostalCode"))
  }
}
