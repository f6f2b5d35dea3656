// SPDX-License-Identifier: Apache-2.0

import Foundation
import Statistics

/// A line of `Oracles/agreement.jsonl`, which `Oracles/make_agreement.py` writes: what it is about, and what scipy,
/// statsmodels or mpmath answer.
struct AgreementCase: Sendable {
  let kind: String
  /// The numbers of a case that is a list of them.
  let numbers: [Double]
  /// The rows of a case that is a list of lists.
  let rows: [[Int]]
  let answers: [String: [Double?]]

  /// All lines of the file beside the tests.
  static let all: [AgreementCase] = {
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Oracles/agreement.jsonl")
    let lines = (try? String(contentsOf: path, encoding: .utf8)) ?? ""
    return lines.split(separator: "\n").compactMap { AgreementCase(line: String($0)) }
  }()

  private init?(line: String) {
    guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
      let kind = object["kind"] as? String
    else { return nil }
    self.kind = kind
    self.numbers = (object["at"] as? [Double]) ?? []
    self.rows = (object["at"] as? [[Int]]) ?? []
    var answers: [String: [Double?]] = [:]
    for (name, values) in object where name != "kind" && name != "at" {
      answers[name] = (values as? [Any])?.map { value in
        if let text = value as? String { return text == "-inf" ? -Double.infinity : .infinity }
        return value as? Double
      }
    }
    self.answers = answers
  }
}

extension AgreementCase {
  /// Of a case `[minority selected, minority considered, white selected, white considered]`.
  var table: SelectionTable { AgreementCase.table(numbers.map(Int.init)) }

  /// Of a case of several such.
  var strata: StratifiedTable { StratifiedTable(rows.map(AgreementCase.table)) }

  /// Of a case `[selected, considered]` of each group.
  var groups: GroupTable { GroupTable(rows.map { AgreementCase.rate($0[0], $0[1]) }) }

  static func table(_ counts: [Int]) -> SelectionTable {
    SelectionTable(reference: rate(counts[2], counts[3]), comparison: rate(counts[0], counts[1]))
  }

  /// Counts that the oracle drew within bounds; any others would compare as an empty rate and fail.
  static func rate(_ selected: Int, _ considered: Int) -> Rate {
    (try? Rate(selected: selected, of: considered)) ?? .empty
  }
}
