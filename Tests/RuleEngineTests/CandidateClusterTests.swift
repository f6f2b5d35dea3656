// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import RuleEngine
import TestSupport
import Testing

/// What is said if the applications of one candidate hang together.
@Suite struct CandidateClusterTests {
  private static let recorded = StageSet(
    [.applied, .shortlisted, .interviewed, .offered, .accepted].map { StageSet($0) })

  private static func made(
    _ number: Int, _ group: Answer<EthnicityGroup>, to stage: Stage, perhaps: Stage? = nil,
    leaving: Leaving? = nil
  ) -> CandidateApplications {
    CandidateApplications(
      cell: TallyCell(group: group, leaving: leaving), recorded: recorded, surely: stage,
      perhaps: perhaps ?? stage,
      number: number)
  }

  /// So many candidates of each kind, their applications dealt out over vacancies in turn.
  private func pipeline(
    _ tallies: [CandidateTally], vacancies count: Int = 24, more: [ApplicationTally] = []
  ) -> RecruitmentPipeline {
    var cells: [String: (vacancy: Int, part: CandidateApplications, number: Int)] = [:]
    var turn = 0
    for tally in tallies {
      for part in tally.applications {
        for _ in 0..<(tally.candidates * part.number) {
          let vacancy = turn % count
          let key =
            "\(vacancy) \(part.cell.group) \(part.surely) \(part.perhaps) \(String(describing: part.cell.leaving))"
          cells[key, default: (vacancy, part, 0)].number += 1
          turn += 1
        }
      }
    }
    let counts = cells.sorted { $0.key < $1.key }.map { _, cell in
      func reached(_ stage: Stage) -> Int { cell.part.surely >= stage ? cell.number : 0 }
      return Fixtures.tally(
        cell.vacancy, cell.part.cell.group, shortlisted: Count(reached(.shortlisted)),
        appointed: Count(reached(.accepted)),
        leaving: cell.part.cell.leaving)
    }
    var pipeline = RecruitmentPipeline(
      vacancies: (0..<count).map { Fixtures.interviewed("V-\($0)") }, applications: .complete(counts + more))
    pipeline.candidates = tallies
    return pipeline
  }

  private func whole(_ pipeline: RecruitmentPipeline, withdrawals: String = "counted") throws -> MeasureResult
  {
    let rule = Fixtures.cohortRule(withdrawals: withdrawals, cuts: "[overall]")
    let text = rule.text.replacing("also:", with: "strata: [vacancy], also:")
    let evaluation = try RuleEngine.evaluate(
      packs: [Fixtures.pack(PackFile(path: rule.path, text: text))], pipeline: pipeline,
      settings: Fixtures.settings())
    return try #require(evaluation.measures.first { $0.measure == "relative_likelihood" && $0.cut.isEmpty })
  }

  private func figure(_ kind: FigureKind, _ measure: MeasureResult) -> ComputedFigure? {
    measure.figures.first { $0.kind == kind }
  }

  private func number(_ figure: ComputedFigure?, _ name: String) -> Double? {
    switch figure?.values.first(where: { $0.name == name })?.content {
    case .number(.finite(let number))?: number
    case .count(let count)?: Double(count)
    default: nil
    }
  }

  /// Every candidate of either group made `times` applications, which all ended alike.
  private func alike(_ times: Int) -> [CandidateTally] {
    [
      (120, EthnicityGroup.white, Stage.accepted), (180, .white, .shortlisted),
      (60, .ethnicMinority, .accepted),
      (140, .ethnicMinority, .shortlisted),
    ]
    .map { CandidateTally(applications: [Self.made(times, .known($0.1), to: $0.2)], candidates: $0.0) }
  }

  @Test func `five applications each that end alike tell as much as one each`() throws {
    let (once, five) = (try whole(pipeline(alike(1))), try whole(pipeline(alike(5))))
    #expect(once.estimate == five.estimate)
    // 120 of 300 against 60 of 200: the variance of the logarithm is 1/120 - 1/300 + 1/60 - 1/200, by hand.
    let half = 1.959963984540054 * (1.0 / 120 - 1.0 / 300 + 1.0 / 60 - 1.0 / 200).squareRoot()
    let interval = try #require(figure(.candidateInterval, five))
    let ratio = (120.0 / 300) / (60.0 / 200)
    #expect((try #require(number(interval, "clustered_lower")) - ratio * exp(-half)).magnitude < 1e-12)
    #expect((try #require(number(interval, "clustered_upper")) - ratio * exp(half)).magnitude < 1e-12)
    // The plain interval takes each application for one by itself and is narrower by the root of five.
    let plain = log(try #require(number(interval, "katz_upper")) / ratio)
    #expect((half / plain - 5.0.squareRoot()).magnitude < 1e-9)
    // Whoever applied once hangs together with nobody.
    #expect(figure(.candidateInterval, once) == nil && figure(.twoWayInterval, once) == nil)
    #expect(figure(.candidates, once)?.sentence.contains("nobody more than one") == true)
    let candidates = try #require(figure(.candidates, five))
    #expect(
      ["candidates", "applications", "with_several", "most"].map { number(candidates, $0) } == [
        500, 2500, 500, 5,
      ])
    #expect(figure(.candidates, five)?.sentence.contains("500 candidates made 2,500 applications") == true)
  }

