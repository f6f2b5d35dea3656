// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import Testing

@testable import Ingestion

@Suite struct HeaderAliasTests {
  private let profile = """
    profile: 1
    name: mine
    sources:
      applications:
        entity: application
        fields:
          id: {from: [Application ID, Ref]}
          vacancy: {from: [Vacancy Reference, Job Ref]}
          ethnicity: {from: [Ethnic Origin, Ethnicity], scheme: nhs-2001}
        reached:
          shortlisted: {from: ["Shortlisted or successful applications", "Shortlisted or sucessful applications"]}
    """

  private func read(_ text: String) async throws -> BundleReading {
    let file = FileManager.default.temporaryDirectory.appending(
      path: "evenhand-alias-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(text.utf8).write(to: file)
    return try await BundleReader.read(
      BundleRequest(inputs: [file.path()], profile: .given(BundleText.load(profile))))
  }

  /// The second is misspelt as a real system writes it.
  static let headers = [
    "Application ID,Vacancy Reference,Ethnic Origin,Shortlisted or successful applications",
    "\u{FEFF}APPLICATION_ID,\u{A0}job  ref ,\"ethnicity\",Shortlisted or sucessful applications",
    "\u{FEFF}\"\"\"Ref\"\"\",job-ref,Ethnic\u{A0}\u{A0}Origin\u{200B},shortlisted\u{202F}or sucessful applications",
  ]

  @Test(arguments: headers) func `a column is known by any of its names, in any dress`(_ header: String)
    async throws
  {
    let reading = try await read("\(header)\n1,V1,A,yes\n2,V1,M,no\n")
    #expect(reading.failures.isEmpty, "\(reading.failures)")
    #expect(reading.ledger.used == 2)
    #expect(reading.ledger.files[0].unused.isEmpty)
    let tallies = reading.pipeline.applications.elements
    #expect(tallies.compactMap { $0.count(.shortlisted)?.exact }.reduce(0, +) == 1)
    #expect(tallies.map(\.cell.group.state) == [.known, .known])
  }

  @Test func `the report says under which name each column was read`() async throws {
    let reading = try await read("Ref,Job Ref,Ethnicity,Shortlisted or sucessful applications\n1,V1,A,yes\n")
    #expect(
      reading.ledger.files[0].notes == [
        "columns read under another name: 'Ref' as id, 'Job Ref' as vacancy, "
          + "'Shortlisted or sucessful applications' as stage shortlisted"
      ])
  }

  @Test func `of two columns with one name none is taken, and both are named`() async throws {
    let reading = try await read("Ref,Job Ref,job_ref,Ethnicity\n1,V1,V2,A\n")
    let failure = try #require(reading.failures.first)
    #expect(failure.kind == "columns-ambiguous")
    #expect(failure.problem.contains("'Job Ref' (column 2) and 'job_ref' (column 3)"), "\(failure)")
    #expect(reading.ledger.used == 0)
  }
}
