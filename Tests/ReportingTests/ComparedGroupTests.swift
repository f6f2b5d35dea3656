// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Reporting

/// Reports take the names of the compared groups from the measure.
@Suite struct ComparedGroupTests {
  private static func measure(
    _ groups: GroupComparison, subject: String = "overall", verdict: Verdict? = .complies,
    neither: GroupCounts = SampleMeasures.counts(0, 0), measure: String = "relative_likelihood"
  ) -> MeasureResult {
    MeasureResult(
      rule: "wres.indicator-2", subject: subject, measure: measure, direction: "above 1, somebody is",
      cut: [], from: .shortlisted, to: .accepted, groups: groups, reference: SampleMeasures.counts(100, 30),
      comparison: SampleMeasures.counts(50, 10), neither: neither, unknown: SampleMeasures.counts(9, 2),
      estimate: .finite(1.5),
      ifUnknown: IfUnknown(
        allReference: .finite(1.4), allComparison: .finite(1.6), lowest: .finite(1.1), highest: .finite(1.9)),
      alternatives: [
        AlternativeCounting(
          setting: "declined offers: left out", reference: SampleMeasures.counts(98, 30),
          comparison: SampleMeasures.counts(50, 10), estimate: .finite(1.53))
      ], verdict: verdict, sentence: "one is told of \(subject)")
  }

  static let orientation = GroupComparison.pair(of: .orientation) ?? .ethnicity
  static let ages = ["25_to_34", "65_and_over"].compactMap { name in
    Characteristic.ageBand.category(named: name).map { GroupComparison.everyoneElse(against: $0, .ageBand) }
  }

  /// - Parameter obligation: how binding the rule of all measures is.
  static func document(
    _ measures: [MeasureResult], obligation: Obligation = .should
  ) throws -> ReportDocument {
    var outcome = SampleOutcome.outcome()
    outcome.evaluation.measures = measures
    outcome.evaluation.rules = outcome.evaluation.rules.map { rule in
      guard rule.id == "wres.indicator-2" else { return rule }
      return RuleSummary(
        id: rule.id, pack: rule.pack, title: rule.title, obligation: obligation,
        subjectKind: rule.subjectKind, guidance: rule.guidance, remedy: rule.remedy, tally: rule.tally)
    }
    return try ReportDocument(outcome)
  }

  static var measures: [MeasureResult] {
    [measure(orientation, neither: SampleMeasures.counts(4, 1))]
      + ages.map { measure($0, subject: $0.comparison.applicants, measure: "relative_likelihood_by_age") }
  }

  @Test func `JSON names the groups and those in neither`() throws {
    let text = JSONReport(try Self.document(Self.measures)).text
    #expect(text.contains("\"characteristic\": \"orientation\""))
    #expect(text.contains("\"compared\": {\"reference\": \"heterosexual\", \"comparison\": \"lgb_plus\"}"))
    #expect(text.contains("\"neither\": {\"from\": 4, \"to\": 1}"))
    #expect(text.contains("\"all_heterosexual\": 1.4") && text.contains("\"all_lgb_plus\": 1.6"))
    #expect(text.contains("\"compared\": {\"reference\": \"everyone_else\", \"comparison\": \"25_to_34\"}"))
    #expect(text.contains("\"65_and_over\": {\"from\": 50, \"to\": 10}"))
    // No measure of ethnicity is among them.
    #expect(!text.contains("ethnic_minority\":"))
  }

  @Test func `the page heads its columns with the groups`() throws {
    let page = try HTMLReport(try Self.document(Self.measures)).text()
    for words in [
      ">Heterosexual</th>", ">LGB+</th>", ">Neither</th>", ">1 of 4<",
      "What the people whose sexual orientation is unknown could change", "If all were LGB+ applicants",
      "← LGB+ applicants likelier", "heterosexual applicants likelier →", ">Everyone else</th>",
      ">The group</th>",
      ">Aged 25 to 34</th>", ">Aged 65 and over</th>", "Those whose age is unknown are in neither group.",
    ] {
      #expect(page.contains(words), "\(words)")
    }
    #expect(!page.contains("ethnic minority applicants likelier"))
  }

  @Test func `the sheet has the groups by name and by number`() throws {
    let lines = MeasuresSheet(try Self.document(Self.measures)).text.split(separator: "\r\n")
    #expect(lines[1].contains("orientation,heterosexual,lgb_plus,100,30,50,10,4,1,9,2,1.5"))
    #expect(lines[2].contains(",Aged 25 to 34,"))
    #expect(lines[2].contains("age_band,everyone_else,25_to_34,100,30,50,10,0,0,9,2,1.5"))
  }

  @Test func `the terminal tells what guidance asks for, and counts the other comparisons`() throws {
    func text(_ obligation: Obligation, _ verdict: Verdict) throws -> String {
      let measures = [Self.measure(Self.orientation, subject: "orientation", verdict: verdict)]
      return TerminalSummary(try Self.document(measures, obligation: obligation)).text
    }
    for verdict in [Verdict.complies, .mustExplain, .explained, .cannotTell] {
      for obligation in [Obligation.should, .must] {
        let summary = try text(obligation, verdict)
        #expect(summary.contains("One is told of orientation."), "\(obligation) \(verdict)")
        #expect(!summary.contains("other comparison"), "\(obligation) \(verdict)")
      }
    }
    for verdict in [Verdict.complies, .advice, .cannotTell] {
      let summary = try text(.may, verdict)
      #expect(!summary.contains("One is told of orientation."), "\(verdict)")
      #expect(
        summary.contains("1 other comparison of groups is outside the range and advice")
          == (verdict == .advice),
        "\(verdict)")
    }
  }

  @Test func `several comparisons that are advice are one sentence, and all stand in the report`() throws {
    let measures = [Self.orientation, .ethnicity].map {
      let name = $0.characteristic.rawValue
      return Self.measure($0, subject: name, verdict: .advice, measure: "relative_likelihood_by_\(name)")
    }
    let document = try Self.document(measures, obligation: .may)
    let summary = TerminalSummary(document).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(summary.contains("2 other comparisons of groups are outside the range and advice"))
    for text in [MarkdownReport(document).text, try HTMLReport(document).text()] {
      #expect(text.contains("One is told of orientation.") && text.contains("One is told of ethnicity."))
    }
  }

  @Test func `a verdict that the way of counting turns is marked in every format`() throws {
    let document = try ReportDocument(SampleOutcome.outcome())
    let words = "The way of counting matters: with declined offers left out"
    let summary = TerminalSummary(document).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for text in [
      summary, try HTMLReport(document).text(), MarkdownReport(document).text, MeasuresSheet(document).text,
    ] {
      #expect(text.contains(words))
    }
    #expect(MarkdownReport(document).text.contains("| complies<br>**differs** |"))
    #expect(try HTMLReport(document).text().contains("<span class=\"under\">differs</span>"))
    #expect(JSONReport(document).text.contains("\"differs\": true"))
    let same = try Self.document(Self.measures)
    #expect(!MarkdownReport(same).text.contains("differs"))
  }

  @Test func `only ethnicity is drawn as a funnel`() {
    let others = Self.measures
    #expect(StageFunnel(others) == nil)
    #expect(
      StageFunnel(SampleMeasures.all + others)?.steps.count == StageFunnel(SampleMeasures.all)?.steps.count)
  }
}
