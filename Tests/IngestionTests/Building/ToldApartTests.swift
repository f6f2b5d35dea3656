// SPDX-License-Identifier: Apache-2.0

import AuditModel
import TestSupport
import Testing

@testable import Ingestion

/// Applications told apart by several characteristics at once, and by the categories behind the two groups of ethnicity.
@Suite struct ToldApartTests {
  private static let head = "id,vacancy_ref,ethnicity,sex,disability,shortlisted_on,accepted_on\n"

  private func bundle(_ files: [(String, String)], _ tables: [[Characteristic]], batch: Int = 3) throws
    -> BuiltBundle
  {
    var text = BundleText(files)
    text.apart = ToldApart(tables)
    text.batchSize = batch
    return try text.build()
  }

  /// How many came to a stage, by the names of the categories of a table, or why there is none.
  private func counts(_ table: CharacteristicTable, _ stage: Stage) -> [String: Count] {
    var sums: [String: Count] = [:]
    for (number, entry) in table.entries.enumerated() {
      let codes = table.combinations.isEmpty ? [entry.category] : combination(table, entry)
      let words = codes.enumerated().map { place, code in
        code.knownIndex.map { table.categories(at: place)[$0].name } ?? code.state.rawValue
      }
      let vacancy = entry.vacancy < 0 ? "" : " \(entry.vacancy)"
      sums[words.joined(separator: " ") + vacancy, default: .zero] += table.reached(number, stage)
    }
    return sums
  }

  private func combination(_ table: CharacteristicTable, _ entry: CharacteristicTable.Entry) -> [CategoryCode]
  {
    entry.category.knownIndex.map { table.combinations[$0] } ?? []
  }

  @Test func `nothing is told apart that nothing asks for`() throws {
    let built = try bundle([("applications.csv", Self.head + "1,V1,A,Female,No,2025-05-01,\n")], [])
    #expect(built.pipeline.crossed.isEmpty)
    #expect(built.pipeline.characteristics.map(\.characteristic) == [.sex, .disability])
  }

