// SPDX-License-Identifier: Apache-2.0

internal import Expressions
internal import LocatedYAML

extension RuleDraft {
  /// Parameters that change nothing: whoever sets one would believe that something had changed.
  ///
  /// - Parameter rules: those of the whole pack, of which some may share the measure and the parameters of this one.
  func unusedParameters(in rules: [Rule]) -> [AuthoredIssue] {
    let users = rules.filter { $0.id == id || $0.sharesMeasureOf == id }
    let paths = Set(users.flatMap { ($0.when?.paths ?? []) + $0.expect.paths + $0.message.facts })
    return parameters.filter { !paths.contains("param.\($0.name)") && !isRead($0) }.map { parameter in
      document.issue(
        at: node(of: parameter), "nothing in the rule uses the parameter '\(parameter.name)'",
        advice: "write param.\(parameter.name) in 'when', 'expect' or 'message', or take it away")
    }
  }

  /// Whether the measure, or what places grades, reads it by its name.
  private func isRead(_ parameter: RuleParameter) -> Bool {
    if parameter.name == GradePlacements.parameterName { return true }
    guard case .own(let declaration)? = measure else { return false }
    return [declaration.minimumConsidered, declaration.minimumExpected].contains(parameter.name)
      || CountingSetting(rawValue: parameter.name) != nil
      || (declaration.countsAppointed && parameter.name == MeasureTerms.appointedStage)
  }

  private func node(of parameter: RuleParameter) -> YAMLNode {
    let all = document.root.mapping?.first { $0.key.scalar == "parameters" }?.value
    return all?.mapping?.first { $0.key.scalar == parameter.name }?.key ?? all ?? document.root
  }
}
