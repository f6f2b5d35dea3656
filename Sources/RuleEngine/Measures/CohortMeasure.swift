// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Statistics

/// Computes the figures of a cohort rule from the pipeline.
struct CohortMeasure {
  let declaration: RelativeLikelihoodDeclaration
  let index: PipelineIndex
  private let cubes: CohortCubes
  private let terms: MeasureTerms
  /// The stage that every application of the period has come to; `nil` when the period does not select by one.
  private let cohortStage: Stage?

  init(
    declaration: RelativeLikelihoodDeclaration, parameters: [RuleParameter], index: PipelineIndex,
    cubes: CohortCubes, period: ReportingPeriod?
  ) {
    self.cubes = cubes
    self.declaration = declaration
    self.index = index
    cohortStage = period?.basis.cohortStage
    terms = MeasureTerms(declaration, parameters)
  }

  /// One for each cut that the data have, and for each category where every one is held against everyone else;
  /// one for everything when nothing records the groups, or when the period selects by a later stage than the
  /// measure starts from: everybody would seem to have got there.
  var cases: [CohortCase] {
    let pipeline = index.pipeline
    guard pipeline.applications.isRecorded else { return [unusable(FactState.notRecorded.rawValue)] }
    if let cohortStage, terms.from < cohortStage {
      return [unusable("the period takes only those \(cohortStage.words), whatever became of the others")]
    }
    let characteristic = declaration.characteristic
    guard characteristic != .ethnicity else {
      guard !cubes.ethnicity.isEmpty || pipeline.characteristics.isEmpty else {
        return [notRecorded(characteristic)]
      }
      guard cubes.ethnicity.isEmpty || pipeline.recordsEthnicity else {
        return [unusable("ethnicity is not recorded: no file of applications has a column of it")]
      }
      let categories = characteristic.categories
      let compared = comparisons(categories)
      return cases(cubes.ethnicity, of: .ethnicity, categories, compared)
        + declaration.cuts.flatMap { dimension in
          dimension.characteristic.flatMap(pipeline.table).map {
            cases(of: $0, by: dimension, categories, compared)
          }
            ?? []
        }
    }
    guard let table = pipeline.table(of: characteristic), let cube = cubes.other(characteristic) else {
      return [notRecorded(characteristic)]
    }
    let compared = comparisons(cube.used(table.categories))
    guard !compared.isEmpty else { return [unusable("nobody's \(characteristic.words) is known")] }
    let byEthnicity = declaration.cuts.contains(.ethnicity)
    return cases(cube, of: .category, table.categories, compared)
      + (byEthnicity ? cases(of: table, by: .ethnicity, table.categories, compared) : [])
  }

  private func notRecorded(_ characteristic: Characteristic) -> CohortCase {
    unusable("\(characteristic.words) is not recorded")
  }

  /// The groups that are compared: two, or each category with everyone else.
  private func comparisons(_ categories: [ApplicantGroup]) -> [GroupComparison] {
    if let pair = GroupComparison.pair(of: declaration.characteristic) { return [pair] }
    return categories.map { .everyoneElse(against: $0, declaration.characteristic) }
  }

  /// The cuts that the vacancy or the route makes.
  private func cases(
    _ cube: CohortCube, of side: CohortKind.Side, _ categories: [ApplicantGroup],
    _ compared: [GroupComparison]
  ) -> [CohortCase] {
    func sums(joined: Bool) -> CutSums {
      let table = CutTable(
        cube, index.vacancies, declaration.cuts.filter { $0.characteristic == nil },
        placements: terms.placements, joinsReadverts: joined)
      return CutSums(
        cuts: table.cuts, plan: cube.plan,
        sums: table.sums([terms.from, terms.to], of: side, categories: categories.count))
    }
    let joins = terms.ways.joinsReadverts
    let first = sums(joined: joins)
    return cases(first, otherJoined: cube.joinsDiffer ? sums(joined: !joins) : nil, categories, compared)
  }

