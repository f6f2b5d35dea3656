// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation

@testable import Ingestion

/// All that came of reading a file, however it was cut into batches.
struct CSVOutcome: Hashable {
  struct Record: Hashable, CustomStringConvertible {
    var line: Int
    var fields: [[UInt8]]

    var description: String {
      "\(line): " + fields.map { String(decoding: $0, as: UTF8.self) }.debugDescription
    }
  }

  var records: [Record] = []
  var setAside: [SetAsideReason: Int] = [:]
  var remarks: [FormatRemark] = []
  var failure: IngestionError?

  /// The fields as text, for tables of cases.
  var texts: [[String]] { records.map { $0.fields.map { String(decoding: $0, as: UTF8.self) } } }
  /// The remarks as `kind xcount @lines`.
  var remarkTexts: [String] {
    remarks.map { "\($0.kind) x\($0.count) @\($0.lines.map(String.init).joined(separator: ","))" }
  }
}

/// A file that goes when the test has ended.
final class TemporaryFile {
  let path: String

  init(_ bytes: [UInt8] = []) throws {
    path = NSTemporaryDirectory() + "evenhand-" + UUID().uuidString + ".csv"
    try write(bytes)
  }

  convenience init(_ text: String) throws { try self.init(Array(text.utf8)) }

  func write(_ bytes: [UInt8]) throws { try Data(bytes).write(to: URL(fileURLWithPath: path)) }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// A digest that tells bytes, their order and their number apart, and is no secret.
struct OrderDigest: ContentDigest {
  private var state: UInt64 = 14_695_981_039_346_656_037

  mutating func update(_ bytes: [UInt8]) {
    for byte in bytes { state = (state ^ UInt64(byte)) &* 1_099_511_628_211 }
  }

  consuming func finish() -> String { String(state, radix: 16) }

  static func of(_ bytes: [UInt8]) -> String {
    var digest = OrderDigest()
    digest.update(bytes)
    return digest.finish()
  }
}

/// Reads every column of a file, coded.
func readAll(
  _ path: String, chunkSize: Int = 1 << 20, delimiter: UInt8? = nil,
  encoding: TextEncoding? = nil, header: HeaderSearch = HeaderSearch(), quotes: QuoteDialect? = nil,
  keepsLineBreaks: Bool = false, keepsRows: Bool = false, known: Set<String> = [],
  limits: CSVLimits = CSVLimits()
) async throws -> (outcome: CSVOutcome, summary: ReadSummary) {
  let reader = try ChunkReader(opening: path, chunkSize: chunkSize, digest: OrderDigest())
  let hints = CSVHints(
    delimiter: delimiter, encoding: encoding.map { GivenEncoding($0, evidence: "as the test says") },
    header: header,
    quotes: quotes)
  var file = try CSVFile(reading: reader, hints: hints, limits: limits)
  file.keepsLineBreaks = keepsLineBreaks
  file.rows.keepsAll = keepsRows
  file.rows.known = known
  var outcome = CSVOutcome()
  let columns = file.header.indices.map { (index: $0, request: ColumnRequest.coded) }
  let summary = try await file.read(columns: columns) { outcome.records += records(of: $0) }
  outcome.setAside = summary.setAside
  outcome.remarks = summary.remarks
  outcome.failure = summary.failure
  return (outcome, summary)
}

/// The records of a batch of coded columns, none of them absent.
func records(of batch: RecordBatch) -> [CSVOutcome.Record] {
  (0..<batch.count).map { record in
    let fields: [[UInt8]] = batch.columns.map { column in
      guard case .coded(let codes, let values) = column, codes[record] > 0 else {
        return Array("absent".utf8)
      }
      return Array(values[Int(codes[record]) - 1])
    }
    return CSVOutcome.Record(line: Int(batch.lines[record]), fields: fields)
  }
}
