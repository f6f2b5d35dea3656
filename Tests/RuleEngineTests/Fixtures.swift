// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML
import RuleEngine
import Testing

/// A small pack with one rule, for tests that change a word of it.
enum Fixtures {
  static let header = PackFile(
    path: "test/pack.yaml",
    text: """
      id: test
      version: "1"
      title: A pack for tests
      says: It says little.
      sources:
        book: {title: The book, date: "2022", url: "https://example.org/book"}
      """)

  /// A rule about interviews with these conditions and whatever else is to differ.
  static func interviewRule(
    id: String = "test.rule", obligation: String = "should", checkpoint: String = "[pre-publication]",
    when: String? = nil, expect: String = "panel.interview.representative == true",
    message: String = "Not so for {vacancy.ref}.",
    extra: String = ""
  ) -> PackFile {
    let notMet = obligation == "may" ? "advice" : "must explain"
    return PackFile(
      path: "test/\(id).yaml",
      text: """
        id: \(id)
        title: A rule
        guidance: {source: book, clause: "1", says: Do so.}
        obligation: \(obligation)
        checkpoint: \(checkpoint)
        for: interview
        \(when.map { "when: '\($0)'" } ?? "# always")
        expect: '\(expect)'
        message: "\(message)"
        remedy: {afterwards: Mend it.}
        explain: {by: manager, approve: director, within: 10 days}
        \(extra)
        examples:
          - {verdict: complies, given: {}}
          - {verdict: \(notMet), given: {}}
          - {verdict: cannot tell, given: {}}
        """)
  }

  /// A rule about the relative likelihood, with the shipped parameters or others.
  static func cohortRule(
    id: String = "test.ratio", minimumShortlisted: Int = 30, minimumExpected: Int = 5,
    declined: String = "counted_as_not_appointed", withdrawals: String = "counted",
    internalMoves: String = "counted", readverts: String = "own_vacancies", stage: String = "accepted",
    cuts: String = "[overall, band, staff_group, clinical, route, without_international]",
    also: String = "[rates]"
  ) -> PackFile {
    PackFile(
      path: "test/\(id).yaml",
      text: """
        id: \(id)
        title: A ratio
        guidance: {source: book, clause: "2", says: Be even.}
        obligation: should
        checkpoint: [pre-publication]
        parameters:
          lowest: {type: decimal, default: "0.80", says: Lower edge.}
          highest: {type: decimal, default: "1.25", says: Upper edge.}
          minimum_shortlisted: {type: integer, default: \(minimumShortlisted), says: Fewest shortlisted.}
          minimum_expected: {type: integer, default: \(minimumExpected), says: Fewest expected.}
          appointed_stage: {type: choice, options: [offered, accepted], default: \(stage), says: What counts.}
          declined_offers:
            {type: choice, options: [counted_as_not_appointed, left_out], default: \(declined), says: So.}
          withdrawals: {type: choice, options: [counted, left_out], default: \(withdrawals), says: So.}
          internal_moves: {type: choice, options: [counted, left_out], default: \(internalMoves), says: So.}
          readverts: {type: choice, options: [own_vacancies, joined], default: \(readverts), says: So.}
          place_grades: {type: placements, default: "", says: Places.}
        for: cohort
        measure: {kind: relative_likelihood, from: shortlisted, to: appointed, cuts: \(cuts), also: \(also)}
        minimum: {shortlisted: minimum_shortlisted, expected: minimum_expected}
        expect: measure.estimate >= param.lowest && measure.estimate <= param.highest
        message: "{cohort.name}: {measure.estimate}"
        remedy: {afterwards: Look for the cause.}
        explain: {by: manager, approve: director, within: 10 days}
        examples:
          - {verdict: complies, given: {}}
          - {verdict: must explain, given: {}}
          - {verdict: cannot tell, given: {}}
        """)
  }

  static func pack(_ rules: PackFile...) throws -> RulePack {
    try #require(try RulePackLoader.load([header] + rules).first)
  }

  static let asOf = CivilDate(iso: "2025-06-30") ?? CivilDate(days: 0)

  static func settings(_ checkpoint: Checkpoint = .prePublication, trace: Bool = false) -> EvaluationSettings
  {
    EvaluationSettings(asOf: asOf, checkpoint: checkpoint, trace: trace)
  }

  /// A vacancy whose interviews were held on a known day.
  static func interviewed(_ ref: String, band: PayBand = .band7) -> Vacancy {
    var vacancy = Vacancy(ref: ref, place: SourcePlace(file: 0, line: 2))
    vacancy.grade = Fact(.known(.bands(band...band)), at: SourcePlace(file: 0, line: 2, column: 1))
    vacancy.interviewedOn = Fact(.known(CivilDate(iso: "2025-06-01") ?? asOf))
    return vacancy
  }

  /// Counts of one group of one vacancy: applied, shortlisted and appointed, with interviewed and offered
  /// between.
  static func tally(
    _ vacancy: Int?, _ group: Answer<EthnicityGroup>, shortlisted: Count, appointed: Count,
    route: Answer<RecruitmentRoute> = .notRecorded, declined: Bool = false, leaving: Leaving? = nil
  ) -> ApplicationTally {
    var reached = Stage.allCases.map { $0 <= .shortlisted ? shortlisted : appointed }
    if declined {
      for stage in [Stage.interviewScheduled, .interviewed, .offered] {
        reached[Int(stage.rawValue)] = shortlisted
      }
    }
    let stages: [Stage] = [.applied, .shortlisted, .interviewed, .offered, .accepted]
    return ApplicationTally(
      vacancy: vacancy,
      cell: TallyCell(group: group, route: route, leaving: declined ? .declinedOffer : leaving),
      recorded: StageSet(stages.map { StageSet($0) }), reached: ReachedCounts(reached))
  }

  /// One vacancy with these counts of shortlisted and appointed applicants.
  static func pipeline(
    white: (Int, Int), minority: (Int, Int), unknown: (Int, Int) = (0, 0), more: [ApplicationTally] = []
  ) -> RecruitmentPipeline {
    // Shared out over two vacancies: counts of one are never shown.
    var tallies: [ApplicationTally] = []
    for vacancy in 0...1 {
      func half(_ number: Int) -> Count { Count((number + 1 - vacancy) / 2) }
      tallies += [
        tally(vacancy, .known(.white), shortlisted: half(white.0), appointed: half(white.1)),
        tally(vacancy, .known(.ethnicMinority), shortlisted: half(minority.0), appointed: half(minority.1)),
        tally(vacancy, .blank, shortlisted: half(unknown.0), appointed: half(unknown.1)),
      ]
    }
    return RecruitmentPipeline(
      vacancies: [interviewed("V-1"), interviewed("V-2")], applications: .complete(tallies + more))
  }
}
