// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import Testing

@testable import Reporting

@Suite struct EscapingTests {
  @Test("no text changes the structure of the page", arguments: HostileText.all)
  func page(text: String) throws {
    let plain = try HTMLReport(try ReportDocument(HostileText.outcome(with: "x"))).text()
    let found = try HTMLReport(try ReportDocument(HostileText.outcome(with: text))).text()
    // Sorted, because the text's own place among the findings depends on it.
    let isSame = HostileText.tags(found).sorted() == HostileText.tags(plain).sorted()
    #expect(isSame)
    for scalar in found.unicodeScalars where scalar.value < 0x20 { #expect(scalar == "\n" || scalar == "\t") }
    #expect(!found.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) || $0.value == 0x2066 })
  }

  @Test("a text in JSON reads back as it was", arguments: HostileText.all)
  func json(text: String) throws {
    let report = JSONReport(try ReportDocument(HostileText.outcome(with: text))).text
    let object = try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any]
    let findings = object?["findings"] as? [[String: Any]]
    let texts = findings?.compactMap { $0["message"] as? String } ?? []
    #expect(texts.contains { $0.unicodeScalars.elementsEqual(text.unicodeScalars) })
    #expect(!report.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }

  @Test("no cell begins a formula", arguments: HostileText.all)
  func cells(text: String) throws {
    let document = try ReportDocument(HostileText.outcome(with: text))
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

  @Test(
    "nothing on the terminal steers it, and no line is longer than 80 columns", arguments: HostileText.all)
  func terminal(text: String) throws {
    var outcome = HostileText.outcome(with: text)
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
      // A drawing has escaped its own texts, and no field but that of a drawing has the name.
      let text = template.text.replacing("{{{drawing}}}", with: template.name == "picture" ? "" : "{{{")
      #expect(!text.contains("{{{") && !text.contains("{{&"), "\(template.name)")
    }
    let page = try HTMLReport(try ReportDocument(SampleOutcome.outcome())).text()
    let elements = Set(
      HostileText.tags(page).map { String($0.dropFirst().prefix { $0.isLetter || $0.isNumber }).lowercased() }
    )
    #expect(
      elements.isDisjoint(with: ["script", "link", "img", "iframe", "object", "embed", "form", "base", "use"])
    )
    for tag in HostileText.tags(page) {
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
