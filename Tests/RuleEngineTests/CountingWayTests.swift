// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML
import TestSupport
import Testing

@testable import RuleEngine

/// Applicants who left, who came from within, and posts that are advertised again, counted in each way that there is
/// and held against a count of the applications one by one.
@Suite struct CountingWayTests {
  /// One application, as the oracle sees it.
  private struct Applicant {
    let vacancy: Int
    let group: EthnicityGroup
    let route: RecruitmentRoute?
    let leaving: Leaving?
    /// How far it came: applied, shortlisted, offered or accepted.
    let furthest: Stage
  }

  private static let stages: [Stage] = [.applied, .shortlisted, .interviewed, .offered, .accepted]

  private static func draw(_ random: inout SplitMix64, vacancies: Int) -> [Applicant] {
    (0..<Int.random(in: 0...220, using: &random)).map { _ in
      let leaving = [nil, nil, Leaving.declinedOffer, .withdrew][Int.random(in: 0...3, using: &random)]
      let furthest: Stage =
        switch leaving {
        case .declinedOffer: .offered
        // Some withdraw before the shortlist, some after it.
        case .withdrew: [.applied, .shortlisted, .interviewed][Int.random(in: 0...2, using: &random)]
        case nil: stages[Int.random(in: 0...4, using: &random)]
        }
      let routes: [RecruitmentRoute?] = [.internal, .external, .international, nil]
      return Applicant(
        vacancy: Int.random(in: 0..<vacancies, using: &random),
        group: Bool.random(using: &random) ? .white : .ethnicMinority,
        route: routes[Int.random(in: 0...3, using: &random)], leaving: leaving, furthest: furthest)
    }
  }

  private static func tally(_ applicant: Applicant) -> ApplicationTally {
    ApplicationTally(
      vacancy: applicant.vacancy,
      cell: TallyCell(
        group: .known(applicant.group), route: applicant.route.map { .known($0) } ?? .blank,
        leaving: applicant.leaving),
      recorded: StageSet(stages.map { StageSet($0) }),
      reached: ReachedCounts(Stage.allCases.map { Count($0 <= applicant.furthest ? 1 : 0) }))
  }

  private struct Ways: Equatable {
    var declined = false, withdrawn = false, moves = false, joined = false

    init(_ bits: Int) {
      (declined, withdrawn, moves, joined) = (bits & 1 > 0, bits & 2 > 0, bits & 4 > 0, bits & 8 > 0)
    }
  }

  /// The counts of a cut by counting applications; the band is that of the vacancy, or of the one advertised first.
  private static func count(
    _ applicants: [Applicant], _ group: EthnicityGroup, band: String, bands: [String], firsts: [Int],
    _ ways: Ways
  ) -> GroupCounts {
    var (from, to) = (0, 0)
    for applicant in applicants where applicant.group == group && applicant.furthest >= .shortlisted {
      let vacancy = ways.joined ? firsts[applicant.vacancy] : applicant.vacancy
      guard band.isEmpty || bands[vacancy] == band else { continue }
      if ways.moves, applicant.route == .internal { continue }
      if ways.withdrawn, applicant.leaving == .withdrew { continue }
      if ways.declined, applicant.leaving == .declinedOffer { continue }
      from += 1
      if applicant.furthest == .accepted { to += 1 }
    }
    return GroupCounts(from: Count(from), to: Count(to))
  }

  @Test func `every way of counting gives what counting the applications gives, and the others stand beside`()
    throws
  {
    var random = SplitMix64(seed: 4_021)
    var (measured, beside, joined) = (0, 0, 0)
    for _ in 0..<100 {
      let number = Int.random(in: 5...10, using: &random)
      let bands = (0..<number).map { _ in Bool.random(using: &random) ? "5" : "7" }
      var vacancies = bands.enumerated().map {
        Fixtures.interviewed("V-\($0)", band: $1 == "5" ? .band5 : .band7)
      }
      // Each names one before it, so that there are chains.
      var firsts = Array(0..<number)
      for vacancy in 1..<number where Int.random(in: 0..<3, using: &random) == 0 {
        let earlier = Int.random(in: 0..<vacancy, using: &random)
        vacancies[vacancy].readvertises = Fact(.known("V-\(earlier)"))
        firsts[vacancy] = firsts[earlier]
      }
      let applicants = Self.draw(&random, vacancies: number)
      let bits = Int.random(in: 0..<16, using: &random)
      let ways = Ways(bits)
      let rule = Fixtures.cohortRule(
        minimumShortlisted: 0, minimumExpected: 0,
        declined: ways.declined ? "left_out" : "counted_as_not_appointed",
        withdrawals: ways.withdrawn ? "left_out" : "counted",
        internalMoves: ways.moves ? "left_out" : "counted",
        readverts: ways.joined ? "joined" : "own_vacancies", cuts: "[overall, band]", also: "[]")
      let evaluation = try RuleEngine.evaluate(
        packs: [Fixtures.pack(rule)],
        pipeline: RecruitmentPipeline(
          vacancies: vacancies, applications: .complete(applicants.map(Self.tally))),
        settings: Fixtures.settings())
      for measure in evaluation.measures {
        let band = measure.cut.first?.value ?? ""
        func expected(_ bits: Int) -> [GroupCounts] {
          [EthnicityGroup.white, .ethnicMinority].map {
            Self.count(applicants, $0, band: band, bands: bands, firsts: firsts, Ways(bits))
          }
        }
        #expect([measure.reference, measure.comparison] == expected(bits), "\(measure.subject) \(ways)")
        measured += 1
        // Each setting by itself the other way, where that gives other counts and is shown.
        let titles = ["declined offers", "withdrawals", "internal moves", "readverts"]
        for (bit, title) in titles.enumerated() {
          let other = measure.alternatives.first { $0.setting.hasPrefix(title) }
          let counts = expected(bits ^ (1 << bit))
          if let other {
            #expect([other.reference, other.comparison] == counts, "\(measure.subject) \(other.setting)")
            #expect(counts != expected(bits))
            beside += 1
            if title == "readverts" { joined += 1 }
          }
        }
      }
    }
    #expect(measured > 150 && beside > 150 && joined > 5, "\(measured) \(beside) \(joined)")
  }

