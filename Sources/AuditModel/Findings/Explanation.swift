// SPDX-License-Identifier: Apache-2.0

/// What the organisation writes where it departs from guidance.
///
/// Adequate when it sets the context, gives a rationale, considers and mitigates the risks, and says when
/// compliance is intended (Financial Reporting Council, "Improving the quality of comply or explain reporting", 2021).
public struct Explanation: Sendable, Hashable {
  public var rule: String
  /// The subject's reference, or a scope such as `department: Theatres`. A bare `*` is refused.
  public var subject: String
  public var context: String
  public var rationale: String
  public var risksAndMitigation: String
  public var action: String
  public var owner: String
  public var due: CivilDate?
  public var evidence: String
  public var resource: String
  public var evaluation: String
  public var author: String
  public var approver: String
  public var approvedOn: CivilDate?
  /// The last day on which it is in force, that day included.
  public var complyBy: CivilDate?
  /// Line of the register, 1-based.
  public var line: Int

  public init(rule: String, subject: String, line: Int = 0) {
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
public enum ExplanationStanding: String, Sendable, Hashable, CaseIterable {
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
public struct ExplanationResult: Sendable {
  public let explanation: Explanation
  public let standing: ExplanationStanding
  /// What is missing or wrong, one sentence each.
  public let faults: [String]
  /// How many findings rest on it.
  public let findings: Int

  public init(explanation: Explanation, standing: ExplanationStanding, faults: [String], findings: Int) {
    self.explanation = explanation
    self.standing = standing
    self.faults = faults
    self.findings = findings
  }
}
