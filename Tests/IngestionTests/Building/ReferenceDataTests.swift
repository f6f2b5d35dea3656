// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import Testing

@testable import Ingestion

/// Real files in the folder `shared` beside the checkout.
@Suite(
  "Real exports", .enabled(if: ReferenceFiles.areThere, "the folder with captured exports is not there"))
struct ReferenceDataTests {
  private func read(_ path: String) async throws -> BundleReading {
    try await BundleReader.read(
      BundleRequest(
        inputs: [ReferenceFiles.path(path)],
        profile: .detect(candidates: try BuiltInProfileFiles.profiles())))
  }

  @Test("a page of a feed falls short of what the search announces", arguments: [1, 2])
  func page(_ number: Int) async throws {
    let reading = try await read("data/nhs-jobs-feed/search_xml_page\(number).xml")
    #expect(reading.profile?.name == "nhs-jobs-feed")
    #expect(reading.failures.isEmpty)
    // Each record is read as a vacancy and as its advert, and counted once.
    #expect(reading.pipeline.vacancies.count == 2)
    #expect(reading.pipeline.adverts.elements.count == 2)
    #expect(reading.ledger.read == 2)
    #expect(reading.ledger.used == 2)
    #expect(reading.ledger.files.map(\.announced) == [54])
    #expect(!reading.ledger.isComplete)
    #expect(!reading.pipeline.vacanciesAreComplete)
    let short = reading.quality.filter { $0.kind == "short-of-announced" }
    #expect(short.map(\.count) == [52])
    #expect(short.first?.message.contains("announces 54 records and holds 2") == true)
    #expect(
      reading.ledger.files[0].unused.sorted() == [
        "/nhsJobs/totalPages", "/nhsJobs/vacancyDetails/employer", "/nhsJobs/vacancyDetails/reference",
        "/nhsJobs/vacancyDetails/type", "/nhsJobs/vacancyDetails/url",
      ])
  }

  @Test func aSearchWithoutResultsIsComplete() async throws {
    let reading = try await read("data/nhs-jobs-feed/search_xml_no_results.xml")
    #expect(reading.profile?.name == "nhs-jobs-feed")
    #expect(reading.ledger.read == 0)
    #expect(reading.ledger.files.map(\.announced) == [0])
    #expect(reading.ledger.isComplete)
    #expect(reading.failures.isEmpty)
    #expect(!reading.quality.contains { $0.kind == "short-of-announced" })
  }

  @Test func countsOfApplicantsAddUpToTheirTotals() async throws {
    let path = "data/aggregates/la_city_job_applicants_by_gender_and_ethnicity_10rows.csv"
    let reading = try await read(path)
    #expect(reading.profile?.name == "la-city-applicants")
    #expect(reading.failures.isEmpty)
    #expect(reading.ledger.used == 10)
    #expect(reading.pipeline.vacancies.count == 10)
    #expect(!reading.quality.contains { $0.kind == "total-differs" })
    let rows = try #require(ReferenceFiles.text(path)).split(whereSeparator: \.isNewline).dropFirst()
    let totals = rows.compactMap { Int($0.split(separator: ",", omittingEmptySubsequences: false)[3]) }
    let applied = reading.pipeline.applications.elements.compactMap { $0.count(.applied)?.exact }
    #expect(applied.reduce(0, +) == totals.reduce(0, +))
    #expect(reading.ledger.files[0].unused == ["Fiscal Year"])
  }

  @Test func aFeedWithADamagedDeclarationIsRefusedAtItsPlace() async throws {
    let reading = try await read("data/dfe-vendor-feeds/broadbean.xml")
    let failure = try #require(reading.failures.first)
    #expect(reading.failures.count == 1)
    #expect(failure.path.hasSuffix("broadbean.xml"))
    #expect(failure.line == 1)
    #expect(failure.column == 15)
    #expect(reading.pipeline.vacancies.isEmpty)
  }

  @Test func aFeedThatIsNotWellFormedIsReadToItsFaultAndNamesWhatItDidNotUse() async throws {
    let profile = BundleText.load(
      """
      profile: 1
      name: feed
      ns: {a10: "http://www.w3.org/2005/Atom"}
      sources:
        adverts:
          entity: advert
          xml: {record: /rss/channel/item}
          fields: {vacancy: {from: a10:content/Vacancy/VacancyID}, channel: {const: RSS}}
      """)
    let reading = try await BundleReader.read(
      BundleRequest(
        inputs: [ReferenceFiles.path("data/dfe-vendor-feeds/ventrus.xml")], profile: .given(profile)))
    #expect(reading.failures.map(\.line) == [40])
    #expect(reading.failures.map(\.kind) == ["not-well-formed"])
    #expect(!reading.ledger.isComplete)
    let unused = reading.ledger.files[0].unused
    #expect(unused.contains { $0.hasSuffix("/item/title") })
    #expect(unused.contains { $0.hasSuffix("/Vacancy/Expiry_date") })
    #expect(!unused.contains { $0.hasSuffix("/VacancyID") })
    #expect(unused.count == 30)
  }
}
