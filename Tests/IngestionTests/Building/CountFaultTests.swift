// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Ingestion

/// Counts that say less than they seem to: what is not known of them is left open, and nobody is counted twice.
@Suite struct CountFaultTests {
  private static func long(_ rows: [String]) throws -> BuiltBundle {
    try BundleText([
      (
        "equality.csv",
        "vacancy_ref,characteristic,category,stage,count\n" + rows.joined(separator: "\n") + "\n"
      )
    ]).build()
  }
  private static func kinds(_ built: BuiltBundle) -> [String] { built.quality.map(\.kind).sorted() }

  private static let white = [
    "V1,ethnicity,A,applied,30", "V1,ethnicity,A,shortlisted,10", "V1,ethnicity,A,accepted,4",
  ]

  @Test(
    "whoever came to a later stage came to an earlier one, be their count missing, nought or hidden",
    arguments: [[], ["V1,ethnicity,M,shortlisted,0"], ["V1,ethnicity,M,shortlisted,<5"]])
  func growth(_ row: [String]) throws {
    let built = try Self.long(
      Self.white + ["V1,ethnicity,M,applied,40", "V1,ethnicity,M,accepted,6"] + row)
    #expect(built.count(.shortlisted, .known(.white)) == Count(10))
    #expect(built.count(.shortlisted, .known(.ethnicMinority)) == nil)
    #expect(built.count(.accepted, .known(.ethnicMinority)) == Count(6))
    let item = try #require(built.quality.first { $0.kind == "later-exceeds-earlier" })
    #expect(item.weight == .error && item.count == 1)
  }

  @Test func `a category that nobody came further of is counted as it is`() throws {
    let built = try Self.long(Self.white + ["V1,ethnicity,M,applied,40", "V1,ethnicity,M,shortlisted,2"])
    #expect(built.count(.accepted, .known(.ethnicMinority)) == Count.zero && Self.kinds(built).isEmpty)
  }

  @Test func `a count at a stage that is not known leaves its group open`() throws {
    let built = try Self.long(Self.white + ["V1,ethnicity,M,applied,40", "V1,ethnicity,M,nowhere,9"])
    #expect(built.count(.applied, .known(.white)) == Count(30))
    #expect(built.count(.applied, .known(.ethnicMinority)) == nil)
    #expect(built.setAside(.withoutStage) == 1 && Self.kinds(built).contains("unmapped-value"))
  }

  private static func vacancy(_ ref: String, _ numbers: [Int]) -> [String] {
    zip(["A,applied", "A,shortlisted", "M,applied", "M,shortlisted"], numbers).map {
      "\(ref),ethnicity,\($0),\($1)"
    }
  }

  @Test(
    "a vacancy that is all of them together is not counted beside them",
    arguments: [
      ("All vacancies", [17, 8, 9, 5], [], 4), ("Trust total", [17, 8, 9, 5], [], 4),
      ("Total", [18, 8, 9, 5], ["total-row-differs"], 4), ("Bands 1-4", [17, 8, 9, 5], [], 4),
      ("Bands 1-4", [18, 8, 9, 5], nil, 0), ("V4", [3, 2, 1, 1], nil, 0),
    ] as [(String, [Int], [String]?, Int)])
  func totals(_ ref: String, _ numbers: [Int], _ errors: [String]?, _ aside: Int) throws {
    let rows =
      Self.vacancy("V1", [5, 2, 2, 1]) + Self.vacancy("V2", [6, 3, 3, 2]) + Self.vacancy("V3", [6, 3, 4, 2])
    let built = try Self.long(rows + Self.vacancy(ref, numbers))
    #expect(built.setAside(.totalRow) == aside)
    #expect(built.count(.applied, .known(.white)) == Count(17 + (aside == 0 ? numbers[0] : 0)))
    #expect(built.pipeline.vacancies.count == (aside == 0 ? 4 : 3))
    if let errors {
      #expect(built.quality.filter { $0.weight == .error }.map(\.kind) == errors)
      #expect(built.quality.contains { $0.kind == "total-of-vacancies" } == errors.isEmpty)
    }
  }

  @Test
  func
    `where lines of bands sum up what stands before them, so does one of a single vacancy, and a wrong one is told`()
    throws
  {
    let rows =
      Self.vacancy("V1", [5, 2, 2, 1]) + Self.vacancy("V2", [6, 3, 3, 2])
      + Self.vacancy("Band 5", [11, 5, 5, 3])
      + Self.vacancy("V3", [6, 3, 4, 2]) + Self.vacancy("V4", [1, 1, 2, 1])
      + Self.vacancy("Band 6", [7, 4, 6, 3])
      + Self.vacancy("V5", [3, 2, 1, 1]) + Self.vacancy("Band 9", [3, 2, 1, 1])
    let built = try Self.long(rows)
    #expect(built.count(.applied, .known(.white)) == Count(21) && built.setAside(.totalRow) == 12)
    #expect(built.quality.contains { $0.kind == "total-of-vacancies" })
    let wrong = try Self.long(
      rows + Self.vacancy("V6", [4, 2, 1, 1]) + Self.vacancy("Band VSM", [5, 2, 1, 1]))
    #expect(wrong.count(.applied, .known(.white)) == Count(25) && wrong.setAside(.totalRow) == 16)
    #expect(wrong.quality.contains { $0.kind == "total-row-differs" && $0.weight == .error })
    // Two vacancies that are alike are two.
    let alike = try Self.long(Self.vacancy("Ward 1", [5, 2, 2, 1]) + Self.vacancy("Ward 2", [5, 2, 2, 1]))
    #expect(alike.count(.applied, .known(.white)) == Count(10))
  }

