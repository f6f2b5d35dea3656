// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML
import RuleEngine
import Testing

@Suite struct PanelFactTests {
  /// The verdict on a condition about the interview panel of one vacancy, and what was lacking.
  private func verdict(
    _ expect: String, _ panels: Recorded<Panel>, declared: Answer<Bool> = .notRecorded,
    held: Answer<CivilDate>? = nil
  ) throws -> (Verdict, [LackingFact]) {
    var vacancy = Fixtures.interviewed("V-1")
    vacancy.declaration.representative = Fact(declared)
    if let held { vacancy.interviewedOn = Fact(held) }
    let evaluation = try RuleEngine.evaluate(
      packs: [Fixtures.pack(Fixtures.interviewRule(expect: expect))],
      pipeline: RecruitmentPipeline(vacancies: [vacancy], panels: panels), settings: Fixtures.settings())
    let verdict = Verdict.allCases.first { evaluation.tally[$0] == 1 }
    return (verdict ?? .notRun, evaluation.findings.first?.lacking ?? [])
  }

  private func panel(
    _ seats: [Answer<Bool>] = [], asked: Answer<Int> = .notRecorded, counted: Answer<Int> = .notRecorded,
    minority: Answer<Int> = .notRecorded, standing: PanelStanding = .actual
  ) -> Panel {
    var panel = Panel(vacancy: 0, phase: .interview, standing: standing)
    panel.seats = seats.map { decides in
      var seat = Seat()
      seat.decides = Fact(decides)
      return seat
    }
    panel.decidingAsked = Fact(asked)
    panel.decidingCounted = Fact(counted)
    panel.minorityCounted = Fact(minority)
    return panel
  }

  private static let three = [Answer.known(true), .known(true), .known(true)]

  /// Counted, of an ethnic minority among them, seats; the least and most there can be, or why it is unknown.
  static let counts: [(Answer<Int>, Answer<Int>, [Answer<Bool>], String)] = [
    (.known(3), .known(1), three, "1"),
    (.known(2), .known(0), three, "between 0 and 1"),
    (.known(2), .known(1), three, "between 1 and 2"),
    (.known(1), .known(1), three + [.known(false)], "between 1 and 3"),
    (.known(0), .notRecorded, three, "between 0 and 3"),
    (.known(2), .known(0), [.known(true), .known(true), .blank], "between 0 and 1"),
    (.known(2), .known(1), [], "at least 1"),
    (.none, .none, three, "between 0 and 3"),
    (.notRecorded, .known(1), three, "between 1 and 3"),
    (.known(3), .withheld, three, "(withheld)"),
    (.known(3), .unreadable, three, "(unreadable)"),
    (.known(3), .notRecorded, three, "(not recorded)"),
    (.known(2), .known(3), three, "(its counts contradict one another)"),
    (.known(4), .known(1), three, "(its counts contradict one another)"),
    (.known(3), .known(-1), three, "(its counts contradict one another)"),
  ]

  @Test(arguments: counts.indices)
  func theNumberOfMinorityMembersIsAsWideAsWhatIsNotTold(_ index: Int) throws {
    let (counted, minority, seats, expected) = Self.counts[index]
    let panels = Recorded.complete([panel(seats, counted: counted, minority: minority)])
    let rule = Fixtures.interviewRule(
      expect: "vacancy.ref == \"none\"", message: "{panel.interview.minority_members}")
    let evaluation = try RuleEngine.evaluate(
      packs: [Fixtures.pack(rule)],
      pipeline: RecruitmentPipeline(vacancies: [Fixtures.interviewed("V-1")], panels: panels),
      settings: Fixtures.settings())
    #expect(evaluation.findings.map(\.message) == [expected])
  }

  @Test func theDecidingMembersAreCountedAsFarAsTheyAreKnown() throws {
    func decide(_ seats: [Answer<Bool>], _ condition: String) throws -> Verdict {
      try verdict("panel.interview.deciding_members \(condition)", .complete([panel(seats)])).0
    }
    #expect(try decide(Self.three, "== 3") == .complies)
    #expect(try decide(Self.three + [.known(false)], "== 3") == .complies)
    #expect(try decide([.known(true), .blank], ">= 1") == .complies)
    #expect(try decide([.known(true), .blank], ">= 2") == .cannotTell)
    #expect(try decide([.known(true), .blank], ">= 3") == .mustExplain)
    #expect(try decide([], ">= 1") == .cannotTell)
  }

  @Test func anObserverDoesNotDecideWhateverElseIsUnknown() throws {
    var panel = panel([.notRecorded])
    panel.seats[0].role = Fact(.known(.observer))
    #expect(try verdict("panel.interview.deciding_members == 0", .complete([panel])).0 == .complies)
  }

