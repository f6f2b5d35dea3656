// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Statistics

/// Computes the figures of a cohort rule from the pipeline.
struct CohortMeasure {
  let declaration: RelativeLikelihoodDeclaration
  let index: PipelineIndex

  private let terms: MeasureTerms

  init(declaration: RelativeLikelihoodDeclaration, parameters: [RuleParameter], index: PipelineIndex) {
    self.declaration = declaration
    self.index = index
    terms = MeasureTerms(declaration, parameters)
  }

  /// One for each cut that the data have; one for everything when no applications are recorded.
  var cases: [CohortCase] {
    guard index.pipeline.applications.isRecorded else {
      var counts = CohortCounts()
      counts.fault = FactState.notRecorded.rawValue
      return [CohortCase(cut: .overall, figures: MeasureFigures(counts, terms), otherwise: nil)]
    }
    let table = CutTable(index, declaration.cuts, placements: terms.placements)
    let sums = table.sums([terms.from, terms.to], index.pipeline.applications.elements)
    return table.cuts.indices.map { figures(sums, $0, table.cuts[$0]) }
  }

  private var isComplete: Bool {
    if case .complete = index.pipeline.applications { true } else { false }
  }

  /// The rates from stage to stage that stand beside the measure, when it declares them.
  func rates(rule: String) -> [MeasureResult] {
    guard declaration.reportsRates else { return [] }
    return StageRates(index.pipeline.applications, terms)?.results(rule: rule) ?? []
  }

  private func figures(_ sums: StageSums, _ number: Int, _ cut: CohortCut) -> CohortCase {
    func figures(_ terms: MeasureTerms) -> MeasureFigures {
      MeasureFigures(
        sums.counts(
          cut: number, from: terms.from, to: terms.to, terms.declinedOffers, isComplete: isComplete,
          takesUnknownRoutes: cut.takesUnknownRoutes), terms)
    }
    let first = figures(terms)
    let anybodyDeclined = first.counts.declined.atMost > 0
    return CohortCase(
      cut: cut, figures: first, otherwise: anybodyDeclined ? figures(terms.otherDeclined) : nil)
  }
}

extension MeasureTerms {
  /// The same terms with declined offers counted the other way.
  var otherDeclined: MeasureTerms {
    MeasureTerms(
      from: from, to: to,
      declinedOffers: declinedOffers == .leftOut ? .countedAsNotAppointed : .leftOut, minimum: minimum,
      placements: placements, edges: edges)
  }

  /// The same terms for another pair of stages, without minimum numbers.
  func between(_ from: Stage, _ to: Stage) -> MeasureTerms {
    MeasureTerms(
      from: from, to: to, declinedOffers: declinedOffers, minimum: nil, placements: placements, edges: [])
  }

  private init(
    from: Stage, to: Stage, declinedOffers: DeclinedOffers, minimum: MinimumNumbers?,
    placements: GradePlacements, edges: [DecimalFraction]
  ) {
    self.from = from
    self.to = to
    self.declinedOffers = declinedOffers
    self.minimum = minimum
    self.placements = placements
    self.edges = edges
  }
}
