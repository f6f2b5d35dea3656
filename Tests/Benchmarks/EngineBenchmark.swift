// SPDX-License-Identifier: Apache-2.0

import AuditModel
import EvenhandKit
import RuleEngine
import Samples

/// Runs the shipped packs over vacancies with panels, declarations and tallies.
struct EngineBenchmark {
  private let packs: [RulePack]
  private var pipeline: RecruitmentPipeline

  /// The packs that ship, over 20,000 vacancies.
  static func shipped() throws -> EngineBenchmark {
    let files = EmbeddedRules.files.map { PackFile(path: $0.path, text: $0.text) }
    return EngineBenchmark(try RulePackLoader.load(files), vacancies: 20_000)
  }

  /// A pack of so many rules about vacancies and their panels, over so many vacancies.
  static func pack(ofRules count: Int, vacancies: Int) throws -> EngineBenchmark {
    EngineBenchmark(try RulePackLoader.load(ManyRules.files(count)), vacancies: vacancies)
  }

  /// A year of a large trust, some 100,000 applications: the measures alone, with their cuts, strata and units.
  static func year() throws -> EngineBenchmark {
    let files = EmbeddedRules.files.filter { $0.path.hasPrefix("likelihood/") }
      .map { PackFile(path: $0.path, text: $0.text) }
    var year = EngineBenchmark(try RulePackLoader.load(files), vacancies: 3000)
    var numbers = SeededGenerator(seed: 5)
    for index in year.pipeline.vacancies.indices {
      year.pipeline.vacancies[index].site = Fact(.known("Site \(numbers.next(below: 12))"))
      year.pipeline.vacancies[index].department = Fact(.known("Department \(numbers.next(below: 30))"))
      year.pipeline.vacancies[index].staffGroup = Fact(.known("Group \(numbers.next(below: 20))"))
      year.pipeline.vacancies[index].isClinical = Fact(.known(numbers.next(below: 2) == 0))
    }
    return year
  }

  private init(_ packs: [RulePack], vacancies count: Int) {
    self.packs = packs
    var numbers = SeededGenerator(seed: 2)
    var vacancies: [Vacancy] = []
    var panels: [Panel] = []
    var tallies: [ApplicationTally] = []
    for index in 0..<count {
      vacancies.append(Self.vacancy(index, &numbers))
      panels.append(Self.panel(index, &numbers))
      tallies += Self.tallies(index, &numbers)
    }
    pipeline = RecruitmentPipeline(
      vacancies: vacancies, panels: .complete(panels), applications: .complete(tallies))
  }

  /// On all cores.
  func evaluateSideBySide() async throws -> String {
    let evaluation = try await RuleEngine.evaluateSideBySide(
      packs: packs, pipeline: pipeline,
      settings: EvaluationSettings(asOf: CivilDate(days: 20_000), checkpoint: .prePublication))
    return "\(evaluation.tally.total) verdicts, \(evaluation.findings.count) findings"
  }

  func evaluate() throws -> String {
    let evaluation = try RuleEngine.evaluate(
      packs: packs, pipeline: pipeline,
      settings: EvaluationSettings(asOf: CivilDate(days: 20_000), checkpoint: .prePublication))
    return "\(evaluation.tally.total) verdicts, \(evaluation.findings.count) findings"
  }

  /// The measures of a year, on all cores.
  ///
  /// - Parameter asked: what they are cut by beside what their rule declares.
  func measures(by asked: [String] = []) async throws -> String {
    let evaluation = try await RuleEngine.evaluateSideBySide(
      packs: try AskedCuts(asked).added(to: packs), pipeline: pipeline,
      settings: EvaluationSettings(asOf: CivilDate(days: 20_000), checkpoint: .prePublication))
    let applications = pipeline.applications.elements.reduce(0) { $0 + ($1.count(.applied)?.atMost ?? 0) }
    let cuts = evaluation.measures.filter { $0.measure != "rate" }.count
    let strata = evaluation.measures.flatMap(\.strata).filter { $0.untold == nil }.count
    let units = evaluation.measures.flatMap(\.funnels).reduce(0) { $0 + $1.units.count }
    return "\(applications) applications, \(cuts) cuts, \(strata) kinds of strata, \(units) units"
  }

  private static func vacancy(_ index: Int, _ numbers: inout SeededGenerator) -> Vacancy {
    var vacancy = Vacancy(ref: "V-\(index)", place: SourcePlace(file: 0, line: index + 2))
    let band = PayBand.allCases[numbers.next(below: PayBand.allCases.count)]
    vacancy.grade = Fact(.known(.bands(band...band)))
    vacancy.closedOn = Fact(.known(CivilDate(days: Int32(19_500 + numbers.next(below: 300)))))
    vacancy.interviewedOn = Fact(.known(CivilDate(days: Int32(19_810 + numbers.next(below: 30)))))
    vacancy.declaration.representative = Fact(numbers.next(below: 10) < 8 ? .known(true) : .blank)
    vacancy.declaration.representativeDecides = Fact(.known(true))
    return vacancy
  }

  private static func panel(_ index: Int, _ numbers: inout SeededGenerator) -> Panel {
    var panel = Panel(vacancy: index, phase: .interview, standing: .actual)
    panel.satOn = Fact(.known(CivilDate(days: 19_850)))
    for _ in 0..<3 {
      var seat = Seat()
      seat.role = Fact(.known(.member))
      seat.decides = Fact(.known(true))
      seat.trainedOn = Fact(.known(CivilDate(days: Int32(18_600 + numbers.next(below: 1200)))))
      panel.seats.append(seat)
    }
    return panel
  }

  private static func tallies(_ index: Int, _ numbers: inout SeededGenerator) -> [ApplicationTally] {
    let recorded: StageSet = [StageSet(.applied), StageSet(.shortlisted), StageSet(.accepted)]
    return [Answer<EthnicityGroup>.known(.white), .known(.ethnicMinority), .withheld].map { group in
      var reached = [Count](repeating: .zero, count: Stage.allCases.count)
      reached[Int(Stage.applied.rawValue)] = Count(11)
      reached[Int(Stage.shortlisted.rawValue)] = Count(5 + numbers.next(below: 3))
      reached[Int(Stage.accepted.rawValue)] = Count(numbers.next(below: 3))
      return ApplicationTally(
        vacancy: index, cell: TallyCell(group: group), recorded: recorded, reached: ReachedCounts(reached))
    }
  }
}
