// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Ingestion

/// Reports that write a group once and leave the lines below it blank.
@Suite struct FillDownTests {
  private static func profile(_ vacancy: String) -> String {
    """
    profile: 1
    name: grouped
    system: test
    says: test
    sources:
      applications:
        entity: application
        match: "a*.csv"
        fields: {id: {from: Id, required: true}, vacancy: \(vacancy), ethnicity: {from: Group, scheme: groups}}
        reached: {shortlisted: {from: Shortlisted}}
    """
  }
  private static let filled = profile("{from: Vacancy, fill_down: true}")
  private static let plain = profile("{from: Vacancy}")

  private static func read(_ text: String, _ profile: String) async throws -> BundleReading {
    let folder = try TemporaryFolder([("a.csv", text)])
    return try await BundleReader.read(
      BundleRequest(inputs: [folder.path], profile: .given(BundleText.load(profile))))
  }

  private static func perVacancy(_ reading: BundleReading) -> [String: Int] {
    var counts: [String: Int] = [:]
    for tally in reading.pipeline.applications.elements {
      guard let vacancy = tally.vacancy else { continue }
      counts[reading.pipeline.vacancies[vacancy].ref, default: 0] += tally.count(.applied)?.exact ?? 0
    }
    return counts
  }

  private static let header = "Id,Vacancy,Group,Shortlisted\n"

  @Test func `an empty cell says what the cell above it says, over as many pieces as the file has`()
    async throws
  {
    // More than one piece of the file, and of a batch.
    let sizes = [3, 40_000, 1, 70_000]
    var number = 0
    let rows = sizes.enumerated().flatMap { group, size in
      (0..<size).map { row in
        number += 1
        return "A\(number),\(row == 0 ? "V\(group)" : row % 2 == 0 ? " " : ""),White,yes\n"
      }
    }
    let reading = try await Self.read(Self.header + rows.joined(), Self.filled)
    #expect(reading.failures.isEmpty)
    #expect(Self.perVacancy(reading) == ["V0": 3, "V1": 40_000, "V2": 1, "V3": 70_000])
  }

  @Test
  func `totals and titles between the groups fill nothing, and what stands before the first stays empty`()
    async throws
  {
    let reading = try await Self.read(
      Self.header
        + "A0,,White,yes\nA1,V1,White,yes\nA2,,White,no\nTotal,,,2\nSecond half of the year,,,\nA3,,White,yes\n"
        + "A4,V2,White,no\n", Self.filled)
    #expect(Self.perVacancy(reading) == ["V1": 3, "V2": 1])
    #expect(reading.ledger.files.first?.setAside[.referenceMissing] == 1)
  }

  @Test func `below a line that was set aside nobody knows whose the records are`() async throws {
    let reading = try await Self.read(
      Self.header + "A1,V1,White,yes\nA2,,White,no\nA3,V2,White,yes,x,y\nA4,,White,no\n", Self.filled)
    #expect(reading.failures.map(\.kind) == ["fill-down-broken"])
    #expect(!reading.ledger.isComplete)
  }

  @Test func `without it most records are set aside, and the remark says what the report looks like`()
    async throws
  {
    let rows = (1...30).map { "A\($0),\($0 % 10 == 1 ? "V\($0)" : ""),White,yes\n" }
    let reading = try await Self.read(Self.header + rows.joined(), Self.plain)
    #expect(reading.ledger.files.first?.setAside == [.referenceMissing: 27])
    #expect(!reading.ledger.isComplete)
    let item = try #require(reading.quality.first { $0.kind == "reference-missing" })
    #expect(item.message.contains("vacancy: {fill_down: true}"), "\(item.message)")
    // Few such records are no report of groups.
    let few = (1...30).map { "A\($0),\($0 == 7 ? "" : "V1"),White,yes\n" }
    let other = try await Self.read(Self.header + few.joined(), Self.plain)
    let remark = try #require(other.quality.first { $0.kind == "reference-missing" })
    #expect(!remark.message.contains("fill_down"))
  }

  @Test(arguments: [
    ("id: {from: Id, fill_down: true}, vacancy: {from: V}", "tells its records apart"),
    ("id: {from: Id}, vacancy: {const: V1, fill_down: true}", "only a column of a table"),
    ("id: {from: Id}, vacancy: {from: V, fill_down: perhaps}", "fill_down"),
  ])
  func `it is refused where there is nothing above a cell`(_ fields: String, _ problem: String) {
    let text =
      "profile: 1\nname: t\nsystem: t\nsays: t\nsources:\n  a:\n    entity: application\n    fields: {\(fields)}\n"
    #expect {
      try ProfileLoader.load(file: "t.map.yaml", text: text)
    } throws: { "\($0)".contains(problem) }
  }
}
