// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Texts that try to become something else than text, and an audit that has them everywhere.
enum HostileText {
  static let all = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
    "\"\u{301} onclick=\u{301}\"x", "\u{600}\" onclick=x", "<\u{200D}b>", "&lt;b&gt;", "{{title}}",
    "{{{title}}}",
    "=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1", "＝1",
    "a\u{0}b\u{7}\u{1B}[31mc",
    "left\u{202E}right\u{2066}", "line\nline\r\nline", "comma, \"quote\"; semicolon",
    "a | b \\| c", "[x](http://x)", "![x](http://x)", "<!-- x", "]]>", "@somebody", "#1 and GH-1",
    "https://x.example", "www.x.example", "a@b.example", "**x** _y_ `z` ~~w~~ $a$", "1. x", "- x", "> x",
    "# x", "```", "{0} {x}", "\u{FFFE}\u{FFFF}", ":smile:",
  ]

  /// The sample with the text wherever a source or a person can put one.
  static func outcome(with text: String) -> AuditOutcome {
    var outcome = SampleOutcome.outcome()
    let rule = PanelFindings.rule
    outcome.evaluation.findings[0] = Finding(
      fingerprint: text, rule: rule, verdict: .mustExplain, subject: Subject(kind: .interview, ref: text),
      message: text, evidence: [Evidence(field: text, place: SourcePlace(file: 0, line: 5, column: 1))],
      lacking: [LackingFact(fact: text, state: text)],
      why: [TraceLine(depth: 0, expression: text, value: text)],
      matches: [
        WordingMatch(
          field: text, place: SourcePlace(file: 0, line: 5, column: 1), line: 1, column: 1, words: text,
          entry: text, why: text, alternative: text)
      ])
    outcome.files = [SourceFile(path: text, columns: [text, text, text]), outcome.files[1]]
    outcome.contents = [(text, 1)]
    var entry = outcome.explanations[0].explanation
    for field in [
      \Explanation.context, \.rationale, \.action, \.owner, \.author, \.approver, \.subject, \.evidence,
    ] {
      entry[keyPath: field] = text
    }
    outcome.explanations[0] = ExplanationResult(
      explanation: entry, standing: .inForce, faults: [text], findings: 1)
    let first = outcome.evaluation.measures[1]
    outcome.evaluation.measures[1] = MeasureResult(
      rule: first.rule, subject: text, measure: first.measure, direction: first.direction,
      cut: [CutPart(dimension: text, value: text)], from: first.from, to: first.to,
      reference: first.reference,
      comparison: first.comparison, unknown: first.unknown, estimate: .undefined(text),
      verdict: .complies,
      sentence: text)
    outcome.quality = [DataQualityItem(weight: .note, kind: text, message: text)]
    return outcome
  }

  /// Every tag of a page as the browser sees it: name and attributes, texts taken out.
  static func tags(_ html: String) -> [String] {
    var tags: [String] = []
    var rest = Array(html.unicodeScalars)[...]
    while let open = rest.firstIndex(of: "<") {
      var end = open
      var quote = false
      while end < rest.endIndex, quote || rest[end] != ">" {
        if rest[end] == "\"" { quote.toggle() }
        end += 1
      }
      var tag = ""
      var inside = false
      for scalar in rest[open..<min(end, rest.endIndex)] {
        if scalar == "\"" { inside.toggle() } else if !inside { tag.unicodeScalars.append(scalar) }
      }
      tags.append(tag)
      rest = rest[min(end, rest.endIndex)...]
    }
    return tags
  }
}
