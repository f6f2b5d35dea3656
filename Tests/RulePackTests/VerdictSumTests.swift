// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML
import RuleEngine
import TestSupport
import Testing

/// Properties of the shipped packs over random pipelines, from a fixed seed.
@Suite struct VerdictSumTests {
  @Test func everySubjectGetsOneVerdictAndEveryVerdictIsAccountedFor() throws {
    let packs = try ShippedPacks.load()
    var random = RandomPipeline(seed: 20_250_401)
    for _ in 0..<200 {
      let pipeline = random.pipeline()
      let checkpoint = Checkpoint.allCases[random.below(Checkpoint.allCases.count)]
      let settings = EvaluationSettings(asOf: RandomPipeline.asOf, checkpoint: checkpoint)
      let evaluation = try RuleEngine.evaluate(packs: packs, pipeline: pipeline, settings: settings)
      #expect(evaluation.rules.map(\.id) == packs.flatMap(\.rules).map(\.id))
      let interviews = Set(evaluation.rules.filter { $0.subjectKind == .interview }.map(\.tally.total))
      #expect(interviews.count == 1)
      #expect(interviews.allSatisfy { $0 <= pipeline.vacancies.count })
      for rule in evaluation.rules {
        let single = evaluation.findings.filter { $0.rule == rule.id }
        let blanket = evaluation.blanket.filter { $0.rule == rule.id }.map(\.subjects).reduce(0, +)
        #expect(rule.tally[.error] == 0)
        let listed = [Verdict.mustExplain, .advice, .error].map { rule.tally[$0] }.reduce(0, +)
        #expect(single.count + blanket == listed + rule.tally[.cannotTell])
        #expect(Set(single.map(\.fingerprint)).count == single.count)
        #expect(single.filter { $0.verdict == .cannotTell }.allSatisfy { !$0.lacking.isEmpty })
      }
    }
  }

  @Test func theSameInputGivesTheSameEvaluation() throws {
    let packs = try ShippedPacks.load()
    var random = RandomPipeline(seed: 7)
    for _ in 0..<20 {
      let pipeline = random.pipeline()
      let settings = EvaluationSettings(asOf: RandomPipeline.asOf, checkpoint: .prePublication, trace: true)
      let first = try RuleEngine.evaluate(packs: packs, pipeline: pipeline, settings: settings)
      let second = try RuleEngine.evaluate(packs: packs.reversed(), pipeline: pipeline, settings: settings)
      #expect(first.findings.map(\.summary) == second.findings.map(\.summary))
      #expect(first.blanket.map(\.lacking) == second.blanket.map(\.lacking))
      #expect(first.measures.map(\.sentence) == second.measures.map(\.sentence))
    }
  }

  @Test func `On all cores the evaluation is the same as on one`() async throws {
    let packs = try ShippedPacks.load()
    var random = RandomPipeline(seed: 31)
    for _ in 0..<50 {
      let pipeline = random.pipeline()
      let settings = EvaluationSettings(asOf: RandomPipeline.asOf, checkpoint: .prePublication, trace: true)
      let one = try RuleEngine.evaluate(packs: packs, pipeline: pipeline, settings: settings)
      let all = try await RuleEngine.evaluateSideBySide(
        packs: packs.reversed(), pipeline: pipeline, settings: settings)
      #expect(all.rules.map(\.tally) == one.rules.map(\.tally))
      #expect(all.findings.map(\.message) == one.findings.map(\.message))
      #expect(all.blanket.map(\.message) == one.blanket.map(\.message))
      #expect(all.measures.map(\.sentence) == one.measures.map(\.sentence))
    }
  }

  @Test func lessKnowledgeNeverTurnsOneAnswerIntoTheOther() throws {
    let packs = try ShippedPacks.load()
    var random = RandomPipeline(seed: 99)
    let settings = EvaluationSettings(asOf: RandomPipeline.asOf, checkpoint: .prePublication)
    for _ in 0..<200 {
      var pipeline = random.pipeline()
      pipeline.vacancies = Array(pipeline.vacancies.prefix(1))
      pipeline.applications = .notRecorded
      pipeline.panels = .notRecorded
      guard !pipeline.vacancies.isEmpty else { continue }
      let known = try RuleEngine.evaluate(packs: packs, pipeline: pipeline, settings: settings)
      pipeline.vacancies[0].grade = Fact(.blank)
      let blank = try RuleEngine.evaluate(packs: packs, pipeline: pipeline, settings: settings)
      let id = "panel.ethnic-minority-representation"
      let before = try #require(known.rules.first { $0.id == id }).tally
      let after = try #require(blank.rules.first { $0.id == id }).tally
      #expect(after[.complies] <= before[.complies])
      #expect(after[.mustExplain] <= before[.mustExplain])
      #expect(after[.notApplicable] == 0)
    }
  }
}