  @Test func `applications without a candidate's key are each somebody's only one`() throws {
    let rest = [
      Fixtures.tally(0, .known(.white), shortlisted: Count(40), appointed: Count(10)),
      Fixtures.tally(1, .known(.ethnicMinority), shortlisted: Count(30), appointed: Count(6)),
    ]
    let measure = try whole(pipeline(alike(2), more: rest))
    #expect(number(figure(.candidates, measure), "of_unknown_candidates") == 70)
    // By hand: (y - p)/X of each application, added up by candidate, squared.
    let (x, n, y, m) = (250.0, 640.0, 126.0, 430.0)
    func part(_ selected: Double, _ considered: Double, _ hit: Double, _ all: Double) -> Double {
      let sum = (selected - considered * hit / all) / hit
      return sum * sum
    }
    let white =
      120 * part(2, 2, x, n) + 180 * part(0, 2, x, n) + 10 * part(1, 1, x, n) + 30 * part(0, 1, x, n)
    let minority =
      60 * part(2, 2, y, m) + 140 * part(0, 2, y, m) + 6 * part(1, 1, y, m) + 24 * part(0, 1, y, m)
    let half = 1.959963984540054 * (white + minority).squareRoot()
    let upper = (x / n) / (y / m) * exp(half)
    #expect(
      (try #require(number(figure(.candidateInterval, measure), "clustered_upper")) - upper).magnitude < 1e-12
    )
  }

  @Test func `somebody who stated two groups is one cluster, and few of them are not numbered`() throws {
    let both = CandidateTally(
      applications: [
        Self.made(1, .known(.white), to: .accepted), Self.made(1, .known(.ethnicMinority), to: .shortlisted),
      ], candidates: 4)
    let measure = try whole(pipeline(alike(2) + [both]))
    let candidates = try #require(figure(.candidates, measure))
    #expect(candidates.sentence.contains("fewer than 10 stated one group with one application"))
    #expect(candidates.values.contains(FigureValue("in_both_groups", .text("fewer than 10"))))
    let (x, n, y, m) = (244.0, 604.0, 120.0, 404.0)
    let cross = (1 - x / n) / x - (0 - y / m) / y
    let own =
      120 * pow((2 - 2 * x / n) / x, 2) + 180 * pow(2 / n, 2) + 60 * pow((2 - 2 * y / m) / y, 2) + 140
      * pow(2 / m, 2)
    let upper = (x / n) / (y / m) * exp(1.959963984540054 * (own + 4 * cross * cross).squareRoot())
    #expect(
      (try #require(number(figure(.candidateInterval, measure), "clustered_upper")) - upper).magnitude < 1e-12
    )
  }

  @Test(arguments: [1, 9])
  func `of few candidates with several applications nothing is told`(several: Int) throws {
    let few = CandidateTally(applications: [Self.made(3, .known(.white), to: .accepted)], candidates: several)
    let measure = try whole(pipeline(alike(1) + [few]))
    #expect(measure.figures.filter { $0.kind.section == .clusters }.map(\.kind) == [.candidates])
    let told = try #require(figure(.candidates, measure))
    #expect(told.values.isEmpty && told.sentence.contains("fewer than 10 applied more than once"))
  }

  @Test func `candidates are counted in the way in which the measure counts`() throws {
    // Whoever withdrew counts at both stages or at none when withdrawals are left out.
    let left = CandidateTally(
      applications: [Self.made(2, .known(.white), to: .shortlisted, leaving: .withdrew)], candidates: 30)
    let all = alike(2) + [left]
    #expect(number(figure(.candidates, try whole(pipeline(all))), "candidates") == 530)
    let others = try whole(pipeline(all), withdrawals: "left_out")
    #expect(number(figure(.candidates, others), "candidates") == 500)
    // Those who did not come to the first stage, and those of unknown group, are in no ratio.
    let none = [
      CandidateTally(applications: [Self.made(4, .known(.white), to: .applied)], candidates: 70),
      CandidateTally(applications: [Self.made(4, .withheld, to: .accepted)], candidates: 70),
    ]
    #expect(number(figure(.candidates, try whole(pipeline(alike(2) + none))), "candidates") == 500)
  }

  @Test func `both ways the variance is that by candidate and by vacancy less that of single applications`()
    throws
  {
    var random = SplitMix64(seed: 3)
    let tallies = (1...12).flatMap { times in
      [EthnicityGroup.white, .ethnicMinority].flatMap { group in
        [Stage.accepted, .shortlisted].map { stage in
          CandidateTally(
            applications: [Self.made(times % 4 + 1, .known(group), to: stage)],
            candidates: Int.random(in: 5...30, using: &random))
        }
      }
    }
    let measure = try whole(pipeline(tallies))
    func variance(_ figure: ComputedFigure?, _ name: String) throws -> Double {
      let (lower, upper) = (
        try #require(number(figure, "\(name)_lower")), try #require(number(figure, "\(name)_upper"))
      )
      return pow(log(upper / lower) / 2 / 1.959963984540054, 2)
    }
    let vacancy = measure.strata.first { $0.by == "vacancy" }?.figures.first { $0.kind == .clusteredInterval }
    let (one, other) = (
      try variance(figure(.candidateInterval, measure), "clustered"), try variance(vacancy, "clustered")
    )
    let alone = try variance(vacancy, "katz")
    let both = try variance(figure(.twoWayInterval, measure), "clustered")
    #expect((both - max(one, other, one + other - alone)).magnitude < 1e-12)
    // Where strata by vacancy are not told, neither is an interval that rests on them.
    let few = try whole(pipeline(tallies, vacancies: 6))
    #expect(figure(.candidateInterval, few) != nil && figure(.twoWayInterval, few) == nil)
  }
}
