// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// One entry while it is held against the findings.
struct EntryTrial {
  let explanation: Explanation
  /// The id that the rule has now.
  let rule: String
  let faults: [String]
  private var resting = 0
  private var noted = 0
  /// For how many findings it does not hold, and why the first of them.
  private var failed = 0
  private var failure: ExplanationStanding?
  private var undecided = 0

  init(_ explanation: Explanation, rule: String, faults: [String]) {
    self.explanation = explanation
    self.rule = rule
    self.faults = faults
  }

  /// Whether the entry holds for the case.
  mutating func meets(_ asked: JudgedCase, asOf: CivilDate) -> Bool {
    guard asked.verdict == .mustExplain else {
      if asked.verdict != .explained { undecided += asked.subjects }
      return false
    }
    let judged = faults.isEmpty ? standing(of: explanation, for: asked.date, asOf: asOf) : .inadequate
    guard judged == .inForce else {
      failed += asked.subjects
      failure = failure ?? judged
      return false
    }
    if asked.isMust { noted += asked.subjects } else { resting += asked.subjects }
    return true
  }

  func result(
    in evaluation: Evaluation, _ knownSubjects: [SubjectKind: Set<String>], notes: [String]
  ) -> ExplanationResult {
    let (standing, remark) = outcome(in: evaluation, knownSubjects)
    return ExplanationResult(
      explanation: explanation, standing: standing, faults: faults + (remark.map { [$0] } ?? []) + notes,
      findings: resting + noted)
  }

  private func outcome(
    in evaluation: Evaluation, _ knownSubjects: [SubjectKind: Set<String>]
  ) -> (ExplanationStanding, String?) {
    let partly = failed == 0 ? nil : "it does not hold for \(failed) of its findings: \(reason)"
    if resting > 0 { return (.inForce, partly) }
    if noted > 0 {
      return (.noted, partly ?? "the rule is an obligation, which an explanation does not meet")
    }
    if let failure { return (failure, failure == .inadequate ? nil : reason) }
    return unused(in: evaluation, knownSubjects)
  }

  private var reason: String {
    let until = explanation.complyBy.map { "\($0)" } ?? "no day"
    let from = explanation.approvedOn.map { "\($0)" } ?? "no day"
    return switch failure {
    case .expired: "its last day was \(until)"
    case .notYetApproved: "it is approved on \(from) only"
    default: "it is inadequate"
    }
  }

  /// For an entry that no finding of *must explain* answers to.
  private func unused(
    in evaluation: Evaluation, _ knownSubjects: [SubjectKind: Set<String>]
  ) -> (ExplanationStanding, String?) {
    guard let rule = evaluation.rules.first(where: { $0.id == self.rule }) else {
      return (.matchesNothing, "no such rule took part in this run")
    }
    if undecided > 0 {
      return (
        .matchesNothing,
        "the rule asks for no explanation here, and does not say that it is met: keep the entry"
      )
    }
    let isForAll = explanation.subjects.contains(BlanketFinding.everySubject(rule.subjectKind).ref)
    guard let known = knownSubjects[rule.subjectKind] else {
      return (.noLongerNeeded, "the rule is met for its subjects, or they are not in this run")
    }
    guard isForAll || explanation.subjects.contains(where: known.contains) else {
      return (.matchesNothing, "no such subject is in this run")
    }
    if evaluation.blanket.contains(where: { $0.rule == rule.id }) || rule.tally[.notRun] > 0 {
      return (
        .matchesNothing, "the rule was not run for all subjects, or cannot tell of some: keep the entry"
      )
    }
    if isForAll, rule.tally[.mustExplain] > 0 {
      return (.noLongerNeeded, "it does not hold alike for all any more: the findings stand singly")
    }
    return (.noLongerNeeded, "the rule is met, or does not apply any more")
  }
}

/// What an entry is held against: a finding, or what holds alike for many subjects.
struct JudgedCase {
  let rule: String
  let verdict: Verdict
  let subject: Subject
  /// By which the entry is judged; `nil` for a standing subject.
  let date: CivilDate?
  /// How many subjects it is about.
  let subjects: Int
  let isMust: Bool

  init(_ finding: Finding, isMust: Bool) {
    rule = finding.rule
    verdict = finding.verdict
    subject = finding.subject
    date = finding.subjectDate
    subjects = 1
    self.isMust = isMust
  }

  init(_ item: BlanketFinding, isMust: Bool) {
    rule = item.rule
    verdict = item.verdict
    subject = item.subject
    date = nil
    subjects = item.subjects
    self.isMust = isMust
  }
}
