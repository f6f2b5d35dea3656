// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions

/// A case that a rule is tested with: what is given, and the verdict that it must lead to.
struct RuleExample: Sendable {
  let verdict: Verdict
  /// By path, such as `vacancy.band`. What is not given is not recorded.
  let given: [String: Value]
  /// Parameters that differ from their defaults, by name.
  let settings: [String: ParameterValue]
  /// What the finding must say, where the example asks for it.
  let message: String?
  /// Why it is so, for who reads it.
  let because: String?
  /// Where it stands in the rule's file.
  let line: Int
}
