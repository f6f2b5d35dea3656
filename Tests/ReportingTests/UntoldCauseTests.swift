// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import Testing

@testable import Reporting

/// What makes many findings impossible to tell is said once, with how many.
@Suite struct UntoldCauseTests {
  private static func rule(_ id: String, _ kind: SubjectKind, _ untold: Int) -> RuleSummary {
    RuleSummary(
      id: id, pack: "p", title: id, obligation: .should, subjectKind: kind, guidance: SampleOutcome.guidance,
      remedy: "", tally: SampleOutcome.tally([.cannotTell: untold]))
  }

  private static func blanket(_ rule: String) -> BlanketFinding {
    BlanketFinding(
      rule: rule, verdict: .cannotTell, subject: BlanketFinding.everySubject(.vacancy),
      message: "Of every vacancy (500): the advert is not recorded in any file.",
      lacking: [LackingFact(fact: "adverts", state: "not recorded")], subjects: 500)
  }

  private static func cut(_ rule: String, _ ref: String, _ reason: String) -> Finding {
    Finding(
      fingerprint: "\(rule)\(ref)", rule: rule, verdict: .cannotTell,
      subject: Subject(kind: .cohort, ref: ref),
      message: "\(ref) cannot be judged: \(reason).", reason: reason)
  }

  private static func document() throws -> ReportDocument {
    var outcome = SampleOutcome.outcome()
    let cuts =
      (1...6).map { cut("c.ratio", "band \($0)", "nobody's ethnicity is known") }
      + (1...6).map { cut("d.interval", "band \($0)", "nobody's ethnicity is known") }
      + [cut("d.interval", "band 7", "4 white applicants shortlisted, 30 needed")]
    outcome.evaluation = Evaluation(
      rules: [
        rule("a.shown", .vacancy, 500), rule("b.long", .vacancy, 500), rule("c.ratio", .cohort, 6),
        rule("d.interval", .cohort, 7),
      ], findings: cuts, blanket: [blanket("a.shown"), blanket("b.long")])
    return try ReportDocument(outcome)
  }

  @Test func `a reason is counted over rules and subjects, the most findings first`() throws {
    let document = try Self.document()
    #expect(
      document.untoldCauses == [
        UntoldCause(
          message: "Of every vacancy (500): the advert is not recorded in any file.", findings: 1_000,
          rules: 2),
        UntoldCause(
          message: "Cuts of the data: nobody's ethnicity is known.", findings: 12, rules: 2,
          cuts: (1...6).map { "band \($0)" }),
      ])
    #expect(
      document.untoldCauses.map { $0.words(naming: 2) } == [
        "Of every vacancy (500): the advert is not recorded in any file.",
        "Cuts of the data: nobody's ethnicity is known. 6 cuts: band 1; band 2; and 4 more.",
      ])
    #expect(document.mainCauses(atMost: 8).others == "and 1 finding for other reasons, named with them")
    let first = document.mainCauses(atMost: 1)
    #expect(first.causes.map(\.findings) == [1_000])
    #expect(first.others == "and 13 findings for other reasons, named with them")
    #expect(document.mainCauses(atMost: 8, fewest: 13).causes.map(\.findings) == [1_000])
  }

  @Test func `rules with different numbers of subjects have one cause`() throws {
    var outcome = SampleOutcome.outcome()
    func blanket(_ rule: String, _ subjects: Int) -> BlanketFinding {
      BlanketFinding(
        rule: rule, verdict: .cannotTell, subject: BlanketFinding.everySubject(.vacancy),
        message: "Of every vacancy (\(subjects)): the advert is not recorded in any file.",
        lacking: [LackingFact(fact: "adverts", state: "not recorded")],
        reason: "the advert is not recorded in any file", subjects: subjects)
    }
    outcome.evaluation = Evaluation(
      rules: [Self.rule("a.shown", .vacancy, 500), Self.rule("b.long", .vacancy, 500)],
      findings: [], blanket: [blanket("a.shown", 500), blanket("b.long", 500)])
    #expect(
      try ReportDocument(outcome).untoldCauses == [
        UntoldCause(message: "Vacancies: the advert is not recorded in any file.", findings: 1_000, rules: 2)
      ])
  }

  @Test func `terminal, page and Markdown say it once, with the count`() throws {
    let document = try Self.document()
    let words = "the advert is not recorded in any file."
    let summary = TerminalSummary(document).text
    let lines = summary.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      lines.contains("Not everything can be told: 1,000 findings under 2 rules: Of every vacancy (500)"))
    #expect(lines.contains("12 findings under 2 rules: Cuts of the data: nobody's ethnicity is known."))
    #expect(lines.contains("and 1 finding for other reasons"))
    #expect(lines.components(separatedBy: words).count == 2)
    #expect(summary.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let page = try HTMLReport(document).text()
    let answer = page.components(separatedBy: "id=\"findings\"")[0]
    #expect(answer.contains("Why not everything can be told"))
    #expect(answer.contains("<strong>1,000 findings</strong> under 2 rules: Of every vacancy (500)"))
    #expect(answer.components(separatedBy: words).count == 2)
    let markdown = MarkdownReport(document).text.components(separatedBy: "\n## Findings")[0]
    #expect(markdown.contains("### Why not everything can be told"))
    #expect(markdown.contains("any file. | 1,000 | 2 |"), "\(markdown)")
  }

  @Test func `without a common reason nothing is said`() throws {
    var outcome = SampleOutcome.outcome()
    outcome.evaluation = Evaluation(rules: [Self.rule("a.b", .vacancy, 0)])
    let document = try ReportDocument(outcome)
    #expect(document.untoldCauses.isEmpty && document.mainCauses(atMost: 8).others == nil)
    #expect(!MarkdownReport(document).text.contains("Why not everything"))
    #expect(try !HTMLReport(document).text().contains("Why not everything"))
    #expect(!TerminalSummary(document).text.contains("Not everything can be told:"))
  }
}
