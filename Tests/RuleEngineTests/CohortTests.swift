// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML
import RuleEngine
import Testing

/// The relative likelihood of appointment from shortlisting, from the counts to the verdict.
@Suite struct CohortTests {
  private func evaluate(_ pipeline: RecruitmentPipeline, _ rule: PackFile = Fixtures.cohortRule()) throws
    -> Evaluation
  {
    try RuleEngine.evaluate(packs: [Fixtures.pack(rule)], pipeline: pipeline, settings: Fixtures.settings())
  }

  /// Shortlisted and appointed, white and ethnic minority; the verdict on everything together.
  static let tables: [(Int, Int, Int, Int, Verdict)] = [
    (100, 80, 100, 64, .complies),  // exactly 1.25
    (100, 64, 100, 80, .complies),  // exactly 0.80
    (6210, 1480, 3120, 512, .mustExplain),
    (100_000_000, 80_000_001, 100_000_000, 64_000_000, .mustExplain),  // above 1.25 by 1 in 64,000,000
    (100_000_000, 63_999_999, 100_000_000, 80_000_000, .mustExplain),
    (30, 30, 30, 30, .complies),  // everybody: 1
    (200, 60, 60, 0, .mustExplain),  // infinite
    (60, 0, 200, 60, .mustExplain),  // nothing
    (100, 0, 100, 0, .cannotTell),  // undefined
    (100, 20, 0, 0, .cannotTell),
    (0, 0, 100, 20, .cannotTell),
    (30, 6, 30, 6, .complies),  // just the minimum shortlisted
    (30, 6, 29, 6, .cannotTell),
    (100, 9, 50, 6, .mustExplain),  // exactly 5 expected of the smaller group
    (100, 8, 50, 6, .cannotTell),  // 4.7 expected of the smaller group
  ]

