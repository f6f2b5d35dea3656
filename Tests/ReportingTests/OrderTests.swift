// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import Testing

@testable import Reporting

@Suite struct OrderTests {
  private func finding(_ ref: String, _ verdict: Verdict, _ kind: SubjectKind = .cohort) -> Finding {
    Finding(
      fingerprint: ref, rule: "r", verdict: verdict, subject: Subject(kind: kind, ref: ref), message: "")
  }

  @Test(
    "the page lists what must be explained first, then what cannot be told, and the whole before its cuts")
  func page() {
    let given = [
      finding("band 8a", .cannotTell), finding("band 10", .mustExplain), finding("band 9", .advice),
      finding("overall", .mustExplain), finding("band 2", .mustExplain), finding("band 3", .error),
    ]
    let shown = Verdict.sorted(given).map(\.subject.ref)
    #expect(shown == ["overall", "band 10", "band 2", "band 8a", "band 3", "band 9"])
  }

  @Test("a vacancy that is called overall is no whole")
  func vacancy() {
    let given = [finding("V-2", .mustExplain, .vacancy), finding("overall", .mustExplain, .vacancy)]
    #expect(Verdict.sorted(given).map(\.subject.ref) == ["V-2", "overall"])
  }

  @Test("the report keeps the order of subjects that it was handed, and sorts by rule alone")
  func document() throws {
    var outcome = SampleOutcome.outcome()
    outcome.evaluation.findings = outcome.evaluation.findings.reversed()
    let document = try ReportDocument(outcome)
    let rules = document.rules.map(\.id)
    let positions = document.findings.compactMap { rules.firstIndex(of: $0.rule) }
    #expect(positions == positions.sorted() && positions.count == outcome.evaluation.findings.count)
    let cuts = document.findings.filter { $0.rule == "wres.indicator-2" }.map(\.subject.ref)
    #expect(cuts == ["band 9", "band 8a", "band 7", "overall"])
  }

  @Test("the answer names the rules with the most to explain, and how much of it holds alike")
  func gist() throws {
    let page = try HTMLReport(try ReportDocument(SampleOutcome.outcome())).text()
    let list = try #require(page.components(separatedBy: "<ol class=\"top-rules\">").last)
    let items = list.components(separatedBy: "</ol>")[0].components(separatedBy: "<li>").dropFirst()
    #expect(items.count == 4)
    #expect(items.first?.contains("<span class=\"top-count\">6</span>") == true)
    #expect(items.first?.contains("of 9 examined; 6 of them alike") == true)
    let answer = try #require(page.components(separatedBy: "<section id=\"findings\"").first)
    #expect(answer.contains("1.45 times as likely"))
  }
}
