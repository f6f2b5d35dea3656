// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML
import RuleEngine
import TestSupport
import Testing

/// The measure by characteristics other than ethnicity: as groups of their own, and as cuts.
@Suite struct CharacteristicCohortTests {
  /// Shortlisted and appointed of one category and ethnicity group, in each of so many vacancies.
  private struct Part {
    var category: Answer<ApplicantGroup>
    var group: Answer<EthnicityGroup>
    var from: Count
    var to: Count
    var vacancies: ClosedRange<Int>
    var declined: Bool

    init(
      _ category: Answer<ApplicantGroup>, _ from: Int, _ to: Int, vacancies: ClosedRange<Int> = 0...1,
      declined: Bool = false
    ) {
      self.init(category, .notRecorded, from, to, vacancies: vacancies, declined: declined)
    }

    init(
      _ category: Answer<ApplicantGroup>, _ group: Answer<EthnicityGroup>, _ from: Int, _ to: Int,
      vacancies: ClosedRange<Int> = 0...1, declined: Bool = false
    ) {
      self.category = category
      self.group = group
      self.from = Count(from)
      self.to = Count(to)
      self.vacancies = vacancies
      self.declined = declined
      self.declined = declined
    }
  }

  private func table(_ characteristic: Characteristic, _ parts: [Part]) -> CharacteristicTable {
    let known = parts.compactMap { part in if case .known(let group) = part.category { group } else { nil } }
    let stages: StageSet = [StageSet(.applied), StageSet(.shortlisted), StageSet(.accepted)]
    var table = CharacteristicTable(
      characteristic, categories: characteristic.ordered(known), stages: stages)
    for part in parts {
      let cell = table.number(of: TallyCell(group: part.group, leaving: part.declined ? .declinedOffer : nil))
      let code =
        if case .known(let group) = part.category {
          CategoryCode(known: table.categories.firstIndex(of: group) ?? 0)
        } else {
          CategoryCode(part.category.state)
        }
      for vacancy in part.vacancies {
        table.append(
          CharacteristicTable.Entry(vacancy: vacancy, cell: cell, category: code, recorded: stages),
          reached: ReachedCounts(Stage.allCases.map { $0 <= .shortlisted ? part.from : part.to }))
      }
    }
    return table
  }

  private func evaluate(
    _ tables: [CharacteristicTable], groups: String = "ethnicity", cuts: String = "[overall]",
    also: String = "[]", tallies: [ApplicationTally] = [], more: PackFile? = nil
  ) throws -> Evaluation {
    let text = Fixtures.cohortRule(cuts: cuts, also: also).text.replacing(
      "kind: relative_likelihood,", with: "kind: relative_likelihood, groups: \(groups),")
    let files =
      [Fixtures.header, PackFile(path: "test/test.ratio.yaml", text: text)] + [more].compactMap(\.self)
    var pipeline = RecruitmentPipeline(
      vacancies: [Fixtures.interviewed("V-1"), Fixtures.interviewed("V-2", band: .band5)],
      applications: .complete(tallies))
    pipeline.characteristics = tables
    return try RuleEngine.evaluate(
      packs: RulePackLoader.load(files), pipeline: pipeline, settings: Fixtures.settings())
  }