  @Test(arguments: tables.indices) func theExactRatioDecidesOnceTheNumbersSuffice(_ index: Int) throws {
    let (white, whiteTo, minority, minorityTo, expected) = Self.tables[index]
    let evaluation = try evaluate(
      Fixtures.pipeline(white: (white, whiteTo), minority: (minority, minorityTo)))
    let overall = try #require(
      evaluation.measures.first { $0.measure == "relative_likelihood" && $0.cut.isEmpty })
    #expect(overall.verdict == expected)
  }

  @Test func unknownEthnicityIsNeverAGroupToCompareWithHoweverWellItFares() throws {
    let pipeline = Fixtures.pipeline(white: (100, 40), minority: (100, 32), unknown: (50, 50))
    let overall = try #require(
      try evaluate(pipeline).measures.first { $0.measure == "relative_likelihood" && $0.cut.isEmpty })
    #expect(overall.estimate == .finite(1.25) && overall.verdict == .complies)
    #expect(overall.reference.from == Count(100) && overall.comparison.to == Count(32))
  }

  @Test(arguments: [
    ((100, 20), (0, 0), "no ethnic minority applicants shortlisted"),
    ((0, 0), (90, 20), "no white applicants shortlisted"),
    ((100, 0), (90, 0), "nobody appointed in either group"),
    (
      (200, 60), (12, 0),
      "12 ethnic minority applicants shortlisted, 30 needed; 3.3 ethnic minority applicants "
        + "expected to be appointed, 5 needed"
    ),
    ((20, 20), (1200, 900), "20 white applicants shortlisted, 30 needed"),
    (
      (10, 1), (20, 21),
      "the counts contradict one another: 21 selected of 20 considered (expected no more selected "
        + "than considered)"
    ),
  ])
  func whatStandsInTheWayIsSaid(_ white: (Int, Int), _ minority: (Int, Int), _ state: String) throws {
    let evaluation = try evaluate(
      Fixtures.pipeline(white: white, minority: minority), Fixtures.cohortRule(cuts: "[overall]"))
    #expect(evaluation.findings.map(\.verdict) == [.cannotTell])
    #expect(
      evaluation.findings.first?.lacking == [LackingFact(fact: "measure.estimate", state: state)])
  }

  @Test func noApplicationsIsOneSubjectThatCannotBeTold() throws {
    let evaluation = try evaluate(RecruitmentPipeline(vacancies: [Fixtures.interviewed("V-1")]))
    #expect(evaluation.tally.counts.filter { $0.value > 0 } == [.cannotTell: 1])
    #expect(evaluation.findings.map(\.subject.ref) == ["overall"])
    #expect(evaluation.measures.isEmpty)
  }

  @Test func aStageThatIsNotRecordedCannotBeCounted() throws {
    let tally = ApplicationTally(
      vacancy: 0, cell: TallyCell(group: .known(.white)), recorded: StageSet(.applied),
      reached: ReachedCounts(Stage.allCases.map { _ in Count(9) }))
    let pipeline = RecruitmentPipeline(
      vacancies: [Fixtures.interviewed("V-1")], applications: .complete([tally]))
    let evaluation = try evaluate(pipeline)
    #expect(evaluation.blanket.map(\.lacking.first?.state) == ["who was shortlisted is not recorded"])
    #expect(evaluation.tally[.cannotTell] == evaluation.tally.total)
  }

  @Test func aFileThatBrokeOffGivesNoRatio() throws {
    var pipeline = Fixtures.pipeline(white: (100, 50), minority: (100, 50))
    pipeline.applications = .openEnded(pipeline.applications.elements)
    let evaluation = try evaluate(pipeline)
    #expect(evaluation.tally[.cannotTell] == evaluation.tally.total)
    #expect(evaluation.measures.isEmpty)
  }

  @Test(arguments: [
    (10, 20, Verdict.mustExplain), (20, 24, .cannotTell), (24, 37, .complies), (37, 38, .cannotTell),
    (40, 60, .mustExplain),
  ])
  func aRangeIsJudgedWhereItsEndsAgree(_ least: Int, _ most: Int, _ expected: Verdict) throws {
    let tallies = [
      Fixtures.tally(nil, .known(.white), shortlisted: Count(200), appointed: Count(60)),
      Fixtures.tally(
        nil, .known(.ethnicMinority), shortlisted: Count(100),
        appointed: Count(atLeast: least, atMost: most)),
    ]
    let evaluation = try evaluate(RecruitmentPipeline(applications: .complete(tallies)))
    let overall = try #require(evaluation.measures.first)
    // Against 60 of 200, from 24 to 37.5 of 100 are inside the edges.
    #expect(overall.verdict == expected)
    #expect(overall.estimateRange != nil)
  }

  /// Shortlisted and appointed of white applicants, then of ethnic minority ones, and what can be said.
  static let ranges: [(ClosedRange<Int>, ClosedRange<Int>, ClosedRange<Int>, ClosedRange<Int>, String)] = [
    (
      200...200, 60...60, 100...100, 20...24,
      "White applicants were between 1.25 and 1.50 times as likely as ethnic minority applicants"
    ),
    (
      200...200, 60...60, 100...100, 0...24,
      "White applicants were at least 1.25 times as likely as ethnic minority applicants"
    ),
    (
      200...200, 0...60, 100...100, 24...24,
      "White applicants were at most 1.25 times as likely as ethnic minority applicants"
    ),
    (
      200...200, 0...60, 100...100, 0...24,
      "How many times as likely white applicants were as ethnic minority applicants to be appointed from "
        + "shortlisting cannot be told (0 to 60 of 200 against 0 to 24 of 100)"
    ),
    (
      200...200, 10...60, 100...100, 0...60,
      "How many times as likely white applicants were as ethnic minority applicants to be appointed from "
        + "shortlisting cannot be told (10 to 60 of 200 against 0 to 60 of 100)"
    ),
    (
      200...200, 6...60, 100...100, 6...60,
      "How many times as likely white applicants were as ethnic minority applicants to be appointed from "
        + "shortlisting cannot be told: between 0.05 and 5.00 (6 to 60 of 200 against 6 to 60 of 100)"
    ),
    (
      200...200, 50...60, 90...100, 0...0,
      "None of 90 to 100 ethnic minority applicants shortlisted was appointed, against 50 to 60 of 200 white "
        + "applicants"
    ),
    (
      190...200, 0...0, 100...100, 20...24,
      "None of 190 to 200 white applicants shortlisted was appointed, against 20 to 24 of 100 ethnic minority "
        + "applicants"
    ),
    (
      1...7, 1...7, 1...7, 0...0,
      "None of 1 to 7 ethnic minority applicants shortlisted was appointed, against 1 to 7 of 1 to 7 white applicants"
    ),
  ]

  @Test(arguments: ranges.indices) func whatARangeLeavesToBeSaidIsSaidInWords(_ index: Int) throws {
    let (white, whiteTo, minority, minorityTo, words) = Self.ranges[index]
    func count(_ range: ClosedRange<Int>) -> Count {
      Count(atLeast: range.lowerBound, atMost: range.upperBound)
    }
    let tallies = [
      Fixtures.tally(nil, .known(.white), shortlisted: count(white), appointed: count(whiteTo)),
      Fixtures.tally(
        nil, .known(.ethnicMinority), shortlisted: count(minority), appointed: count(minorityTo)),
    ]
    let evaluation = try evaluate(RecruitmentPipeline(applications: .complete(tallies)))
    let sentence = try #require(evaluation.measures.first).sentence
    #expect(sentence.hasPrefix(words), "\(sentence)")
    #expect(!sentence.contains("infinite") && !sentence.contains("between 0.00"))
  }

  @Test func anEthnicityThatIsKnownOfNobodyIsSaidToBe() throws {
    let evaluation = try evaluate(
      Fixtures.pipeline(white: (0, 0), minority: (0, 0), unknown: (90, 30)),
      Fixtures.cohortRule(cuts: "[overall]"))
    #expect(evaluation.findings.first?.lacking.map(\.state) == ["nobody's ethnicity is known"])
    #expect(
      evaluation.measures.first?.sentence
        == "There is no relative likelihood: nobody's ethnicity is known")
  }

  @Test(
    arguments: [
      // Declined of the ethnic minority, and the verdicts with them counted as not appointed, and left out.
      (4, "counted_as_not_appointed", Verdict.mustExplain, Verdict.complies),
      (4, "left_out", .complies, .mustExplain), (0, "left_out", .complies, nil),
    ] as [(Int, String, Verdict, Verdict?)])
  func aVerdictThatHangsOnTheWayOfCountingSaysSo(
    _ declined: Int, _ setting: String, _ verdict: Verdict, _ other: Verdict?
  ) throws {
    let more = Fixtures.tally(
      0, .known(.ethnicMinority), shortlisted: Count(declined), appointed: Count(0), declined: true)
    let evaluation = try evaluate(
      Fixtures.pipeline(white: (100, 30), minority: (100, 24), more: declined > 0 ? [more] : []),
      Fixtures.cohortRule(declined: setting, cuts: "[overall]"))
    let measure = try #require(evaluation.measures.first)
    #expect(measure.verdict == verdict)
    #expect(measure.alternatives.map(\.verdict) == (other.map { [$0] } ?? []))
    guard let other else { return }
    let difference = try #require(measure.alternatives.first?.difference)
    let counts = setting == "left_out" ? "30 of 100 against 24 of 104" : "30 of 100 against 24 of 100"
    #expect(difference.hasPrefix("The way of counting matters: with declined offers "))
    #expect(difference.contains(counts), "\(difference)")
    #expect(
      difference.hasSuffix(other == .complies ? "which would comply." : "which would have to be explained."))
    if verdict == .mustExplain {
      #expect(evaluation.findings.first?.message.hasSuffix(difference) == true)
    }
  }

  @Test func aVerdictThatDoesNotHangOnTheWayOfCountingSaysNothing() throws {
    let more = Fixtures.tally(0, .known(.white), shortlisted: Count(1), appointed: Count(0), declined: true)
    let evaluation = try evaluate(
      Fixtures.pipeline(white: (100, 40), minority: (100, 24), more: [more]),
      Fixtures.cohortRule(cuts: "[overall]"))
    let other = try #require(evaluation.measures.first?.alternatives.first)
    #expect(other.verdict == .mustExplain && other.difference == nil)
    #expect(evaluation.findings.first?.message.contains("way of counting") == false)
  }

  @Test func theBoundsOfWhatIsUnknownAreSharp() throws {
    let evaluation = try evaluate(Fixtures.pipeline(white: (100, 20), minority: (100, 10), unknown: (20, 10)))
    let overall = try #require(evaluation.measures.first)
    #expect(
      overall.ifUnknown
        == IfUnknown(
          allReference: .finite(2.5), allComparison: .finite(1.2), lowest: .finite(1), highest: .finite(3)))
    #expect(overall.unknown == GroupCounts(from: Count(20), to: Count(10)))
    #expect(overall.unknownStates == [.blank: GroupCounts(from: Count(20), to: Count(10))])
    #expect(overall.reference == GroupCounts(from: Count(100), to: Count(20)))
  }

  @Test func declinedOffersCountEitherWayAndTheOtherIsPrinted() throws {
    let declined = Fixtures.tally(
      0, .known(.white), shortlisted: Count(20), appointed: Count(0), declined: true)
    let pipeline = Fixtures.pipeline(white: (100, 30), minority: (100, 24), more: [declined])
    let counted = try #require(evaluate(pipeline).measures.first)
    #expect(counted.reference == GroupCounts(from: Count(120), to: Count(30)))
    #expect(counted.alternatives.map(\.setting) == ["declined offers: left out"])
    #expect(counted.alternatives.first?.reference == GroupCounts(from: Count(100), to: Count(30)))
    #expect(counted.alternatives.first?.estimate == .finite(1.25))
    let leftOut = try #require(evaluate(pipeline, Fixtures.cohortRule(declined: "left_out")).measures.first)
    #expect(leftOut.reference == GroupCounts(from: Count(100), to: Count(30)))
    #expect(leftOut.alternatives.map(\.setting) == ["declined offers: counted as not appointed"])
    let offered = try #require(evaluate(pipeline, Fixtures.cohortRule(stage: "offered")).measures.first)
    #expect(offered.to == .offered)
    #expect(offered.reference == GroupCounts(from: Count(120), to: Count(30)))
  }

  @Test func withoutDeclinedOffersThereIsNoOtherWay() throws {
    let evaluation = try evaluate(Fixtures.pipeline(white: (100, 30), minority: (100, 24)))
    #expect(evaluation.measures.flatMap(\.alternatives).isEmpty)
  }

  @Test func theCutsAreThoseThatTheDataHave() throws {
    // Two of each kind: counts of one are never shown.
    var vacancies = [
      Fixtures.interviewed("A", band: .band8a), Fixtures.interviewed("B", band: .band5), Vacancy(ref: "C"),
      Fixtures.interviewed("D", band: .band8a), Fixtures.interviewed("E", band: .band5), Vacancy(ref: "F"),
    ]
    for number in [0, 3] {
      vacancies[number].staffGroup = Fact(.known("Nursing"))
      vacancies[number].isClinical = Fact(.known(true))
    }
    func tally(_ vacancy: Int, _ route: Answer<RecruitmentRoute>) -> ApplicationTally {
      Fixtures.tally(vacancy, .known(.white), shortlisted: Count(10), appointed: Count(1), route: route)
    }
    let routes: [Answer<RecruitmentRoute>] = [.known(.internal), .known(.international), .blank]
    let tallies = (0..<6).map { tally($0, routes[$0 % 3]) }
    let evaluation = try evaluate(RecruitmentPipeline(vacancies: vacancies, applications: .complete(tallies)))
    let cuts = evaluation.measures.filter { $0.measure == "relative_likelihood" }
    #expect(
      evaluation.findings.map(\.subject.ref) == [
        "overall", "band 5", "band 8a", "band not known", "staff group Nursing", "staff group not known",
        "clinical",
        "clinical not known", "internal applicants", "external applicants", "route not known",
        "without international recruits",
      ])
    #expect(cuts.map(\.subject) == evaluation.findings.map(\.subject.ref))
    #expect(cuts.map(\.reference.from.exact) == [60, 20, 20, 20, 20, 40, 20, 40, 20, 20, 20, 40])
    #expect(cuts.last?.sentence.contains("20 shortlisted whose route is not known are counted in") == true)
    #expect(cuts.map { $0.cut.first?.dimension ?? "" }.first == "")
  }

  @Test func countsOfOneVacancyAreNeverShown() throws {
    let tallies = [
      Fixtures.tally(0, .known(.white), shortlisted: Count(90), appointed: Count(30)),
      Fixtures.tally(0, .known(.ethnicMinority), shortlisted: Count(60), appointed: Count(5)),
      // Another vacancy of which nobody came to the first stage hides nothing.
      Fixtures.tally(1, .known(.white), shortlisted: .zero, appointed: .zero),
    ]
    let vacancies = [Fixtures.interviewed("A"), Fixtures.interviewed("B")]
    let evaluation = try evaluate(RecruitmentPipeline(vacancies: vacancies, applications: .complete(tallies)))
    #expect(evaluation.findings.allSatisfy { $0.verdict == .cannotTell })
    #expect(
      evaluation.findings.first?.message
        == "Overall cannot be judged: it rests on one vacancy, whose counts are not shown.")
    #expect(!evaluation.measures.contains { $0.from == .shortlisted })
  }

  @Test(arguments: [
    (PeriodBasis.appointed, Verdict.cannotTell, nil as Stage?), (.shortlisted, .mustExplain, .shortlisted),
    (.closed, .mustExplain, .applied),
  ])
  func aPeriodThatSelectsByAStageTellsNothingOfWhatCameBefore(
    basis: PeriodBasis, verdict: Verdict, first: Stage?
  ) throws {
    var settings = Fixtures.settings()
    settings.period = ReportingPeriod(first: CivilDate(days: 0), last: CivilDate(days: 30_000), basis: basis)
    let pipeline = Fixtures.pipeline(white: (200, 60), minority: (100, 10))
    let evaluation = try RuleEngine.evaluate(
      packs: [Fixtures.pack(Fixtures.cohortRule())], pipeline: pipeline, settings: settings)
    #expect(evaluation.findings.first?.verdict == verdict)
    let rates = evaluation.measures.filter { $0.measure == "rate" }
    if let first {
      #expect(rates.map(\.from).min() == first)
    } else {
      #expect(rates.allSatisfy { $0.from >= .accepted })
    }
  }

  @Test func aGradeThatAParameterPlacesIsCutAsItsBand() throws {
    var vacancy = Vacancy(ref: "A")
    vacancy.grade = Fact(.known(.other("Consultant")))
    let tally = Fixtures.tally(0, .known(.white), shortlisted: Count(1), appointed: Count(0))
    let pipeline = RecruitmentPipeline(vacancies: [vacancy], applications: .complete([tally]))
    let rule = Fixtures.cohortRule(cuts: "[overall, band]")
    #expect(try evaluate(pipeline, rule).findings.map(\.subject.ref) == ["overall", "grade Consultant"])
    let packs = try Tailoring.tailor(
      [Fixtures.pack(rule)], settings: ["test.ratio.place_grades=consultant = 9"])
    let placed = try RuleEngine.evaluate(packs: packs, pipeline: pipeline, settings: Fixtures.settings())
    #expect(placed.findings.map(\.subject.ref) == ["overall", "band 9"])
  }

  @Test func theRatesFromStageToStageAreReportedAndNotJudged() throws {
    let evaluation = try evaluate(Fixtures.pipeline(white: (100, 30), minority: (80, 20)))
    let rates = evaluation.measures.filter { $0.measure == "rate" }
    #expect(
      rates.map { [$0.from, $0.to] } == [
        [.applied, .shortlisted], [.shortlisted, .interviewed], [.interviewed, .offered],
        [.offered, .accepted],
        [.applied, .accepted],
      ])
    #expect(rates.allSatisfy { $0.verdict == nil })
    #expect(
      rates.last?.sentence
        == "From application to appointment: 30 of 100 white applicants (30.0%) and 20 of 80 ethnic minority "
        + "applicants (25.0%)")
    let without = try evaluate(
      Fixtures.pipeline(white: (9, 1), minority: (8, 2)), Fixtures.cohortRule(also: "[]"))
    #expect(without.measures.map(\.measure) == ["relative_likelihood", "relative_likelihood"])
  }

  @Test(arguments: [
    (
      (6210, 1480), (3120, 512),
      "White applicants were 1.45 times as likely as ethnic minority applicants to be "
        + "appointed from shortlisting (1,480 of 6,210 against 512 of 3,120)"
    ),
    (
      (100_000, 80_001), (100_000, 64_000),
      "White applicants were 1.25002 times as likely as ethnic minority "
        + "applicants to be appointed from shortlisting (80,001 of 100,000 against 64,000 of 100,000)"
    ),
    (
      (100, 30), (50, 15),
      "White and ethnic minority applicants were equally likely to be appointed from "
        + "shortlisting (30 of 100 against 15 of 50)"
    ),
    (
      (200, 60), (60, 0),
      "None of 60 ethnic minority applicants shortlisted was appointed, against 60 of 200 white "
        + "applicants"
    ),
    ((200, 60), (0, 0), "There is no relative likelihood: no ethnic minority applicants shortlisted"),
    (
      (20, 6), (60, 9),
      "White applicants were 2.00 times as likely as ethnic minority applicants to be appointed "
        + "from shortlisting (6 of 20 against 9 of 60); this cannot be judged: "
        + "20 white applicants shortlisted, "
        + "30 needed; 3.7 white applicants expected to be appointed, 5 needed"
    ),
  ])
  func theSentenceGivesTheDirectionInWords(_ white: (Int, Int), _ minority: (Int, Int), _ sentence: String)
    throws
  {
    let evaluation = try evaluate(Fixtures.pipeline(white: white, minority: minority))
    #expect(evaluation.measures.first?.sentence == sentence)
  }

  @Test func anIntervalAndATestStandBesideTheRatio() throws {
    let overall = try #require(evaluate(Fixtures.pipeline(white: (25, 15), minority: (10, 2))).measures.first)
    let interval = try #require(overall.interval)
    guard case .finite(let lower) = interval.lower, case .finite(let upper) = interval.upper else {
      Issue.record("the interval has no ends")
      return
    }
    // Morris (2017), Koopman's interval by statsmodels.
    #expect(abs(lower - 1.0731) < 1e-4 && abs(upper - 10.8966) < 1e-4)
    #expect(overall.tests["mid_p"].map { $0 > 0.01 && $0 < 0.1 } == true)
    #expect(overall.direction.hasPrefix("above 1, white applicants are the likelier"))
  }
}
