// SPDX-License-Identifier: Apache-2.0

package import AuditModel
internal import Expressions

/// One rule: what it asks of whom, on what authority, and what to say and do when it is not met.
package struct Rule: Sendable {
  /// Readable, dotted and stable, such as `panel.ethnic-minority-representation`.
  package let id: String
  /// Ids that it had before, which overlays and registers may still use.
  package let formerly: [String]
  package let title: String
  package let guidance: Guidance
  package let obligation: Obligation
  /// Whether a shortfall is so grave that answers open with it, whatever the obligation: people are shut out in so many
  /// words.
  package let isSaidFirst: Bool
  /// The moments at which it runs, in the order of the file.
  package let checkpoints: [Checkpoint]
  package let subjectKind: SubjectKind
  /// Its own parameters with the values of this run, in the order of the file.
  package internal(set) var parameters: [RuleParameter]
  /// The condition under which it applies, as written; `nil` when it always does.
  package let whenText: String?
  /// The condition that it asks for, as written.
  package let expectText: String
  /// What a finding says, with `{path}` where a fact goes.
  package let messageText: String
  package let remedy: Remedy
  package let explain: ExplainTerms?
  package let effective: EffectiveDates?
  /// Why the rule is as it is, for whoever changes it.
  package let rationale: String?
  /// The pack's path of its file.
  package let file: String
  /// Set when an overlay switches the rule off.
  package internal(set) var switchedOff: SwitchedOff?

  let when: Expression?
  let expect: Expression
  let message: MessageTemplate
  var measure: MeasureDeclaration?
  /// Which texts it looks at with which lexicon; `nil` for a rule that looks at none.
  package let wording: WordingTerms?
  let examples: [RuleExample]

  /// The rule whose measure and parameters this one shares, if it does.
  package var sharesMeasureOf: String? {
    if case .sharing(let rule)? = measure { rule } else { nil }
  }
}

/// What would mend a shortfall, by the moment at which it is found.
package struct Remedy: Sendable, Hashable {
  package let byCheckpoint: [Checkpoint: String]
  /// For every moment without a text of its own.
  package let afterwards: String?

  /// The text for a moment; empty only for a moment at which the rule does not run.
  package func text(at checkpoint: Checkpoint) -> String { byCheckpoint[checkpoint] ?? afterwards ?? "" }
}

/// Who explains a departure, who approves the explanation, and within what time.
package struct ExplainTerms: Sendable, Hashable {
  package let by: String
  package let approve: String
  package let within: String
}

/// The days between which a rule holds, both included; an end that is not given is open.
package struct EffectiveDates: Sendable, Hashable {
  package let from: CivilDate?
  package let until: CivilDate?

  func contains(_ date: CivilDate) -> Bool {
    (from.map { $0 <= date } ?? true) && (until.map { date <= $0 } ?? true)
  }
}

/// That a rule is switched off, why, and who approved it.
package struct SwitchedOff: Sendable, Hashable {
  package let reason: String
  package let approver: String
  package let origin: String
}
