// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML
import RuleEngine
import Testing

/// What findings say to somebody who has never seen a field name.
@Suite struct MessageWordsTests {
  private func evaluate(_ rule: PackFile, _ pipeline: RecruitmentPipeline) throws -> Evaluation {
    try RuleEngine.evaluate(packs: [Fixtures.pack(rule)], pipeline: pipeline, settings: Fixtures.settings())
  }

  private func declared(_ answer: Answer<Bool>, grade: PayGrade = .bands(.band7 ... .band7))
    -> RecruitmentPipeline
  {
    var vacancy = Fixtures.interviewed("MC-25-043")
    vacancy.grade = Fact(.known(grade))
    vacancy.declaration.representative = Fact(answer)
    return RecruitmentPipeline(vacancies: [vacancy])
  }

  @Test(arguments: [
    (Answer<Bool>.blank, "is blank (not answered)"), (.notAsked, "was not asked"),
    (.withheld, "was withheld"),
    (.unreadable, "cannot be read"), (.unmapped, "has a value that no map knows"),
    (.notRecorded, "is not recorded"),
  ])
  func whatCannotBeToldSaysWhyInPlainWords(_ answer: Answer<Bool>, _ words: String) throws {
    let finding = try #require(evaluate(Fixtures.interviewRule(), declared(answer)).findings.first)
    #expect(
      finding.message
        == "Interview MC-25-043: cannot be told, because the declaration of an ethnic minority "
        + "representative \(words).")
  }

  @Test func aRangeAndAGradeThatNothingPlacesAreToldAsTheyStand() throws {
    let rule = Fixtures.interviewRule(when: #"vacancy.band >= "7""#)
    let range = try #require(
      evaluate(rule, declared(.known(false), grade: .bands(.band6 ... .band7))).findings.first)
    #expect(
      range.message == "Interview MC-25-043: cannot be told, because the pay band is between '6' and '7'.")
    let consultant = try #require(
      evaluate(rule, declared(.known(false), grade: .other("Consultant"))).findings.first)
    #expect(
      consultant.message
        == "Interview MC-25-043: cannot be told, because the pay band is not known: graded 'Consultant', "
        + "which no parameter places among the bands.")
  }

  @Test func noMessageNamesAField() throws {
    let rule = Fixtures.interviewRule(
      when: #"vacancy.band >= "7""#,
      expect: "panel.interview.deciding_members >= 3 && panel.interview.members.all(m, m.trained_on != null)")
    var pipeline = declared(.blank)
    pipeline.vacancies.append(Fixtures.interviewed("V-2"))
    let evaluation = try evaluate(rule, pipeline)
    #expect(evaluation.blanket.count == 1)
    for message in evaluation.findings.map(\.message) + evaluation.blanket.map(\.message) {
      #expect(!message.contains("_") && !message.contains("panel."), "\(message)")
    }
  }

  @Test(arguments: [(1, "V-1 has 1 post."), (2, "V-1 has 2 posts."), (1_200, "V-1 has 1,200 posts.")])
  func aNumberBringsItsNoun(_ posts: Int, _ message: String) throws {
    var vacancy = Fixtures.interviewed("V-1")
    vacancy.posts = Fact(.known(posts))
    let rule = Fixtures.interviewRule(
      expect: "vacancy.posts < 1", message: "{vacancy.ref} has {vacancy.posts|post|posts}.")
    let evaluation = try evaluate(rule, RecruitmentPipeline(vacancies: [vacancy]))
    #expect(evaluation.findings.map(\.message) == [message])
  }

  @Test(arguments: [
    ("{vacancy.title|a|b}", "'vacancy.title' is no number, so it takes no noun"),
    ("{vacancy.posts|post}", "between '{' and '}' must stand a fact"),
    ("{vacancy.posts||posts}", "between '{' and '}' must stand a fact"),
  ])
  func aNounThatCannotBeIsRefused(_ message: String, _ problem: String) throws {
    let issues = LoaderIssueTests.issues([Fixtures.header, Fixtures.interviewRule(message: message)])
    #expect(issues.count == 1)
    #expect(issues.first?.problem.contains(problem) == true)
  }

  @Test(arguments: [
    (
      (20, 7), (13, 2),
      "White applicants were 2.28 times as likely as ethnic minority applicants to be appointed from "
        + "shortlisting (7 of 20 against 2 of 13)"
    ),
    (
      (100, 26), (100, 40),
      "Ethnic minority applicants were 1.54 times as likely as white applicants to be appointed from "
        + "shortlisting (40 of 100 against 26 of 100), a relative likelihood of 0.65"
    ),
    (
      (60, 0), (200, 60),
      "None of 60 white applicants shortlisted was appointed, against 60 of 200 ethnic minority applicants, "
        + "a relative likelihood of 0.00"
    ),
    (
      (100_000, 50_000), (100_000, 50_001),
      "Ethnic minority applicants were 1.00002 times as likely as white applicants to be appointed from "
        + "shortlisting (50,001 of 100,000 against 50,000 of 100,000), a relative likelihood of 1.00"
    ),
  ])
  func theDirectionIsSaidInWordsOnBothSidesOfOne(
    _ white: (Int, Int), _ minority: (Int, Int), _ sentence: String
  ) throws {
    let rule = Fixtures.cohortRule(minimumShortlisted: 1, minimumExpected: 0, cuts: "[overall]")
    let evaluation = try evaluate(rule, Fixtures.pipeline(white: white, minority: minority))
    #expect(evaluation.measures.first?.sentence == sentence)
  }

  @Test func tooFewPeopleAreSaidInPlainWords() throws {
    let rule = Fixtures.cohortRule(minimumExpected: 0, cuts: "[band, overall]")
    let evaluation = try evaluate(rule, Fixtures.pipeline(white: (20, 7), minority: (13, 2)))
    let reason =
      "20 white applicants shortlisted, 30 needed; 13 ethnic minority applicants shortlisted, 30 needed"
    #expect(
      evaluation.findings.map(\.message) == [
        "Overall cannot be judged: \(reason).", "Band 7 cannot be judged: \(reason).",
      ])
  }

  @Test func withoutApplicationsNothingIsJudged() throws {
    let evaluation = try evaluate(Fixtures.cohortRule(), RecruitmentPipeline())
    #expect(evaluation.findings.map(\.message) == ["Overall cannot be judged: no applications are recorded."])
  }

  @Test func everythingComesFirstThenTheCutsAsDeclaredAndBandsBySeniority() throws {
    let bands: [PayBand] = [.verySeniorManager, .band9, .band8a, .band5, .band2]
    let vacancies = bands.map { Fixtures.interviewed("V-\($0.rawValue)", band: $0) }
    let tallies = vacancies.indices.map {
      Fixtures.tally(
        $0, .known(.white), shortlisted: Count(9), appointed: Count(1), route: .known(.internal))
    }
    let pipeline = RecruitmentPipeline(vacancies: vacancies, applications: .complete(tallies))
    let evaluation = try evaluate(Fixtures.cohortRule(cuts: "[route, overall, band]", also: "[]"), pipeline)
    let order = [
      "overall", "internal applicants", "band 2", "band 5", "band 8a", "band 9", "grade VSM",
    ]
    #expect(evaluation.findings.map(\.subject.ref) == order)
    // A band of one vacancy has a finding, and its counts are not shown.
    #expect(evaluation.measures.map(\.subject) == ["overall", "internal applicants"])
  }
}
