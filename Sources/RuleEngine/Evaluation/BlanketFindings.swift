// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions

/// Sets what holds alike for many subjects apart from what must be listed singly.
///
/// A *cannot tell* stands once, with a number, when more than one subject lacks the same facts and nothing in
/// the bundle records any of these facts. So does a *must explain* or *advice* for the want of a record that
/// is owed: nothing in the bundle records any fact that the rule expects. A fact that is recorded for some is
/// the others' own matter.
struct BlanketFindings {
  private(set) var findings: [BlanketFinding] = []
  /// The outcomes that are listed subject by subject.
  private(set) var single: [RuleOutcome] = []

  /// - Parameter isRecorded: whether anything in the bundle records the fact with this path.
  init(_ outcomes: [RuleOutcome], of run: RuleRun, isRecorded: (String) -> Bool) {
    let unmet = outcomes.filter(\.isShortfall)
    let number = unmet.reduce(0) { $0 + $1.subjects.count }
    let owed = number > 1 ? BlanketFindings.owed(by: run.rule, isRecorded) : nil
    var shared: [[LackingFact]: Int] = [:]
    for outcome in outcomes where BlanketFindings.isCandidate(outcome) {
      shared[outcome.lacking, default: 0] += outcome.subjects.count
    }
    shared = shared.filter { lacking, number in number > 1 && lacking.allSatisfy { !isRecorded($0.fact) } }
    single = outcomes.filter { outcome in
      outcome.isShortfall ? owed == nil : outcome.verdict != .cannotTell || shared[outcome.lacking] == nil
    }
    if let owed, let verdict = unmet.first?.verdict { findings.append(run.blanket(verdict, owed, number)) }
    findings += BlanketFindings.inOrder(shared).map { run.blanket(.cannotTell, $0.lacking, $0.number) }
  }

  /// The facts that the rule expects, when nothing records any of them; `nil` when something does.
  private static func owed(by rule: Rule, _ isRecorded: (String) -> Bool) -> [LackingFact]? {
    let paths = rule.factPaths(of: rule.expect).filter { !$0.hasPrefix("param.") }
    guard !paths.isEmpty, !paths.contains(where: isRecorded) else { return nil }
    return paths.map { LackingFact(fact: $0, state: FactState.notRecorded.rawValue) }
  }

  private static func isCandidate(_ outcome: RuleOutcome) -> Bool {
    outcome.verdict == .cannotTell && !outcome.lacking.isEmpty
      && outcome.lacking.allSatisfy(\.state.saysNotRecorded)
  }

  private static func inOrder(_ shared: [[LackingFact]: Int]) -> [(lacking: [LackingFact], number: Int)] {
    shared.map { (lacking: $0.key, number: $0.value) }.sorted { left, right in
      left.lacking.map { [$0.fact, $0.state] }.lexicographicallyPrecedes(
        right.lacking.map { [$0.fact, $0.state] }
      ) { $0.lexicographicallyPrecedes($1) }
    }
  }
}