  @Test func thePanelThatSatStandsBeforeTheOnePlanned() throws {
    let panels = [panel([.known(true)], standing: .planned), panel(Self.three, standing: .actual)]
    let condition = #"panel.interview.standing == "actual" && panel.interview.deciding_members == 3"#
    #expect(try verdict(condition, .complete(panels)).0 == .complies)
    #expect(try verdict(condition, .complete(panels.reversed())).0 == .complies)
    #expect(try verdict(condition, .complete([panels[0]])).0 == .mustExplain)
  }

  @Test func ofTwoPanelsNeitherIsThePanel() throws {
    let panels = Recorded.complete([panel(Self.three), panel(Self.three)])
    let (verdict, lacking) = try verdict("panel.interview.deciding_members == 3", panels)
    #expect(verdict == .cannotTell)
    #expect(lacking.map(\.state) == ["2 panels are recorded for one phase"])
  }

  @Test func whetherAPanelIsRecordedIsKnownUnlessItsFileBrokeOff() throws {
    #expect(try verdict("panel.interview.recorded", .complete([panel()])).0 == .complies)
    #expect(try verdict("panel.interview.recorded", .complete([])).0 == .mustExplain)
    #expect(try verdict("panel.interview.recorded", .notRecorded).0 == .cannotTell)
    #expect(try verdict("panel.interview.recorded", .openEnded([])).0 == .cannotTell)
  }

  @Test func aFileThatBrokeOffLeavesEveryPanelOpen() throws {
    let panels = Recorded.openEnded([panel(Self.three)])
    #expect(try verdict("panel.interview.deciding_members >= 3", panels).0 == .complies)
    #expect(try verdict("panel.interview.deciding_members == 3", panels).0 == .cannotTell)
    #expect(try verdict("panel.interview.members.all(m, m.decides)", panels).0 == .cannotTell)
    let planned = Recorded.openEnded([panel(Self.three, standing: .planned)])
    #expect(try verdict(#"panel.interview.standing == "planned""#, planned).0 == .cannotTell)
  }

  @Test(arguments: [
    (Answer<Bool>.known(true), Verdict.complies), (.known(false), .complies), (.withheld, .complies),
    (.none, .mustExplain), (.blank, .mustExplain), (.notRecorded, .cannotTell), (.unreadable, .cannotTell),
    (.unmapped, .cannotTell),
  ])
  func whetherRepresentationIsRecordedDependsOnTheStateOfTheDeclaration(
    _ answer: Answer<Bool>, _ expected: Verdict
  ) throws {
    #expect(
      try verdict("panel.interview.representation_recorded", .notRecorded, declared: answer).0 == expected)
  }

  @Test func countsAreARecordOfRepresentationToo() throws {
    func recorded(_ panel: Panel) throws -> Verdict {
      try verdict("panel.interview.representation_recorded", .complete([panel])).0
    }
    #expect(try recorded(panel(minority: .known(0))) == .complies)
    #expect(try recorded(panel(asked: .known(3), counted: .known(0))) == .complies)
    #expect(try recorded(panel(asked: .known(0), counted: .known(0))) == .mustExplain)
    #expect(try recorded(panel(asked: .known(3))) == .mustExplain)
    #expect(try recorded(panel(minority: .unreadable)) == .cannotTell)
  }

  @Test func trainingIsJudgedByTheDayThePanelSat() throws {
    func judged(_ sat: Answer<CivilDate>, held: Answer<CivilDate>, _ standing: PanelStanding) throws
      -> Verdict
    {
      var panel = panel(standing: standing)
      panel.satOn = Fact(sat)
      return try verdict(#"panel.interview.judged_on == "2025-06-01""#, .complete([panel]), held: held).0
    }
    let first = Answer.known(try #require(CivilDate(iso: "2025-06-01")))
    let other = Answer.known(try #require(CivilDate(iso: "2025-05-05")))
    #expect(try judged(first, held: other, .actual) == .complies)
    #expect(try judged(.notRecorded, held: first, .actual) == .complies)
    #expect(try judged(.notRecorded, held: .notRecorded, .actual) == .cannotTell)
    // The day as of which the audit is made is another.
    #expect(try judged(.notRecorded, held: .notRecorded, .planned) == .mustExplain)
  }

  @Test(arguments: [
    ("2022-06-15", 36), ("2022-06-16", 35), ("2025-06-15", 0), ("2025-06-16", -1), ("2025-08-01", -1),
    ("2025-08-15", -2),
    ("2024-02-29", 15),
  ])
  func monthsOfTrainingAreWhole(_ trained: String, _ months: Int) throws {
    var panel = panel([.known(true)])
    panel.satOn = Fact(.known(try #require(CivilDate(iso: "2025-06-15"))))
    panel.seats[0].trainedOn = Fact(.known(try #require(CivilDate(iso: trained))))
    let condition = "panel.interview.members.all(m, m.months_trained == \(months))"
    #expect(try verdict(condition, .complete([panel])).0 == .complies)
  }
}
