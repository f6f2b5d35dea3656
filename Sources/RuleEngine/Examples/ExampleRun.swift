// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions

extension RuleEngine {
  /// Runs every example of a pack with the parameters as shipped, and finds the branches that none takes.
  ///
  /// What a pack was tailored to has no part in it: the examples test the pack.
  package static func evaluateExamples(_ pack: RulePack) -> ExampleReport {
    var report = ExampleReport()
    let wording = GivenWording(pack)
    for rule in pack.rules {
      let run = ExampleRun(pack: pack, rule: rule, wording: wording)
      var taken: Set<String> = []
      for example in rule.examples {
        let (result, branches) = run.run(example)
        report.results.append(result)
        taken.formUnion(branches)
      }
      let conditions = (rule.when == nil ? [] : ["when"]) + ["expect"]
      for condition in conditions {
        for branch in ["true", "false", "unknown"] where !taken.contains("\(condition) \(branch)") {
          report.gaps.append(CoverageGap(rule, condition, branch))
        }
      }
    }
    return report
  }
}

/// Runs the examples of one rule.
struct ExampleRun {
  let pack: RulePack
  let rule: Rule
  let wording: GivenWording

  /// The result, and the branches taken, such as `when true`.
  func run(_ example: RuleExample) -> (ExampleResult, Set<String>) {
    let shipped = pack.parameters(of: rule).map { parameter in
      RuleParameter(
        name: parameter.name, type: parameter.type, limits: parameter.limits, says: parameter.says,
        shipped: parameter.shipped, value: parameter.shipped)
    }
    let parameters = shipped.setting(example.settings)
    let given = GivenSubject(of: rule, in: pack, parameters: parameters, texts: wording)
    let schema = given.schema
    let (subject, found) = given.with(example.given)
    let judgement = Judgement(RuleConditions(rule), subject.bindings)
    let values = judgement.lacking(rule) { path in
      FactPath(path, schema)?.readings(in: subject.bindings).map(\.value) ?? []
    }
    let lacking = found?.explaining(values) ?? values
    let message = rule.message.text(subject.bindings, parameters: parameters, schema: schema)
    let result = ExampleResult(
      rule: rule.id, file: rule.file, line: example.line, expected: example.verdict,
      actual: judgement.verdict,
      differences: differences(example, judgement, lacking, message))
    let branches = [("when", judgement.whenValue), ("expect", judgement.expectValue)].compactMap {
      name, value in
      value.flatMap(\.branch).map { "\(name) \($0)" }
    }
    return (result, Set(branches))
  }

  private func differences(
    _ example: RuleExample, _ judgement: Judgement, _ lacking: [LackingFact], _ message: String
  ) -> [String] {
    var differences: [String] = []
    if judgement.verdict != example.verdict {
      var text = "expected '\(example.verdict.title)' and got '\(judgement.verdict.title)'"
      let lacking = lacking.map { "\($0.fact) (\($0.state))" }
      if !lacking.isEmpty { text += ", for lack of \(lacking.joined(separator: ", "))" }
      if let error = judgement.error { text += ": \(error)" }
      differences.append(text)
    }
    if let wanted = example.message, wanted != message {
      differences.append("expected the message '\(wanted)' and got '\(message)'")
    }
    return differences
  }
}

extension Value {
  fileprivate var branch: String? {
    switch self {
    case .bool(let isTrue): isTrue ? "true" : "false"
    case .unknown: "unknown"
    default: nil
    }
  }
}
