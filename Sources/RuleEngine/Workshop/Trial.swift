// SPDX-License-Identifier: Apache-2.0

package import AuditModel
package import Expressions
package import LocatedYAML

/// A place to try expressions outside a pack: what they may name, and the facts that are given for it.
package struct Trial: Sendable {
  package let kind: SubjectKind
  package let schema: Schema
  private let parameters: [RuleParameter]
  /// The subject with these values of the parameters.
  private let subject: @Sendable ([RuleParameter]) -> GivenSubject

  /// What the rules about a kind of subject may name, without parameters.
  package init(for kind: SubjectKind) {
    let subject = GivenSubject(of: kind).namingMissingCounts
    self.init(kind, subject.schema, []) { _ in subject }
  }

  /// What one rule may name, its parameters with their values included.
  package init(for rule: Rule, in pack: RulePack) {
    let parameters = pack.parameters(of: rule)
    let texts = rule.wording.map { _ in GivenWording(pack) }
    let subject = GivenSubject(of: rule, in: pack, parameters: parameters, texts: texts)
    self.init(rule.subjectKind, subject.schema, parameters) { parameters in
      GivenSubject(of: rule, in: pack, parameters: parameters, texts: texts).namingMissingCounts
    }
  }

  private init(
    _ kind: SubjectKind, _ schema: Schema, _ parameters: [RuleParameter],
    _ subject: @escaping @Sendable ([RuleParameter]) -> GivenSubject
  ) {
    self.kind = kind
    self.schema = schema
    self.parameters = parameters
    self.subject = subject
  }

  /// The values of the schema's variables, those that follow from others among them: a measure from counts, what a
  /// rule's lexicon finds from texts. What is not given is not recorded.
  ///
  /// - Parameter document: facts by their path (`vacancy.band: 8a`), or mappings within each other
  ///   (`vacancy: {band: 8a}`), written as in the examples of rules, and parameters that are set (`param.minimum: 2`);
  ///   `nil` for none.
  /// - Throws: what cannot be read, each with its place.
  package func bindings(_ document: YAMLDocument?) throws(AuthoredIssues) -> Bindings {
    var (given, settings): ([String: Value], [String: ParameterValue]) = ([:], [:])
    if let document, !document.root.isNull {
      var log = IssueLog(document)
      var entries: [GivenEntry] = []
      collect(document.root, below: "", into: &entries, log: &log)
      let reader = GivenReader(schema: schema, subjectKind: kind, parameters: parameters)
      (given, settings) = reader.facts(entries, log: &log)
      try log.throwIfAny()
    }
    return subject(parameters.setting(settings)).with(given).subject.bindings
  }

  /// The facts of a mapping, those of the mappings in it among them.
  private func collect(
    _ node: YAMLNode, below path: String, into entries: inout [GivenEntry], log: inout IssueLog
  ) {
    let subject = path.isEmpty ? "the facts" : "'\(path)'"
    for (name, key, value) in MappingReader(node, subject: subject, log: &log).entries {
      let entry = GivenEntry(path: path.isEmpty ? name : "\(path).\(name)", key: key, value: value)
      if isRecord(entry), value.mapping != nil, !value.isUnknown {
        collect(value, below: entry.path, into: &entries, log: &log)
        continue
      }
      if entries.contains(where: { $0.path == entry.path }) {
        log.add(key, "'\(entry.path)' is given twice", advice: "keep one of them")
      } else {
        entries.append(entry)
      }
    }
  }

  private func isRecord(_ entry: GivenEntry) -> Bool {
    if case .record? = (try? Expression(entry.path, schema: schema))?.type { true } else { false }
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
