// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML
import RuleEngine
import Testing

/// The states of a fact against the verdicts of the shipped panel rules.
@Suite struct PanelRuleMatrixTests {
  static let day = CivilDate(iso: "2025-06-01") ?? CivilDate(days: 0)

  private func verdict(
    _ rule: String, _ change: (inout Vacancy, inout Panel) -> Void
  ) throws -> (verdict: Verdict?, lacking: [LackingFact], single: Int) {
    var vacancy = Vacancy(ref: "V-1")
    vacancy.grade = Fact(.known(.bands(.band7 ... .band7)))
    vacancy.interviewedOn = Fact(.known(Self.day))
    var panel = Panel(vacancy: 0, phase: .interview, standing: .actual)
    panel.satOn = Fact(.known(Self.day))
    change(&vacancy, &panel)
    let evaluation = try RuleEngine.evaluate(
      packs: ShippedPacks.load().filter { $0.id == "panel" },
      pipeline: RecruitmentPipeline(vacancies: [vacancy], panels: .complete([panel])),
      settings: EvaluationSettings(asOf: Self.day, checkpoint: .prePublication))
    let summary = try #require(evaluation.rules.first { $0.id == rule })
    let findings = evaluation.findings.filter { $0.rule == rule }
    return (Verdict.allCases.first { summary.tally[$0] == 1 }, findings.first?.lacking ?? [], findings.count)
  }

  static let unknownStates: [Answer<Bool>] = [
    .withheld, .blank, .notAsked, .unreadable, .unmapped, .notRecorded,
  ]

