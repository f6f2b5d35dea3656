// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import Testing

@testable import Ingestion

@Suite("A file that carries the name of a source")
final class NamedMisfitTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "misfit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write("vacancies.csv", "ref\nV1\n")
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  private func read(_ profile: BundleRequest.ProfileSelection) async throws -> BundleReading {
    try await BundleReader.read(BundleRequest(inputs: [folder.path()], profile: profile))
  }

  @Test(
    "and lacks what the source requires is a failure",
    arguments: [
      "id,vacancy\n1,V1\n", "Applications of 2025,,\nid,vacancy\n1,V1\n", "17,V1\n18,V1\n",
    ])
  func lacking(_ text: String) async throws {
    try write("applications.csv", text)
    for profile: BundleRequest.ProfileSelection in [
      .detect(candidates: [BundleText.canonical]), .given(BundleText.canonical),
    ] {
      let reading = try await read(profile)
      let failure = try #require(reading.failures.first)
      #expect(reading.failures.count == 1)
      #expect(failure.kind == "columns-missing")
      #expect(failure.path.hasSuffix("applications.csv"))
      #expect(
        failure.problem.hasPrefix(
          "applications.csv looks like 'applications' by its name and lacks the column"))
      #expect(failure.problem.contains("'vacancy_ref' (expected a header line with vacancy_ref)"))
      // The path of the scratch folder may hold any number.
      let said = failure.problem + failure.advice
      #expect(!said.contains("17") && !said.contains("2025"))
      #expect(reading.ledger.files.map(\.isComplete) == [false, true])
      guard case .openEnded = reading.pipeline.applications else {
        Issue.record("applications are not open-ended")
        continue
      }
    }
  }

  @Test func theCanonicalProfileNamesEveryColumnThatItNeeds() async throws {
    try write("applications.csv", "number,post\n1,V1\n")
    let reading = try await read(.detect(candidates: try BuiltInProfileFiles.profiles()))
    #expect(reading.failures.map(\.kind) == ["columns-missing"])
    #expect(reading.failures.first?.problem.contains("'id'") == true)
  }

  @Test func aNeighbourOfAnotherNameIsANote() async throws {
    try write("people.csv", "number,post\n1,V1\n")
    let reading = try await read(.given(BundleText.canonical))
    #expect(reading.failures.isEmpty && reading.ledger.isComplete)
  }

  @Test(arguments: ["aplications.csv", "new.csv"])
  func `a file that has the columns of a source and not its name is a failure`(name: String) async throws {
    try write(name, "id,vacancy_ref,ethnicity,shortlisted_on\n1,V1,White,\n")
    let reading = try await read(.given(BundleText.canonical))
    #expect(reading.failures.map(\.kind) == ["file-misnamed"])
    #expect(
      reading.failures.first?.problem.contains("'applications', which is read from applications") == true)
    #expect(!reading.ledger.isComplete)
    guard case .openEnded = reading.pipeline.applications else {
      Issue.record("applications are not open-ended")
      return
    }
  }

  @Test func `a file with few columns of a source is a neighbour`() async throws {
    try write("notes.csv", "id,vacancy_ref,written by,note,colour\n1,V1,x,y,z\n")
    let reading = try await read(.given(BundleText.canonical))
    #expect(reading.failures.isEmpty)
  }

  @Test func patternsOfWildcardsAloneNameNoFile() {
    #expect(!FileGlob("*.csv").isName && !FileGlob("*").isName && !FileGlob("??*.txt").isName)
    #expect(FileGlob("applications*.csv").isName && FileGlob("*panel*").isName)
  }
}
