// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML
import RuleEngine
import Testing

/// Which vacancies rules about interviews look at, and whether their interviews were held.
@Suite struct InterviewSubjectTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var date: Answer<CivilDate> = .notRecorded
    /// `nil` when no file holds panels.
    var panels: [PanelStanding]? = nil
    var panelsBrokeOff = false
    /// Shortlisted and interviewed; `nil` when no file holds applications.
    var applications: (shortlisted: Int, interviewed: Int)? = nil
    /// `nil` when the vacancy is no subject.
    let verdict: Verdict?

    static let yes = Verdict.complies
    static let no = Verdict.mustExplain
    static let unknown = Verdict.cannotTell
  }

  static let day = Answer.known(Fixtures.asOf)

  static let cases: [Case] = [
    Case(testDescription: "nothing is recorded", verdict: Case.unknown),
    Case(testDescription: "a day of interviews", date: day, verdict: Case.yes),
    Case(testDescription: "a day that nobody can read", date: .unreadable, verdict: Case.unknown),
    Case(testDescription: "no day and no panels", date: .none, panels: [], verdict: nil),
    Case(testDescription: "no day, nothing of panels", date: .none, verdict: Case.unknown),
    Case(testDescription: "a panel that sat", panels: [.actual], verdict: Case.yes),
    Case(testDescription: "a planned panel", panels: [.planned], verdict: Case.unknown),
    Case(testDescription: "a planned panel and no day", date: .none, panels: [.planned], verdict: Case.no),
    Case(testDescription: "no panels, nothing of a day", panels: [], verdict: Case.unknown),
    Case(
      testDescription: "no day, and the file of panels broke off", date: .none, panels: [],
      panelsBrokeOff: true,
      verdict: Case.unknown),
    Case(testDescription: "somebody was interviewed", applications: (3, 1), verdict: Case.yes),
    Case(testDescription: "shortlisted, nobody interviewed", applications: (3, 0), verdict: Case.no),
    Case(testDescription: "nobody shortlisted", applications: (0, 0), verdict: nil),
    Case(
      testDescription: "nobody shortlisted, and a planned panel", panels: [.planned], applications: (0, 0),
      verdict: Case.no),
    Case(
      testDescription: "nobody shortlisted, and a day", date: day, applications: (0, 0), verdict: Case.yes),
  ]

  @Test(arguments: cases) func aVacancyIsASubjectUnlessItIsKnownNotToBe(_ example: Case) throws {
    var vacancy = Vacancy(ref: "V-1")
    vacancy.interviewedOn = Fact(example.date)
    var pipeline = RecruitmentPipeline(vacancies: [vacancy])
    if let panels = example.panels?.map({ Panel(vacancy: 0, phase: .interview, standing: $0) }) {
      pipeline.panels = example.panelsBrokeOff ? .openEnded(panels) : .complete(panels)
    }
    if let counts = example.applications {
      let reached = Stage.allCases.map { stage in
        Count(
          stage <= .interviewScheduled ? counts.shortlisted : stage == .interviewed ? counts.interviewed : 0)
      }
      pipeline.applications = .complete([
        ApplicationTally(
          vacancy: 0, cell: TallyCell(group: .blank), recorded: .all, reached: ReachedCounts(reached))
      ])
    }
    let rule = Fixtures.interviewRule(expect: "vacancy.has_reached_interview")
    let evaluation = try RuleEngine.evaluate(
      packs: [Fixtures.pack(rule)], pipeline: pipeline, settings: Fixtures.settings())
    let expected = example.verdict.map { [$0: 1] } ?? [:]
    #expect(evaluation.tally.counts.filter { $0.value > 0 } == expected)
  }

  @Test func countsOfTheOrganisationAsAWholeSayNothingOfAVacancy() throws {
    let tally = Fixtures.tally(nil, .known(.white), shortlisted: Count(0), appointed: Count(0))
    let pipeline = RecruitmentPipeline(vacancies: [Vacancy(ref: "V-1")], applications: .complete([tally]))
    let evaluation = try RuleEngine.evaluate(
      packs: [Fixtures.pack(Fixtures.interviewRule())], pipeline: pipeline, settings: Fixtures.settings())
    #expect(evaluation.tally.total == 1)
  }
}

@Suite struct PeriodSubjectTests {
  @Test func vacanciesOutsideThePeriodAreNoSubjects() throws {
    let vacancies = ["A", "B", "C"].map { Fixtures.interviewed($0) }
    let pipeline = RecruitmentPipeline(vacancies: vacancies, periodVacancies: [0, 2])
    let evaluation = try RuleEngine.evaluate(
      packs: [Fixtures.pack(Fixtures.interviewRule(expect: "vacancy.ref == \"none\""))], pipeline: pipeline,
      settings: Fixtures.settings())
    #expect(evaluation.findings.map(\.subject.ref) == ["A", "C"])
    #expect(evaluation.tally.total == 2)
  }
}
