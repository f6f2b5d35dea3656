// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML
import RuleEngine
import Testing

@Suite struct VerdictTests {
  /// An interviewed vacancy that declares this of its panel.
  private func pipeline(_ representative: Answer<Bool>, interviewed: Answer<CivilDate>? = nil)
    -> RecruitmentPipeline
  {
    var vacancy = Fixtures.interviewed("V-1")
    vacancy.declaration.representative = Fact(representative, at: SourcePlace(file: 0, line: 2, column: 7))
    if let interviewed { vacancy.interviewedOn = Fact(interviewed) }
    return RecruitmentPipeline(vacancies: [vacancy], panels: .complete([]))
  }

  private func verdict(
    _ rule: PackFile, _ pipeline: RecruitmentPipeline, _ checkpoint: Checkpoint = .prePublication
  ) throws -> [Verdict: Int] {
    let evaluation = try RuleEngine.evaluate(
      packs: [Fixtures.pack(rule)], pipeline: pipeline, settings: Fixtures.settings(checkpoint))
    return evaluation.tally.counts.filter { $0.value > 0 }
  }

  @Test func trueCompliesFalseMustBeExplainedUnknownCannotBeTold() throws {
    let rule = Fixtures.interviewRule()
    #expect(try verdict(rule, pipeline(.known(true))) == [.complies: 1])
    #expect(try verdict(rule, pipeline(.known(false))) == [.mustExplain: 1])
    #expect(try verdict(rule, pipeline(.blank)) == [.cannotTell: 1])
  }

  @Test(arguments: [("must", Verdict.mustExplain), ("should", .mustExplain), ("may", .advice)])
  func theObligationDecidesWhatAnUnmetRuleCalls(_ obligation: String, _ verdict: Verdict) throws {
    #expect(
      try self.verdict(Fixtures.interviewRule(obligation: obligation), pipeline(.known(false))) == [
        verdict: 1
      ])
  }

  @Test func aConditionThatIsFalseMakesARuleNotApplicableAndAnUnknownOneUntellable() throws {
    let rule = Fixtures.interviewRule(when: #"vacancy.band >= "8a""#)
    #expect(try verdict(rule, pipeline(.known(false))) == [.notApplicable: 1])
    var unknown = pipeline(.known(false))
    unknown.vacancies[0].grade = Fact(.known(.other("Consultant")))
    #expect(try verdict(rule, unknown) == [.cannotTell: 1])
  }

  @Test func aRuleForAnotherMomentIsNotRun() throws {
    #expect(try verdict(Fixtures.interviewRule(), pipeline(.known(false)), .preInterview) == [.notRun: 1])
  }

  @Test func theSubjectsOwnDateDecidesWhetherARuleHolds() throws {
    let rule = Fixtures.interviewRule(extra: "effective: {from: 2025-06-01, until: 2025-06-02}")
    func day(_ text: String) -> Answer<CivilDate>? { CivilDate(iso: text).map { .known($0) } }
    #expect(try verdict(rule, pipeline(.known(true), interviewed: day("2025-05-31"))) == [.notRun: 1])
    #expect(try verdict(rule, pipeline(.known(true), interviewed: day("2025-06-01"))) == [.complies: 1])
    #expect(try verdict(rule, pipeline(.known(true), interviewed: day("2025-06-02"))) == [.complies: 1])
    #expect(try verdict(rule, pipeline(.known(true), interviewed: day("2025-06-03"))) == [.notRun: 1])
    #expect(try verdict(rule, pipeline(.known(true), interviewed: .unreadable)) == [.cannotTell: 1])
  }

  @Test func aRuleThatLooksForAValueWhereThereIsNoneIsAnError() throws {
    let rule = Fixtures.interviewRule(expect: "vacancy.posts >= 1")
    var pipeline = pipeline(.known(true))
    pipeline.vacancies[0].posts = Fact(.none)
    let evaluation = try RuleEngine.evaluate(
      packs: [Fixtures.pack(rule)], pipeline: pipeline, settings: Fixtures.settings())
    #expect(evaluation.tally[.error] == 1)
    #expect(evaluation.findings.map(\.verdict) == [.error])
    #expect(evaluation.findings.first?.message.hasPrefix("The rule could not be evaluated") == true)
  }

  @Test func aRuleWithoutSubjectsExaminedNothing() throws {
    let evaluation = try RuleEngine.evaluate(
      packs: [Fixtures.pack(Fixtures.interviewRule())], pipeline: RecruitmentPipeline(),
      settings: Fixtures.settings())
    #expect(evaluation.rules.map(\.tally.total) == [0])
    #expect(evaluation.rules.map(\.examined) == [0])
  }

  @Test func aFindingSaysWhatWhereAndWhy() throws {
    let evaluation = try RuleEngine.evaluate(
      packs: [Fixtures.pack(Fixtures.interviewRule(when: #"vacancy.band >= "7""#))],
      pipeline: pipeline(.known(false)),
      settings: Fixtures.settings(trace: true))
    let finding = try #require(evaluation.findings.first)
    #expect(finding.message == "Not so for V-1.")
    #expect(finding.subject == Subject(kind: .interview, ref: "V-1"))
    #expect(finding.subjectDate == CivilDate(iso: "2025-06-01"))
    #expect(
      finding.evidence == [
        Evidence(field: "panel.interview.representative", place: SourcePlace(file: 0, line: 2, column: 7)),
        Evidence(field: "vacancy.band", place: SourcePlace(file: 0, line: 2, column: 1)),
      ])
    #expect(finding.why.first == TraceLine(depth: 0, expression: #"vacancy.band >= "7""#, value: "true"))
    #expect(
      finding.why.contains(
        TraceLine(depth: 0, expression: "panel.interview.representative == true", value: "false")))
    #expect(finding.why.contains { $0.depth == 1 })
  }

  @Test func aFingerprintRestsOnRuleAndSubjectAlone() throws {
    func fingerprint(_ rule: String, _ answer: Answer<Bool>) throws -> String? {
      try RuleEngine.evaluate(
        packs: [Fixtures.pack(Fixtures.interviewRule(id: rule))], pipeline: pipeline(answer),
        settings: Fixtures.settings()
      ).findings.first?.fingerprint
    }
    let first = try fingerprint("test.rule", .known(false))
    #expect(first == "cf9bb8508e42f655")
    #expect(try fingerprint("test.rule", .blank) == first)
    #expect(try fingerprint("test.other", .known(false)) != first)
  }

  @Test func whatIsUnknownOnlyToHasIsLackingToo() throws {
    let rule = Fixtures.interviewRule(
      expect:
        "has(panel.interview.representative) ? panel.interview.representative == true "
        + ": panel.interview.minority_members >= 1"
    )
    let evaluation = try RuleEngine.evaluate(
      packs: [Fixtures.pack(rule)], pipeline: pipeline(.withheld), settings: Fixtures.settings())
    #expect(
      evaluation.findings.first?.lacking == [
        LackingFact(fact: "panel.interview.minority_members", state: "not recorded"),
        LackingFact(fact: "panel.interview.representative", state: "withheld"),
      ])
  }
}