  /// The cuts that a characteristic of the applicants makes.
  ///
  /// - Parameter categories: those of the characteristic that is measured.
  private func cases(
    of table: CharacteristicTable, by dimension: CutDimension, _ categories: [ApplicantGroup],
    _ compared: [GroupComparison]
  ) -> [CohortCase] {
    guard let cube = cubes.other(table.characteristic) else { return [] }
    let cuts =
      dimension == .ethnicity
      ? CharacteristicCuts(
        dimension, cube, dividing: .ethnicity, categories: Characteristic.ethnicity.categories)
      : CharacteristicCuts(dimension, cube, dividing: .category, categories: table.categories)
    let sums = cuts.sums([terms.from, terms.to], categories: categories.count)
    return cases(
      CutSums(cuts: cuts.cuts, plan: DisclosurePlan(), sums: sums), otherJoined: nil, categories, compared,
      apart: "\(declaration.characteristic.words) together with")
  }

  /// - Parameters:
  ///   - otherJoined: the sums with readverts the other way; `nil` where that is the same.
  ///   - apart: the start of what is said when the counts of a cut leave the groups unsaid.
  private func cases(
    _ sums: CutSums, otherJoined: CutSums?, _ categories: [ApplicantGroup], _ compared: [GroupComparison],
    apart: String? = nil
  ) -> [CohortCase] {
    sums.cuts.indices.flatMap { number in
      compared.map { groups in
        let positions = ComparedPositions(groups, categories)
        var terms = terms
        terms.groups = groups
        let first = figures(sums, number, positions, terms, apart)
        let others = CountingSetting.allCases.compactMap { setting -> OtherCounting? in
          let other = terms.turning(setting)
          let turned =
            setting == .readverts
            ? otherJoined.flatMap { joined in
              joined.number(of: sums.cuts[number]).map { figures(joined, $0, positions, other, apart) }
            } : figures(sums, number, positions, other, apart)
          guard let turned, turned.counts.differ(from: first.counts) else { return nil }
          return OtherCounting(setting: setting, figures: turned)
        }
        let cut = sums.cuts[number]
        return CohortCase(
          cut: groups.isAgainstEveryoneElse ? cut.holding(groups.comparison) : cut, whole: cut,
          figures: first, others: others)
      }
    }
  }

  private func unusable(_ fault: String) -> CohortCase {
    var counts = CohortCounts()
    counts.fault = fault
    return CohortCase(
      cut: .overall, whole: .overall, figures: MeasureFigures(counts, terms), others: [])
  }

  private var isComplete: Bool {
    if case .complete = index.pipeline.applications { true } else { false }
  }

  /// The rates from stage to stage that stand beside the measure, when it declares them.
  func rates(rule: String) -> [MeasureResult] {
    guard declaration.reportsRates else { return [] }
    guard isComplete else { return [] }
    let characteristic = declaration.characteristic
    guard characteristic != .ethnicity else {
      return rates(cubes.ethnicity, of: .ethnicity, characteristic.categories, rule)
    }
    guard let table = index.pipeline.table(of: characteristic), let cube = cubes.other(characteristic) else {
      return []
    }
    return rates(cube, of: .category, table.categories, rule)
  }

  private func rates(
    _ cube: CohortCube, of side: CohortKind.Side, _ categories: [ApplicantGroup], _ rule: String
  ) -> [MeasureResult] {
    StageRates(cube, of: side, categories, terms, from: cohortStage)?.results(rule: rule) ?? []
  }

  /// The comparison of the whole within strata, when the measure declares any, and what follows if the applications of
  /// one candidate hang together, when the data tell whose they are.
  func within(_ whole: MeasureFigures) -> (strata: [StrataResult], clusters: [ComputedFigure]) {
    guard isComplete, whole.counts.anyFault == nil, let table = whole.exact?.table else { return ([], []) }
    let terms = whole.terms
    let candidates = declaration.characteristic == .ethnicity ? index.pipeline.candidates : []
    guard !declaration.strata.isEmpty || !candidates.isEmpty, let tables = vacancyTables(terms) else {
      return ([], [])
    }
    let strata = MeasureStrata(
      declaration: declaration, tables: tables, terms: terms, vacancies: index.vacancies,
      isHidden: { dimension in
        self.units(dimension, terms).contains { $0.figures.counts.anyFault != nil }
      }
    ).results
    guard !candidates.isEmpty else { return (strata, []) }
    let positions = ComparedPositions(terms.groups, Characteristic.ethnicity.categories)
    let clusters = CandidateClusters(candidates, positions, terms, of: table)
    return (
      strata, CandidateFigures(clusters: clusters, table: table, terms: terms, vacancies: tables).figures
    )
  }

