// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Ingestion

/// What a system says of its own records is held against what was read.
@Suite struct ControlTotalTests {
  private static let applications = """
    id,vacancy_ref,applied_on,shortlisted_on
    1,V1,2025-04-01,2025-05-01
    2,V1,2025-04-02,
    3,V2,2025-04-03,2025-05-03

    """

  private func read(
    _ totals: [String], period: ReportingPeriod? = nil, applications: String = applications
  ) async throws -> BundleReading {
    let folder = try TemporaryFolder([
      (name: "vacancies.csv", text: "ref\nV1\nV2\n"), (name: "applications.csv", text: applications),
      (name: "totals.csv", text: "of,count\n" + totals.map { $0 + "\n" }.joined()),
    ])
    return try await BundleReader.read(
      BundleRequest(
        inputs: [folder.path],
        profile: .given(try #require(BuiltInProfileFiles.profiles().first { $0.name == "canonical" })),
        period: period))
  }

  private func said(_ reading: BundleReading) -> [String] {
    reading.quality.filter { $0.kind.hasPrefix("control-total") }.map { "\($0.weight): \($0.message)" }
  }

  @Test func totalsThatAgreeSayNothing() async throws {
    let reading = try await read(["vacancies,2", "applications,3", "applied,3", "shortlisted,2"])
    #expect(said(reading).isEmpty && reading.failures.isEmpty)
    #expect(reading.ledger.used == 9)
  }

  @Test(arguments: [
    (
      "applications,4",
      "error: by totals.csv there are 4 applications, and 3 were read: some are missing or there twice"
    ),
    (
      "vacancies,1",
      "error: by totals.csv there is 1 vacancy, and 2 were read: some are missing or there twice"
    ),
    ("adverts,2", "warning: by totals.csv there are 2 adverts, and none were read"),
    ("shortlisted,3", "error: by totals.csv 3 came to the stage 'shortlisted', and 2 were counted"),
    (
      "appointed,1",
      "warning: by totals.csv 1 came to the stage 'accepted', which the applications do not record"
    ),
  ])
  func aDifferenceIsSaidWithItsPlace(_ row: String, _ message: String) async throws {
    let reading = try await read([row])
    #expect(said(reading) == [message])
    let item = try #require(reading.quality.first { $0.kind.hasPrefix("control-total") })
    #expect(item.places.map(\.line) == [2])
  }

  @Test func whereRecordsAreMissingTheirSourceIsOpenEnded() async throws {
    for (total, isWhole) in [(4, false), (2, true), (3, true)] {
      let reading = try await read(["applications,\(total)"])
      if case .complete = reading.pipeline.applications {
        #expect(isWhole)
      } else {
        #expect(!isWhole)
      }
    }
  }

  @Test func aTotalRowInTheFileItselfIsNoRecord() async throws {
    let reading = try await read(["applications,3"], applications: Self.applications + "Total,,3,\n")
    #expect(said(reading).isEmpty)
  }

  @Test func aNumberThatCannotBeReadIsSetAside() async throws {
    let reading = try await read(["applications,some", "people,3"])
    #expect(reading.ledger.files[1].setAside == [.keyMissing: 2])
    #expect(Set(reading.quality.map(\.kind)).isSuperset(of: ["not-a-number", "key-missing"]))
  }
}
