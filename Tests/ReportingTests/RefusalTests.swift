// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Reporting

@Suite struct RefusalTests {
  @Test("the shareable edition is refused, and says why")
  func shareable() {
    #expect(throws: ReportFault.shareableNeedsDisclosureControl) {
      try ReportDocument(SampleOutcome.outcome(), edition: .shareable)
    }
    #expect(
      ReportFault.shareableNeedsDisclosureControl.description.contains("small numbers are not hidden yet"))
  }

  struct Imbalance: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let says: String
    let change: @Sendable (inout AuditOutcome) -> Void
  }

  @Test(
    "a report that does not add up is not rendered",
    arguments: [
      Imbalance(testDescription: "a finding too few", says: "'must explain', and 1 are listed") {
        $0.evaluation.findings.removeAll { $0.fingerprint == "f2" }
      },
      Imbalance(testDescription: "a finding too many", says: "and 2 are listed") {
        $0.evaluation.findings.append($0.evaluation.findings[4])
      },
      Imbalance(
        testDescription: "a blanket that counts too few", says: "3 times 'cannot tell', and 1 are listed"
      ) {
        $0.evaluation.blanket = []
      },
      Imbalance(testDescription: "a verdict dropped", says: "has 8 verdicts where 'advert.open' has 9") {
        $0.evaluation.rules[1].tally[.complies] -= 1
      },
      Imbalance(testDescription: "a negative tally", says: "-1 times 'complies'") {
        $0.evaluation.rules[3].tally[.complies] = -1
      },
      Imbalance(testDescription: "a rule twice", says: "stands twice") {
        $0.evaluation.rules.append($0.evaluation.rules[0])
      },
      Imbalance(testDescription: "a finding of no rule", says: "which did not take part") {
        $0.evaluation.rules.removeFirst()
      },
      Imbalance(testDescription: "an explanation that is not there", says: "an explanation that is not there")
      {
        $0.explanations.removeLast(2)
      },
      Imbalance(testDescription: "explained by nothing", says: "explained by nothing") {
        $0.evaluation.findings[2].explanation = nil
      },
      Imbalance(testDescription: "a file that is not there", says: "a file that is not there") {
        $0.files.removeAll()
        $0.ledger.files.removeAll()
      },
      Imbalance(testDescription: "a record lost", says: "'applications.csv'") {
        $0.ledger.files[1].used -= 1
      },
    ])
  func accounting(_ imbalance: Imbalance) {
    var outcome = SampleOutcome.outcome()
    imbalance.change(&outcome)
    do throws(ReportFault) {
      _ = try ReportDocument(outcome)
      Issue.record("it was rendered")
    } catch {
      #expect(error.description.contains("does not add up"))
      #expect(error.description.contains(imbalance.says), "\(error.description)")
    }
  }

  @Test("rules of one kind may be wholly not run, and rules over cuts have subjects of their own")
  func exceptions() throws {
    var outcome = SampleOutcome.outcome()
    let rule = outcome.evaluation.rules[0]
    outcome.evaluation.rules.append(
      RuleSummary(
        id: "advert.switched-off", pack: rule.pack, title: "", obligation: .may,
        subjectKind: rule.subjectKind,
        guidance: rule.guidance, remedy: "", tally: SampleOutcome.tally([.notRun: 1])))
    #expect(throws: Never.self) { try ReportDocument(outcome) }
  }

  @Test("equality counts of one vacancy are refused")
  func oneVacancy() {
    var outcome = SampleOutcome.outcome()
    let counts = SampleMeasures.counts(3, 1)
    outcome.evaluation.measures.append(
      MeasureResult(
        rule: "wres.indicator-2", measure: "relative_likelihood", direction: "",
        cut: [CutPart(dimension: "vacancy", value: "V-1")], from: .shortlisted, to: .accepted,
        reference: counts,
        comparison: counts, unknown: counts, estimate: .finite(1), verdict: .complies, sentence: ""))
    #expect(throws: ReportFault.equalityCountsOfOneVacancy(rule: "wres.indicator-2")) {
      try ReportDocument(outcome)
    }
  }
}
