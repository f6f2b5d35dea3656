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
    var evaluation = Evaluation()
    let corpus = WordingCorpus(packs, subjects, at: settings.checkpoint)
    var columns = FactColumns()
    let cubes = CohortCubes(pipeline, for: packs.flatMap(\.declarations))
    for pack in packs.sorted(by: { $0.id < $1.id }) {
      let measures = PackMeasures(pack, subjects.index, cubes, period: settings.period)
      for rule in pack.rules.sorted(by: { $0.id < $1.id }) {
        let run = RuleRun(
          pack: pack, rule: rule, subjects: subjects, measures: measures, corpus: corpus, settings: settings)
        try run.report(into: &evaluation, columns: &columns)
      }
    }
    return evaluation
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
