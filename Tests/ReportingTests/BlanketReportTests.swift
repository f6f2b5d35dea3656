// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Reporting

@Suite struct BlanketReportTests {
  private var blanket: BlanketFinding {
    BlanketFinding(
      rule: "panel.representation-recorded", verdict: .mustExplain,
      subject: BlanketFinding.everySubject(.interview), message: "nothing is recorded", lacking: [],
      subjects: 21_000)
  }

  /// The sample with the last rule's blanket about that many subjects, and the other rules' totals alike.
  private func outcome(_ item: BlanketFinding) -> AuditOutcome {
    var outcome = SampleOutcome.outcome()
    outcome.evaluation = Evaluation(
      rules: [
        RuleSummary(
          id: item.rule, pack: "p", title: "Recorded", obligation: .should, subjectKind: .interview,
          guidance: SampleOutcome.guidance, remedy: "", tally: SampleOutcome.tally([item.verdict: 21_000]))
      ], blanket: [item])
    return outcome
  }

  @Test("one row stands for all subjects in every format, with their number")
  func formats() throws {
    let document = try ReportDocument(outcome(blanket))
    let page = try HTMLReport(document).text()
    #expect(page.contains("<strong>21,000</strong> interviews alike"))
    #expect(page.contains("“every interview”") && page.contains("Nothing is recorded."))
    let rows = CSVCells.parse(FindingsSheet(document).text)
    #expect(rows.count == 2 && rows[1][6...9] == ["must_explain", "21000", "interview", "every interview"])
    #expect(JSONReport(document).text.contains("\"subjects\": 21000"))
    #expect(TerminalSummary(document).text.contains("21,000 findings must be explained."))
    #expect(TerminalSummary(document).text.contains("21,000 of them alike"))
  }

  @Test("a blanket of any verdict is counted", arguments: Verdict.allCases)
  func verdicts(verdict: Verdict) throws {
    var item = blanket
    item.verdict = verdict
    item.explanation = verdict == .explained ? 0 : nil
    #expect(VerdictAccounting(outcome: outcome(item)).faults.isEmpty)
    var wrong = outcome(item)
    wrong.evaluation.rules[0].tally[verdict] -= 1
    #expect(!VerdictAccounting(outcome: wrong).faults.isEmpty)
  }

  @Test("a blanket that is explained by nothing, or by what is not there, is refused")
  func explanations() {
    var item = blanket
    item.verdict = .explained
    #expect(VerdictAccounting(outcome: outcome(item)).faults.contains { $0.contains("explained by nothing") })
    item.explanation = 99
    #expect(VerdictAccounting(outcome: outcome(item)).faults.contains { $0.contains("that is not there") })
  }
}
