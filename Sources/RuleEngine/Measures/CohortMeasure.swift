// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Statistics

/// Computes the figures of a cohort rule from the pipeline.
struct CohortMeasure {
  let declaration: RelativeLikelihoodDeclaration
  let index: PipelineIndex

  private let terms: MeasureTerms
  /// The stage that every application of the period has come to; `nil` when the period does not select by one.
  private let cohortStage: Stage?

  init(
    declaration: RelativeLikelihoodDeclaration, parameters: [RuleParameter], index: PipelineIndex,
    period: ReportingPeriod?
  ) {
    self.declaration = declaration
    self.index = index
    cohortStage = period?.basis.cohortStage
    terms = MeasureTerms(declaration, parameters)
  }

  /// One for each cut that the data have; one for everything when no applications are recorded, or when the
  /// period selects them by a later stage than the measure starts from: everybody would seem to have got there.
  var cases: [CohortCase] {
    guard index.pipeline.applications.isRecorded else { return [unusable(FactState.notRecorded.rawValue)] }
    if let cohortStage, terms.from < cohortStage {
      return [unusable("the period takes only those \(cohortStage.words), whatever became of the others")]
    }
    let table = CutTable(index, declaration.cuts, placements: terms.placements)
    let sums = table.sums([terms.from, terms.to], index.pipeline.applications.elements)
    return table.cuts.indices.map { figures(sums, $0, table.cuts[$0]) }
  }

  private func unusable(_ fault: String) -> CohortCase {
    var counts = CohortCounts()
    counts.fault = fault
    return CohortCase(cut: .overall, figures: MeasureFigures(counts, terms), otherwise: nil)
  }

  private var isComplete: Bool {
    if case .complete = index.pipeline.applications { true } else { false }
  }

  /// The rates from stage to stage that stand beside the measure, when it declares them.
  func rates(rule: String) -> [MeasureResult] {
    guard declaration.reportsRates else { return [] }
    return StageRates(index.pipeline.applications, terms, from: cohortStage)?.results(rule: rule) ?? []
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

extension PeriodBasis {
  /// The stage that whoever the period takes has come to; `nil` where the vacancy's closing date places them.
  fileprivate var cohortStage: Stage? {
    switch self {
    case .applied: .applied
    case .shortlisted: .shortlisted
    case .appointed: .accepted
    case .closed: nil
    }
  }
}

extension MeasureTerms {
  /// The same terms with declined offers counted the other way.
  var otherDeclined: MeasureTerms {
    MeasureTerms(
      groups: groups, from: from, to: to,
      declinedOffers: declinedOffers == .leftOut ? .countedAsNotAppointed : .leftOut, minimum: minimum,
      placements: placements, edges: edges)
  }

  /// The same terms for another pair of stages, without minimum numbers.
  func between(_ from: Stage, _ to: Stage) -> MeasureTerms {
    MeasureTerms(
      groups: groups, from: from, to: to, declinedOffers: declinedOffers, minimum: nil,
      placements: placements, edges: [])
  }

  private init(
    groups: GroupComparison, from: Stage, to: Stage, declinedOffers: DeclinedOffers, minimum: MinimumNumbers?,
    placements: GradePlacements, edges: [DecimalFraction]
  ) {
    self.groups = groups
    self.from = from
    self.to = to
    self.declinedOffers = declinedOffers
    self.minimum = minimum
    self.placements = placements
    self.edges = edges
  }
}
