// SPDX-License-Identifier: Apache-2.0

import Ingestion

/// What is read of a CSV file does not depend on where its pieces end.
enum CSVInvariant {
  fileprivate struct Outcome: Equatable {
    var records: [[[UInt8]?]] = []
    var lines: [UInt32] = []
    var failure: IngestionError?
    var remarks: [FormatRemark] = []
    var bytes = 0
  }

  static func hold(_ bytes: [UInt8]) async throws {
    let whole = try await outcome(bytes, chunkSize: 1 << 20)
    let parts = try await outcome(bytes, chunkSize: 1 + bytes.count % 13)
    guard whole == parts else { throw FuzzViolation(description: "the records depend on the pieces") }
  }

  private static func outcome(_ bytes: [UInt8], chunkSize: Int) async throws -> Outcome {
    var outcome = Outcome()
    do {
      let file = try CSVFile(reading: ChunkReader(bytes: bytes, path: "fuzz.csv", chunkSize: chunkSize))
      let columns = file.header.indices.map { (index: $0, request: ColumnRequest.coded) }
      let summary = try await file.read(columns: columns) { outcome.add($0) }
      outcome.failure = summary.failure
      outcome.remarks = summary.remarks
      outcome.bytes = summary.bytes
      guard summary.delivered == outcome.lines.count else {
        throw FuzzViolation(description: "the number of records is not that of the summary")
      }
    } catch let error as IngestionError {
      outcome.failure = error
    }
    return outcome
  }
}

extension CSVInvariant.Outcome {
  fileprivate mutating func add(_ batch: RecordBatch) {
    lines += batch.lines
    for record in 0..<batch.count {
      records.append(
        batch.columns.map { column in
          guard case .coded(let codes, let values) = column, codes[record] > 0 else { return nil }
          return Array(values[Int(codes[record]) - 1])
        })
    }
  }
}
