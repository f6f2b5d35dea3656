// SPDX-License-Identifier: Apache-2.0

import Foundation

@testable import Ingestion

/// All that came of reading a file, however it was cut into chunks and batches.
struct XMLOutcome: Equatable {
  /// For each request the records, for each record its columns; `nil` is absent.
  var records: [[[String?]]] = []
  var lines: [[Int]] = []
  var delivered = 0
  var remarks: [FormatRemark] = []
  var failure: IngestionError?
  /// `path xcount`.
  var unused: [String] = []
  var singles: [String: String] = [:]
  var digest = ""
  var bytes = 0

  /// The remarks as `kind xcount @lines`.
  var remarkTexts: [String] {
    remarks.map { "\($0.kind) x\($0.count) @\($0.lines.map(String.init).joined(separator: ","))" }
  }
}

/// What is wanted of a file, as a profile would write it.
struct XMLWish {
  var requests: [(record: String, columns: [String])] = []
  var singles: [String] = []
  var namespaces: [String: String] = [:]
  var limits = XMLLimits()

  init(_ record: String, _ columns: [String], singles: [String] = [], namespaces: [String: String] = [:]) {
    requests = [(record, columns)]
    self.singles = singles
    self.namespaces = namespaces
  }

  init(_ requests: [(record: String, columns: [String])]) { self.requests = requests }

  func compiled() throws -> [XMLRecordRequest] {
    try requests.map { wanted in
      XMLRecordRequest(
        record: try XMLPath(parsing: wanted.record, namespaces: namespaces),
        columns: try wanted.columns.map {
          XMLColumn(.path(try XMLPath(parsing: $0, namespaces: namespaces)), request: .coded)
        })
    }
  }

  func compiledSingles() throws -> [XMLPath] {
    try singles.map { try XMLPath(parsing: $0, namespaces: namespaces) }
  }
}

/// A file that goes when the test has ended.
final class XMLSample {
  let path: String

  init(_ bytes: [UInt8]) throws {
    path = NSTemporaryDirectory() + "evenhand-" + UUID().uuidString + ".xml"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  convenience init(_ text: String) throws { try self.init(Array(text.utf8)) }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Opens and reads the file; a failure of either is in the outcome, with the path left out.
  func read(_ wish: XMLWish, chunkSize: Int = 64 << 10) async throws -> XMLOutcome {
    try await read(
      try wish.compiled(), singles: try wish.compiledSingles(), chunkSize: chunkSize, limits: wish.limits)
  }

  func read(
    _ requests: [XMLRecordRequest], singles: [XMLPath] = [], chunkSize: Int, limits: XMLLimits
  ) async throws -> XMLOutcome {
    var outcome = XMLOutcome()
    outcome.records = requests.map { _ in [] }
    outcome.lines = requests.map { _ in [] }
    do {
      let file = try XMLFile.open(path, digest: SumDigest(), chunkSize: chunkSize, limits: limits)
      let summary = try await file.read(requests, singles: singles) {
        outcome.records[$0] += rows(of: $1)
        outcome.lines[$0] += $1.lines.map(Int.init)
      }
      outcome.take(summary)
    } catch let error as IngestionError {
      outcome.failure = error
    }
    outcome.failure = outcome.failure.map { $0.named("file.xml") }
    return outcome
  }
}

extension XMLOutcome {
  fileprivate mutating func take(_ summary: ReadSummary) {
    delivered = summary.delivered
    remarks = summary.remarks
    failure = summary.failure
    unused = summary.unusedPaths.map { "\($0.path) x\($0.count)" }
    singles = summary.singles
    digest = summary.digest
    bytes = summary.bytes
  }
}

extension IngestionError {
  /// The same with another path, so that it can be compared.
  fileprivate func named(_ path: String) -> IngestionError {
    IngestionError(
      kind: kind, path: path, line: line, column: column, problem: problem, advice: advice)
  }
}

/// The records of a batch of coded columns.
private func rows(of batch: RecordBatch) -> [[String?]] {
  (0..<batch.count).map { record in
    batch.columns.map { column in
      guard case .coded(let codes, let values) = column, codes[record] > 0 else { return nil }
      return String(decoding: values[Int(codes[record]) - 1], as: UTF8.self)
    }
  }
}

/// A digest that tells bytes and their order apart, and is no secret.
struct SumDigest: ContentDigest {
  private var state: UInt64 = 1

  mutating func update(_ bytes: [UInt8]) {
    for byte in bytes { state = (state &* 31) &+ UInt64(byte) }
  }

  consuming func finish() -> String { String(state, radix: 16) }

  static func of(_ bytes: [UInt8]) -> String {
    var digest = SumDigest()
    digest.update(bytes)
    return digest.finish()
  }
}
