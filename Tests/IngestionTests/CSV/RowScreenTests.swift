// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Ingestion

/// Rows among records that are none.
@Suite struct RowScreenTests {
  private static let records = "V1,Nurse,5\nV2,Porter,2\nV3,Consultant,9\n"

  /// What stands behind three records, the reason for which it is set aside, and its numbers if it is a total.
  @Test(
    arguments: [
      ("Total,,16\n", .totalRow, [16]),
      ("TOTAL:,,16\n", .totalRow, [16]),
      ("Grand total,,16", .totalRow, [16]),
      ("\"Totals\",\"\",\"1,016\"\n", .totalRow, [1016]),
      (",Total,16\n", .totalRow, [16]),
      ("Total,16", .totalRow, [16]),
      ("Total number of vacancies,3\n", .totalRow, [3]),
      ("Sub-total,3,16\n", .totalRow, [3, 16]),
      ("Total\n", .totalRow, []),
      ("ref,title,band\n", .repeatedHeader, []),
      ("Report printed on 1 April 2026,,\n", .lineOfText, []),
      ("*** End of report ***,,\n", .lineOfText, []),
      ("=====\n", .lineOfText, []),
      (",,Page 2 of 3\n", .lineOfText, []),
      ("Printed by the system\n", .lineOfText, []),
    ] as [(String, SetAsideReason, [Int])])
  func aRowThatIsNoRecordIsSetAsideByName(
    _ row: String, _ reason: SetAsideReason, _ numbers: [Int]
  ) async throws {
    let file = try TemporaryFile("ref,title,band\n" + Self.records + row)
    for size in CSVRandomTests.chunkSizes {
      let (outcome, summary) = try await readAll(file.path, chunkSize: size)
      #expect(outcome.texts.map(\.first) == ["V1", "V2", "V3"] && outcome.failure == nil)
      #expect(outcome.setAside == [reason: 1])
      #expect(summary.totals.flatMap(\.numbers).map(\.number) == numbers)
      #expect(outcome.remarks.map(\.lines) == [[5]])
    }
  }

  @Test(arguments: [
    "Total Quality Manager,Nurse,5", "Totally,,16", "Summer,1,2", "Grand,1,2", "Sub,1,2", "V4,Total,16",
    "Total,Nurse,16", "Total,01/04/2026,16", "V4,,", "V-4,,", "Overall,1,2", "ref,title,Band", "\"V4\",,",
    "REF 12,,", ",Staff nurse,",
  ])
  func aRecordThatLooksLikeOneIsKept(_ row: String) async throws {
    let file = try TemporaryFile("ref,title,band\n" + Self.records + row + "\n")
    let outcome = try await readAll(file.path).outcome
    #expect(outcome.records.count == 4 && outcome.setAside.isEmpty, "\(outcome.texts)")
  }

  @Test(arguments: [
    "Only the first 1500 rows are shown", "... 500 more rows", "(and 1,200 more)",
    "Results truncated at 1500",
    "Row limit reached: export in parts", "Showing 1 to 1,500 of 2,067 records", "1500 of 2067 rows shown",
    "Output limited to 10000 records", "The maximum number of rows was exceeded",
    "First 1500 matching applications", "*** 12 records omitted ***",
  ])
  func `an export that says that it is not whole is not whole`(_ notice: String) async throws {
    let head = "ref,title,band\n"
    for text in [
      head + Self.records + notice + "\n", head + Self.records + "\"\(notice)\",,\n",
      // A line with commas before the header might be one.
      notice.replacing(",", with: "") + "\n\n" + head + Self.records,
    ] {
      let file = try TemporaryFile(text)
      let outcome = try await readAll(file.path).outcome
      #expect(
        outcome.failure?.kind == "export-truncated" && outcome.texts.map(\.first) == ["V1", "V2", "V3"])
      #expect(outcome.failure?.line == (text.hasPrefix(head) ? 5 : 1))
    }
  }

  @Test(arguments: [
    "Report printed on 1 April 2026", "Applications received in 2025 only",
    "Showing 1 to 3 of 3 rows", "Page 1 of 1", "First published in 2025", "Data first recorded 12 May",
    "End of report (3 rows)", "No more records", "Time limit for appeals 14 days",
    "Limited to applications of 2025",
  ])
  func `a footer that says something else does not make an export short`(_ notice: String) async throws {
    let file = try TemporaryFile("ref,title,band\n" + Self.records + notice + ",,\n")
    let outcome = try await readAll(file.path).outcome
    #expect(outcome.failure == nil && outcome.setAside == [.lineOfText: 1], "\(outcome.setAside)")
  }

  @Test func aLastLineOfTextWithoutALineEndMayBeACutOffRecord() async throws {
    let file = try TemporaryFile("ref,title,band\n" + Self.records + "Printed by the system")
    #expect(try await readAll(file.path).outcome.failure?.kind == "ends-early")
  }

  @Test func recordsEndWhereTheProfileSaysAndTheRestIsNotRead() async throws {
    let bytes = Array(("ref,title,band\n" + Self.records + "Key to bands\nx,y,z\n\"").utf8)
    let file = try TemporaryFile(bytes)
    for size in CSVRandomTests.chunkSizes {
      let reader = try ChunkReader(opening: file.path, chunkSize: size, digest: OrderDigest())
      var csv = try CSVFile(reading: reader)
      csv.rows.ends = ["key to bands"]
      var lines: [UInt32] = []
      let summary = try await csv.read(columns: [(0, .coded)]) { lines += $0.lines }
      #expect(lines == [2, 3, 4] && summary.failure == nil, "chunks of \(size)")
      #expect(summary.remarks.map(\.kind) == ["end-of-records"] && summary.remarks.first?.lines == [5])
      #expect(summary.digest == OrderDigest.of(bytes))
    }
  }
}
