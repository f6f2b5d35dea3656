// SPDX-License-Identifier: Apache-2.0

/// What the organisation writes where it departs from guidance.
///
/// Adequate when it sets the context, gives a rationale, considers and mitigates the risks, and says when
/// compliance is intended (Financial Reporting Council, "Improving the quality of comply or explain reporting", 2021).
package struct Explanation: Sendable, Hashable {
  package var rule: String
  /// The subject's reference, or a scope such as `department: Theatres`. A bare `*` is refused.
  package var subject: String
  package var context: String
  package var rationale: String
  package var risksAndMitigation: String
  package var action: String
  package var owner: String
  package var due: CivilDate?
  package var evidence: String
  package var resource: String
  package var evaluation: String
  package var author: String
  package var approver: String
  package var approvedOn: CivilDate?
  /// The last day on which it is in force, that day included.
  package var complyBy: CivilDate?
  /// Line of the register, 1-based.
  package var line: Int

  package init(rule: String, subject: String, line: Int = 0) {
    self.rule = rule
    self.subject = subject
    self.line = line
    context = ""
    rationale = ""
    risksAndMitigation = ""
    action = ""
    owner = ""
    evidence = ""
    resource = ""
    evaluation = ""
    author = ""
    approver = ""
  }
}

/// How an explanation fared in this run.
package enum ExplanationStanding: String, Sendable, Hashable, CaseIterable {
  /// Adequate, in force, and some finding rests on it.
  case inForce = "in_force"
  /// Written for a *must* rule: printed, and does not turn it green.
  case noted
  /// A part is missing.
  case inadequate
  case expired
  /// Not approved yet at the date by which it is judged.
  case notYetApproved = "not_yet_approved"
  /// The rule is met now.
  case noLongerNeeded = "no_longer_needed"
  /// No such rule or no such subject in this run.
  case matchesNothing = "matches_nothing"
}

/// An explanation with what became of it.
package struct ExplanationResult: Sendable {
  package let explanation: Explanation
  package let standing: ExplanationStanding
  /// What is missing or wrong, one sentence each.
  package let faults: [String]
  /// How many findings rest on it.
  package let findings: Int

  package init(explanation: Explanation, standing: ExplanationStanding, faults: [String], findings: Int) {
    self.explanation = explanation
    self.standing = standing
    self.faults = faults
    self.findings = findings
  }
}
