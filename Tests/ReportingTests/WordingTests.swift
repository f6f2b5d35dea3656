// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Reporting

@Suite struct WordingTests {
  private func page(_ change: (inout AuditOutcome) -> Void) throws -> String {
    var outcome = SampleOutcome.outcome()
    change(&outcome)
    return try HTMLReport(try ReportDocument(outcome)).text()
  }

  private func rate(_ rule: String) -> MeasureResult {
    MeasureResult(
      rule: rule, measure: "rate", direction: SampleMeasures.direction, cut: [], from: .applied,
      to: .shortlisted, reference: SampleMeasures.counts(6_900, 2_480),
      comparison: SampleMeasures.counts(4_700, 1_360), unknown: SampleMeasures.counts(0, 0),
      estimate: .finite(1.2421), verdict: nil, sentence: "")
  }

  @Test("the table of rates is titled by what it shows")
  func rates() throws {
    let page = try page { $0.evaluation.measures = [rate("wres.indicator-2")] }
    #expect(page.contains(">Rates at each step by group</h3>"))
    #expect(page.contains(">Rates at each step by group, and the ratio of the rates</caption>"))
  }

  @Test("no test is shown where a group is empty", arguments: [0, 44])
  func emptyGroup(minority: Int) throws {
    let measure = MeasureResult(
      rule: "wres.indicator-2", measure: "relative_likelihood", direction: SampleMeasures.direction, cut: [],
      from: .shortlisted, to: .accepted, reference: SampleMeasures.counts(60, 12),
      comparison: SampleMeasures.counts(minority, 0), unknown: SampleMeasures.counts(0, 0),
      estimate: .undefined("nobody"), tests: ["mid-p": 1], verdict: .cannotTell, sentence: "")
    let page = try page { $0.evaluation.measures = [measure] }
    #expect(page.contains("mid-p: p 1.0000") == (minority > 0))
  }

  @Test(
    "the time within which to explain reads as a phrase",
    arguments: [("before publication", ", before publication"), ("10 days", ", within 10 days")])
  func within(time: String, phrase: String) throws {
    let page = try page { outcome in
      outcome.evaluation.rules = outcome.evaluation.rules.map { rule in
        RuleSummary(
          id: rule.id, pack: rule.pack, title: rule.title, obligation: rule.obligation,
          subjectKind: rule.subjectKind, guidance: rule.guidance, remedy: rule.remedy,
          explainBy: rule.explainBy, approveBy: rule.approveBy, explainWithin: time, tally: rule.tally)
      }
    }
    #expect(page.contains("approved by the director of people\(phrase)"))
    #expect(!page.contains("within before"))
  }

  @Test("the terminal counts what was remarked on the data, the gravest first")
  func remarks() throws {
    func text(_ quality: [DataQualityItem]) throws -> String {
      var outcome = SampleOutcome.outcome()
      outcome.quality = quality
      return TerminalSummary(try ReportDocument(outcome)).text
    }
    let note = DataQualityItem(weight: .note, kind: "n", message: "a note")
    let warning = DataQualityItem(weight: .warning, kind: "a", message: "a warning")
    let error = DataQualityItem(weight: .error, kind: "z", message: "an error")
    #expect(try !text([note]).contains("on the data"))
    #expect(try text([note, warning]).contains("\n1 remark on the data: a warning; it is in the report.\n"))
    #expect(
      try text([note, warning, error])
        .contains("\n2 remarks on the data, the gravest: an error; all are in the report.\n"))
    let many = DataQualityItem(weight: .error, kind: "zz", message: "an error of many", count: 9)
    #expect(try text([error, many]).contains("the gravest: an error of many;"))
  }
}
