// SPDX-License-Identifier: Apache-2.0

extension RuleCatalogue {
  /// The catalogue in GitHub's Markdown.
  package var markdown: String {
    let lines = ["# The rules", ""] + contents + packs.flatMap(lines)
    return lines.joined(separator: "\n") + "\n"
  }

  private var contents: [String] {
    MarkdownText.table(
      ["Rule", "Binding", "Looks at", "Asks that"],
      packs.flatMap(\.rules).map { rule in
        [
          MarkdownText.code(rule.id), rule.binding, MarkdownText.inline(rule.subject),
          MarkdownText.inline(rule.title),
        ]
      })
  }

  private func lines(_ pack: Pack) -> [String] {
    ["## \(MarkdownText.inline(pack.title)) (\(pack.id) \(MarkdownText.inline(pack.version)))", ""]
      + [MarkdownText.inline(pack.says), ""]
      + (pack.leavesOut.map { ["Not looked at: \(MarkdownText.inline($0))", ""] } ?? [])
      + pack.rules.flatMap(lines)
  }

  private func lines(_ rule: Entry) -> [String] {
    let guidance = rule.guidance
    var lines = [
      "### \(MarkdownText.inline(rule.title))", "",
      "\(MarkdownText.code(rule.id)): *\(rule.binding)*, "
        + "for each \(rule.subject), at \(rule.checkpoints.joined(separator: ", "))", "",
    ]
    if let off = rule.switchedOff { lines += ["**Switched off**: \(MarkdownText.inline(off))", ""] }
    lines += [
      "> \(MarkdownText.inline(guidance.says))", "",
      "\(MarkdownText.inline(guidance.title)), \(MarkdownText.inline(guidance.clause)) "
        + "(\(MarkdownText.inline(guidance.date))), <\(guidance.url)>", "",
    ]
    lines += paragraph("Why", rule.why) + paragraph("Holds", rule.effective)
    lines += ["```", "\(rule.when.map { "when    \($0)\n" } ?? "")expect  \(rule.expect)", "```", ""]
    lines += paragraph("Wording", rule.wording) + paragraph("Says", rule.message)
    lines += list("What would mend it", rule.remedies) + paragraph("Explained", rule.explained)
    lines += list("Parameters", rule.parameters) + list("Facts that it needs", rule.facts)
    return lines + examples(rule)
  }

  private func paragraph(_ title: String, _ text: String?) -> [String] {
    text.map { ["**\(title)**: \(MarkdownText.inline($0))", ""] } ?? []
  }

  private func list(_ title: String, _ items: [Named]) -> [String] {
    guard !items.isEmpty else { return [] }
    return ["**\(title)**", ""]
      + items.map { "- \(MarkdownText.code($0.name)): \(MarkdownText.inline($0.says))" } + [""]
  }

  private func examples(_ rule: Entry) -> [String] {
    MarkdownText.table(
      ["Example", "Given", "Because"],
      rule.examples.map { example in
        [
          example.verdict,
          example.given.map { "\(MarkdownText.code($0.name)) \(MarkdownText.inline($0.says))" }
            .joined(separator: "; "),
          MarkdownText.inline(example.because ?? ""),
        ]
      })
  }
}
