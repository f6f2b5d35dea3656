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