  @Test func `each combination is counted, a missing part by why it is missing`() throws {
    let text =
      Self.head + """
        1,V1,A,Female,No,2025-05-01,2025-06-01
        2,V1,M,Female,Yes,2025-05-01,
        3,V1,M,F,no,2025-05-01,
        4,V1,M,Prefer not to say,,,
        5,V2,A,Male,purple,2025-05-01,
        """
    let built = try bundle([("applications.csv", text)], [[.sex, .disability]])
    let table = try #require(built.pipeline.table(of: [.sex, .disability]))
    #expect(
      counts(table, .applied) == [
        "female not_disabled 0": Count(2), "female disabled 0": Count(1), "withheld blank 0": Count(1),
        "male unmapped 1": Count(1),
      ])
    #expect(counts(table, .accepted)["female not_disabled 0"] == Count(1))
    // What is wrong with a value is said once, by the column itself.
    #expect(built.item("unmapped-value")?.count == 1)
  }

  @Test func `rows of a file without a column stand with it not recorded`() throws {
    let built = try bundle(
      [
        ("applications-1.csv", Self.head + "1,V1,A,Female,No,2025-05-01,\n"),
        ("applications-2.csv", "id,vacancy_ref,ethnicity,sex\n2,V1,A,Male\n"),
        ("applications-3.csv", "id,vacancy_ref,ethnicity\n3,V1,A\n"),
      ].map { ($0.0, $0.1) }, [[.sex, .disability]])
    let table = try #require(built.pipeline.table(of: [.sex, .disability]))
    #expect(
      counts(table, .applied) == [
        "female not_disabled 0": Count(1), "male not recorded 0": Count(1),
        "not recorded not recorded 0": Count(1),
      ])
  }

  @Test func `ethnic categories are told by their labels, from rows and from counts`() throws {
    let rows =
      Self.head + "1,V1,A,Female,No,,\n2,V1,Asian: Indian,Male,No,,\n3,V1,H,Male,No,,\n4,V1,Z,Male,No,,\n"
    let built = try bundle([("applications.csv", rows)], [[.ethnicCategory], [.sex, .ethnicCategory]])
    let table = try #require(built.pipeline.table(of: .ethnicCategory))
    #expect(table.categories.map(\.title) == ["Asian or Asian British: Indian", "White: British"])
    #expect(
      counts(table, .applied) == [
        "white_british 0": Count(1), "asian_or_asian_british_indian 0": Count(2), "withheld 0": Count(1),
      ])
    let both = try #require(built.pipeline.table(of: [.sex, .ethnicCategory]))
    #expect(counts(both, .applied)["male asian_or_asian_british_indian 0"] == Count(2))
    let counted = try bundle(
      [
        (
          "equality.csv",
          "vacancy_ref,characteristic,category,stage,count\nV1,ethnicity,A,applied,7\nV1,ethnicity,N,applied,3\n"
            + "V1,ethnicity,Z,applied,2\nV1,sex,Female,applied,5\n"
        )
      ], [[.ethnicCategory]])
    let ofCounts = try #require(counted.pipeline.table(of: .ethnicCategory))
    #expect(
      counts(ofCounts, .applied) == [
        "white_british 0": Count(7), "black_or_black_british_african 0": Count(3), "withheld 0": Count(2),
      ])
    #expect(ofCounts.cells.map(\.group).contains(.known(.ethnicMinority)))
  }

  @Test func `a source is told where ten share it, whatever its spelling, and the others together`() throws {
    let sources =
      Array(repeating: "NHS Jobs", count: 6) + Array(repeating: "nhs-jobs", count: 6)
      + ["Pat told me", "Sam told me", ""]
    let rows = sources.enumerated().map { "\($0),V1,A,Female,\($1)\n" }.joined()
    let text = [("applications.csv", "id,vacancy_ref,ethnicity,sex,source\n" + rows)]
    #expect(try bundle(text, []).pipeline.table(of: .source) == nil)
    let built = try bundle(text, [[.source], [.sex, .source]])
    let told = ["nhs_jobs 0": Count(12), "another_source 0": Count(2), "blank 0": Count(1)]
    #expect(try counts(#require(built.pipeline.table(of: .source)), .applied) == told)
    #expect(
      try counts(#require(built.pipeline.table(of: [.sex, .source])), .applied)
        == Dictionary(uniqueKeysWithValues: told.map { ("female \($0)", $1) }))
    let words = try #require(built.pipeline.table(of: .source)).categories.map(\.applicants)
    #expect(words == ["applicants who came from nhs jobs", "applicants who came from elsewhere"])
  }

  @Test func `the same rows in any batches and files give the same combinations`() throws {
    var random = SplitMix64(seed: 11)
    let rows = (0..<200).map { number in
      let ethnicity = ["A", "H", "M", "N", "Z", ""].randomElement(using: &random) ?? ""
      let sex = ["Female", "Male", "", "x"].randomElement(using: &random) ?? ""
      let disability = ["Yes", "No", ""].randomElement(using: &random) ?? ""
      return "\(number),V\(number % 5),\(ethnicity),\(sex),\(disability),2025-05-01,\n"
    }
    let tables: [[Characteristic]] = [[.sex, .disability], [.sex, .disability, .ethnicCategory]]
    let whole = try bundle([("applications.csv", Self.head + rows.joined())], tables, batch: 1000)
    for batch in [1, 7, 64] {
      let parts = try bundle(
        [
          ("applications-1.csv", Self.head + rows[..<90].joined()),
          ("applications-2.csv", Self.head + rows[90...].reversed().joined()),
        ], tables, batch: batch)
      for table in tables {
        let (left, right) = (whole.pipeline.table(of: table), parts.pipeline.table(of: table))
        #expect(
          try counts(#require(left), .shortlisted) == counts(#require(right), .shortlisted),
          "\(batch) \(table)")
      }
    }
    let table = try #require(whole.pipeline.table(of: [.sex, .disability, .ethnicCategory]))
    #expect(counts(table, .applied).values.reduce(Count.zero, +) == Count(200))
  }
}
