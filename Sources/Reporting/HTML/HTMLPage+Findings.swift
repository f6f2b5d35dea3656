// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension HTMLPage {
  func addFindings(to page: inout TemplateFields) {
    let findings = Dictionary(grouping: document.findings, by: \.rule)
    let blanket = Dictionary(grouping: document.blanket, by: \.rule)
    page["ruleRows"] = .list(
      document.rules.enumerated().map { index, rule in
        overview(rule, index: index, isDetailed: findings[rule.id] != nil || blanket[rule.id] != nil)
      })
    page["hasRules"] = .flag(!document.rules.isEmpty)
    var order: [String] = []
    var groups: [String: [TemplateFields]] = [:]
    for (index, rule) in document.rules.enumerated() {
      let listed = findings[rule.id] ?? []
      let alike = blanket[rule.id] ?? []
      if listed.isEmpty && alike.isEmpty { continue }
      if groups[rule.guidance.title] == nil { order.append(rule.guidance.title) }
      groups[rule.guidance.title, default: []].append(article(rule, index: index, listed, alike))
    }
    page["hasGroups"] = .flag(!order.isEmpty)
    page["groups"] = .list(
      order.map { title in
        let first = document.rules.first { $0.guidance.title == title }?.guidance
        return [
          "title": .text(title), "date": .text(first?.date.nonEmpty), "url": .text(first?.url.nonEmpty),
          "rules": .list(groups[title] ?? []),
        ]
      })
  }

  private func overview(_ rule: RuleSummary, index: Int, isDetailed: Bool) -> TemplateFields {
    [
      "anchor": .text(isDetailed ? "rule-\(index)" : nil), "title": .text(rule.title), "id": .text(rule.id),
      "obligation": .text(rule.obligation.rawValue), "examined": .text(examined(rule)),
      "counts": .list(
        [Verdict.mustExplain, .cannotTell, .explained, .complies, .advice, .error].map { verdict in
          let count = rule.tally[verdict]
          return [
            "verdict": .text(verdict.rawValue), "count": .text(WordedNumber.grouped(count)),
            "isZero": .flag(count == 0),
          ]
        }),
    ]
  }

  private func examined(_ rule: RuleSummary) -> String {
    "\(WordedNumber.grouped(rule.examined)) of \(WordedNumber.grouped(rule.tally.total))"
  }

  private func article(
    _ rule: RuleSummary, index: Int, _ findings: [Finding], _ alike: [BlanketFinding]
  ) -> TemplateFields {
    let shown = HTMLPage.ordered(findings).prefix(cap)
    return [
      "anchor": .text("rule-\(index)"), "title": .text(rule.title), "id": .text(rule.id),
      "obligation": .text(rule.obligation.rawValue), "clause": .text(rule.guidance.clause.nonEmpty),
      "says": .text(rule.guidance.says.nonEmpty), "remedy": .text(rule.remedy.nonEmpty),
      "asked": .text(asked(rule)), "examined": .text(examined(rule)), "kind": .text(rule.subjectKind.title),
      "verdicts": .list(
        Verdict.byWeight.filter { rule.tally[$0] > 0 }.map { verdict in
          [
            "verdict": .text(verdict.rawValue), "title": .text(verdict.title), "mark": .text(verdict.mark),
            "count": .text(WordedNumber.grouped(rule.tally[verdict])),
          ]
        }),
      "parameters": .list(rule.parameters.map(parameter)), "hasParameters": .flag(!rule.parameters.isEmpty),
      "parameterCount": .text(WordedNumber.counted(rule.parameters.count, "parameter", "parameters")),
      "alike": .list(HTMLPage.byVerdict(alike, \.verdict).map(line)),
      "hasPlaces": .flag(shown.contains { !$0.evidence.isEmpty }),
      "hasFindings": .flag(!findings.isEmpty), "findings": .list(shown.map(row)),
      "more": .text(
        findings.count > shown.count ? WordedNumber.grouped(findings.count - shown.count) : nil),
    ]
  }

  private func asked(_ rule: RuleSummary) -> String? {
    var parts: [String] = []
    if let by = rule.explainBy { parts.append("explained by the \(by)") }
    if let approve = rule.approveBy { parts.append("approved by the \(approve)") }
    if let within = rule.explainWithin {
      parts.append(within.hasPrefix("before") ? within : "within \(within)")
    }
    return parts.isEmpty || rule.obligation == .may ? nil : parts.joined(separator: ", ")
  }

  func parameter(_ parameter: RuleParameterValue) -> TemplateFields {
    [
      "name": .text(parameter.name), "value": .text(parameter.value.nonEmpty ?? "none"),
      "says": .text(parameter.says.nonEmpty),
    ]
  }

  private func line(_ item: BlanketFinding) -> TemplateFields {
    [
      "verdict": .text(item.verdict.rawValue), "title": .text(item.verdict.title),
      "mark": .text(item.verdict.mark), "count": .text(WordedNumber.grouped(item.subjects)),
      "subjects": .text(item.subjects == 1 ? item.subject.kind.title : item.subject.kind.plural),
      "ref": .text(item.verdict == .mustExplain || item.verdict == .explained ? item.subject.ref : nil),
      "message": .text(item.message.nonEmpty?.sentence), "explanation": .text(explanation(item.explanation)),
    ] + lacking(item.lacking, besides: item.message)
  }

  /// What must be explained, then what cannot be told, then the rest; in each, the whole before its cuts, and
  /// else in the order of the model.
  static func ordered(_ findings: [Finding]) -> [Finding] {
    byVerdict(findings.filter(\.isOfTheWhole) + findings.filter { !$0.isOfTheWhole }, \.verdict)
  }

  static func byVerdict<Item>(_ items: [Item], _ verdict: (Item) -> Verdict) -> [Item] {
    let groups = Dictionary(grouping: items, by: verdict)
    let order: [Verdict] = [.mustExplain, .cannotTell] + Verdict.byWeight
    var seen: Set<Verdict> = []
    return order.filter { seen.insert($0).inserted }.flatMap { groups[$0] ?? [] }
  }

  /// The facts that the message does not name already; a long reason in it stands for its fact.
  private func lacking(_ facts: [LackingFact], besides message: String) -> TemplateFields {
    let words = facts.filter { fact in
      !message.contains(fact.state) || !(message.contains(fact.fact) || fact.state.count > 20)
    }.map(\.words)
    return ["lacking": .texts(words), "hasLacking": .flag(!words.isEmpty)]
  }

  private func row(_ finding: Finding) -> TemplateFields {
    [
      "subject": .text(finding.subject.ref), "kind": .text(finding.subject.kind.title),
      "date": .text(finding.subjectDate.map(WordedNumber.day)), "verdict": .text(finding.verdict.rawValue),
      "title": .text(finding.verdict.title), "mark": .text(finding.verdict.mark),
      "message": .text(finding.message), "places": .texts(places(finding)),
      "explanation": .text(explanation(finding.explanation)), "hasWhy": .flag(!finding.why.isEmpty),
      "why": .texts(
        finding.why.map { String(repeating: "  ", count: $0.depth) + "\($0.expression)  →  \($0.value)" }),
    ] + lacking(finding.lacking, besides: finding.message)
  }

  /// Each place once, with the columns that were read there.
  private func places(_ finding: Finding) -> [String] {
    var order: [String] = []
    var columns: [String: [String]] = [:]
    for evidence in finding.evidence {
      let names = document.names(of: evidence.place)
      let place = names.file + (names.line.map { ", line \($0)" } ?? "")
      if columns[place] == nil { order.append(place) }
      let column = names.column ?? evidence.field
      if !(columns[place] ?? []).contains(column) { columns[place, default: []].append(column) }
    }
    return order.map { "\($0): \((columns[$0] ?? []).joined(separator: ", "))" }
  }

  private func explanation(_ index: Int?) -> String? {
    guard let index else { return nil }
    let entry = document.explanations[index].explanation
    let until = entry.complyBy.map { " Until \(WordedNumber.day($0))." } ?? ""
    return entry.rationale + until
  }
}

extension Finding {
  fileprivate var isOfTheWhole: Bool { subject.kind == .cohort && subject.ref == "overall" }
}

extension String {
  /// The text, or `nil` when there is none.
  var nonEmpty: String? { isEmpty ? nil : self }
}