@Suite struct BlanketFindingTests {
  private func evaluation(_ answers: [Answer<Bool>]) throws -> Evaluation {
    let vacancies = answers.enumerated().map { number, answer in
      var vacancy = Fixtures.interviewed("V-\(number)")
      vacancy.declaration.representative = Fact(answer)
      return vacancy
    }
    return try RuleEngine.evaluate(
      packs: [Fixtures.pack(Fixtures.interviewRule())], pipeline: RecruitmentPipeline(vacancies: vacancies),
      settings: Fixtures.settings())
  }

  @Test func whatTheSourceRecordsForNobodyStandsOnce() throws {
    let evaluation = try evaluation([.notRecorded, .notRecorded, .notRecorded])
    #expect(evaluation.findings.isEmpty)
    #expect(evaluation.blanket.map(\.subjects) == [3])
    #expect(
      evaluation.blanket.first?.lacking
        == [LackingFact(fact: "panel.interview.representative", state: "not recorded")])
    #expect(evaluation.tally[.cannotTell] == 3)
  }

  @Test func whatItRecordsForSomeIsTheOthersOwnMatter() throws {
    let evaluation = try evaluation([.notRecorded, .known(true), .notRecorded])
    #expect(evaluation.findings.map(\.subject.ref) == ["V-0", "V-2"])
    #expect(evaluation.blanket.isEmpty)
  }

  @Test func oneSubjectAloneIsListedSingly() throws {
    let evaluation = try evaluation([.notRecorded])
    #expect(evaluation.findings.count == 1)
    #expect(evaluation.blanket.isEmpty)
  }

  @Test(arguments: [Answer<Bool>.withheld, .blank, .unreadable, .unmapped])
  func anotherStateIsTheSubjectsOwnReason(_ answer: Answer<Bool>) throws {
    let evaluation = try evaluation([answer, answer])
    #expect(
      evaluation.findings.map(\.lacking.first?.state) == [answer.state.rawValue, answer.state.rawValue])
    #expect(evaluation.blanket.isEmpty)
  }

  /// A rule that asks for a record, a file of panels that has none of theirs, and vacancies whose interviews were held.
  private func owed(_ obligation: String, _ vacancies: [Vacancy], panels: Recorded<Panel> = .complete([]))
    throws
    -> Evaluation
  {
    let rule = Fixtures.interviewRule(
      obligation: obligation, when: #"vacancy.band >= "7""#,
      expect: "panel.interview.recorded || panel.interview.representation_recorded")
    return try RuleEngine.evaluate(
      packs: [Fixtures.pack(rule)], pipeline: RecruitmentPipeline(vacancies: vacancies, panels: panels),
      settings: Fixtures.settings())
  }

  private let interviewed = [
    Fixtures.interviewed("V-1"), Fixtures.interviewed("V-2"), Fixtures.interviewed("V-3", band: .band5),
  ]

  @Test(arguments: [("should", Verdict.mustExplain), ("must", .mustExplain), ("may", .advice)])
  func aRecordThatIsOwedAndThatNothingHoldsIsMissedOnce(_ obligation: String, _ verdict: Verdict) throws {
    let evaluation = try owed(obligation, interviewed)
    #expect(evaluation.findings.isEmpty)
    let blanket = try #require(evaluation.blanket.first)
    #expect(evaluation.blanket.count == 1)
    #expect(blanket.verdict == verdict)
    #expect(blanket.subject == Subject(kind: .interview, ref: "every interview"))
    #expect(blanket.subjects == 2)
    #expect(evaluation.tally[verdict] == 2)
    #expect(
      blanket.lacking == [
        LackingFact(fact: "panel.interview.recorded", state: "not recorded"),
        LackingFact(fact: "panel.interview.representation_recorded", state: "not recorded"),
      ])
    #expect(
      blanket.message
        == "Of 2 of 3 interviews: the interview panel and representation on the panel are not recorded in "
        + "any file.")
  }

  @Test func aRecordOfAnySubjectListsTheOthersSingly() throws {
    var declared = interviewed
    declared[0].declaration.representative = Fact(.known(true))
    #expect(
      try owed("should", declared + [Fixtures.interviewed("V-4")]).findings.map(\.subject.ref) == [
        "V-2", "V-4",
      ])
    let panel = Panel(vacancy: 0, phase: .interview, standing: .planned)
    let evaluation = try owed(
      "should", interviewed + [Fixtures.interviewed("V-4")], panels: .complete([panel]))
    #expect(evaluation.findings.map(\.subject.ref) == ["V-2", "V-4"])
    #expect(evaluation.blanket.isEmpty)
  }

  @Test func aRecordOfWhatIsNoSubjectCountsAsWell() throws {
    var pipeline = RecruitmentPipeline(vacancies: interviewed)
    pipeline.vacancies[2].declaration.representative = Fact(.known(true))
    pipeline.periodVacancies = [0, 1]
    let evaluation = try RuleEngine.evaluate(
      packs: [Fixtures.pack(Fixtures.interviewRule())], pipeline: pipeline, settings: Fixtures.settings())
    #expect(evaluation.findings.map(\.subject.ref) == ["V-1", "V-2"])
    #expect(evaluation.blanket.isEmpty)
  }

  @Test func oneSubjectThatOwesARecordIsListedSingly() throws {
    let evaluation = try owed("should", [Fixtures.interviewed("V-1")])
    #expect(evaluation.findings.map(\.verdict) == [.mustExplain])
    #expect(evaluation.blanket.isEmpty)
  }

  @Test func aBlanketSaysOfHowManyAndWhat() throws {
    let blanket = try #require(try evaluation([.notRecorded, .notRecorded]).blanket.first)
    #expect(blanket.subject == BlanketFinding.everySubject(.interview))
    #expect(
      blanket.message
        == "Of every interview (2): the declaration of an ethnic minority representative is not recorded in "
        + "any file.")
  }
}
