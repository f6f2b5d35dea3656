// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML
import RuleEngine
import Testing

@Suite struct ExampleRunTests {
  private func report(_ examples: String) throws -> ExampleReport {
    let rule = Fixtures.interviewRule(when: #"vacancy.band >= "7""#)
    let head = rule.text.components(around: "examples:")?.0 ?? ""
    let file = PackFile(path: rule.path, text: head + "examples:\n" + examples)
    return RuleEngine.evaluateExamples(try Fixtures.pack(file))
  }

  private static let three = """
      - {verdict: complies, given: {vacancy.band: 7, panel.interview.representative: yes}}
      - {verdict: must explain, given: {vacancy.band: 8a, panel.interview.representative: no}}
      - {verdict: cannot tell, given: {vacancy.band: 9}}

    """

  @Test func whatIsNotGivenIsNotRecorded() throws {
    let report = try report(Self.three)
    #expect(report.results.map(\.actual) == [.complies, .mustExplain, .cannotTell])
    #expect(report.results.filter { !$0.holds } == [])
  }

  @Test func branchesThatNoExampleTakesAreNamed() throws {
    let gaps = try report(Self.three).gaps
    #expect(gaps.map { "\($0.condition) \($0.branch)" } == ["when false", "when unknown"])
    let more = """
        - {verdict: not applicable, given: {vacancy.band: 6}}
        - {verdict: cannot tell, given: {vacancy.band: 6 to 7}}
      """
    let full = try report(Self.three + more)
    #expect(full.gaps == [])
    #expect(full.holds)
  }

  @Test func anExampleThatDoesNotHoldSaysWhatDiffers() throws {
    let wrong = """
        - {verdict: complies, given: {vacancy.band: 7, panel.interview.representative: {unknown: withheld}}}
        - verdict: must explain
          given: {vacancy.ref: V-1, vacancy.band: 7, panel.interview.representative: no}
          message: Not so.
        - {verdict: cannot tell, given: {vacancy.band: 5}}
      """
    let report = try report(wrong)
    #expect(
      report.results.map(\.differences) == [
        [
          "expected 'complies' and got 'cannot tell', for lack of panel.interview.representative (withheld)"
        ],
        ["expected the message 'Not so.' and got 'Not so for V-1.'"],
        ["expected 'cannot tell' and got 'not applicable'"],
      ])
    #expect(!report.holds)
    #expect(report.results.map(\.line).sorted() == report.results.map(\.line))
  }

  @Test func examplesTestThePackAsShipped() throws {
    let rule = Fixtures.cohortRule()
    let examples = """
        - verdict: complies
          given:
            {measure.reference_from: 50, measure.reference_to: 40, measure.comparison_from: 50, measure.comparison_to: 32}
        - verdict: must explain
          given:
            measure.reference_from: 50
            measure.reference_to: 40
            measure.comparison_from: 50
            measure.comparison_to: 32
            param.highest: "1.2"
        - {verdict: cannot tell, given: {measure.reference_from: 9}}
      """
    let head = rule.text.components(around: "examples:")?.0 ?? ""
    let pack = try Fixtures.pack(PackFile(path: rule.path, text: head + "examples:\n" + examples))
    let tailored = try Tailoring.tailor([pack], settings: ["test.ratio.highest=1.0"])
    #expect(RuleEngine.evaluateExamples(try #require(tailored.first)).holds)
  }

  @Test func aFigureThatFollowsFromOthersCannotBeGiven() throws {
    let rule = Fixtures.cohortRule()
    let text = rule.text.replacingOnce("complies, given: {}", "complies, given: {measure.estimate: 1.0}")
    let issues = LoaderIssueTests.issues([Fixtures.header, PackFile(path: rule.path, text: text)])
    #expect(issues.map(\.problem) == ["'measure.estimate' follows from the counts"])
  }
}

@Suite struct FactSchemaTests {
  @Test(arguments: FactSchema.subjectKinds) func everyFactHasATypeAndALineOfDocumentation(_ kind: SubjectKind)
  {
    let facts = FactSchema.facts(for: kind)
    #expect(!facts.isEmpty)
    for fact in facts {
      #expect(!fact.type.isEmpty)
      #expect(fact.documentation.hasSuffix(".") || fact.documentation.hasSuffix(")."), "\(fact.path)")
    }
    #expect(Set(facts.map(\.path)).count == facts.count)
  }

  @Test func theFactsThatRulesRelyOnAreThere() {
    let paths = Set(FactSchema.facts(for: .interview).map(\.path))
    let wanted = [
      "vacancy.band", "panel.interview.minority_members", "panel.shortlisting.deciding_members",
      "panel.interview.members.trained_on", "as_of",
    ]
    #expect(paths.isSuperset(of: wanted))
    #expect(FactSchema.facts(for: .cohort).contains { $0.path == "measure.estimate" && $0.type == "ratio" })
  }

  @Test func rulesAboutVacanciesAndTheOrganisationRunToo() throws {
    let organisation = Fixtures.interviewRule(id: "test.whole", expect: "organisation.records_panels")
    let vacancy = Fixtures.interviewRule(id: "test.vacancy", expect: "vacancy.posts <= 5")
    let files = [
      PackFile(
        path: organisation.path,
        text: organisation.text.replacingOnce("for: interview", "for: organisation")
          .replacingOnce("{vacancy.ref}", "{organisation.vacancies}")),
      PackFile(path: vacancy.path, text: vacancy.text.replacingOnce("for: interview", "for: vacancy")),
    ]
    var pipeline = RecruitmentPipeline(vacancies: [Fixtures.interviewed("A"), Fixtures.interviewed("B")])
    pipeline.vacancies[0].posts = Fact(.known(6))
    let evaluation = try RuleEngine.evaluate(
      packs: RulePackLoader.load([Fixtures.header] + files), pipeline: pipeline, settings: Fixtures.settings()
    )
    #expect(evaluation.findings.map(\.message).first == "Not so for A.")
    #expect(evaluation.findings.map(\.message).last == "Not so for 2.")
    #expect(evaluation.findings.map(\.subject.kind) == [.vacancy, .vacancy, .organisation])
  }
}
