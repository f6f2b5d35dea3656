// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions

/// What one rule says of subjects for one reason, before it is put into words.
struct RuleOutcome {
  let verdict: Verdict
  /// Numbers of the subjects among the rule's, in order.
  var subjects: [Int]
  var lacking: [LackingFact] = []
  /// What went wrong, when something did, in words.
  var fault: String?
}

/// The verdicts of one rule on all its subjects: a tally of all, and the outcomes that are listed.
struct RuleOutcomes {
  private(set) var tally = VerdictTally()
  /// Those that a report lists, in the order of their first subjects.
  private(set) var listed: [RuleOutcome] = []

  /// What is known of subjects that share a number.
  private struct Shared {
    let verdict: Verdict
    /// Where their outcome stands when it is listed.
    let outcome: Int?
    var count = 1
  }

  init(_ run: RuleRun, _ columns: FactColumns) {
    guard run.takesPart else {
      tally[.notRun] = run.cases.count
      return
    }
    var likeness = columns.columns(of: run).map(Likeness.init)
    var seen: [Shared?] = []
    for subject in 0..<run.cases.count {
      guard let number = likeness?.number(of: run.cases.positions[subject]) else {
        add(run.outcome(subject))
        continue
      }
      while seen.count <= number { seen.append(nil) }
      if let shared = seen[number] {
        seen[number]?.count += 1
        if let outcome = shared.outcome { listed[outcome].subjects.append(subject) }
      } else {
        let outcome = run.outcome(subject)
        let position = outcome.verdict.isListed ? listed.count : nil
        if position != nil { listed.append(outcome) }
        seen[number] = Shared(verdict: outcome.verdict, outcome: position)
      }
    }
    for shared in seen.compactMap(\.self) { tally[shared.verdict] += shared.count }
  }

  private mutating func add(_ outcome: RuleOutcome) {
    tally[outcome.verdict] += 1
    if outcome.verdict.isListed { listed.append(outcome) }
  }
}

extension Verdict {
  /// Whether findings with this verdict are listed; the others are only counted.
  var isListed: Bool {
    switch self {
    case .mustExplain, .advice, .error, .cannotTell, .explained: true
    case .complies, .notApplicable, .notRun: false
    }
  }
}
