// SPDX-License-Identifier: Apache-2.0

package import AuditModel

/// Holds a register against what the rules found.
///
/// A finding of a *should* rule that must be explained becomes *explained* when an entry names its rule and
/// subject, is adequate and is in force. A finding of a *must* rule stays as it is, with the entry beside it.
/// What holds alike for many subjects is named `every interview` and the like, and judged at the run's date.
/// Nothing ever becomes *complies*.
package struct ExplanationApplication: Sendable {
  package let asOf: CivilDate
  package let adequacy: Adequacy
  /// The references of the subjects that this run looked at, by kind: tells "no longer needed" from "no such
  /// subject".
  package let knownSubjects: [SubjectKind: Set<String>]
  /// Earlier ids of rules with the ids that they have now.
  package let renamedRules: [String: String]

  package init(
    asOf: CivilDate, adequacy: Adequacy = Adequacy(), knownSubjects: [SubjectKind: Set<String>] = [:],
    renamedRules: [String: String] = [:]
  ) {
    self.asOf = asOf
    self.adequacy = adequacy
    self.knownSubjects = knownSubjects
    self.renamedRules = renamedRules
  }

  /// The evaluation with explanations applied, and what became of each entry, in the register's order.
  ///
  /// `Finding.explanation` and `BlanketFinding.explanation` are indices into that list.
  package func apply(
    _ register: ExplanationRegister, to evaluation: Evaluation
  ) -> (evaluation: Evaluation, results: [ExplanationResult]) {
    var evaluation = evaluation
    let obligations = Dictionary(evaluation.rules.map { ($0.id, $0.obligation) }, uniquingKeysWith: { $1 })
    var trials = register.entries.map {
      EntryTrial($0, rule: renamedRules[$0.rule] ?? $0.rule, faults: adequacy.faults(of: $0))
    }
    let entries = EntryIndex(register.entries, renamedRules: renamedRules)
    for index in evaluation.blanket.indices {
      let item = evaluation.blanket[index]
      let isMust = obligations[item.rule] == .must
      let asked = JudgedCase(item, isMust: isMust)
      guard let entry = entries.first(for: asked, in: &trials, asOf: asOf) else { continue }
      evaluation.blanket[index].explanation = entry
      if !isMust { turnBlanketExplained(index, in: &evaluation) }
    }
    for index in evaluation.findings.indices {
      let finding = evaluation.findings[index]
      let isMust = obligations[finding.rule] == .must
      let asked = JudgedCase(finding, isMust: isMust)
      guard let entry = entries.first(for: asked, in: &trials, asOf: asOf) else { continue }
      evaluation.findings[index].explanation = entry
      if !isMust { turnExplained(index, in: &evaluation) }
    }
    let notes = adequacy.copies(among: register.entries)
    let results = zip(trials, notes).map { $0.result(in: evaluation, knownSubjects, notes: $1) }
    return (evaluation, results)
  }

  private func turnExplained(_ index: Int, in evaluation: inout Evaluation) {
    let finding = evaluation.findings[index]
    evaluation.findings[index].verdict = .explained
    move(1, of: finding.rule, in: &evaluation)
    guard finding.subject.kind == .cohort else { return }
    for measure in evaluation.measures.indices {
      let found = evaluation.measures[measure]
      guard found.rule == finding.rule, found.isAbout(finding.subject.ref) else { continue }
      if found.verdict == .mustExplain { evaluation.measures[measure].verdict = .explained }
    }
  }

  /// Of measures, the blanket is about those that no finding names.
  private func turnBlanketExplained(_ index: Int, in evaluation: inout Evaluation) {
    let item = evaluation.blanket[index]
    evaluation.blanket[index].verdict = .explained
    move(item.subjects, of: item.rule, in: &evaluation)
    guard item.subject.kind == .cohort else { return }
    let named = Set(evaluation.findings.filter { $0.rule == item.rule }.map(\.subject.ref))
    for measure in evaluation.measures.indices {
      let found = evaluation.measures[measure]
      guard found.rule == item.rule, found.verdict == .mustExplain, !named.contains(found.subject) else {
        continue
      }
      evaluation.measures[measure].verdict = .explained
    }
  }

  private func move(_ subjects: Int, of rule: String, in evaluation: inout Evaluation) {
    guard let rule = evaluation.rules.firstIndex(where: { $0.id == rule }) else { return }
    evaluation.rules[rule].tally[.mustExplain] -= subjects
    evaluation.rules[rule].tally[.explained] += subjects
  }
}

extension MeasureResult {
  /// Whether a finding with this subject is about the measure.
  fileprivate func isAbout(_ ref: String) -> Bool { subject == ref && (subject != "overall" || cut.isEmpty) }
}
