// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Ingestion

/// Counts in pairs of lines are told as such when a profile is suggested.
@Suite struct RowPairSuggestionTests {
  @Test(
    arguments: [
      ("sex", "sex_count", "{c}", "{c}_count"), ("sex labels", "sex counts", "{c} labels", "{c} counts"),
      ("age_group", "age_group", nil, nil), ("ref", "referee", nil, nil), ("1", "1-2", nil, nil),
      ("sex_count", "sex", nil, nil), ("a", "b", nil, nil),
    ] as [(String, String, String?, String?)])
  func theirNamesAreFound(_ first: String, _ second: String, _ label: String?, _ count: String?) {
    let names = RowPairNames(labels: first, counts: second)
    #expect(names?.label == label && names?.count == count)
  }

  private static func suggest(_ text: String) async throws -> String {
    let folder = try TemporaryFolder([(name: "equality.csv", text: text)])
    return try await BundleReader.suggest([folder.path], candidates: [], name: "mine").text
  }

  @Test func aFileOfThemIsWrittenAsOne() async throws {
    let text = try await Self.suggest(
      "sex,Female,Male\nsex total,12,9\nethnicity,White,Asian,Black\nethnicity total,11,6,4\n")
    #expect(
      text.contains(
        "csv: {delimiter: \",\", header: none, layout: row_pairs, label_row: \"{c}\", count_row: \"{c} total\"}"
      ))
    #expect(text.contains("entity: equality_count") && text.contains("count: {from: \"count\"}"), "\(text)")
    #expect(text.contains("category:") && text.contains("characteristic:"))
  }

  @Test(arguments: [
    "sex,Female,Male\nsex total,12,9\nethnicity,White\n", "ref,title\nref-1,Nurse\nref-2,Porter\n",
    "sex,Female,Male\nsex total,many,9\n",
  ])
  func anyOtherFileIsNot(_ text: String) async throws {
    #expect(try await !Self.suggest(text).contains("row_pairs"))
  }
}