  @Test func `disabled and non-disabled applicants are compared by the same code`() throws {
    let table = table(
      .disability,
      [
        Part(.known(.notDisabled), 450, 135), Part(.known(.disabled), 100, 20), Part(.withheld, 10, 2),
        Part(.blank, 5, 0), Part(.known(.disabled), 5, 0, declined: true),
      ])
    let evaluation = try evaluate([table], groups: "disability")
    let measure = try #require(evaluation.measures.first)
    #expect(measure.groups == GroupComparison.pair(of: .disability))
    #expect(measure.reference == GroupCounts(from: Count(900), to: Count(270)))
    #expect(measure.comparison == GroupCounts(from: Count(210), to: Count(40)))
    #expect(measure.unknownStates[.withheld] == GroupCounts(from: Count(20), to: Count(4)))
    #expect(measure.unknownStates[.blank] == GroupCounts(from: Count(10), to: .zero))
    #expect(measure.estimate == .finite(270.0 * 210 / (900 * 40)))
    #expect(measure.verdict == .mustExplain)
    #expect(
      measure.direction
        == "above 1, non-disabled applicants are the likelier to be appointed from shortlisting")
    #expect(
      measure.sentence
        == "Non-disabled applicants were 1.58 times as likely as disabled applicants to be appointed from "
        + "shortlisting (270 of 900 against 40 of 210)")
    #expect(measure.alternatives.map(\.comparison) == [GroupCounts(from: Count(200), to: Count(40))])
    #expect(measure.ifUnknown != nil && measure.interval != nil)
  }

  @Test func `the same counts give the same figures whatever the groups are`() throws {
    var random = SplitMix64(seed: 5)
    for _ in 0..<60 {
      func rate() -> (Int, Int) {
        let from = Int.random(in: 0...300, using: &random)
        return (from, Int.random(in: 0...from, using: &random))
      }
      let (one, two, unknown) = (rate(), rate(), rate())
      let ethnicity = try evaluate(
        [],
        tallies: [
          Fixtures.tally(0, .known(.white), shortlisted: Count(one.0), appointed: Count(one.1)),
          Fixtures.tally(1, .known(.ethnicMinority), shortlisted: Count(two.0), appointed: Count(two.1)),
          Fixtures.tally(nil, .blank, shortlisted: Count(unknown.0), appointed: Count(unknown.1)),
        ])
      let sex = try evaluate(
        [
          table(
            .sex,
            [
              Part(.known(.male), one.0, one.1, vacancies: 0...0),
              Part(.known(.female), two.0, two.1, vacancies: 1...1),
              Part(.blank, unknown.0, unknown.1, vacancies: -1 ... -1),
            ])
        ], groups: "sex")
      #expect(ethnicity.measures.map(\.estimate.isNumber) == sex.measures.map(\.estimate.isNumber))
      #expect(ethnicity.measures.map(\.interval) == sex.measures.map(\.interval))
      #expect(ethnicity.measures.map(\.tests) == sex.measures.map(\.tests))
      #expect(ethnicity.measures.map(\.ifUnknown?.isNumber) == sex.measures.map(\.ifUnknown?.isNumber))
      #expect(ethnicity.measures.map(\.verdict) == sex.measures.map(\.verdict))
      #expect(ethnicity.tally.counts == sex.tally.counts)
    }
  }

  @Test func `a category of neither group stands beside the two`() throws {
    let table = table(
      .orientation,
      [
        Part(.known(.heterosexual), 100, 30), Part(.known(.lgbPlus), 50, 15), Part(.known(.undecided), 4, 1),
        Part(.withheld, 6, 1),
      ])
    let measure = try #require(evaluate([table], groups: "orientation").measures.first)
    #expect(measure.neither == GroupCounts(from: Count(8), to: Count(2)))
    #expect(measure.unknown == GroupCounts(from: Count(12), to: Count(2)))
    #expect(
      measure.sentence.hasPrefix("Heterosexual and LGB+ applicants were equally likely to be appointed"))
  }

  @Test func `each age band is held against everybody else whose age is known`() throws {
    let bands = ["25_to_34", "35_to_44", "65_and_over"].compactMap {
      Characteristic.ageBand.category(named: $0)
    }
    let table = table(
      .ageBand,
      [
        Part(.known(bands[0]), 100, 40), Part(.known(bands[1]), 100, 20), Part(.known(bands[2]), 50, 10),
        Part(.withheld, 9, 1),
      ])
    let evaluation = try evaluate([table], groups: "age_band", cuts: "[overall, band]")
    let whole = evaluation.measures.filter(\.cut.isEmpty)
    #expect(
      whole.map(\.subject) == [
        "applicants aged 25 to 34", "applicants aged 35 to 44", "applicants aged 65 and over",
      ])
    #expect(whole[0].reference == GroupCounts(from: Count(300), to: Count(60)))
    #expect(whole[0].comparison == GroupCounts(from: Count(200), to: Count(80)))
    #expect(whole.allSatisfy { $0.unknown.from == Count(18) && $0.groups.isAgainstEveryoneElse })
    #expect(
      whole[0].sentence
        == "Applicants aged 25 to 34 were 2.00 times as likely as other applicants to be appointed from "
        + "shortlisting (80 of 200 against 60 of 300), a relative likelihood of 0.50")
    // Each band of the vacancies rests on one vacancy: a finding for each category, and no counts.
    #expect(whole.count == evaluation.measures.count)
    #expect(
      evaluation.findings.map(\.subject.ref).filter { $0.hasPrefix("band 5") } == [
        "band 5, applicants aged 25 to 34", "band 5, applicants aged 35 to 44",
        "band 5, applicants aged 65 and over",
      ])
  }

  @Test func `a category that only records set aside are of is held against nobody`() throws {
    let bands = ["25_to_34", "35_to_44", "65_and_over"].compactMap {
      Characteristic.ageBand.category(named: $0)
    }
    let stages: StageSet = [StageSet(.applied), StageSet(.shortlisted), StageSet(.accepted)]
    var table = CharacteristicTable(.ageBand, categories: bands, stages: stages)
    let cell = table.number(of: TallyCell(group: .notRecorded))
    for (vacancy, band) in [(0, 0), (1, 2)] {
      let entry = CharacteristicTable.Entry(
        vacancy: vacancy, cell: cell, category: CategoryCode(known: band), recorded: stages)
      table.append(entry, reached: ReachedCounts(Stage.allCases.map { _ in Count(40) }))
    }
    let evaluation = try evaluate([table], groups: "age_band")
    #expect(
      evaluation.measures.map(\.subject) == ["applicants aged 25 to 34", "applicants aged 65 and over"])
  }

  @Test func `a rule that looks at no group looks at each cut once`() throws {
    let recorded = PackFile(
      path: "test/test.recorded.yaml",
      text: """
        id: test.recorded
        title: Recorded
        guidance: {source: book, clause: "2", says: Ask.}
        obligation: should
        checkpoint: [pre-publication]
        for: cohort
        measure: {same_as: test.ratio}
        expect: measure.unrecorded_share <= 0.1
        message: "{cohort.title}: {measure.unrecorded_from} of {measure.total_from}, by {measure.characteristic}"
        remedy: {afterwards: Look for the cause.}
        explain: {by: manager, approve: director, within: 10 days}
        examples:
          - {verdict: complies, given: {}}
          - {verdict: must explain, given: {}}
          - {verdict: cannot tell, given: {}}
        """)
    let bands = ["25_to_34", "35_to_44"].compactMap { Characteristic.ageBand.category(named: $0) }
    let table = table(
      .ageBand, [Part(.known(bands[0]), 100, 40), Part(.known(bands[1]), 100, 20), Part(.blank, 50, 1)])
    let evaluation = try evaluate([table], groups: "age_band", more: recorded)
    let findings = evaluation.findings.filter { $0.rule == "test.recorded" }
    #expect(findings.map(\.subject.ref) == ["overall"])
    #expect(findings.map(\.message) == ["Overall: 100 of 500, by age"])
  }

  @Test func `ethnicity is compared among the applicants of each category, and the cuts add up`() throws {
    let table = table(
      .sex,
      [
        Part(.known(.female), .known(.white), 200, 60),
        Part(.known(.female), .known(.ethnicMinority), 100, 20),
        Part(.known(.male), .known(.white), 90, 30), Part(.known(.male), .known(.ethnicMinority), 60, 18),
        Part(.withheld, .known(.white), 10, 1), Part(.blank, .withheld, 3, 1),
      ])
    let tallies = [0, 1].flatMap { vacancy in
      [
        Fixtures.tally(vacancy, .known(.white), shortlisted: Count(300), appointed: Count(91)),
        Fixtures.tally(vacancy, .known(.ethnicMinority), shortlisted: Count(160), appointed: Count(38)),
        Fixtures.tally(vacancy, .withheld, shortlisted: Count(3), appointed: Count(1)),
      ]
    }
    let evaluation = try evaluate([table], cuts: "[overall, sex, disability]", tallies: tallies)
    #expect(
      evaluation.measures.map(\.subject) == [
        "overall", "female applicants", "male applicants", "sex not known",
      ])
    let parts = evaluation.measures.dropFirst()
    #expect(parts.map { $0.cut.map(\.value) } == [["female"], ["male"], ["not known"]])
    for side in [\MeasureResult.reference, \.comparison, \.unknown] {
      for end in [\GroupCounts.from, \.to] {
        #expect(
          parts.map { $0[keyPath: side][keyPath: end] }.reduce(.zero, +)
            == evaluation.measures[0][keyPath: side][keyPath: end])
      }
    }
    #expect(parts.first?.estimate == .finite(1.5))
  }

  @Test func `groups of another characteristic are cut by ethnicity too`() throws {
    let table = table(
      .disability,
      [
        Part(.known(.notDisabled), .known(.white), 200, 60), Part(.known(.disabled), .known(.white), 60, 12),
        Part(.known(.notDisabled), .known(.ethnicMinority), 100, 20),
        Part(.known(.disabled), .withheld, 9, 2),
      ])
    let evaluation = try evaluate([table], groups: "disability", cuts: "[overall, ethnicity]")
    #expect(
      evaluation.measures.map(\.subject) == [
        "overall", "white applicants", "ethnic minority applicants", "ethnicity not known",
      ])
    #expect(evaluation.measures[1].estimate == .finite(1.5))
  }

  @Test func `counts of one characteristic at a time cannot tell of two`() throws {
    let table = table(.sex, [Part(.known(.female), 200, 60), Part(.known(.male), 90, 30)])
    let tallies = [0, 1].map {
      Fixtures.tally($0, .known(.white), shortlisted: Count(290), appointed: Count(90))
    }
    let evaluation = try evaluate([table], cuts: "[overall, sex]", tallies: tallies)
    #expect(evaluation.measures.map(\.subject) == ["overall"])
    #expect(evaluation.tally[.cannotTell] == 3)
    #expect(
      (evaluation.blanket.flatMap(\.lacking) + evaluation.findings.flatMap(\.lacking)).contains {
        $0.state == "ethnicity together with sex is not recorded"
      })
    let own = try evaluate([table], groups: "sex", tallies: tallies)
    #expect(own.measures.map(\.verdict) == [.complies])
  }

  @Test func `what nothing records cannot be told, in words`() throws {
    let tallies = [Fixtures.tally(0, .known(.white), shortlisted: Count(9), appointed: Count(1))]
    let none = try evaluate([], groups: "disability", tallies: tallies)
    #expect(none.tally.counts.filter { $0.value > 0 } == [.cannotTell: 1])
    #expect(
      (none.findings.map(\.message) + none.blanket.map(\.message)).first?
        .contains("disability status is not recorded") == true)
    let blank = try evaluate([table(.religion, [Part(.blank, 9, 1)])], groups: "religion", tallies: tallies)
    #expect(
      blank.findings.map(\.message) == ["Overall cannot be judged: nobody's religion or belief is known."])
    let apart = try evaluate([table(.sex, [Part(.known(.male), 9, 1)])])
    #expect(
      (apart.findings.map(\.message) + apart.blanket.map(\.message)).first?
        .contains("ethnicity is not recorded") == true)
  }

  @Test func `counts of one vacancy are hidden whatever they are of`() throws {
    let table = table(
      .disability,
      [
        Part(.known(.notDisabled), .known(.white), 200, 60, vacancies: 0...0),
        Part(.known(.disabled), .known(.ethnicMinority), 60, 12, vacancies: 0...1),
      ])
    let evaluation = try evaluate([table], groups: "disability", cuts: "[overall, ethnicity]")
    // Everybody less the ethnic minority applicants would give the white ones.
    #expect(evaluation.measures.map(\.subject) == ["overall"])
    #expect(
      evaluation.findings.map(\.message).contains(
        "White applicants cannot be judged: it rests on one vacancy, whose counts are not shown."))
  }

  @Test func `a very large count and a range come back as they were`() throws {
    var table = CharacteristicTable(.sex, categories: [.female], stages: StageSet(.applied))
    let cell = table.number(of: TallyCell(group: .withheld))
    let counts = [
      Count(0), Count(5), Count(atLeast: 2, atMost: 9), Count(Int(UInt32.max)), Count(Int(UInt32.max) - 1),
      Count(1 << 40),
    ]
    for count in counts {
      table.append(
        CharacteristicTable.Entry(
          vacancy: -1, cell: cell, category: CategoryCode(known: 0), recorded: StageSet(.applied)),
        reached: ReachedCounts(Stage.allCases.map { _ in count }))
    }
    #expect(counts.indices.map { table.reached($0, .applied) } == counts)
    #expect(table.reached(0, .offered) == .zero)
  }

  @Test(arguments: [
    (
      "disabilty", "[overall]", "[]",
      "'disabilty' is nothing by which groups are formed (expected age_band, disability, ethnicity, orientation, "
        + "religion, sex)"
    ),
    ("sex", "[overall, sex]", "[]", "the groups are of 'sex', which cannot cut them too"),
    ("sex", "[overall, [band, sex]]", "[]", "the groups are of 'sex', which cannot cut them too"),
    ("sex", "[overall, [band, band]]", "[]", "one way of cutting stands twice"),
    (
      "sex", "[overall, [band, site, route, age_band]]", "[]",
      "no more than three ways of cutting can be taken at once"
    ),
    ("sex", "[overall, [band, overall]]", "[]", "'overall' is everything, and cuts nothing"),
    (
      "sex", "[overall, [route, without_international]]", "[]",
      "'route' and 'without_international' are both of the route"
    ),
    (
      "sex", "[overall, [band, stie]]", "[]",
      "'stie' is no cut (expected age_band, band, clinical, department, disability, ethnic_category, ethnicity, month, "
        + "orientation, overall, religion, route, sex, site, source, staff_group, without_international, year)"
    ),
    ("sex", "[overall, []]", "[]", "a cut names nothing"),
    ("sex", "[overall, [band, site], [band, site]]", "[]", "the cut 'band,site' stands twice"),
    ("ethnicity", "[overall, ethnicity]", "[]", "the groups are of 'ethnicity', which cannot cut them too"),
    (
      "religion", "[overall]", "[rates]",
      "rates are reported of two groups, and each category of religion is a group"
    ),
  ])
  func `what cannot be measured is refused`(
    _ groups: String, _ cuts: String, _ also: String, _ problem: String
  ) {
    do {
      _ = try evaluate([], groups: groups, cuts: cuts, also: also)
      Issue.record("nothing was refused")
    } catch let issues as AuthoredIssues {
      #expect(issues.issues.map(\.problem) == [problem])
    } catch {
      Issue.record(error)
    }
  }
}

extension MeasuredNumber {
  /// The number without the reason where there is none.
  fileprivate var isNumber: MeasuredNumber {
    if case .undefined = self { .undefined("") } else { self }
  }
}

extension IfUnknown {
  fileprivate var isNumber: IfUnknown {
    IfUnknown(
      allReference: allReference.isNumber, allComparison: allComparison.isNumber, lowest: lowest.isNumber,
      highest: highest.isNumber)
  }
}
