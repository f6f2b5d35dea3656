// SPDX-License-Identifier: Apache-2.0

/// What kind of thing a rule looks at.
package enum SubjectKind: String, Sendable, Hashable, CaseIterable, Comparable {
  case vacancy, interview, advert, application, cohort, explanation, claim, organisation

  package static func < (left: SubjectKind, right: SubjectKind) -> Bool { left.rawValue < right.rawValue }
}

/// What a finding is about.
package struct Subject: Sendable, Hashable {
  package let kind: SubjectKind
  /// The vacancy's reference, the cut's name, or an ordinal: never a person's identifier.
  package let ref: String

  package init(kind: SubjectKind, ref: String) {
    self.kind = kind
    self.ref = ref
  }
}

/// A place in the files that a finding rests on.
package struct Evidence: Sendable, Hashable {
  /// The model's name of the fact, such as `vacancy.band`.
  package let field: String
  package let place: SourcePlace

  package init(field: String, place: SourcePlace) {
    self.field = field
    self.place = place
  }
}

/// A fact that a rule needed and did not have.
package struct LackingFact: Sendable, Hashable {
  /// The model's name of the fact, such as `panel.interview.representative`.
  package let fact: String
  /// One of the states of a fact in words, or why a number does not decide ("between 0 and 2").
  package let state: String

  package init(fact: String, state: String) {
    self.fact = fact
    self.state = state
  }
}

/// One rule, one subject, one verdict.
package struct Finding: Sendable {
  /// Stable over runs: depends on the rule and the subject alone.
  package let fingerprint: String
  package let rule: String
  package var verdict: Verdict
  package let subject: Subject
  /// The subject's own date, by which explanations are judged; `nil` for a standing subject.
  package let subjectDate: CivilDate?
  /// The rule's message with this subject's facts filled in.
  package let message: String
  package let evidence: [Evidence]
  package let lacking: [LackingFact]
  /// Why it cannot be told, in words that do not name the subject, so that subjects with one reason can be told of
  /// together; `nil` for other verdicts.
  package let reason: String?
  /// The tree of the expression, outermost first, when it was asked for.
  package let why: [TraceLine]
  /// The words that a wording rule found, in the order in which they stand in the texts.
  package let matches: [WordingMatch]
  /// Index into the report's explanations, when one applies.
  package var explanation: Int?

  package init(
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
package struct TraceLine: Sendable, Hashable {
  /// 0 for the whole expression.
  package let depth: Int
  package let expression: String
  /// The value in words, or "unknown: …", or "not looked at".
  package let value: String

  package init(depth: Int, expression: String, value: String) {
    self.depth = depth
    self.expression = expression
    self.value = value
  }
}

/// What holds alike for many subjects, such as a field that the source lacks: stands once.
package struct BlanketFinding: Sendable {
  package let rule: String
  /// *Cannot tell* for want of a fact that nothing in the bundle records, or *must explain* or *advice* for the
  /// want of a record that is owed.
  package var verdict: Verdict
  /// Stands for all of them: the reference is `every interview` and the like, by which a register names them.
  package let subject: Subject
  /// What holds of them, in one sentence.
  package let message: String
  package let lacking: [LackingFact]
  /// Why it cannot be told, in words that do not say of how many subjects, so that rules with one reason can be told
  /// of together; `nil` for other verdicts.
  package let reason: String?
  /// How many subjects it is about.
  package let subjects: Int
  /// Index into the report's explanations, when one applies.
  package var explanation: Int?

  package init(
    rule: String, verdict: Verdict, subject: Subject, message: String, lacking: [LackingFact],
    reason: String? = nil, subjects: Int, explanation: Int? = nil
  ) {
    self.rule = rule
    self.verdict = verdict
    self.subject = subject
    self.message = message
    self.lacking = lacking
    self.reason = reason
    self.subjects = subjects
    self.explanation = explanation
  }

  /// How a register names all subjects of a kind together.
  package static func everySubject(_ kind: SubjectKind) -> Subject {
    Subject(kind: kind, ref: "every \(kind.rawValue)")
  }
}
