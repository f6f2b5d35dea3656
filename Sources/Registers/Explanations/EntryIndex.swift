// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Finds the entries for a rule and a subject.
struct EntryIndex {
  private var entries: [String: [String: [Int]]] = [:]

  init(_ explanations: [Explanation], renamedRules: [String: String]) {
    for (index, explanation) in explanations.enumerated() {
      let rule = renamedRules[explanation.rule] ?? explanation.rule
      for subject in explanation.subjects {
        entries[rule, default: [:]][subject, default: []] += [index]
      }
    }
  }

  /// The first entry that holds for the case, in the register's order; the trials keep how each fared.
  func first(for asked: JudgedCase, in trials: inout [EntryTrial], asOf: CivilDate) -> Int? {
    matches(rule: asked.rule, ref: asked.subject.ref).first { trials[$0].meets(asked, asOf: asOf) }
  }

  /// Indices in the register's order.
  func matches(rule: String, ref: String) -> [Int] { entries[rule]?[ref.trimmed] ?? [] }
}
