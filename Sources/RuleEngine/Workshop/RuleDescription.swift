// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions

/// What a page about a rule says beside the rule's own texts: the facts that it reads and the examples it is held to.
package struct RuleDescription: Sendable {
  /// A case with the verdict that it must lead to.
  package struct Example: Sendable {
    package let verdict: String
    package let because: String?
    /// By path, in words; parameters that differ from their defaults among them.
    package let given: [(path: String, value: String)]
  }

  /// In the order of their paths, parameters aside.
  package let facts: [FactSchema.FactDescription]
  package let examples: [Example]

  package init(_ rule: Rule, in pack: RulePack) {
    let schema = FactSchema.schema(
      for: rule.subjectKind, parameters: pack.parameters(of: rule), hasWording: rule.wording != nil)
    let paths = Set((rule.when?.paths ?? []) + rule.expect.paths)
    facts = FactSchema.facts(for: rule.subjectKind).filter { paths.contains($0.path) }
    examples = rule.examples.map { example in
      let facts = example.given.map { path, value in
        (path: path, value: Self.text(value, (try? Expression(path, schema: schema))?.type, schema))
      }
      let settings = example.settings.map { (path: "param.\($0.key)", value: $0.value.text) }
      return Example(
        verdict: example.verdict.title, because: example.because,
        given: (facts + settings).sorted { $0.path < $1.path })
    }
  }

  /// A record by its fields, a list of them one by one.
  private static func text(_ value: Value, _ type: ExpressionType?, _ schema: Schema) -> String {
    switch (value, type) {
    case (.list(let list), .list(let element)?):
      "[" + list.elements.map { text($0, element, schema) }.joined(separator: "; ") + "]"
    case (.record(let record as GivenRecord), .record(let name)?):
      (schema.record(named: name)?.fields ?? []).enumerated().compactMap { index, field in
        record.values[index].map { "\(field.name): \(text($0, field.type, schema))" }
      }.joined(separator: ", ")
    case (.unknown(let unknown), _): "unknown, " + unknown.causes.map(\.state).joined(separator: ", ")
    default: value.text(schema)
    }
  }
}
