// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions
internal import LocatedYAML

/// Reads the examples of a rule: what is given, by path, as values of the facts' types.
struct GivenReader {
  let schema: Schema
  let subjectKind: SubjectKind
  let parameters: [RuleParameter]

  /// All examples that can be read; faults, and a missing kind of example, are logged.
  func examples(_ node: YAMLNode, obligation: Obligation, log: inout IssueLog) -> [RuleExample] {
    guard let nodes = node.sequence else {
      log.add(node, "'examples' must be a list")
      return []
    }
    let before = log.issues.count
    let examples = nodes.compactMap { example($0, obligation, log: &log) }
    guard log.issues.count == before else { return examples }
    let notMet: Verdict = obligation == .may ? .advice : .mustExplain
    for verdict in [Verdict.complies, notMet, .cannotTell]
    where !examples.contains(where: { $0.verdict == verdict }) {
      log.add(node, "there is no example for '\(verdict.title)'", advice: "add one")
    }
    return examples
  }

  private func example(_ node: YAMLNode, _ obligation: Obligation, log: inout IssueLog) -> RuleExample? {
    var keys = MappingReader(node, subject: "an example", log: &log)
    let word = keys.text("verdict", log: &log)
    let givenNode = keys.optional("given")
    let message = keys.optionalWords("message", log: &log)
    let because = keys.optionalWords("because", log: &log)
    keys.finish(log: &log)
    guard let word, let verdictNode = keys.optional("verdict") else { return nil }
    let notMet: Verdict = obligation == .may ? .advice : .mustExplain
    let possible: [Verdict] = [.complies, notMet, .cannotTell, .notApplicable]
    guard let verdict = possible.first(where: { $0.title == word }) else {
      log.addUnknown(
        verdictNode, "'\(word)' is no verdict that this rule can give", word, known: possible.map(\.title))
      return nil
    }
    let entries = givenNode.map { MappingReader($0, subject: "given", log: &log).entries } ?? []
    let settings = settings(entries, log: &log)
    var given: [String: Value] = [:]
    let placements = GradePlacements(from: parameters.setting(settings))
    for (path, key, value) in entries where !path.hasPrefix(GivenReader.parameterPrefix) {
      guard let type = type(of: path, at: key, log: &log) else { continue }
      given[path] = GivenValue(schema: schema, placements: placements).read(value, type, log: &log)
    }
    return RuleExample(
      verdict: verdict, given: given, settings: settings, message: message, because: because, line: node.line)
  }

  private static let parameterPrefix = "param."

  private func settings(
    _ entries: [(name: String, key: YAMLNode, value: YAMLNode)], log: inout IssueLog
  ) -> [String: ParameterValue] {
    var settings: [String: ParameterValue] = [:]
    for (path, key, node) in entries where path.hasPrefix(GivenReader.parameterPrefix) {
      let name = String(path.dropFirst(GivenReader.parameterPrefix.count))
      guard let parameter = parameters.first(where: { $0.name == name }) else {
        log.addUnknown(key, "the rule has no parameter '\(name)'", name, known: parameters.map(\.name))
        continue
      }
      guard let value = node.scalar.flatMap(parameter.reading) else {
        log.add(node, "'\(path)' must be \(parameter.expectation)")
        continue
      }
      settings[name] = value
    }
    return settings
  }

  /// The type of the fact at a path; a fault when there is none, or when it follows from others.
  private func type(of path: String, at key: YAMLNode, log: inout IssueLog) -> ExpressionType? {
    if subjectKind == .cohort, path.hasPrefix("measure."),
      !GivenCounts.paths.contains(path), FactSchema.facts(for: .cohort).contains(where: { $0.path == path })
    {
      log.add(
        key, "'\(path)' follows from the counts", advice: "give \(GivenCounts.paths.joined(separator: ", "))")
      return nil
    }
    if path.hasPrefix("wording.") {
      log.add(key, "'\(path)' follows from the texts", advice: "give the texts")
      return nil
    }
    do {
      return try Expression(path, schema: schema).type
    } catch {
      for diagnostic in error.diagnostics {
        let place = ScalarLocator.place(ofUTF8Offset: diagnostic.range.lowerBound, in: key, of: log.document)
        log.add(
          log.document.issue(
            line: place.line, column: place.column, diagnostic.message, advice: diagnostic.suggestion))
      }
      return nil
    }
  }
}

/// The counts that an example of a cohort rule gives; every other figure follows from them.
enum GivenCounts {
  static let paths = [
    "measure.reference_from", "measure.reference_to", "measure.comparison_from", "measure.comparison_to",
    "measure.unrecorded_from", "measure.not_asked_from", "measure.not_known_from", "measure.withheld_from",
    "measure.unknown_to",
  ]
}
