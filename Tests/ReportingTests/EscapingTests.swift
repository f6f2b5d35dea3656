// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import Testing

@testable import Reporting

@Suite struct EscapingTests {
  /// Texts that try to become something else than text.
  static let hostile = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
    "\"\u{301} onclick=\u{301}\"x", "\u{600}\" onclick=x", "<\u{200D}b>", "&lt;b&gt;", "{{title}}",
    "{{{title}}}",
    "=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1", "＝1",
    "a\u{0}b\u{7}\u{1B}[31mc",
    "left\u{202E}right\u{2066}", "line\nline\r\nline", "comma, \"quote\"; semicolon",
  ]

  /// The sample with the text wherever a source or a person can put one.
  private func outcome(with text: String) -> AuditOutcome {
    var outcome = SampleOutcome.outcome()
    let rule = PanelFindings.rule
    outcome.evaluation.findings[0] = Finding(
      fingerprint: text, rule: rule, verdict: .mustExplain, subject: Subject(kind: .interview, ref: text),
      message: text, evidence: [Evidence(field: text, place: SourcePlace(file: 0, line: 5, column: 1))],
      lacking: [LackingFact(fact: text, state: text)],
      why: [TraceLine(depth: 0, expression: text, value: text)])
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
  private func tags(_ html: String) -> [String] {
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

  @Test("no text changes the structure of the page", arguments: hostile)
  func page(text: String) throws {
    let plain = try HTMLReport(try ReportDocument(outcome(with: "x"))).text()
    let found = try HTMLReport(try ReportDocument(outcome(with: text))).text()
    // Sorted, because the text's own place among the findings depends on it.
    let isSame = tags(found).sorted() == tags(plain).sorted()
    #expect(isSame)
    for scalar in found.unicodeScalars where scalar.value < 0x20 { #expect(scalar == "\n" || scalar == "\t") }
    #expect(!found.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) || $0.value == 0x2066 })
  }

  @Test("a text in JSON reads back as it was", arguments: hostile)
  func json(text: String) throws {
    let report = JSONReport(try ReportDocument(outcome(with: text))).text
    let object = try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any]
    let findings = object?["findings"] as? [[String: Any]]
    let texts = findings?.compactMap { $0["message"] as? String } ?? []
    #expect(texts.contains { $0.unicodeScalars.elementsEqual(text.unicodeScalars) })
    #expect(!report.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }

  @Test("no cell begins a formula", arguments: hostile)
  func cells(text: String) throws {
    let document = try ReportDocument(outcome(with: text))
    for file in try document.files(.csv) {
      let rows = CSVCells.parse(file.text)
      let width = rows[0].count
      for row in rows { #expect(row.count == width) }
      for cell in rows.joined() {
        let start = cell.unicodeScalars.first { $0 != " " && $0 != "\u{A0}" }
        #expect(start.map { !"=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) } ?? true, "\(cell)")
      }
      for row in rows.dropFirst() { #expect(row[0] == "Internal, not for publication") }
    }
  }

  @Test("nothing on the terminal steers it, and no line is longer than 80 columns", arguments: hostile)
  func terminal(text: String) throws {
    var outcome = outcome(with: text)
    let long = String(repeating: "x", count: 300)
    outcome.run.period = nil
    outcome.evaluation.measures[0] = MeasureResult(
      rule: "wres.indicator-2", measure: "m", direction: "", cut: [], from: .applied, to: .accepted,
      reference: SampleMeasures.counts(1, 1), comparison: SampleMeasures.counts(1, 1),
      unknown: SampleMeasures.counts(0, 0), estimate: .finite(1), verdict: .complies,
      sentence: text + " " + long)
    let summary = TerminalSummary(try ReportDocument(outcome)).text
    for line in summary.split(separator: "\n") { #expect(line.count <= 80) }
    #expect(!summary.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }

  @Test("no template prints a text unescaped, and every page is its own")
  func templates() throws {
    for template in HTMLReport.templates {
      #expect(!template.text.contains("{{{") && !template.text.contains("{{&"), "\(template.name)")
    }
    let page = try HTMLReport(try ReportDocument(SampleOutcome.outcome())).text()
    let elements = Set(
      tags(page).map { String($0.dropFirst().prefix { $0.isLetter || $0.isNumber }).lowercased() })
    #expect(
      elements.isDisjoint(with: ["script", "link", "img", "iframe", "object", "embed", "form", "base", "use"])
    )
    for tag in tags(page) {
      #expect(!tag.contains(" on") && !tag.contains(" src=") && !tag.contains("xlink"), "\(tag)")
      #expect(!tag.contains(" style="), "\(tag)")
    }
    #expect(!page.contains("url(") && !page.contains("@import") && !page.contains("href=\"http"))
  }
}

/// A second reader of tables, slow and plain.
enum CSVCells {
  static func parse(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = String.UnicodeScalarView()
    var isQuoted = false
    var scalars = Array(text.unicodeScalars.dropFirst())[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"" where isQuoted && scalars.first == "\"":
        cell.append("\"")
        scalars.removeFirst()
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        row.append(String(cell))
        cell = String.UnicodeScalarView()
      case "\r" where !isQuoted && scalars.first == "\n":
        scalars.removeFirst()
        rows.append(row + [String(cell)])
        row = []
        cell = String.UnicodeScalarView()
      default: cell.append(scalar)
      }
    }
    return rows
  }
}