  @Test func aDeclarationIsAnAnswerAndItsLackIsNone() throws {
    let rule = "panel.ethnic-minority-representation"
    #expect(
      try verdict(rule) { vacancy, _ in vacancy.declaration.representative = Fact(.known(true)) }.verdict
        == .complies)
    for answer in [Answer.known(false), .none] {
      #expect(
        try verdict(rule) { vacancy, _ in vacancy.declaration.representative = Fact(answer) }.verdict
          == .mustExplain)
    }
    for answer in Self.unknownStates {
      let result = try verdict(rule) { vacancy, _ in vacancy.declaration.representative = Fact(answer) }
      #expect(result.verdict == .cannotTell)
      #expect(
        result.lacking.contains(
          LackingFact(fact: "panel.interview.representative", state: answer.state.rawValue)))
      #expect(
        result.lacking.contains(
          LackingFact(fact: "panel.interview.minority_members", state: "not recorded")))
    }
  }

  static let bands: [(Answer<PayGrade>, Verdict)] = [
    (.known(.bands(.band7 ... .band7)), .mustExplain), (.known(.bands(.band6 ... .band6)), .notApplicable),
    (.known(.bands(.band6 ... .band7)), .cannotTell), (.known(.bands(.band8a ... .band8d)), .mustExplain),
    (.known(.bands(.verySeniorManager ... .verySeniorManager)), .mustExplain),
    (.known(.other("Consultant")), .cannotTell), (.none, .cannotTell), (.withheld, .cannotTell),
    (.blank, .cannotTell),
    (.unreadable, .cannotTell), (.unmapped, .cannotTell), (.notRecorded, .cannotTell),
  ]

  @Test(arguments: bands.indices) func theBandDecidesWhetherTheRuleApplies(_ index: Int) throws {
    let (grade, expected) = Self.bands[index]
    let result = try verdict("panel.ethnic-minority-representation") { vacancy, _ in
      vacancy.grade = Fact(grade)
      vacancy.declaration.representative = Fact(.known(false))
    }
    #expect(result.verdict == expected)
    if expected == .cannotTell { #expect(result.lacking.map(\.fact) == ["vacancy.band"]) }
  }

  static let training: [(Answer<CivilDate>, Verdict)] = [
    (.known(day), .complies), (.known(day.adding(months: -36)), .complies),
    (.known(day.adding(months: -36).adding(days: -1)), .mustExplain),
    (.known(day.adding(days: 1)), .mustExplain),
    (.none, .mustExplain), (.withheld, .cannotTell), (.blank, .cannotTell), (.unreadable, .cannotTell),
    (.unmapped, .cannotTell), (.notRecorded, .cannotTell),
  ]

  @Test(arguments: training.indices) func theDayOfTrainingDecidesWhetherAMemberIsTrained(_ index: Int) throws
  {
    let (trained, expected) = Self.training[index]
    let result = try verdict("panel.members-trained") { _, panel in
      var seat = Seat()
      seat.decides = Fact(.known(true))
      seat.trainedOn = Fact(trained)
      panel.seats = [seat]
    }
    #expect(result.verdict == expected)
  }

  @Test func aRepresentativeWhoIsNotSaidToDecideLeavesTheRuleOpen() throws {
    func decided(_ present: Answer<Bool>, _ decides: Answer<Bool>) throws -> Verdict? {
      try verdict("panel.representative-decides") { vacancy, _ in
        vacancy.declaration.representative = Fact(present)
        vacancy.declaration.representativeDecides = Fact(decides)
      }.verdict
    }
    #expect(try decided(.known(true), .known(true)) == .complies)
    #expect(try decided(.known(true), .known(false)) == .mustExplain)
    #expect(try decided(.known(true), .none) == .mustExplain)
    #expect(try decided(.known(false), .notRecorded) == .notApplicable)
    #expect(try decided(.none, .notRecorded) == .notApplicable)
    for answer in Self.unknownStates {
      #expect(try decided(.known(true), answer) == .cannotTell)
      #expect(try decided(answer, .known(true)) == .cannotTell)
    }
  }

  @Test func belowTheBandARepresentativeIsNotAskedAbout() throws {
    for answer in Self.unknownStates + [.known(true)] {
      let result = try verdict("panel.representative-decides") { vacancy, _ in
        vacancy.grade = Fact(.known(.bands(.band5 ... .band5)))
        vacancy.declaration.representative = Fact(answer)
      }
      #expect(result.verdict == .notApplicable)
    }
  }

  @Test func whatNoFileHoldsStandsOnceForAllInterviews() throws {
    let vacancies = (0..<30).map { number in
      var vacancy = Vacancy(ref: "V-\(number)")
      let band: PayBand = number < 10 ? .band5 : .band7
      vacancy.grade = Fact(.known(.bands(band...band)))
      vacancy.interviewedOn = Fact(.known(Self.day))
      return vacancy
    }
    let evaluation = try RuleEngine.evaluate(
      packs: ShippedPacks.load(), pipeline: RecruitmentPipeline(vacancies: vacancies),
      settings: EvaluationSettings(asOf: Self.day, checkpoint: .prePublication))
    #expect(evaluation.findings.allSatisfy { $0.subject.kind == .cohort })
    let blankets = evaluation.blanket.filter { $0.rule.hasPrefix("panel.") }.map {
      "\($0.rule) \($0.verdict.rawValue) \($0.subjects)"
    }
    #expect(
      blankets == [
        "panel.deciding-members cannot_tell 30", "panel.ethnic-minority-representation cannot_tell 20",
        "panel.members-trained cannot_tell 30", "panel.panel-that-sat-recorded cannot_tell 30",
        "panel.representation-recorded cannot_tell 20", "panel.representative-decides cannot_tell 20",
      ])
  }

  /// What the panel rules ask to be explained, and what they cannot tell, of the first of two vacancies.
  private func owed(_ change: (inout Vacancy, inout Recorded<Panel>) -> Void) throws -> (
    mustExplain: [String], cannotTell: [String]
  ) {
    var vacancies = ["V-1", "V-2"].map { Vacancy(ref: $0) }
    vacancies[0].grade = Fact(.known(.bands(.band8a ... .band8a)))
    vacancies[0].interviewedOn = Fact(.known(Self.day))
    var panels = Recorded<Panel>.notRecorded
    change(&vacancies[0], &panels)
    let evaluation = try RuleEngine.evaluate(
      packs: ShippedPacks.load().filter { $0.id == "panel" },
      pipeline: RecruitmentPipeline(vacancies: vacancies, panels: panels),
      settings: EvaluationSettings(asOf: Self.day, checkpoint: .prePublication))
    func rules(_ verdict: Verdict) -> [String] {
      evaluation.findings.filter {
        $0.verdict == verdict && $0.subject.ref == "V-1" && $0.rule.hasSuffix("recorded")
      }
      .map(\.rule)
    }
    return (rules(.mustExplain), rules(.cannotTell))
  }

  private static let records = ["panel.panel-that-sat-recorded", "panel.representation-recorded"]

  @Test func whatAFileLeavesOutOfOneVacancyMustBeExplained() throws {
    let left = try owed { _, panels in
      panels = .complete([Panel(vacancy: 1, phase: .interview, standing: .actual)])
    }
    #expect(left.mustExplain == Self.records && left.cannotTell.isEmpty)
  }

  @Test func nobodyExplainsAFileThatWasNotGiven() throws {
    let none = try owed { _, _ in }
    #expect(none.mustExplain.isEmpty && none.cannotTell == Self.records)
  }

  @Test(arguments: [Answer<Bool>.blank, .notAsked, .none])
  func aDeclarationThatNobodyFilledInMustBeExplained(_ answer: Answer<Bool>) throws {
    let declared = try owed { vacancy, _ in vacancy.declaration.representative = Fact(answer) }
    #expect(declared.mustExplain == ["panel.representation-recorded"])
    #expect(declared.cannotTell == ["panel.panel-that-sat-recorded"])
  }
}
