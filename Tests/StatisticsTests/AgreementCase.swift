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
    // Not `JSONSerialization`, whose numbers may be some last digits off.
    guard let object = try? JSONDecoder().decode([String: Value].self, from: Data(line.utf8)),
      case .text(let kind)? = object["kind"], case .list(let at)? = object["at"]
    else { return nil }
    self.kind = kind
    self.numbers = at.compactMap(\.number)
    self.rows = at.compactMap { row in
      if case .list(let row) = row { row.compactMap { $0.number.map(Int.init) } } else { nil }
    }
    self.answers = object.compactMapValues { value in
      if case .list(let values) = value { values.map(\.number) } else { nil }
    }
  }

  /// A JSON value of a line.
  private enum Value: Decodable {
    case number(Double)
    case text(String)
    case list([Value])
    case null

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .null
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else if let text = try? container.decode(String.self) {
        self = .text(text)
      } else {
        self = .list(try container.decode([Value].self))
      }
    }

    var number: Double? {
      switch self {
      case .number(let number): number
      case .text("inf"): .infinity
      case .text("-inf"): -.infinity
      case .text, .list, .null: nil
      }
    }
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
