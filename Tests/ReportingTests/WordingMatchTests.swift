// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import Testing

@testable import Reporting

/// Found words in the formats that have no suite of their own.
@Suite struct WordingMatchTests {
  private let document: ReportDocument

  init() throws { document = try ReportDocument(SampleOutcome.outcome()) }

  @Test func `the page lists the words with place, reason and alternative`() throws {
    let page = try HTMLReport(document).text()
    let list = try #require(page.components(separatedBy: "<ul class=\"matches\">").dropFirst().first)
      .components(separatedBy: "</ul>")[0]
    #expect(list.components(separatedBy: "<li>").count == 3)
    for part in [
      "<q>native English</q>", "advert text, line 3, column 12", "It asks where somebody grew up",
      "<strong>Instead:</strong> fluent spoken and written English.",
    ] {
      #expect(list.contains(part), "\(part)")
    }
    // Where nothing has to stand instead, nothing is promised.
    #expect(list.components(separatedBy: "Instead:").count == 2)
  }

  @Test func `a page with very many matches says where the others are`() throws {
    var outcome = SampleOutcome.outcome()
    let finding = try #require(outcome.evaluation.findings.first { $0.fingerprint == "f11" })
    let index = try #require(outcome.evaluation.findings.firstIndex { $0.fingerprint == "f11" })
    outcome.evaluation.findings[index] = Finding(
      fingerprint: "f11", rule: finding.rule, verdict: finding.verdict, subject: finding.subject,
      message: finding.message, matches: Array(repeating: finding.matches[0], count: 33))
    let document = try ReportDocument(outcome)
    #expect(try HTMLReport(document).text().contains("And 13 more, all in <code>wording.csv</code>."))
    #expect(MarkdownReport(document).text.contains("And 13 more, all in `wording.csv`."))
    #expect(CSVCells.parse(WordingSheet(document).text).count == 35)
  }

  @Test func `the sheet has a row for each match, with the cell and the place in the text`() {
    let rows = CSVCells.parse(WordingSheet(document).text)
    #expect(rows.count == 4)
    let first = Dictionary(uniqueKeysWithValues: zip(rows[0], rows[1]))
    #expect(first["words"] == "native English" && first["line"] == "3" && first["column"] == "12")
    #expect(first["file"] == "vacancies.csv" && first["file_line"] == "3")
    #expect(
      first["file_column"] == "Vacancy ref" && first["alternative"] == "fluent spoken and written English")
    let last = Dictionary(uniqueKeysWithValues: zip(rows[0], rows[3]))
    #expect(last["file"] == "" && last["file_line"] == "")
    let findings = CSVCells.parse(FindingsSheet(document).text)
    #expect(findings.joined().contains("“native English”; “Rock-star”"))
  }

  @Test func `JSON has every match, and null for a text from a form`() throws {
    let object =
      try JSONSerialization.jsonObject(with: Data(JSONReport(document).text.utf8)) as? [String: Any]
    let findings = object?["findings"] as? [[String: Any]] ?? []
    let matches = findings.flatMap { $0["matches"] as? [[String: Any]] ?? [] }
    #expect(matches.map { $0["words"] as? String } == ["native English", "Rock-star", "UK experience"])
    #expect((matches[1]["place"] as? [String: Any])?["column"] is NSNull)
    #expect(matches[2]["place"] is NSNull && matches[2]["column"] as? Int == 20)
  }
}
