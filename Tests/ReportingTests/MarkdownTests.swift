// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import Testing

@testable import Reporting

@Suite struct MarkdownTests {
  private func text(_ outcome: AuditOutcome = SampleOutcome.outcome()) throws -> String {
    MarkdownReport(try ReportDocument(outcome)).text
  }

  @Test func `the answer comes first, and the parts are those of the page in its order`() throws {
    let text = try text()
    let headings = text.split(separator: "\n").filter { $0.hasPrefix("## ") }.map { $0.dropFirst(3) }
    #expect(
      headings == [
        "11 findings must be explained.", "Findings", "Measures", "Explanations and actions", "Data quality",
        "Method", "Provenance",
      ])
    #expect(text.contains("**Internal, not for publication**"))
    let page = try HTMLReport(try ReportDocument(SampleOutcome.outcome())).text()
    let rules = SampleOutcome.rules.map(\.title)
    func order(_ text: String, _ mark: (String) -> String) -> [String] {
      rules.compactMap { title in text.range(of: mark(title)).map { ($0.lowerBound, title) } }
        .sorted { $0.0 < $1.0 }.map(\.1)
    }
    let listed = order(text) { "#### \($0)\n" }
    #expect(listed.count == rules.count && listed == order(page) { "<h4>\($0)</h4>" })
  }

  @Test func `every table has as many cells in each row as in its head`() throws {
    var width: Int?
    var tables = 0
    for line in try text().split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("|") else {
        width = nil
        continue
      }
      let cells = line.replacing("\\|", with: "").split(separator: "|", omittingEmptySubsequences: false)
      if width == nil { tables += 1 }
      #expect(cells.count == width ?? cells.count, "\(line)")
      width = cells.count
    }
    #expect(tables > 10)
  }

  @Test func `found words stand there with their place and what could stand instead`() throws {
    let text = try text()
    #expect(
      text.contains(
        "“native English” (advert text, line 3, column 12): It asks where somebody grew up, not what they can "
          + "do. Instead: fluent spoken and written English."))
    #expect(text.contains("It reads as an invitation to a few."))
  }

  @Test(arguments: [
    ("a|b", "a\\|b"), ("<b>&amp;", "\\<b\\>\\&amp;"), ("1. x", "1\\. x"), ("1.45 times", "1.45 times"),
    ("from 1.45", "from 1.45"), ("- x", "\\- x"), ("a - b", "a - b"),
    ("snake_case _x_", "snake_case \\_x\\_"),
    ("line\n# two", "line # two"), ("@team", "\\@\u{200B}team"), ("#12", "\\#\u{200B}12"),
    ("[x](y)", "\\[x\\](y)"), ("http://x", "http\\://x"),
  ])
  func `what would be markup is written so that it is none`(text: String, markdown: String) {
    #expect(MarkdownText.inline(text) == markdown)
  }

  @Test func `many findings are cut off, and the reader is told where the others are`() throws {
    var outcome = SampleOutcome.outcome()
    outcome.evaluation = Evaluation(
      rules: [
        RuleSummary(
          id: "r.x", pack: "r", title: "X", obligation: .should, subjectKind: .vacancy,
          guidance: SampleOutcome.guidance, remedy: "", tally: SampleOutcome.tally([.mustExplain: 1_300]))
      ],
      findings: (0..<1_300).map { number in
        Finding(
          fingerprint: "\(number)", rule: "r.x", verdict: .mustExplain,
          subject: Subject(kind: .vacancy, ref: "V-\(number)"), message: "m")
      })
    #expect(try text(outcome).contains("And 1,100 more, all in `findings.csv`."))
  }

  @Test(
    .enabled(if: OutsideTool.exists("cmark-gfm"), "cmark-gfm is not there: make test installs it"),
    arguments: HostileText.all)
  func `no text changes what GitHub's own renderer makes of the report`(text: String) throws {
    func tags(_ text: String) throws -> [String] {
      let html = try render(try self.text(HostileText.outcome(with: text)))
      return HostileText.tags(html).sorted()
    }
    #expect(try tags(text) == tags("x"))
  }

  @Test(.enabled(if: OutsideTool.exists("cmark-gfm"), "cmark-gfm is not there: make test installs it"))
  func `GitHub's own renderer finds the tables and shows the texts as they are`() throws {
    let html = try render(try text())
    #expect(html.components(separatedBy: "<table>").count > 10)
    #expect(html.contains("=Theatres &amp; &lt;recovery&gt;"))
    #expect(!html.contains("<p>|"))
  }

  private func render(_ text: String) throws -> String {
    try OutsideTool.withFolder(["report.md": text]) { folder in
      let run = try OutsideTool.run([
        "cmark-gfm", "-e", "table", "-e", "autolink", "-e", "strikethrough", "--unsafe",
        folder.appending(path: "report.md").path(),
      ])
      #expect(run.status == 0)
      return run.output
    }
  }
}
