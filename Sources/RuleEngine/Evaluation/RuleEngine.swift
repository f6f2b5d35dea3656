// SPDX-License-Identifier: Apache-2.0

package import AuditModel
internal import Expressions

/// Runs rule packs over the model.
package enum RuleEngine {
  /// Every rule of every pack against every one of its subjects.
  ///
  /// The same packs, pipeline and settings give the same evaluation. Rules are ordered by pack, then by id;
  /// findings by rule, then as the subjects stand in the model.
  ///
  /// - Throws: `EvaluationFault` when the verdicts of a rule do not add up to its subjects.
  package static func evaluate(
    packs: [RulePack], pipeline: RecruitmentPipeline, settings: EvaluationSettings
  ) throws(EvaluationFault) -> Evaluation {
    let subjects = SubjectList(PipelineIndex(pipeline, asOf: settings.asOf))
    let cubes = CohortCubes(pipeline, for: packs)
    let runs = RuleRun.all(packs, subjects, cubes, settings)
    let columns = FactColumns(of: runs)
    var evaluation = Evaluation()
    for run in runs { evaluation.append(try run.evaluation(columns)) }
    return evaluation
  }

  /// The same, on all cores.
  package static func evaluateSideBySide(
    packs: [RulePack], pipeline: RecruitmentPipeline, settings: EvaluationSettings
  ) async throws -> Evaluation {
    async let cubes = CohortCubes.sideBySide(pipeline, for: packs)
    let subjects = SubjectList(PipelineIndex(pipeline, asOf: settings.asOf))
    let runs = RuleRun.all(packs, subjects, await cubes, settings)
    let columns = await FactColumns.sideBySide(of: runs)
    return try await withThrowingTaskGroup(of: (Int, Evaluation).self) { group in
      for (number, run) in runs.enumerated() {
        group.addTask { (number, try run.evaluation(columns)) }
      }
      var parts = [Evaluation](repeating: Evaluation(), count: runs.count)
      for try await (number, part) in group { parts[number] = part }
      return parts.reduce(into: Evaluation()) { $0.append($1) }
    }
  }
}

extension RuleRun {
  /// The rules of all packs, in the order in which they are reported.
  static func all(
    _ packs: [RulePack], _ subjects: SubjectList, _ cubes: CohortCubes, _ settings: EvaluationSettings
  ) -> [RuleRun] {
    packs.sorted { $0.id < $1.id }.flatMap { pack in
      let corpus = WordingCorpus(pack, subjects, at: settings.checkpoint)
      let measures = PackMeasures(pack, subjects.index, cubes, period: settings.period)
      return pack.rules.sorted { $0.id < $1.id }.map { rule in
        RuleRun(
          pack: pack, rule: rule, subjects: subjects, measures: measures, corpus: corpus, settings: settings)
      }
    }
  }
}

extension Evaluation {
  fileprivate mutating func append(_ other: Evaluation) {
    rules += other.rules
    findings += other.findings
    blanket += other.blanket
    measures += other.measures
    untold += other.untold
  }
}

/// The measures of a pack, each computed once however many rules share it.
struct PackMeasures {
  private var byOwner: [String: (measure: CohortMeasure, cases: [CohortCase])] = [:]

  init(_ pack: RulePack, _ index: PipelineIndex, _ cubes: CohortCubes, period: ReportingPeriod?) {
    for rule in pack.rules {
      guard case .own(let declaration)? = rule.measure else { continue }
      let measure = CohortMeasure(
        declaration: declaration, parameters: pack.parameters(of: rule), index: index, cubes: cubes,
        period: period)
      byOwner[rule.id] = (measure, measure.cases)
    }
  }

  /// The measure of a rule: its own, or the one that it shares; `nil` when it has none.
  func measure(of rule: Rule) -> (measure: CohortMeasure, cases: [CohortCase])? {
    rule.measure == nil ? nil : byOwner[rule.sharesMeasureOf ?? rule.id]
  }
}
