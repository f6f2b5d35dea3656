// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Ingestion

@Suite("Reporting periods")
struct PeriodTests {
  static let applications = """
    id,vacancy_ref,applied_on,shortlisted_on,accepted_on
    1,V1,2025-03-20,2025-04-01,2025-06-01
    2,V1,2025-05-01,2026-03-31,
    3,V1,2025-05-01,2026-04-01,2026-05-01
    4,V2,2025-05-02,,
    5,V2,2025-05-02,some time,

    """
  static let vacancies = """
    ref,closed_on,interviewed_on
    V1,2025-05-01,2025-06-01
    V2,2026-06-01,2026-07-01
    V3,2025-05-01,2026-07-01
    V4,,

    """
  static func period(_ basis: PeriodBasis) throws -> ReportingPeriod {
    let first = try #require(CivilDate(iso: "2025-04-01"))
    let last = try #require(CivilDate(iso: "2026-03-31"))
    return ReportingPeriod(first: first, last: last, basis: basis)
  }

  struct Case: Sendable {
    let basis: PeriodBasis
    let used: Int
    let outside: Int
    let undated: Int
    /// Never came to the stage by which the period goes.
    let early: Int
    let vacancies: Set<Int>
  }

  @Test(
    "an application is placed by the date of the period's basis alone",
    arguments: [
      Case(basis: .applied, used: 4, outside: 1, undated: 0, early: 0, vacancies: [0, 1]),
      Case(basis: .shortlisted, used: 2, outside: 1, undated: 1, early: 1, vacancies: [0]),
      Case(basis: .appointed, used: 1, outside: 1, undated: 0, early: 3, vacancies: [0]),
      Case(basis: .closed, used: 3, outside: 2, undated: 0, early: 0, vacancies: [0, 2]),
    ])
  func placing(_ example: Case) throws {
    let built = try BundleText(
      [("vacancies.csv", Self.vacancies), ("applications.csv", Self.applications)],
      period: Self.period(example.basis)
    ).build()
    #expect(built.ledger.files[1].used == example.used)
    #expect(built.setAside(.outsidePeriod) == example.outside)
    #expect(built.setAside(.noDateForPeriod) == example.undated)
    #expect(built.setAside(.notInCohort) == example.early)
    #expect(built.ledger.balances)
    #expect(built.count(.applied)?.exact == example.used)
    #expect(built.pipeline.periodVacancies == example.vacancies)
    #expect(built.item("undated-vacancy")?.count == 1)
    #expect(built.pipeline.vacancies.count == 4)
  }

  @Test func whoCameToTheStageWithoutADayOfItIsUndatedAndNotLeftOutAsTooEarly() throws {
    // The second came further than to the stage, the third may have; in the last file nobody has a day of it.
    let first =
      "id,vacancy_ref,shortlisted_on,accepted_on\n1,V1,2025-05-01,\n2,V1,,2025-06-01\n3,V1,x,\n4,V1,,\n"
    let built = try BundleText([("applications.csv", first)], period: Self.period(.shortlisted)).build()
    #expect(built.ledger.files[0].setAside == [.noDateForPeriod: 2, .notInCohort: 1])
    let empty = "id,vacancy_ref,shortlisted_on\n1,V1,\n2,V1,\n"
    let unrecorded = try BundleText([("applications.csv", empty)], period: Self.period(.shortlisted)).build()
    #expect(unrecorded.ledger.files[0].setAside == [.noDateForPeriod: 2])
    let absent = "id,vacancy_ref,applied_on\n1,V1,2025-05-01\n"
    let without = try BundleText([("applications.csv", absent)], period: Self.period(.shortlisted)).build()
    #expect(without.ledger.files[0].setAside == [.noDateForPeriod: 1])
    #expect(SetAsideReason.allCases.filter(\.isOfPeriod) == [.outsidePeriod, .notInCohort])
  }

  @Test func withoutAPeriodEveryVacancyCounts() throws {
    let built = try BundleText([("applications.csv", Self.applications)]).build()
    #expect(built.pipeline.periodVacancies == nil)
    #expect(built.ledger.used == 5)
  }

  @Test func scoresFollowTheirApplications() throws {
    let built = try BundleText(
      [
        ("scores.csv", "application_id,value\n1,3\n3,4\n4,5\n9,1\n"), ("applications.csv", Self.applications),
      ], period: Self.period(.shortlisted)
    ).build()
    #expect(built.ledger.files[0].used == 1)
    #expect(
      built.ledger.files[0].setAside == [.outsidePeriod: 1, .notInCohort: 1, .referenceUnknown: 1])
  }

  @Test func countsHaveADateOnlyThroughTheirVacancy() throws {
    let counts =
      "vacancy_ref,characteristic,category,stage,count\nV1,ethnicity,A,applied,4\nV2,ethnicity,A,applied,5\n"
    let bundle = [("vacancies.csv", Self.vacancies), ("equality.csv", counts)]
    let closed = try BundleText(bundle, period: Self.period(.closed)).build()
    #expect(closed.count(.applied)?.exact == 4)
    #expect(closed.setAside(.outsidePeriod) == 1)
    let shortlisted = try BundleText(bundle, period: Self.period(.shortlisted)).build()
    #expect(shortlisted.tallies.isEmpty)
    #expect(shortlisted.setAside(.noDateForPeriod) == 2)
  }
}
