// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Ingestion

/// What a system says of its own records is held against what was read.
@Suite struct ControlTotalTests {
  /// A row of totals below applications: under a key or words its one number can only be that of the records.
  @Test(
    arguments: [
      ("Total,2,,", "", nil, true), ("Total,3,,", "error", 3, false), ("Total,,3,", "error", 3, false),
      ("Total,1,,", "error", nil, true), ("Total,,,3", "warning", nil, true), ("Total,,2,3", "", nil, true),
    ] as [(String, String, Int?, Bool)])
  func `a total of more records than are there makes the file fall short`(
    _ row: String, _ weight: String, _ announced: Int?, _ isWhole: Bool
  ) async throws {
    let profile = BundleText.load(
      "profile: 1\nname: t\nsystem: t\nsays: t\nsources:\n  a:\n    entity: application\n"
        + "    fields: {id: {from: App}, vacancy: {from: Post}, ethnicity: {from: Group, scheme: groups}}\n"
        + "    reached: {shortlisted: {from: Shortlisted}}\n")
    let text = "App,Post,Group,Shortlisted\nA1,V1,White,yes\nA2,V1,Asian,no\n\(row)\n"
    let folder = try TemporaryFolder([(name: "a.csv", text: text)])
    let reading = try await BundleReader.read(
      BundleRequest(inputs: [folder.path], profile: .given(profile)))
    let said = reading.quality.filter { $0.kind == "total-row-differs" }
    #expect(said.map(\.weight.rawValue) == (weight.isEmpty ? [] : [weight]))
    #expect(reading.ledger.files.map(\.announced) == [announced] && reading.ledger.isComplete == isWhole)
    #expect(reading.ledger.used == 2)
  }

  private static let applications = """
    id,vacancy_ref,applied_on,shortlisted_on
    1,V1,2025-04-01,2025-05-01
    2,V1,2025-04-02,
    3,V2,2025-04-03,2025-05-03

    """

  private func read(
    _ totals: [String], period: ReportingPeriod? = nil, applications: String = applications,
    header: String = "of,count"
  ) async throws -> BundleReading {
    let folder = try TemporaryFolder([
      (name: "vacancies.csv", text: "ref\nV1\nV2\n"), (name: "applications.csv", text: applications),
      (name: "totals.csv", text: header + "\n" + totals.map { $0 + "\n" }.joined()),
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

  /// A total of certain days, and what is said of it.
  @Test(
    arguments: [
      ("shortlisted,1,2025-05-01,2025-05-01", nil), ("shortlisted,2,2025-05-01,2025-05-31", nil),
      ("shortlisted,2,,2025-05-03", nil), ("shortlisted,0,2025-05-04,", nil),
      ("applied,2,2025-04-02,2025-04-30", nil),
      (
        "shortlisted,2,2025-05-02,2025-05-31",
        "error: by totals.csv 2 came to the stage 'shortlisted' from 2025-05-02 to 2025-05-31, and 1 has a day then"
      ),
      (
        "appointed,1,2025-05-02,",
        "warning: by totals.csv 1 came to the stage 'accepted' from 2025-05-02: not compared, since the days of that"
          + " stage are not recorded in applications.csv, or the totals stand behind the applications in one file"
      ),
      (
        "applications,1,2025-05-02,",
        "note: by totals.csv 1 applications are of certain days: not compared, since that is done for stages, such as"
          + " applied"
      ),
    ] as [(String, String?)])
  func aTotalOfCertainDaysIsComparedByDate(_ row: String, _ message: String?) async throws {
    let first = try #require(CivilDate(year: 2025, month: 5, day: 2))
    let last = try #require(CivilDate(year: 2025, month: 6, day: 2))
    for period in [nil, ReportingPeriod(first: first, last: last)] {
      let reading = try await read([row], period: period, header: "of,count,from,to")
      #expect(said(reading) == (message.map { [$0] } ?? []))
      #expect(reading.ledger.balances)
    }
  }

  @Test func aDayThatIsNotRecordedMayLieInThem() async throws {
    let applications =
      "id,vacancy_ref,shortlisted_on,interviewed_on\n1,V1,2025-05-01,\n2,V1,,2025-05-09\n3,V2,soon,\n"
    for (count, isSaid) in [(0, true), (1, false), (3, false), (4, true)] {
      let reading = try await read(
        ["shortlisted,\(count),2025-05-01,2025-05-02"], applications: applications, header: "of,count,from,to"
      )
      #expect(said(reading).isEmpty != isSaid, "\(count): \(said(reading))")
    }
  }

  @Test func aTotalWithoutDaysIsNotComparedWithAPeriod() async throws {
    let day = try #require(CivilDate(year: 2025, month: 5, day: 2))
    let reading = try await read(["shortlisted,2"], period: ReportingPeriod(first: day, last: day))
    #expect(
      said(reading).first?.contains("the columns 'from' and 'to' say of which days a total is") ?? false)
  }
}
