// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions

/// What a rule's two conditions came to for one subject.
struct Judgement {
  /// `nil` when the rule has no `when`, or always applies.
  let whenValue: Value?
  /// `nil` when `when` was not true.
  let expectValue: Value?
  let verdict: Verdict

  init(_ conditions: RuleConditions, _ bindings: Bindings) {
    let whenValue = conditions.when?(bindings)
    self.whenValue = whenValue
    switch whenValue {
    case nil, .bool(true): break
    case .bool(false):
      (expectValue, verdict) = (nil, .notApplicable)
      return
    case .unknown:
      (expectValue, verdict) = (nil, .cannotTell)
      return
    default:
      (expectValue, verdict) = (nil, .error)
      return
    }
    let expectValue = conditions.expect(bindings)
    self.expectValue = expectValue
    switch expectValue {
    case .bool(true): verdict = .complies
    case .bool(false): verdict = conditions.isMerelyAdvice ? .advice : .mustExplain
    case .unknown: verdict = .cannotTell
    default: verdict = .error
    }
  }

  /// What went wrong, when something did.
  var error: EvaluationError? {
    for case .error(let error)? in [whenValue, expectValue] { return error }
    return nil
  }

  /// The facts that were lacking, each once, in the order in which they were met: the causes of the unknown,
  /// and whatever else the condition looked at with `has` and did not find.
  func lacking(_ rule: Rule, _ values: (String) -> [Value]) -> [LackingFact] {
    guard case .unknown(let unknown) = expectValue ?? whenValue else { return [] }
    let expression = expectValue == nil ? rule.when : rule.expect
    var facts: [LackingFact] = []
    func add(_ path: String, _ state: String) {
      let fact = CountedMembers.shown(LackingFact(fact: path, state: state))
      if !facts.contains(fact) { facts.append(fact) }
    }
    for cause in unknown.causes { add(cause.path, cause.state) }
    for path in expression?.paths ?? [] {
      for case .unknown(let found) in values(path) {
        for cause in found.causes { add(path, cause.state) }
      }
    }
    return facts
  }
}
