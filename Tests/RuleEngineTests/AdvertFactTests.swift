// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML
import RuleEngine
import Testing

/// The facts of adverts, person specifications and searches.
@Suite struct AdvertFactTests {
  private static func rule(_ expect: String, kind: String) -> PackFile {
    let text = Fixtures.interviewRule(expect: expect, message: "No.").text
    return PackFile(
      path: "test/rule.yaml",
      text: text.replacingOnce("for: interview", "for: \(kind)").replacingOnce(
        "id: test.rule", "id: test.rule"))
  }

  private func verdict(
    _ expect: String, _ pipeline: RecruitmentPipeline, kind: String = "advert"
  ) throws -> Verdict? {
    let tally = try WordingFixtures.evaluate([Self.rule(expect, kind: kind)], pipeline).rules[0].tally
    return tally.total == 1 ? Verdict.allCases.first { tally[$0] == 1 } : nil
  }

  private static func day(_ text: String) -> CivilDate { CivilDate(iso: text) ?? CivilDate(days: 0) }

  private static func advert(
    opened: Answer<CivilDate> = .known(day("2025-06-01")),
    closed: Answer<CivilDate> = .known(day("2025-06-14")),
    down: Answer<CivilDate> = .notRecorded
  ) -> RecruitmentPipeline {
    var advert = Advert(vacancy: 0, place: nil)
    advert.openedOn = Fact(opened)
    advert.closedOn = Fact(closed)
    advert.takenDownOn = Fact(down)
    return RecruitmentPipeline(vacancies: [WordingFixtures.vacancy()], adverts: .complete([advert]))
  }

  @Test func openDaysCountTheFirstAndTheLast() throws {
    let cases: [(RecruitmentPipeline, String, Verdict)] = [
      (Self.advert(), "advert.open_days == 14", .complies),
      (Self.advert(closed: .known(Self.day("2025-06-01"))), "advert.open_days == 1", .complies),
      (Self.advert(down: .known(Self.day("2025-06-03"))), "advert.open_days == 3", .complies),
      (Self.advert(down: .known(Self.day("2025-06-20"))), "advert.open_days == 20", .complies),
      (Self.advert(down: .none), "advert.open_days == 14", .complies),
      (Self.advert(down: .unreadable), "advert.open_days == 14", .cannotTell),
      // Without an end it is still open: on 30 June that is 30 days and counting.
      (Self.advert(closed: .none), "advert.open_days >= 30", .complies),
      (Self.advert(closed: .none), "advert.open_days >= 31", .cannotTell),
      (Self.advert(closed: .blank), "advert.open_days >= 1", .cannotTell),
      (Self.advert(opened: .notRecorded), "advert.open_days >= 1", .cannotTell),
      (Self.advert(closed: .known(Self.day("2025-05-31"))), "advert.open_days >= 0", .cannotTell),
    ]
    for (pipeline, expect, expected) in cases {
      #expect(try verdict(expect, pipeline) == expected, "\(expect) of \(pipeline.adverts)")
    }
  }

  @Test func anAdvertKnowsItsVacancyAndIsDatedByItsClosing() throws {
    var pipeline = Self.advert()
    #expect(try verdict("vacancy.title == \"Nurse\"", pipeline) == .complies)
    let findings = try WordingFixtures.evaluate(
      [Self.rule("advert.contact == true || advert.channel == \"x\" || false", kind: "advert")], pipeline
    ).findings
    #expect(findings.map(\.subjectDate) == [Self.day("2025-06-14")])
    #expect(findings.first?.lacking.map(\.fact) == ["advert.contact", "advert.channel"])
    pipeline.periodVacancies = []
    #expect(try verdict("advert.contact", pipeline) == nil)
  }

  @Test func aVacancysAdvertsAreAListThatMayBeLongerThanWasRead() throws {
    var pipeline = Self.advert()
    func vacancy(_ expect: String) throws -> Verdict? { try verdict(expect, pipeline, kind: "vacancy") }
    #expect(try vacancy("adverts.size() >= 1") == .complies)
    #expect(try vacancy("adverts.exists(a, a.open_days >= 14)") == .complies)
    #expect(try vacancy("adverts.all(a, a.open_days >= 15)") == .mustExplain)
    pipeline.adverts = .openEnded(pipeline.adverts.elements)
    #expect(try vacancy("adverts.all(a, a.open_days >= 14)") == .cannotTell)
    #expect(try vacancy("adverts.size() >= 2") == .cannotTell)
    pipeline.adverts = .complete([])
    #expect(try vacancy("adverts.size() >= 1") == .mustExplain)
    pipeline.adverts = .notRecorded
    #expect(try vacancy("adverts.size() >= 1") == .cannotTell)
  }

  @Test func vacanciesThatDifferInTheirAdvertsAreNotJudgedTogether() throws {
    var pipeline = Self.advert()
    pipeline.vacancies = (1...9).map { Vacancy(ref: "V-\($0)") }
    let rule = Self.rule("adverts.size() >= 1", kind: "vacancy")
    let tally = try WordingFixtures.evaluate([rule], pipeline).rules[0].tally
    #expect(tally[.complies] == 1 && tally[.mustExplain] == 8)
  }

