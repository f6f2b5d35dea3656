// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML
import RuleEngine
import TestSupport
import Testing

/// Counts of one vacancy are never told: neither of a stage that rests on one, nor of any later one.
@Suite struct OneVacancyTests {
  private static let words = "it rests on one vacancy, whose counts are not shown"
  private static let stages: [Stage] = [.applied, .shortlisted, .interviewed, .offered, .accepted, .started]

  /// Counts that fall from stage to stage, often to nothing.
  private static func tally(
    _ vacancy: Int, _ group: Answer<EthnicityGroup>, _ random: inout SplitMix64
  ) -> ApplicationTally {
    var reached = Stage.allCases.map { _ in Count.zero }
    var left = Int.random(in: 0...9, using: &random)
    for stage in Stage.allCases {
      reached[Int(stage.rawValue)] = Count(left)
      if stage >= .applied, Bool.random(using: &random) { left = Int.random(in: 0...left, using: &random) }
      if stage >= .applied, Int.random(in: 0..<4, using: &random) == 0 { left = 0 }
    }
    let declined = Int.random(in: 0..<5, using: &random) == 0
    return ApplicationTally(
      vacancy: vacancy, cell: TallyCell(group: group, leaving: declined ? .declinedOffer : nil),
      recorded: StageSet(stages.map { StageSet($0) }), reached: ReachedCounts(reached))
  }

  private static func pipeline(_ random: inout SplitMix64) -> RecruitmentPipeline {
    let number = Int.random(in: 1...4, using: &random)
    let groups: [Answer<EthnicityGroup>] = [.known(.white), .known(.ethnicMinority), .blank]
    return RecruitmentPipeline(
      vacancies: (0..<number).map {
        Fixtures.interviewed("V-\($0)", band: $0.isMultiple(of: 2) ? .band5 : .band7)
      },
      applications: .complete(
        (0..<number).flatMap { vacancy in groups.map { tally(vacancy, $0, &random) } }))
  }

  /// Of how many vacancies of a cut those who came to a stage are.
  private static func vacancies(
    _ pipeline: RecruitmentPipeline, _ cut: [CutPart], _ stage: Stage, withDeclined: Bool
  ) -> Int {
    Set(
      pipeline.applications.elements.filter { tally in
        let isBand5 = (tally.vacancy ?? 0).isMultiple(of: 2)
        let isInCut = cut.first.map { $0.value.contains("5") == isBand5 } ?? true
        return isInCut && (withDeclined || tally.cell.leaving != .declinedOffer)
          && tally.reached[stage].atMost > 0
      }.map(\.vacancy)
    ).count
  }

  @Test(arguments: ["counted_as_not_appointed", "left_out"])
  func `no figure rests on one vacancy at either of its stages`(_ declined: String) throws {
    var random = SplitMix64(seed: 2_010)
    let rule = Fixtures.cohortRule(
      minimumShortlisted: 0, minimumExpected: 0, declined: declined, cuts: "[overall, band]")
    var (shown, hidden, cutOff) = (0, 0, 0)
    for _ in 0..<300 {
      let pipeline = Self.pipeline(&random)
      let evaluation = try RuleEngine.evaluate(
        packs: [Fixtures.pack(rule)], pipeline: pipeline, settings: Fixtures.settings(trace: true))
      for measure in evaluation.measures {
        let isAfterOffer = measure.to > .offered
        let counts = [
          Self.vacancies(
            pipeline, measure.cut, measure.from, withDeclined: !(isAfterOffer && declined == "left_out")),
          Self.vacancies(pipeline, measure.cut, measure.to, withDeclined: !isAfterOffer),
        ]
        #expect(!counts.contains(1), "\(measure.sentence)")
        if measure.untold != nil { cutOff += 1 }
        shown += 1
      }
      for finding in evaluation.findings where finding.lacking.contains(where: { $0.state == Self.words }) {
        #expect(finding.verdict == .cannotTell)
        #expect(!finding.message.contains { $0.isNumber } || finding.subject.ref.hasPrefix("band"))
        hidden += 1
      }
      // A rate of a later stage would tell what one of an earlier stage does not.
      let rates = evaluation.measures.filter { $0.measure == "rate" }
      let firstHidden = Self.stages.first { stage in
        Self.vacancies(pipeline, [], stage, withDeclined: stage <= .offered) == 1
      }
      if let firstHidden { #expect(rates.allSatisfy { $0.to < firstHidden }) }
    }
    #expect(shown > 100 && hidden > 100 && cutOff > 10, "\(shown) \(hidden) \(cutOff)")
  }

  @Test func `the last rate that is shown says which are not, and why`() throws {
    func tally(_ vacancy: Int, _ group: EthnicityGroup, started: Int) -> ApplicationTally {
      let reached = Stage.allCases.map { Count($0 == .started ? started : 4) }
      return ApplicationTally(
        vacancy: vacancy, cell: TallyCell(group: .known(group)),
        recorded: StageSet(Self.stages.map { StageSet($0) }), reached: ReachedCounts(reached))
    }
    let tallies = [
      tally(0, .white, started: 3), tally(0, .ethnicMinority, started: 2), tally(1, .white, started: 0),
      tally(1, .ethnicMinority, started: 0),
    ]
    let evaluation = try RuleEngine.evaluate(
      packs: [Fixtures.pack(Fixtures.cohortRule(cuts: "[overall]"))],
      pipeline: RecruitmentPipeline(
        vacancies: [Fixtures.interviewed("V-1"), Fixtures.interviewed("V-2")],
        applications: .complete(tallies)), settings: Fixtures.settings())
    let rates = evaluation.measures.filter { $0.measure == "rate" }
    #expect(rates.map(\.to) == [.shortlisted, .interviewed, .offered, .accepted, .accepted])
    #expect(rates.last?.untold == "From start on there are no rates: \(Self.words)")
    #expect(rates.dropLast().allSatisfy { $0.untold == nil })
  }
}
