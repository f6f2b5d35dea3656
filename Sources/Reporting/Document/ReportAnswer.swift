// SPDX-License-Identifier: Apache-2.0

package import AuditModel

/// The answer that a report opens with.
package struct ReportAnswer: Sendable {
  /// The four overall answers; anything that is not known to be in order is never *complies*.
  package enum Overall: String, Sendable, Hashable, CaseIterable {
    case complies, explained
    case mustExplain = "must_explain"
    case cannotTell = "cannot_tell"
  }

  package let overall: Overall
  /// One sentence.
  package let sentence: String
  /// Sentences that qualify it: findings to look at first, errors, files that broke off, how much rests on explanations, nothing examined.
  package let cautions: [String]
  package let tally: VerdictTally
  package let rules: Int
  /// Records read, used and set aside in all files together.
  package let records: (read: Int, used: Int, setAside: Int)
  package let isComplete: Bool

  init(_ outcome: AuditOutcome) {
    tally = outcome.evaluation.tally
    rules = outcome.evaluation.rules.count
    records = (outcome.ledger.read, outcome.ledger.used, outcome.ledger.read - outcome.ledger.used)
    isComplete = outcome.ledger.isComplete
    let examined = outcome.evaluation.rules.reduce(0) { $0 + $1.examined }
    overall = ReportAnswer.overall(tally, isComplete: isComplete, examined: examined)
    sentence = ReportAnswer.sentence(overall, tally, examined: examined)
    cautions = ReportAnswer.cautions(outcome, tally, examined: examined)
  }

  private static func overall(_ tally: VerdictTally, isComplete: Bool, examined: Int) -> Overall {
    if tally[.mustExplain] > 0 { return .mustExplain }
    if tally[.cannotTell] > 0 || tally[.error] > 0 || !isComplete || examined == 0 { return .cannotTell }
    return tally[.explained] > 0 ? .explained : .complies
  }

  private static func sentence(_ overall: Overall, _ tally: VerdictTally, examined: Int) -> String {
    let open = tally[.mustExplain]
    let advice = tally[.advice]
    // Nobody is to take it for an all-clear that what was found is only advice.
    let more =
      advice == 0
      ? "" : advice == 1 ? "one finding is advice" : "\(WordedNumber.grouped(advice)) findings are advice"
    switch overall {
    case .mustExplain:
      return open == 1
        ? "One finding must be explained." : "\(WordedNumber.grouped(open)) findings must be explained."
    case .cannotTell:
      if examined == 0 { return "Nothing can be told: no rule found anything to look at." }
      return more.isEmpty
        ? "Nothing must be explained, but not everything can be told."
        : "Nothing must be explained, but not everything can be told, and \(more)."
    case .explained:
      let sentence = "Every departure from guidance that was found is explained"
      return more.isEmpty ? "\(sentence)." : "\(sentence), and \(more)."
    case .complies:
      return more.isEmpty
        ? "Everything that was looked at complies with the guidance."
        : "Nothing must be explained, but \(more)."
    }
  }

  /// Findings with which an answer opens, whatever their verdict: how many, and what the first says.
  private static func saidFirst(_ evaluation: Evaluation) -> [String] {
    evaluation.rules.filter(\.isSaidFirst).compactMap { rule in
      let findings = evaluation.findings.filter {
        $0.rule == rule.id && ($0.verdict == .mustExplain || $0.verdict == .advice)
      }
      guard let first = findings.first else { return nil }
      return findings.count == 1
        ? "Look at this first: \(first.message)"
        : "Look at these first: \(WordedNumber.grouped(findings.count)) findings under \(rule.id). One of them: \(first.message)"
    }
  }

  private static func cautions(_ outcome: AuditOutcome, _ tally: VerdictTally, examined: Int) -> [String] {
    var cautions = saidFirst(outcome.evaluation)
    for file in outcome.ledger.files where !file.isComplete {
      let end = file.read == 0 ? "was not read" : "breaks off"
      cautions.append("'\(outcome.files[file.file].path)' \(end), so this audit is incomplete.")
    }
    for file in outcome.ledger.files where file.isComplete && file.fallsShort {
      let announced = WordedNumber.grouped(file.announced ?? 0)
      cautions.append(
        "'\(outcome.files[file.file].path)' announces \(announced) records and holds "
          + "\(WordedNumber.grouped(file.read)), so this audit is incomplete.")
    }
    for file in outcome.ledger.files {
      cautions += file.misspelt.map { name in
        "'\(outcome.files[file.file].path)' has a column '\(name.found)' that nothing reads: did you mean "
          + "'\(name.meant)'? Until it bears that name, '\(name.field)' is not recorded, and this audit is "
          + "incomplete."
      }
    }
    if tally[.error] > 0 {
      cautions.append("\(WordedNumber.counted(tally[.error], "check", "checks")) failed and gave no verdict.")
    }
    let explained = tally[.explained]
    if explained > 0 {
      let all = WordedNumber.counted(tally[.mustExplain] + explained, "finding", "findings")
      cautions.append("Without the explanations, \(all) would have to be explained.")
    }
    if examined == 0, tally[.mustExplain] == 0 {
      cautions.append("An audit that looks at nothing proves nothing: see what was read.")
    }
    return cautions
  }
}
