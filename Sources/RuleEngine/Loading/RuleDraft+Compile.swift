// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions
internal import LocatedYAML

extension RuleDraft {
  /// The rule with its expressions checked; `nil` when something is wrong, which is then in the issues.
  ///
  /// - Parameters:
  ///   - isWhole: whether every rule of the pack could be read.
  ///   - lexicons: the names of the pack's lexicons.
  ///   - lent: the names of those that other packs lend.
  func compile(
    among drafts: [RuleDraft], isWhole: Bool, lexicons: [String], lent: [String],
    issues: inout [AuthoredIssue]
  ) -> Rule? {
    var log = IssueLog(document)
    defer { issues += log.issues }
    guard let owner = measureOwner(among: drafts, isWhole: isWhole, log: &log) else { return nil }
    let all = parameters + (owner.id == id ? [] : owner.parameters)
    if owner.id != id { checkNames(against: owner, log: &log) }
    let schema = FactSchema.schema(for: subjectKind, parameters: all, hasWording: wording != nil)
    let compiledWhen = when.map { compile($0, schema, log: &log) }
    let compiledExpect = compile(expect, schema, log: &log)
    for (node, condition) in [(when, compiledWhen ?? nil), (expect, compiledExpect)] {
      guard let node, let condition, condition.paths.allSatisfy({ $0.hasPrefix("param.") }) else { continue }
      // It would say the same of everything, and so pass what nobody looked at.
      log.add(
        node, "the condition names no fact, so that it is the same whatever is recorded",
        advice: "name what it looks at; 'evenhand rules fields' lists the facts")
    }
    let template = compileMessage(schema, log: &log)
    checkMeasureParameters(log: &log)
    checkWording(lexicons, lent: lent, [compiledWhen ?? nil, compiledExpect], log: &log)
    let read = GivenReader(schema: schema, subjectKind: subjectKind, parameters: all)
      .examples(examples, obligation: obligation, log: &log)
    guard let compiledExpect, log.issues.isEmpty else { return nil }
    return Rule(
      id: id, formerly: names.dropFirst().map(\.name), title: title, guidance: guidance,
      obligation: obligation, isSaidFirst: isSaidFirst,
      checkpoints: checkpoints, subjectKind: subjectKind, parameters: parameters,
      whenText: compiledWhen??.canonical, expectText: compiledExpect.canonical,
      messageText: message.scalar ?? "",
      remedy: remedy, explain: explain, effective: effective, rationale: rationale, file: document.file,
      when: compiledWhen ?? nil, expect: compiledExpect, message: template, measure: measure,
      wording: wording?.terms, examples: read)
  }

  /// The draft whose measure this one uses: itself, unless it shares another's. `nil` when that is wrong.
  private func measureOwner(
    among drafts: [RuleDraft], isWhole: Bool, log: inout IssueLog
  ) -> RuleDraft? {
    guard case .sharing(let name)? = measure, let node = measureNode else { return self }
    guard let owner = drafts.first(where: { $0.id == name }) else {
      guard isWhole else { return nil }
      let near = nearestName(to: name, among: drafts.map(\.id))
      log.add(
        node, "the pack has no rule '\(name)' to share a measure with",
        advice: near.map { "did you mean '\($0)'?" })
      return nil
    }
    guard case .own? = owner.measure else {
      log.add(node, "the rule '\(name)' has no measure of its own", advice: "name the rule that declares it")
      return nil
    }
    return owner
  }

  private func checkNames(against owner: RuleDraft, log: inout IssueLog) {
    for parameter in parameters where owner.parameters.contains(where: { $0.name == parameter.name }) {
      log.add(
        measureNode ?? expect, "the parameter '\(parameter.name)' is one of \(owner.id) already",
        advice: "leave it out here: the rule sees the other's")
    }
  }

  /// The parameters that a measure reads by name must be able to mean something to it.
  private func checkMeasureParameters(log: inout IssueLog) {
    guard case .own(let declaration)? = measure, let node = measureNode else { return }
    for parameter in parameters {
      guard case .choice(let options) = parameter.type else { continue }
      for option in options {
        let isKnown =
          switch parameter.name {
          case MeasureTerms.appointedStage: Stage(name: option).map { $0 > declaration.from } ?? false
          default: CountingSetting(rawValue: parameter.name)?.values.contains(option) ?? true
          }
        if !isKnown { log.add(node, "'\(option)' is no value that a measure's '\(parameter.name)' can have") }
      }
    }
  }

  private func compile(_ node: YAMLNode, _ schema: Schema, log: inout IssueLog) -> Expression? {
    do {
      return try Expression(node.scalar ?? "", schema: schema, expecting: .bool)
    } catch {
      for diagnostic in error.diagnostics {
        let place = ScalarLocator.place(
          ofUTF8Offset: diagnostic.range.lowerBound, in: node, of: document)
        log.add(
          document.issue(
            line: place.line, column: place.column, diagnostic.message, advice: diagnostic.suggestion))
      }
      return nil
    }
  }

  private func compileMessage(_ schema: Schema, log: inout IssueLog) -> MessageTemplate {
    var parts: [MessageTemplate.Part] = []
    for piece in MessageTemplate.pieces(of: message.scalar ?? "") {
      switch piece {
      case .text(let text): parts.append(.text(text))
      case .fault(let problem, let offset): add(problem, nil, at: offset, log: &log)
      case .path(let path, let noun, let offset):
        do {
          let fact = try Expression(path, schema: schema)
          if noun != nil, fact.type != .count, fact.type != .int {
            add("'\(path)' is no number, so it takes no noun", nil, at: offset, log: &log)
          }
          if WordingText.isWhole(path) {
            add(
              "'\(path)' is a whole text, which a finding does not repeat", "print {wording.words}",
              at: offset, log: &log)
          }
          parts.append(.fact(fact, noun))
        } catch {
          for diagnostic in error.diagnostics {
            add(
              diagnostic.message, diagnostic.suggestion, at: offset + diagnostic.range.lowerBound, log: &log)
          }
        }
      }
    }
    return MessageTemplate(parts: parts)
  }

  private func add(_ problem: String, _ advice: String?, at offset: Int, log: inout IssueLog) {
    let place = ScalarLocator.place(ofUTF8Offset: offset, in: message, of: document)
    log.add(document.issue(line: place.line, column: place.column, problem, advice: advice))
  }
}