extension Finding {
  fileprivate var summary: [String] {
    [fingerprint, rule, verdict.rawValue, subject.ref, message] + lacking.map { "\($0.fact) \($0.state)" }
      + evidence.map { "\($0.field) \($0.place.line)" }
      + why.map { "\($0.depth) \($0.expression) \($0.value)" }
  }
}

/// Makes pipelines of every shape that the model allows.
struct RandomPipeline {
  static let asOf = CivilDate(iso: "2025-06-30") ?? CivilDate(days: 0)

  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  mutating func below(_ limit: Int) -> Int { Int(random.next() % UInt64(limit)) }

  mutating func pipeline() -> RecruitmentPipeline {
    let vacancies = (0..<below(8)).map { vacancy($0) }
    let numbers = vacancies.indices
    let panels = (0..<below(10)).compactMap { _ in numbers.isEmpty ? nil : panel(below(numbers.count)) }
    let tallies = (0..<below(20)).map { _ in tally(numbers.isEmpty ? nil : below(numbers.count)) }
    return RecruitmentPipeline(
      vacancies: vacancies, panels: recorded(panels), applications: recorded(tallies))
  }

  private mutating func recorded<Element>(_ elements: [Element]) -> Recorded<Element> {
    switch below(6) {
    case 0: .notRecorded
    case 1: .openEnded(elements)
    default: .complete(elements)
    }
  }

  private mutating func answer<Value>(_ value: Value) -> Answer<Value> {
    let others: [Answer<Value>] = [.none, .withheld, .blank, .unreadable, .unmapped, .notRecorded]
    let index = below(12)
    return index < others.count ? others[index] : .known(value)
  }

  private mutating func vacancy(_ number: Int) -> Vacancy {
    var vacancy = Vacancy(ref: "V-\(number)", place: SourcePlace(file: 0, line: number + 2))
    let band = PayBand.allCases[below(PayBand.allCases.count)]
    vacancy.grade = Fact(answer(below(8) == 0 ? .other("Consultant") : .bands(band...max(band, .band7))))
    vacancy.staffGroup = Fact(answer(["Nursing", "Medical"][below(2)]))
    vacancy.isClinical = Fact(answer(below(2) == 0))
    vacancy.interviewedOn = Fact(answer(RandomPipeline.asOf.adding(days: -below(300))))
    vacancy.declaration.representative = Fact(answer(below(2) == 0))
    vacancy.declaration.representativeDecides = Fact(answer(below(2) == 0))
    return vacancy
  }

  private mutating func panel(_ vacancy: Int) -> Panel {
    var panel = Panel(
      vacancy: vacancy, phase: below(4) == 0 ? .shortlisting : .interview,
      standing: below(2) == 0 ? .planned : .actual)
    panel.satOn = Fact(answer(RandomPipeline.asOf.adding(days: -below(300))))
    panel.seats = (0..<below(5)).map { _ in
      var seat = Seat()
      seat.role = Fact(answer(PanelRole.allCases[below(PanelRole.allCases.count)]))
      seat.decides = Fact(answer(below(4) > 0))
      seat.trainedOn = Fact(answer(RandomPipeline.asOf.adding(days: -below(2000))))
      return seat
    }
    panel.decidingAsked = Fact(answer(below(5)))
    panel.decidingCounted = Fact(answer(below(5)))
    panel.minorityCounted = Fact(answer(below(3)))
    return panel
  }

  private mutating func tally(_ vacancy: Int?) -> ApplicationTally {
    let cell = TallyCell(
      group: group(), route: answer(RecruitmentRoute.allCases[below(3)]),
      leaving: [nil, nil, .declinedOffer, .withdrew][below(4)])
    var most = below(400)
    let reached = Stage.allCases.map { _ in
      most = below(most + 1)
      return below(9) == 0 ? Count(atLeast: most / 2, atMost: most) : Count(most)
    }
    let recorded: StageSet = below(6) == 0 ? StageSet(.applied) : .all
    return ApplicationTally(
      vacancy: below(9) == 0 ? nil : vacancy, cell: cell, recorded: recorded, reached: ReachedCounts(reached))
  }

  private mutating func group() -> Answer<EthnicityGroup> {
    let answer = answer(EthnicityGroup.allCases[below(2)])
    return answer == .none ? .blank : answer
  }
}