  @Test func `a line that sums up the vacancies before it is not counted beside them`() throws {
    let rows =
      Self.vacancy("V1", [5, 2, 2, 1]) + Self.vacancy("V2", [6, 3, 3, 2])
      + Self.vacancy("Band 5", [11, 5, 5, 3])
      + Self.vacancy("V3", [6, 3, 4, 2]) + Self.vacancy("V4", [1, 1, 2, 1])
      + Self.vacancy("Band 6", [7, 4, 6, 3])
    let built = try Self.long(rows)
    #expect(built.setAside(.totalRow) == 8 && built.count(.applied, .known(.white)) == Count(18))
    #expect(built.pipeline.vacancies.map(\.ref) == ["V1", "V2", "V3", "V4"])
  }

  @Test(
    "counts of all routes together are not counted beside the routes",
    arguments: [("", 7, true), ("All routes", 7, true), ("", 6, false)])
  func routes(_ route: String, _ whole: Int, _ isTotal: Bool) throws {
    let rows = ["A,applied", "A,shortlisted", "M,applied", "M,shortlisted"].flatMap { row in
      [
        "V1,ethnicity,\(row),4,external", "V1,ethnicity,\(row),3,internal",
        "V1,ethnicity,\(row),\(whole),\(route)",
      ]
    }
    let built = try BundleText([
      (
        "equality.csv",
        "vacancy_ref,characteristic,category,stage,count,route\n" + rows.joined(separator: "\n") + "\n"
      )
    ]).build()
    #expect(built.count(.applied, .known(.white)) == Count(isTotal ? 7 : 7 + whole))
    #expect(built.setAside(.totalRow) == (isTotal ? 4 : 0) && built.ledger.balances)
    #expect(built.quality.contains { $0.kind == "total-of-routes" } == isTotal)
  }

  @Test func `a category by its code and by its label is not added up`() throws {
    let built = try Self.long(
      Self.white + ["V1,ethnicity,White: British,applied,30", "V2,ethnicity,White: British,applied,3"])
    #expect(built.count(.applied, .known(.white)) == nil)
    #expect(built.count(.shortlisted, .known(.white)) == Count(10))
    #expect(built.setAside(.duplicateKey) == 1)
    let item = try #require(built.quality.first { $0.kind == "category-twice" })
    #expect(item.weight == .error && item.places.map(\.line) == [5])
  }

  @Test(
    "a column of numbers beside counted categories that is one of them or may be is told",
    arguments: [
      ("Arab", "", ["category-not-counted"]), ("Not stated", "", ["category-not-counted"]), ("BME", "", []),
      ("Remarks", "", ["category-not-counted"]), ("Cornish", "", ["category-not-counted"]),
      ("White: Roma", "", ["category-not-counted"]),
      ("Arab", "    ignore: [Arab]\n", []),
    ])
  func uncounted(_ column: String, _ ignore: String, _ kinds: [String]) async throws {
    let profile = BundleText.load(
      "profile: 1\nname: t\nsystem: t\nsays: t\nsources:\n  n:\n    entity: equality_count\n\(ignore)"
        + "    aggregate: {counts: cumulative, stage: applied}\n    fields: {vacancy: {from: Post}}\n"
        + "    melt: {ethnicity: {scheme: nhs-2001-or-groups, columns: {White: White, Asian: Asian, Black: Black}}}\n"
    )
    let folder = try TemporaryFolder([
      (name: "n.csv", text: "Post,White,Asian,Black,\(column)\nV1,5,3,2,4\nV2,6,2,1,3\n")
    ])
    let reading = try await BundleReader.read(
      BundleRequest(inputs: [folder.path], profile: .given(profile)))
    #expect(reading.quality.filter { $0.weight == .error }.map(\.kind) == kinds, "\(reading.quality)")
  }

  @Test func `counts of which none can be read make the file incomplete`() async throws {
    let rows = (0..<12).map { "V\($0),ethnicity,A,applied,12.5" }
    let folder = try TemporaryFolder([
      (
        name: "equality.csv",
        text: "vacancy_ref,characteristic,category,stage,count\n" + rows.joined(separator: "\n") + "\n"
      )
    ])
    let reading = try await BundleReader.read(
      BundleRequest(
        inputs: [folder.path],
        profile: .given(try #require(BuiltInProfileFiles.profiles().first { $0.name == "canonical" }))))
    #expect(reading.ledger.files.flatMap(\.unread).map(\.field) == ["count"] && !reading.ledger.isComplete)
  }
}
