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
    let (given, settings) = facts(entries.map { GivenEntry(path: $0, key: $1, value: $2) }, log: &log)
    return RuleExample(
      verdict: verdict, given: given, settings: settings, message: message, because: because, line: node.line)
  }

  /// Values by their paths, and parameters that are set among them; faults are logged.
  func facts(
    _ entries: [GivenEntry], log: inout IssueLog
  ) -> (given: [String: Value], settings: [String: ParameterValue]) {
    let settings = settings(entries.filter(\.isOfParameter), log: &log)
    let placements = GradePlacements(from: parameters.setting(settings))
    var given: [String: Value] = [:]
    for entry in entries where !entry.isOfParameter {
      guard let type = type(of: entry, log: &log) else { continue }
      let reader = GivenValue(path: entry.path, schema: schema, placements: placements)
      given[entry.path] = reader.read(entry.value, type, log: &log)
    }
    return (given, settings)
  }

  private func settings(_ entries: [GivenEntry], log: inout IssueLog) -> [String: ParameterValue] {
    var settings: [String: ParameterValue] = [:]
    for entry in entries {
      let name = entry.path.split(separator: ".").dropFirst().joined(separator: ".")
      guard let parameter = parameters.first(where: { $0.name == name }) else {
        if parameters.isEmpty {
          log.add(entry.key, "there are no parameters here", advice: "a rule has its own: leave this out")
          continue
        }
        log.addUnknown(entry.key, "the rule has no parameter '\(name)'", name, known: parameters.map(\.name))
        continue
      }
      guard let value = entry.value.scalar.flatMap(parameter.reading) else {
        log.add(entry.value, "'\(entry.path)' must be \(parameter.expectation)")
        continue
      }
      settings[name] = value
    }
    return settings
  }

  /// The type of the fact at a path; a fault when there is none, or when it follows from others.
  private func type(of entry: GivenEntry, log: inout IssueLog) -> ExpressionType? {
    if subjectKind == .cohort, entry.path.hasPrefix("measure."),
      !GivenCounts.paths.contains(entry.path),
      FactSchema.facts(for: .cohort).contains(where: { $0.path == entry.path })
    {
      log.add(
        entry.key, "'\(entry.path)' follows from the counts",
        advice: "give \(GivenCounts.paths.joined(separator: ", "))")
      return nil
    }
    if entry.path.split(separator: ".").first == "wording", schema.variableIndex(named: "wording") != nil {
      log.add(entry.key, "'\(entry.path)' follows from the texts", advice: "give the texts")
      return nil
    }
    return entry.type(in: schema, log: &log)
  }
}

/// A fact that is given, with where it stands.
struct GivenEntry {
  /// Such as `vacancy.band`.
  let path: String
  let key: YAMLNode
  let value: YAMLNode

  fileprivate var isOfParameter: Bool { path.split(separator: ".").first == "param" }

  /// The type of the fact; a fault in the path when there is none.
  func type(in schema: Schema, log: inout IssueLog) -> ExpressionType? {
    do {
      return try Expression(path, schema: schema).type
    } catch {
      for diagnostic in error.diagnostics {
        // The key may be the last part of the path alone.
        let start = path.utf8.count - (key.scalar ?? "").utf8.count
        let place = ScalarLocator.place(
          ofUTF8Offset: max(0, diagnostic.range.lowerBound - start), in: key, of: log.document)
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
  static let paths =
    required + [
      "measure.unrecorded_from", "measure.not_asked_from", "measure.not_known_from", "measure.withheld_from",
      "measure.unknown_to",
    ]

  /// Those of the two groups, without which there are no figures.
  static let required = [
    "measure.reference_from", "measure.reference_to", "measure.comparison_from", "measure.comparison_to",
  ]
}