  /// The units of the whole against the limits of chance, when the measure declares any.
  func funnels(_ whole: MeasureFigures) -> [FunnelResult] {
    guard !declaration.funnels.isEmpty, isComplete, whole.counts.anyFault == nil else { return [] }
    return declaration.funnels.compactMap { dimension in
      MeasureFunnel(dimension: dimension, terms: whole.terms, units: units(dimension, whole.terms)).result
    }
  }

  /// The cuts along a dimension that the vacancy decides, with their figures.
  private func units(
    _ dimension: CutDimension, _ terms: MeasureTerms
  ) -> [(cut: CohortCut, figures: MeasureFigures)] {
    guard let measured = measured else { return [] }
    let table = CutTable(
      measured.cube, index.vacancies, [dimension], placements: terms.placements,
      joinsReadverts: terms.ways.joinsReadverts)
    let sums = CutSums(
      cuts: table.cuts, plan: measured.cube.plan,
      sums: table.sums(
        [terms.from, terms.to], of: measured.side, categories: measured.categories.count))
    let positions = ComparedPositions(terms.groups, measured.categories)
    return table.cuts.indices.map { number in
      (cut: table.cuts[number], figures: figures(sums, number, positions, terms, nil))
    }
  }

  /// The cube of the measured characteristic, and its categories.
  private var measured: (cube: CohortCube, side: CohortKind.Side, categories: [ApplicantGroup])? {
    let characteristic = declaration.characteristic
    if characteristic == .ethnicity { return (cubes.ethnicity, .ethnicity, characteristic.categories) }
    guard let table = index.pipeline.table(of: characteristic), let cube = cubes.other(characteristic) else {
      return nil
    }
    return (cube, .category, table.categories)
  }

  private func vacancyTables(_ terms: MeasureTerms) -> VacancyTables? {
    guard let measured else { return nil }
    let positions = ComparedPositions(terms.groups, measured.categories)
    let readverts = Readverts(index.vacancies)
    if measured.side == .ethnicity {
      return VacancyTables(
        EthnicityTallies(tallies: index.pipeline.applications.elements), of: .ethnicity, positions, terms,
        vacancies: index.vacancies.count, readverts: readverts)
    }
    return index.pipeline.table(of: declaration.characteristic).map { table in
      VacancyTables(
        CharacteristicTallies(table), of: .category, positions, terms, vacancies: index.vacancies.count,
        readverts: readverts)
    }
  }

  private func figures(
    _ sums: CutSums, _ number: Int, _ compared: ComparedPositions, _ terms: MeasureTerms, _ apart: String?
  ) -> MeasureFigures {
    let cut = sums.cuts[number]
    var counts = sums.sums.counts(
      cut: number, from: terms.from, to: terms.to, compared, terms.ways, isComplete: isComplete,
      takesUnknownRoutes: cut.takesUnknownRoutes || (terms.ways.leavesOutInternal && cut.dimension != .route))
    let isHidden = terms.populations.map { sums.plan.hides(cut, $0) }
    if counts.fault == nil, isHidden[0] { counts.fault = DisclosurePlan.wouldGiveAnother }
    if counts.anyFault == nil, isHidden[1] { counts.endFault = DisclosurePlan.wouldGiveAnother }
    if let apart, counts.fault == nil, counts.leavesGroupsUnsaid {
      counts = CohortCounts()
      counts.fault = "\(apart) \(cut.dimension.words) is not recorded"
    }
    return MeasureFigures(counts, terms)
  }
}

/// The sums of some cuts.
private struct CutSums {
  let cuts: [CohortCut]
  let plan: DisclosurePlan
  let sums: StageSums

  func number(of cut: CohortCut) -> Int? { cuts.firstIndex(of: cut) }
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
  /// The same terms with one setting the other way.
  func turning(_ setting: CountingSetting) -> MeasureTerms {
    var terms = self
    terms.ways = ways.turning(setting)
    return terms
  }

  /// The same terms for another pair of stages, without minimum numbers.
  func between(_ from: Stage, _ to: Stage) -> MeasureTerms {
    var terms = withoutMinimum
    (terms.from, terms.to) = (from, to)
    terms.edges = []
    return terms
  }

  /// The same terms without minimum numbers.
  var withoutMinimum: MeasureTerms {
    var terms = self
    terms.minimum = nil
    return terms
  }
}
