// SPDX-License-Identifier: Apache-2.0

import RuleEngine

/// A pack of many rules, such as people write them: bands, days, panels, members one by one, texts.
enum ManyRules {
  private static let conditions: [(when: String, expect: String)] = [
    ("vacancy.band >= 7", "panel.interview.deciding_members >= {n} % 4 + 1"),
    ("vacancy.band >= 6 && vacancy.closed_on != null", "vacancy.closed_on >= date('2023-01-01') + days({n})"),
    (
      "vacancy.band >= 7",
      "panel.interview.members.all(m, !m.decides || (m.trained_on != null && m.trained_on + months({n}) >= panel.interview.judged_on))"
    ),
    ("vacancy.interviewed_on != null", "vacancy.interviewed_on - vacancy.closed_on >= days({n} % 20)"),
    (
      "panel.interview.recorded",
      "panel.interview.representative && panel.interview.representative_decides || vacancy.band < {band}"
    ),
  ]

  static func files(_ count: Int) -> [PackFile] {
    let header = PackFile(
      path: "many/pack.yaml",
      text: """
        id: many
        version: 1.0.0
        title: Many rules
        says: For a benchmark.
        sources: {none: {title: None, date: undated, url: https://example.org}}

        """)
    return [header] + (0..<count).map(rule)
  }

  private static func rule(_ number: Int) -> PackFile {
    let condition = conditions[number % conditions.count]
    func text(_ template: String) -> String {
      template.replacing("{n}", with: "\(number + 1)").replacing("{band}", with: "\(number % 5 + 3)")
    }
    return PackFile(
      path: "many/rule-\(number).yaml",
      text: """
        id: many.rule-\(number)
        title: Rule \(number)
        guidance: {source: none, clause: None, says: Nothing.}
        obligation: should
        checkpoint: pre-publication
        for: vacancy
        when: "\(text(condition.when))"
        expect: "\(text(condition.expect))"
        message: "{vacancy.ref}"
        remedy: {afterwards: None.}
        explain: {by: a, approve: b, within: c}
        examples:
          - {verdict: complies}
          - {verdict: must explain}
          - {verdict: cannot tell}

        """)
  }
}
