// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import Testing

@testable import Ingestion

@Suite("The sample bundles")
struct SampleBundleTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().resolvingSymlinksInPath()
    .appending(path: "../../..").standardized

  private func read(_ name: String) async throws -> BundleReading {
    let folder = Self.root.appending(path: "Sources/Ingestion/Profiles")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
    let files = try names.filter { $0.hasSuffix(".map.yaml") }.map { file in
      (name: file, text: try String(contentsOf: folder.appending(path: file), encoding: .utf8))
    }
    return try await BundleReader.read(
      BundleRequest(
        inputs: [Self.root.appending(path: "SampleData/\(name)").path()],
        profile: .detect(candidates: BuiltInProfiles(from: files).profiles)))
  }

  private func shape(_ reading: BundleReading) -> [String] {
    BuiltBundle(
      pipeline: reading.pipeline, files: reading.files, ledger: reading.ledger, quality: reading.quality
    ).shape
  }

  @Test func asCSVAndAsXMLTheyGiveTheSameModel() async throws {
    let csv = try await read("csv")
    let xml = try await read("xml")
    #expect(csv.profile?.name == "canonical")
    #expect(csv.failures.isEmpty)
    #expect(xml.failures.isEmpty)
    #expect(xml.ledger.files.flatMap(\.unused).isEmpty)
    #expect(csv.ledger.read == xml.ledger.read)
    #expect(csv.ledger.used == xml.ledger.used)
    #expect(shape(csv) == shape(xml))
  }

  @Test func theirCountsAreThoseOfTheApplications() async throws {
    let rows = try await read("csv").pipeline.applications.elements
    let counts = try await read("counts").pipeline.applications.elements
    for stage in [Stage.applied, .shortlisted, .offered, .accepted] {
      for group in [Answer.known(EthnicityGroup.white), .known(.ethnicMinority)] {
        func sum(_ tallies: [ApplicationTally]) -> Count? {
          tallies.filter { $0.cell.group == group }.reduce(Optional(Count.zero)) { sum, tally in
            sum.flatMap { known in tally.count(stage).map { known + $0 } }
          }
        }
        let total = try #require(sum(rows))
        #expect(total.atLeast > 0)
        #expect(total == sum(counts), "\(stage) \(group)")
      }
    }
  }
}
