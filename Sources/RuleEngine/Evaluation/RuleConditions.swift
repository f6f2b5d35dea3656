// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions

/// A rule's two conditions, ready to be evaluated for one subject after the other. An expression is a large
/// value, and taking it out of its rule for each of tens of thousands of subjects costs as much as evaluating
/// it.
struct RuleConditions: Sendable {
  /// `nil` when the rule always applies.
  let when: (@Sendable (Bindings) -> Value)?
  let expect: @Sendable (Bindings) -> Value
  let isMerelyAdvice: Bool

  init(_ rule: Rule) {
    when = rule.when.map(RuleConditions.evaluation)
    expect = RuleConditions.evaluation(of: rule.expect)
    isMerelyAdvice = rule.obligation == .may
  }

  private static func evaluation(of expression: Expression) -> @Sendable (Bindings) -> Value {
    { expression.evaluate($0) }
  }
}
