// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension HTMLPage {
  func addFindings(to page: inout TemplateFields) {
    page["ruleRows"] = .list(document.listedRules.map(overview))
    page["hasRules"] = .flag(!document.rules.isEmpty)
    let groups = document.guidanceGroups
    page["hasGroups"] = .flag(!groups.isEmpty)
    page["groups"] = .list(
      groups.map { group in
        [
          "title": .text(group.guidance.title), "date": .text(group.guidance.date.nonEmpty),
          "url": .text(group.guidance.url.nonEmpty), "rules": .list(group.rules.map(article)),
        ]
      })
  }

  private func overview(_ listed: ListedRule) -> TemplateFields {
    let rule = listed.rule
    let isDetailed = !listed.findings.isEmpty || !listed.alike.isEmpty
    return [
      "anchor": .text(isDetailed ? "rule-\(listed.index)" : nil), "title": .text(rule.title),
      "id": .text(rule.id), "obligation": .text(rule.obligation.rawValue),
      "examined": .text(rule.examinedWords),
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

  private func article(_ listed: ListedRule) -> TemplateFields {
    let rule = listed.rule
    let shown = Verdict.sorted(listed.findings).prefix(cap)
    return [
      "anchor": .text("rule-\(listed.index)"), "title": .text(rule.title), "id": .text(rule.id),
      "obligation": .text(rule.obligation.rawValue), "clause": .text(rule.guidance.clause.nonEmpty),
      "says": .text(rule.guidance.says.nonEmpty), "remedy": .text(rule.remedy.nonEmpty),
      "asked": .text(rule.askedWords), "examined": .text(rule.examinedWords),
      "kind": .text(rule.subjectKind.title),
      "verdicts": .list(
        Verdict.byWeight.filter { rule.tally[$0] > 0 }.map { verdict in
          [
            "verdict": .text(verdict.rawValue), "title": .text(verdict.title), "mark": .text(verdict.mark),
            "count": .text(WordedNumber.grouped(rule.tally[verdict])),
          ]
        }),
      "parameters": .list(rule.parameters.map(parameter)), "hasParameters": .flag(!rule.parameters.isEmpty),
      "parameterCount": .text(WordedNumber.counted(rule.parameters.count, "parameter", "parameters")),
      "alike": .list(Verdict.sorted(listed.alike, by: \.verdict).map(line)),
      "hasPlaces": .flag(shown.contains { !$0.evidence.isEmpty }),
      "hasFindings": .flag(!listed.findings.isEmpty), "findings": .list(shown.map(row)),
      "more": .text(
        listed.findings.count > shown.count
          ? WordedNumber.grouped(listed.findings.count - shown.count) : nil),
    ]
  }

  func parameter(_ parameter: RuleParameterValue) -> TemplateFields {
    [
      "name": .text(parameter.name), "value": .text(parameter.words),
      "says": .text(parameter.says.nonEmpty),
    ]
  }

  private func line(_ item: BlanketFinding) -> TemplateFields {
    [
      "verdict": .text(item.verdict.rawValue), "title": .text(item.verdict.title),
      "mark": .text(item.verdict.mark), "count": .text(WordedNumber.grouped(item.subjects)),
      "subjects": .text(item.subjects == 1 ? item.subject.kind.title : item.subject.kind.plural),
      "ref": .text(item.verdict == .mustExplain || item.verdict == .explained ? item.subject.ref : nil),
      "message": .text(item.message.nonEmpty?.sentence),
      "explanation": .text(document.explanationWords(item.explanation)),
    ] + lacking(item.lacking, besides: item.message)
  }

  private func lacking(_ facts: [LackingFact], besides message: String) -> TemplateFields {
    let words = facts.words(besides: message)
    return ["lacking": .texts(words), "hasLacking": .flag(!words.isEmpty)]
  }

  private func row(_ finding: Finding) -> TemplateFields {
    [
      "subject": .text(finding.subject.ref), "kind": .text(finding.subject.kind.title),
      "date": .text(finding.subjectDate.map(WordedNumber.day)), "verdict": .text(finding.verdict.rawValue),
      "title": .text(finding.verdict.title), "mark": .text(finding.verdict.mark),
      "message": .text(finding.message), "places": .texts(document.placesWords(finding)),
      "explanation": .text(document.explanationWords(finding.explanation)),
      "hasWhy": .flag(!finding.why.isEmpty),
      "why": .texts(
        finding.why.map { String(repeating: "  ", count: $0.depth) + "\($0.expression)  →  \($0.value)" }),
    ] + lacking(finding.lacking, besides: finding.message) + matches(finding)
  }

  /// At most this many matches of one finding are shown; all are in `wording.csv`.
  private static let mostMatches = 20

  private func matches(_ finding: Finding) -> TemplateFields {
    let shown = finding.matches.prefix(min(cap, HTMLPage.mostMatches))
    return [
      "hasMatches": .flag(!shown.isEmpty),
      "matches": .list(
        shown.map { match in
          [
            "words": .text(match.words), "place": .text(match.placeWords), "why": .text(match.why.sentence),
            "alternative": .text(match.instead), "entry": .text(match.entry),
          ]
        }),
      "moreMatches": .text(
        finding.matches.count > shown.count
          ? WordedNumber.grouped(finding.matches.count - shown.count) : nil),
    ]
  }
}

extension String {
  /// The text, or `nil` when there is none.
  var nonEmpty: String? { isEmpty ? nil : self }
}
