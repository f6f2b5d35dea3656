// SPDX-License-Identifier: Apache-2.0

import Foundation
import Statistics

/// A row of `Oracles/tables.csv`, which `Oracles/make_oracles.py` writes.
struct OracleTable: Sendable {
  let table: SelectionTable
  let unknown: Rate
  private let fields: [String: String]

  /// The number of a column; nil where the answer does not exist.
  func number(_ column: String) -> Double? {
    text(column).flatMap(Double.init)
  }

  /// The fraction of a column ("6/5", "inf"); nil where the answer does not exist.
  func ratio(_ column: String) -> ExactRatio? {
    guard let text = text(column), text != "inf" else { return text(column) == nil ? nil : .infinite }
    let parts = text.split(separator: "/").compactMap { UInt128($0) }
    return parts.count == 2 ? .finite(numerator: parts[0], denominator: parts[1]) : nil
  }

  private func text(_ column: String) -> String? {
    guard let text = fields[column], !text.isEmpty else { return nil }
    return text
  }
}

extension OracleTable {
  /// All rows of the file beside the tests.
  static func all(file: String = #filePath) throws -> [OracleTable] {
    let path = URL(filePath: file).deletingLastPathComponent().appending(path: "Oracles/tables.csv")
    let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = lines.first else { return [] }
    return try lines.dropFirst().map { try OracleTable(columns: header, values: $0) }
  }

  private init(columns: [String], values: [String]) throws {
    struct MissingCount: Error {}
    let fields = Dictionary(uniqueKeysWithValues: zip(columns, values))
    func count(_ column: String) throws -> Int {
      guard let count = fields[column].flatMap({ Int($0) }) else { throw MissingCount() }
      return count
    }
    self.fields = fields
    self.table = SelectionTable(
      reference: try Rate(selected: try count("x_r"), of: try count("n_r")),
      comparison: try Rate(selected: try count("x_m"), of: try count("n_m")))
    self.unknown = try Rate(selected: try count("x_u"), of: try count("n_u"))
  }
}
