// SPDX-License-Identifier: Apache-2.0

/// What kind of thing a rule looks at.
public enum SubjectKind: String, Sendable, Hashable, CaseIterable, Comparable {
  case vacancy, interview, advert, application, cohort, explanation, claim, organisation

  public static func < (left: SubjectKind, right: SubjectKind) -> Bool { left.rawValue < right.rawValue }
}

/// What a finding is about.
public struct Subject: Sendable, Hashable {
  public let kind: SubjectKind
  /// The vacancy's reference, the cut's name, or an ordinal: never a person's identifier.
  public let ref: String

  public init(kind: SubjectKind, ref: String) {
    self.kind = kind
    self.ref = ref
  }
}

/// A place in the files that a finding rests on.
public struct Evidence: Sendable, Hashable {
  /// The model's name of the fact, such as `vacancy.band`.
  public let field: String
  public let place: SourcePlace

  public init(field: String, place: SourcePlace) {
    self.field = field
    self.place = place
  }
}

/// A fact that a rule needed and did not have.
public struct LackingFact: Sendable, Hashable {
  /// The model's name of the fact, such as `panel.interview.representative`.
  public let fact: String
  /// One of the states of a fact in words, or why a number does not decide ("between 0 and 2").
  public let state: String

  public init(fact: String, state: String) {
    self.fact = fact
    self.state = state
  }
}

/// One rule, one subject, one verdict.
public struct Finding: Sendable {
  /// Stable over runs: depends on the rule and the subject alone.
  public let fingerprint: String
  public let rule: String
  public var verdict: Verdict
  public let subject: Subject
  /// The subject's own date, by which explanations are judged; `nil` for a standing subject.
  public let subjectDate: CivilDate?
  /// The rule's message with this subject's facts filled in.
  public let message: String
  public let evidence: [Evidence]
  public let lacking: [LackingFact]
  /// Why it cannot be told, in words that do not name the subject, so that subjects with one reason can be told of
  /// together; `nil` for other verdicts.
  public let reason: String?
  /// The tree of the expression, outermost first, when it was asked for.
  public let why: [TraceLine]
  /// The words that a wording rule found, in the order in which they stand in the texts.
  public let matches: [WordingMatch]
  /// Index into the report's explanations, when one applies.
  public var explanation: Int?

  public init(
    fingerprint: String, rule: String, verdict: Verdict, subject: Subject, subjectDate: CivilDate? = nil,
    message: String, evidence: [Evidence] = [], lacking: [LackingFact] = [], reason: String? = nil,
    why: [TraceLine] = [], matches: [WordingMatch] = [], explanation: Int? = nil
  ) {
    self.fingerprint = fingerprint
    self.rule = rule
    self.verdict = verdict
    self.subject = subject
    self.subjectDate = subjectDate
    self.message = message
    self.evidence = evidence
    self.lacking = lacking
    self.reason = reason
    self.why = why
    self.matches = matches
    self.explanation = explanation
  }
}

/// One sub-expression of a rule with its value.
public struct TraceLine: Sendable, Hashable {
  /// 0 for the whole expression.
  public let depth: Int
  public let expression: String
  /// The value in words, or "unknown: …", or "not looked at".
  public let value: String

  public init(depth: Int, expression: String, value: String) {
    self.depth = depth
    self.expression = expression
    self.value = value
  }
}

/// What holds alike for many subjects, such as a field that the source lacks: stands once.
public struct BlanketFinding: Sendable {
  public let rule: String
  /// *Cannot tell* for want of a fact that nothing in the bundle records, or *must explain* or *advice* for the
  /// want of a record that is owed.
  public var verdict: Verdict
  /// Stands for all of them: the reference is `every interview` and the like, by which a register names them.
  public let subject: Subject
  /// What holds of them, in one sentence.
  public let message: String
  public let lacking: [LackingFact]
  /// How many subjects it is about.
  public let subjects: Int
  /// Index into the report's explanations, when one applies.
  public var explanation: Int?

  public init(
    rule: String, verdict: Verdict, subject: Subject, message: String, lacking: [LackingFact], subjects: Int,
    explanation: Int? = nil
  ) {
    self.rule = rule
    self.verdict = verdict
    self.subject = subject
    self.message = message
    self.lacking = lacking
    self.subjects = subjects
    self.explanation = explanation
  }

  /// How a register names all subjects of a kind together.
  public static func everySubject(_ kind: SubjectKind) -> Subject {
    Subject(kind: kind, ref: "every \(kind.rawValue)")
  }
}