  @Test(arguments: [
    ("declined_offers", "left_out", "declined offers: counted as not appointed"),
    ("withdrawals", "left_out", "withdrawals: counted"),
    ("internal_moves", "left_out", "internal moves: counted"),
    ("", "", "declined offers: left out|withdrawals: left out|internal moves: left out"),
  ])
  func `the other way is named by its setting`(_ setting: String, _ value: String, _ expected: String) throws
  {
    let more = [
      Fixtures.tally(0, .known(.white), shortlisted: Count(9), appointed: .zero, declined: true),
      Fixtures.tally(1, .known(.white), shortlisted: Count(7), appointed: Count(2), route: .known(.internal)),
      Fixtures.tally(1, .known(.white), shortlisted: Count(8), appointed: .zero, leaving: .withdrew),
      Fixtures.tally(0, .known(.white), shortlisted: Count(7), appointed: Count(2), route: .known(.internal)),
    ]
    let rule = Fixtures.cohortRule(
      declined: setting == "declined_offers" ? value : "counted_as_not_appointed",
      withdrawals: setting == "withdrawals" ? value : "counted",
      internalMoves: setting == "internal_moves" ? value : "counted", cuts: "[overall]", also: "[]")
    let evaluation = try RuleEngine.evaluate(
      packs: [Fixtures.pack(rule)],
      pipeline: Fixtures.pipeline(white: (100, 30), minority: (100, 24), more: more),
      settings: Fixtures.settings())
    let measure = try #require(evaluation.measures.first)
    let settings = measure.alternatives.map(\.setting)
    #expect(expected.split(separator: "|").allSatisfy { settings.contains(String($0)) }, "\(settings)")
    #expect(settings.count == 3)
  }

  @Test func `a post advertised again is one vacancy where somebody could be told from the counts`() throws {
    var vacancies = [Fixtures.interviewed("A"), Fixtures.interviewed("B"), Fixtures.interviewed("C")]
    vacancies[1].readvertises = Fact(.known("A"))
    let tallies = [0, 1].map {
      Fixtures.tally($0, .known(.white), shortlisted: Count(40), appointed: Count(10))
    }
    let evaluation = try RuleEngine.evaluate(
      packs: [Fixtures.pack(Fixtures.cohortRule(cuts: "[overall]"))],
      pipeline: RecruitmentPipeline(vacancies: vacancies, applications: .complete(tallies)),
      settings: Fixtures.settings())
    #expect(evaluation.measures.isEmpty)
    #expect(evaluation.findings.first?.lacking.first?.state.contains("one vacancy") == true)
  }

  @Test(
    arguments: [
      ([nil, "A", "B"], [0, 0, 0], 2, [], []), ([nil, "X", nil], [0, 1, 2], 0, [1], []),
      (["B", "A", nil], [0, 0, 2], 1, [], [0, 1]), (["A", "A", nil], [0, 0, 2], 1, [], [0]),
      ([nil, nil, nil], [0, 1, 2], 0, [], []),
    ] as [([String?], [Int], Int, [Int], [Int])])
  func `readverts are followed to the first advert, and circles are told`(
    _ named: [String?], _ firsts: [Int], _ count: Int, _ unknown: [Int], _ circular: [Int]
  ) {
    let vacancies = zip(["A", "B", "C"], named).map { ref, earlier in
      var vacancy = Vacancy(ref: ref)
      if let earlier { vacancy.readvertises = Fact(.known(earlier)) }
      return vacancy
    }
    let readverts = Readverts(vacancies)
    #expect((0..<3).map(readverts.first) == firsts)
    #expect(readverts.count == count)
    #expect(readverts.unknown == unknown)
    #expect(readverts.circular == circular)
  }
}
