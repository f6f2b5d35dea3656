// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension MarkdownReport {
  var findings: [String] {
    guard !document.rules.isEmpty else {
      return ["## Findings", "", "No rule took part in this run.", ""]
    }
    let groups = document.guidanceGroups
    let none = ["Nothing stands out singly: the table above has all verdicts.", ""]
    return ["## Findings", ""] + overview + (groups.isEmpty ? none : groups.flatMap(group))
  }

  private var overview: [String] {
    let verdicts: [Verdict] = [.mustExplain, .cannotTell, .explained, .complies, .advice, .error]
    return MarkdownText.table(
      ["Rule"] + verdicts.map(\.title.firstUppercased) + ["Examined", "Obligation"],
      numbers: Set(1...verdicts.count + 1),
      document.rules.map { rule in
        [lines([shown(rule.title), MarkdownText.code(rule.id)])]
          + verdicts.map { WordedNumber.grouped(rule.tally[$0]) }
          + [rule.examinedWords, rule.obligation.rawValue]
      })
  }

  private func group(_ group: GuidanceGroup) -> [String] {
    let guidance = group.guidance
    let date = guidance.date.isEmpty ? "" : " (\(shown(guidance.date)))"
    let address = SARIFText.webAddress(guidance.url).map { "<\($0)>" } ?? shown(guidance.url)
    return ["### \(shown(guidance.title))\(date)", ""] + (address.isEmpty ? [] : [address, ""])
      + group.rules.flatMap(rule)
  }

  private func rule(_ listed: ListedRule) -> [String] {
    let rule = listed.rule
    let verdicts = Verdict.byWeight.filter { rule.tally[$0] > 0 }
      .map { "**\(WordedNumber.grouped(rule.tally[$0]))** \($0.title)" }
    var lines = ["#### \(shown(rule.title))", "", verdicts.joined(separator: ", ") + ".", ""]
    if !rule.guidance.says.isEmpty {
      let clause = rule.guidance.clause.isEmpty ? "" : " Clause \(shown(rule.guidance.clause.sentence))"
      lines += [
        "> \(shown(rule.guidance.says.sentence))\(clause) Obligation: \(rule.obligation.rawValue).", "",
      ]
    }
    if !rule.remedy.isEmpty { lines += ["**What would mend it:** \(shown(rule.remedy.sentence))", ""] }
    if let asked = rule.askedWords {
      lines += ["**If it stays so:** \(shown(asked.sentence)) The same is asked whoever was appointed.", ""]
    }
    lines += [
      "Examined \(rule.examinedWords), one for each \(rule.subjectKind.title). "
        + "Rule \(MarkdownText.code(rule.id)).", "",
    ]
    if !rule.parameters.isEmpty {
      let pairs = rule.parameters.map { "\(shown($0.name)) **\(shown($0.words))**" }
      lines += ["Parameters: \(pairs.joined(separator: ", ")).", ""]
    }
    return lines + Verdict.sorted(listed.alike, by: \.verdict).flatMap(alike) + table(listed.findings)
  }

  private func alike(_ item: BlanketFinding) -> [String] {
    let lacking = item.lacking.words(besides: item.message).map(shown)
    let isEntry = item.verdict == .mustExplain || item.verdict == .explained
    let parts = [
      "**\(item.subjectsWords) alike: \(item.verdict.title).** \(shown(item.message.sentence))",
      lacking.isEmpty ? nil : "Lacking: \(lacking.joined(separator: "; ")).",
      isEntry
        ? "One entry of the register, with the subject “\(shown(item.subject.ref))”, speaks for all of them."
        : nil,
      document.explanationWords(item.explanation).map { "**Explanation:** \(shown($0))" },
    ]
    return ["- " + parts.compactMap { $0 }.joined(separator: " "), ""]
  }

  private func table(_ findings: [Finding]) -> [String] {
    guard !findings.isEmpty else { return [] }
    let rows = Verdict.sorted(findings).prefix(MarkdownReport.cap)
    return MarkdownText.table(["Subject", "Verdict", "What was found", "Where"], rows.map(row))
      + more(findings.count - rows.count, in: "findings.csv")
  }

  private func row(_ finding: Finding) -> [String] {
    let date = finding.subjectDate.map { ", \(WordedNumber.day($0))" } ?? ""
    let lacking = finding.lacking.words(besides: finding.message).map(shown)
    let shownMatches = finding.matches.prefix(20)
    let others = finding.matches.count - shownMatches.count
    let parts =
      [shown(finding.message)]
      + (lacking.isEmpty ? [] : ["Lacking: \(lacking.joined(separator: "; "))"])
      + shownMatches.map { "• \(shown($0.sentence))" }
      + (others > 0 ? ["• And \(WordedNumber.grouped(others)) more, all in `wording.csv`."] : [])
      + [document.explanationWords(finding.explanation).map { "**Explanation:** \(shown($0))" } ?? ""]
      + finding.why.map {
        String(repeating: "&nbsp;&nbsp;", count: $0.depth) + shown("\($0.expression) → \($0.value)")
      }
    return [
      "\(shown(finding.subject.ref))<br>\(finding.subject.kind.title)\(date)", finding.verdict.title,
      lines(parts), document.placesWords(finding).map(shown).joined(separator: "<br>"),
    ]
  }
}
