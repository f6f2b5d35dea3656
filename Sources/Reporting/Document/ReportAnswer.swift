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
  /// What departs from the rules as shipped, each with the old and the new value.
  package let departures: [String]
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
    let isSeen = isComplete && !outcome.ledger.lacksRecords && !outcome.ledger.losesRecords
    overall = ReportAnswer.overall(tally, isComplete: isSeen, examined: examined)
    sentence =
      ReportAnswer.sentence(overall, tally, examined: examined) + ReportAnswer.proviso(overall, outcome)
    cautions =
      ReportAnswer.saidFirst(outcome.evaluation) + ReportAnswer.cautions(outcome, tally, examined: examined)
    departures = outcome.run.packs.flatMap(\.departures).map(\.words)
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
        ? "One finding must be explained" : "\(WordedNumber.grouped(open)) findings must be explained"
    case .cannotTell:
      if examined == 0 { return "Nothing can be told: no rule found anything to look at" }
      let sentence = "Nothing must be explained, but not everything can be told"
      return more.isEmpty ? sentence : "\(sentence), and \(more)"
    case .explained:
      let sentence = "Every departure from guidance that was found is explained"
      return more.isEmpty ? sentence : "\(sentence), and \(more)"
    case .complies:
      return more.isEmpty
        ? "Everything that was looked at complies with the guidance"
        : "Nothing must be explained, but \(more)"
    }
  }

  /// What stands in the way of taking "complies" for the whole truth, to end the sentence with its full stop: figures
  /// that comply as far as it is known of whom they are.
  private static func proviso(_ overall: Overall, _ outcome: AuditOutcome) -> String {
    let hanging = outcome.evaluation.headlines.filter { $0.turn != nil && $0.knownVerdict == .complies }
    guard let first = hanging.first, overall == .complies || overall == .explained else { return "." }
    let isOne = hanging.allSatisfy { $0.groups.characteristic == first.groups.characteristic }
    let what = isOne ? "whose \(first.groups.characteristic.words) is unknown" : "whose group is unknown"
    let link = outcome.evaluation.tally[.advice] > 0 ? ", and" : "; but"
    return hanging.count == 1
      ? "\(link) one figure hangs on applicants \(what)."
      : "\(link) \(WordedNumber.grouped(hanging.count)) figures hang on applicants \(what)."
  }
}