  @Test func essentialsAreCountedWithWhatIsNotKnown() throws {
    var pipeline = Self.advert()
    func specification(_ weights: [Answer<Bool>]) -> [Criterion] {
      weights.map {
        var criterion = Criterion(vacancy: 0, place: nil)
        criterion.isEssential = Fact($0)
        return criterion
      }
    }
    func vacancy(_ expect: String) throws -> Verdict? { try verdict(expect, pipeline, kind: "vacancy") }
    pipeline.criteria = .complete(specification([.known(true), .known(true), .known(false)]))
    #expect(try vacancy("specification.essentials == 2 && specification.desirables == 1") == .complies)
    #expect(try vacancy("specification.lines.size() == 3") == .complies)
    pipeline.criteria = .complete(specification([.known(true), .blank, .known(false)]))
    #expect(try vacancy("specification.essentials <= 2") == .complies)
    #expect(try vacancy("specification.essentials <= 1") == .cannotTell)
    pipeline.criteria = .openEnded(specification([.known(true)]))
    #expect(try vacancy("specification.essentials <= 10") == .cannotTell)
    #expect(try vacancy("specification.essentials >= 1") == .complies)
    pipeline.criteria = .complete([])
    #expect(try vacancy("specification.essentials == 0") == .complies)
    pipeline.criteria = .notRecorded
    #expect(try vacancy("specification.essentials == 0") == .cannotTell)
  }

  /// A salary as it is printed, and whether it states a sum.
  static let salaries: [(salary: String, statesPay: Bool)] = [
    ("£29,970 to £36,483", true), ("29970-36483", true), ("31,049", true), ("£14.50 an hour", true),
    ("14.50 per hour", true), ("35k to 40k", true), ("35K", true), ("GBP 31049", true), ("£9,000", true),
    ("£ 450 a session", true), ("From 31.049,00 EUR", false), ("1,950 a month", true),
    ("Band 6", false), ("Agenda for Change band 8a", false), ("Band 5/6", false),
    ("AfC band 7 (2025/26)", false),
    ("AfC Band 6, 2025", false), ("Competitive", false), ("By agreement", false),
    ("Consultant pay scale", false),
    ("Nodal point 3", false), ("2 sessions", false), ("", false), ("£", false),
    ("Depending on experience", false),
  ]

  @Test(arguments: salaries) func aBandIsNoSalary(_ salary: String, _ statesPay: Bool) throws {
    var advert = WordingFixtures.advert(.known("A nurse."))
    advert.salary = Fact(.known(salary))
    let pipeline = RecruitmentPipeline(vacancies: [WordingFixtures.vacancy()], adverts: .complete([advert]))
    let rule = WordingFixtures.rule(expect: "advert.states_pay || wording.matches > 9")
    let evaluation = try WordingFixtures.evaluate(
      [WordingFixtures.lexicon(["{id: a, find: [x]}"]), rule], pipeline)
    #expect(evaluation.rules[0].tally[statesPay ? .complies : .mustExplain] == 1)
  }

  @Test func whetherABriefIsRecordedIsAnotherMatterThanWhatItSays() throws {
    func verdict(_ briefed: Fact<Bool>) throws -> Verdict? {
      var pipeline = RecruitmentPipeline(vacancies: [WordingFixtures.vacancy()])
      var search = Search(vacancy: 0, place: nil)
      (search.usesFirm, search.briefedOnDiversity) = (Fact(.known(true)), briefed)
      search.brief = Fact(.known("Look widely."))
      pipeline.searches = .complete([search])
      let rule = WordingFixtures.rule(
        kind: "vacancy", texts: "[search.brief]", expect: "search.brief_recorded || wording.matches > 9")
      let found = try WordingFixtures.evaluate(
        [WordingFixtures.lexicon(["{id: a, find: [x]}"]), rule], pipeline)
      return Verdict.allCases.first { found.rules[0].tally[$0] == 1 }
    }
    #expect(try verdict(Fact(.known(false))) == .complies)
    #expect(try verdict(Fact(.blank)) == .mustExplain)
    #expect(try verdict(.notRecorded) == .mustExplain)
    #expect(try verdict(Fact(.unreadable)) == .cannotTell)
  }

  @Test func aSearchIsThereOrNot() throws {
    var pipeline = Self.advert()
    func vacancy(_ expect: String) throws -> Verdict? { try verdict(expect, pipeline, kind: "vacancy") }
    #expect(try vacancy("search.uses_firm") == .cannotTell)
    pipeline.searches = .complete([])
    #expect(try vacancy("!search.uses_firm") == .complies)
    #expect(try vacancy("has(search.briefed_on_diversity)") == .complies)
    var search = Search(vacancy: 0, place: nil)
    search.usesFirm = Fact(.known(true))
    pipeline.searches = .complete([search])
    #expect(try vacancy("search.uses_firm") == .complies)
    #expect(try vacancy("search.briefed_on_diversity") == .cannotTell)
    pipeline.searches = .openEnded([])
    #expect(try vacancy("search.uses_firm") == .cannotTell)
  }
}
