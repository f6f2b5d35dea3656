// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension HTMLPage {
  /// At most this many rules stand beside the answer.
  private static let topRules = 5

  /// What is the matter, beside the answer: the measures of the whole, and the rules with the most to explain.
  func addGist(to page: inout TemplateFields) {
    let open = document.rules.enumerated().filter { $0.element.isOpen }
      .sorted { ($1.element.openCount, $0.offset) < ($0.element.openCount, $1.offset) }
    let shown = open.prefix(HTMLPage.topRules)
    page["headlines"] = .list(document.headlines.prefix(2).map(headline))
    page["hasTopRules"] = .flag(!shown.isEmpty)
    page["topRules"] = .list(shown.map { topRule($0.element, index: $0.offset) })
    page["moreTopRules"] = .text(
      open.count > shown.count
        ? WordedNumber.counted(open.count - shown.count, "more rule", "more rules") : nil)
  }

  private func headline(_ measure: MeasureResult) -> TemplateFields {
    let verdict = measure.knownVerdict
    return [
      "sentence": .text(measure.wholeSentence), "verdict": .text(verdict?.rawValue),
      "title": .text(verdict?.title), "mark": .text(verdict?.mark),
    ]
  }

  private func topRule(_ rule: RuleSummary, index: Int) -> TemplateFields {
    let alike = document.blanket.filter { $0.rule == rule.id && $0.verdict == .mustExplain }
      .reduce(0) { $0 + $1.subjects }
    let failed = rule.tally[.error]
    return [
      "anchor": .text("rule-\(index)"), "title": .text(rule.title),
      "count": .text(WordedNumber.grouped(rule.tally[.mustExplain])),
      "examined": .text(WordedNumber.counted(rule.examined, "examined", "examined")),
      "alike": .text(alike > 0 ? WordedNumber.grouped(alike) : nil),
      "failed": .text(failed > 0 ? WordedNumber.grouped(failed) : nil),
    ]
  }
}

extension RuleSummary {
  /// How much of it must be explained or failed.
  fileprivate var openCount: Int { tally[.mustExplain] + tally[.error] }
  fileprivate var isOpen: Bool { openCount > 0 }
}
