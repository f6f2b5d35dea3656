// SPDX-License-Identifier: Apache-2.0

package import AuditModel
package import Expressions
package import LocatedYAML

/// A place to try expressions outside a pack: what they may name, and the facts that are given for it.
package struct Trial: Sendable {
  package let kind: SubjectKind
  package let schema: Schema
  private let parameters: [RuleParameter]

  /// What the rules about a kind of subject may name, without parameters.
  package init(for kind: SubjectKind) {
    self.kind = kind
    parameters = []
    schema = FactSchema.schema(for: kind, parameters: [])
  }

  /// What one rule may name, its parameters with their values included.
  package init(for rule: Rule, in pack: RulePack) {
    kind = rule.subjectKind
    parameters = pack.parameters(of: rule)
    schema = FactSchema.schema(
      for: rule.subjectKind, parameters: parameters, hasWording: rule.wording != nil)
  }

  /// The values of the schema's variables. What is not given is not recorded.
  ///
  /// - Parameter document: facts by their path (`vacancy.band: 8a`), or mappings within each other
  ///   (`vacancy: {band: 8a}`), written as in the examples of rules; `nil` for none.
  /// - Throws: what cannot be read, each with its place.
  package func bindings(_ document: YAMLDocument?) throws(AuthoredIssues) -> Bindings {
    var given: [String: Value] = [:]
    if let document, !document.root.isNull {
      var log = IssueLog(document)
      read(document.root, below: "", into: &given, log: &log)
      try log.throwIfAny()
    }
    return GivenFacts(given, schema: schema).subject(kind, parameters, terms: nil).bindings
  }

  private func read(
    _ node: YAMLNode, below path: String, into given: inout [String: Value], log: inout IssueLog
  ) {
    let subject = path.isEmpty ? "the facts" : "'\(path)'"
    for (name, key, value) in MappingReader(node, subject: subject, log: &log).entries {
      let path = path.isEmpty ? name : "\(path).\(name)"
      guard let type = type(of: path, at: key, log: &log) else { continue }
      if case .record = type, value.mapping != nil, !value.isUnknown {
        read(value, below: path, into: &given, log: &log)
      } else {
        if given[path] != nil { log.add(key, "'\(path)' is given twice", advice: "keep one of them") }
        let reader = GivenValue(schema: schema, placements: GradePlacements(from: parameters))
        given[path] = reader.read(value, type, log: &log)
      }
    }
  }

  private func type(of path: String, at key: YAMLNode, log: inout IssueLog) -> ExpressionType? {
    do throws(DiagnosticList) {
      return try Expression(path, schema: schema).type
    } catch {
      for diagnostic in error.diagnostics {
        log.add(key, diagnostic.message, advice: diagnostic.suggestion)
      }
      return nil
    }
  }
}

extension YAMLNode {
  /// `{unknown: state}`, whatever it stands for.
  fileprivate var isUnknown: Bool {
    mapping.map {
      $0.count == 1 && ($0[0].key.scalar == "unknown" || $0[0].key.scalar == GivenValue.unknownMark)
    }
      ?? false
  }
}
