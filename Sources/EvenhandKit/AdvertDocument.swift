// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Foundation
internal import RuleEngine

/// What was found of one advert as JSON, with every passage.
struct AdvertDocument: Encodable {
  let subject: String
  /// Every rule with the verdict that stands for all of its findings, the gravest.
  let rules: [Rule]
  let remarks: [String]

  struct Rule: Encodable {
    let id, title, obligation, verdict: String
    let saidFirst: Bool
    let messages: [String]
    let passages: [Passage]
  }

  struct Passage: Encodable {
    /// The file, as it was named.
    let file: String
    let line, column: Int
    let words, why, alternative: String
  }

  init(_ answer: FormAnswer, _ form: AdvertForm) {
    subject = answer.subject
    remarks = form.remarks
    let evaluation = answer.evaluation
    rules = answer.judged.map { rule, verdict in
      let findings = evaluation.findings.filter { $0.rule == rule.id }
      var seen: Set<WordingMatch> = []
      return Rule(
        id: rule.id, title: rule.title, obligation: rule.obligation.rawValue, verdict: verdict.rawValue,
        saidFirst: rule.isSaidFirst, messages: findings.filter { $0.verdict == verdict }.map(\.message),
        passages: findings.flatMap(\.matches).filter { seen.insert($0).inserted }.map { match in
          Passage(
            file: form.documents.first { $0.holds(match.field) }?.name ?? "", line: match.line,
            column: match.column, words: match.words, why: match.why, alternative: match.alternative)
        })
    }
  }

  /// - Throws: never for these types.
  func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }
}
