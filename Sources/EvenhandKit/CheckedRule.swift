// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import RuleEngine

/// Of how many of its subjects a rule can be told, and what is lacking of the others.
struct CheckedRule {
  let summary: RuleSummary
  /// Why not, with the number of subjects; the most frequent first.
  let reasons: [(text: String, subjects: Int)]

  var subjects: Int { summary.tally.total }
  var untold: Int { summary.tally[.cannotTell] }
  var told: Int { summary.examined - untold }

  enum Readiness {
    case told, inPart, untold, nothing
  }

  var readiness: Readiness {
    if untold > 0 { return told > 0 ? .inPart : .untold }
    return told > 0 ? .told : .nothing
  }

  /// Whether the same is to be said of another rule.
  func isAlike(_ other: CheckedRule) -> Bool {
    (readiness, told, untold, summary.subjectKind) == (
      other.readiness, other.told, other.untold, other.summary.subjectKind
    )
      && (readiness != .nothing || subjects == other.subjects)
      && reasons.map(\.text) == other.reasons.map(\.text)
      && reasons.map(\.subjects) == other.reasons.map(\.subjects)
  }

  static func all(_ evaluation: Evaluation) -> [CheckedRule] {
    var reasons: [String: [String: Int]] = [:]
    for finding in evaluation.findings where finding.verdict == .cannotTell {
      reasons[finding.rule, default: [:]][words(finding.reason, finding.lacking), default: 0] += 1
    }
    for finding in evaluation.blanket where finding.verdict == .cannotTell {
      reasons[finding.rule, default: [:]][words(finding.reason, finding.lacking), default: 0] +=
        finding.subjects
    }
    return evaluation.rules.map { rule in
      let sorted = (reasons[rule.id] ?? [:]).sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      return CheckedRule(summary: rule, reasons: sorted.map { ($0.key, $0.value) })
    }
  }

  /// Why something cannot be told; by the facts that are lacking where no reason says more than that.
  private static func words(_ reason: String?, _ lacking: [LackingFact]) -> String {
    if let reason, reason != FactState.notRecorded.rawValue { return reason }
    let sentence = LackingWords(lacking).sentence.dropLast()
    return sentence.prefix(1).lowercased() + sentence.dropFirst()
  }
}
