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
    guard let cube = measured else { return [notRecorded(characteristic)] }
    if characteristic == .ethnicity {
      guard !cube.isEmpty || pipeline.characteristics.isEmpty else { return [notRecorded(characteristic)] }
      guard cube.isEmpty || pipeline.recordsEthnicity else {
        return [unusable("ethnicity is not recorded: no file of applications has a column of it")]
      }
    }
    let compared = comparisons(cube)
    guard !compared.isEmpty else { return [unusable("nobody's \(characteristic.words) is known")] }
    let ofApplicants = declaration.cuts.filter { !$0.characteristics.isEmpty }
    return cases(cube, declaration.cuts.filter { $0.characteristics.isEmpty }, compared)
      + ofApplicants.flatMap { cases(by: $0, compared) }
  }

  private func notRecorded(_ characteristic: Characteristic) -> CohortCase {
    unusable("\(characteristic.words) is not recorded")
  }

  /// The groups that are compared: two, or each category with everyone else.
  private func comparisons(_ cube: CohortCube) -> [GroupComparison] {
    if let pair = GroupComparison.pair(of: declaration.characteristic) { return [pair] }
    return cube.used(declaration.characteristic).map {
      .everyoneElse(against: $0, declaration.characteristic)
    }
  }

  /// The cuts that vacancies and routes make.
  private func cases(
    _ cube: CohortCube, _ crossings: [Crossing], _ compared: [GroupComparison]
  ) -> [CohortCase] {
    let joins = terms.ways.joinsReadverts
    let first = sums(cube, crossings, declaration.characteristic, joined: joins)
    let other =
      cube.joinsDiffer ? sums(cube, crossings, declaration.characteristic, joined: !joins) : nil
    return cases(first, otherJoined: other, compared)
  }

  /// The cuts that characteristics of the applicants make, alone or with what vacancies and routes do.
  private func cases(by crossing: Crossing, _ compared: [GroupComparison]) -> [CohortCase] {
    let characteristic = declaration.characteristic
    guard let cube = cubes.telling(crossing.characteristics + [characteristic]) else { return [] }
    if characteristic == .ethnicity, crossing.contains(.ethnicCategory) {
      return cases(ofCategories: cube, crossing)
    }
    return cases(
      sums(cube, [crossing], characteristic, joined: terms.ways.joinsReadverts), otherJoined: nil, compared,
      apart: "\(characteristic.words) together with")
  }

  /// Each ethnic category that is not White against all that are, within the cuts that the rest of the crossing makes.
  private func cases(ofCategories cube: CohortCube, _ crossing: Crossing) -> [CohortCase] {
    let rest = Crossing(crossing.dimensions.filter { $0 != .ethnicCategory })
    let sums = sums(cube, [rest], .ethnicCategory, joined: terms.ways.joinsReadverts)
    let categories = EthnicCategories(cube)
    let apart = "\(declaration.characteristic.words) together with"
    return sums.cuts.indices.flatMap { number in
      categories.comparisons.compactMap { groups -> CohortCase? in
        let positions = categories.positions(groups)
        var terms = terms
        terms.groups = groups
        let first = figures(sums, number, positions, terms, apart)
        let isNobody = first.counts.anyFault == nil && first.counts.comparison.from.atMost == 0
        if isNobody, rest != .overall { return nil }
        return CohortCase(
          cut: sums.cuts[number].ofEthnicCategory(groups.comparison, in: crossing), whole: sums.cuts[number],
          figures: first,
          others: others(first, terms, sums.cuts[number]) { figures(sums, number, positions, $0, apart) },
          isOfEthnicCategory: true)
      }
    }
  }

  /// The same cut with each setting the other way that changes its counts.
  ///
  /// - Parameter turned: its figures under other terms; `nil` where they are the same.
  private func others(
    _ first: MeasureFigures, _ terms: MeasureTerms, _ cut: CohortCut,
    _ turned: (MeasureTerms) -> MeasureFigures?
  ) -> [OtherCounting] {
    guard declaration.everyWay.contains(cut.crossing.withoutCharacteristics) else { return [] }
    return CountingSetting.allCases.compactMap { setting in
      let other = terms.turning(setting)
      guard let figures = turned(other), figures.counts.differ(from: first.counts) else { return nil }
      return OtherCounting(setting: setting, figures: figures)
    }
  }

  private func sums(
    _ cube: CohortCube, _ crossings: [Crossing], _ characteristic: Characteristic, joined: Bool
  ) -> CutSums {
    let table = CutTable(
      cube, index.vacancies, crossings, placements: terms.placements, joinsReadverts: joined)
    let categories = cube.groups.categories(of: characteristic)
    return CutSums(
      cuts: table.cuts, categories: categories, plan: cube.plan,
      sums: table.sums([terms.from, terms.to], of: characteristic, categories: categories.count))
  }

  /// - Parameters:
  ///   - otherJoined: the sums with readverts the other way; `nil` where that is the same.
  ///   - apart: the start of what is said when the counts of a cut leave the groups unsaid.
  private func cases(
    _ sums: CutSums, otherJoined: CutSums?, _ compared: [GroupComparison], apart: String? = nil
  ) -> [CohortCase] {
    sums.cuts.indices.flatMap { number in
      compared.compactMap { groups -> CohortCase? in
        let positions = ComparedPositions(groups, sums.categories)
        var terms = terms
        terms.groups = groups
        let cut = sums.cuts[number]
        let first = figures(sums, number, positions, terms, apart)
        // That nobody is in a part of a cut that is hidden would tell of its vacancy.
        if cut.crossing.single == nil, first.counts.isOfNobody { return nil }
        let others = others(first, terms, cut) { other in
          guard other.ways.joinsReadverts != terms.ways.joinsReadverts else {
            return figures(sums, number, positions, other, apart)
          }
          return otherJoined.flatMap { joined in
            joined.number(of: cut).map { figures(joined, $0, positions, other, apart) }
          }
        }
        return CohortCase(
          cut: groups.isAgainstEveryoneElse ? cut.holding(groups.comparison) : cut, whole: cut,
          figures: first, others: others)
      }
    }
  }

  /// The cuts by several things at once, and those that are asked for, of which there is none; with why.
  func untold(_ cases: [CohortCase], asked: AskedCuts) -> [(crossing: Crossing, reason: String)] {
    // Where the whole cannot be told, its finding says why.
    guard cases.contains(where: { $0.whole == .overall && $0.figures.counts.anyFault == nil }) else {
      return []
    }
    let told = Set(cases.map(\.cut.crossing))
    let expected = declaration.cuts.filter { $0.single == nil || asked.crossings.contains($0) }
    return expected.filter { !told.contains($0) }.map { crossing in
      if cubes.ethnicity.refused.contains(crossing.ofVacancy) { return (crossing, Crossing.tooMany) }
      let lacking = crossing.dimensions.filter { !isRecorded($0) }
      guard !lacking.isEmpty else { return (crossing, "they are not recorded together, or nobody is in any") }
      return (crossing, "nothing records \(Crossing(lacking).words)")
    }
  }

  /// Whether something records a dimension by itself.
  private func isRecorded(_ dimension: CutDimension) -> Bool {
    if let characteristic = dimension.characteristic {
      return characteristic == .ethnicity
        ? index.pipeline.recordsEthnicity
        : (index.pipeline.characteristics + index.pipeline.crossed).contains {
          $0.characteristics.contains(characteristic)
        }
    }
    guard !dimension.isOfVacancy else {
      return !VacancyParts(index.vacancies, along: [dimension]).vacancies.isEmpty
    }
    return CutAxis(ofRoute: dimension, Set(cubes.ethnicity.whole.entries.map(\.kind.route))) != nil
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
    guard let cube = measured else { return [] }
    let categories = cube.groups.categories(of: declaration.characteristic)
    return StageRates(cube, categories, terms, from: cohortStage)?.results(rule: rule) ?? []
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

  /// The whole from month to month, when the measure declares it.
  func runs(_ whole: MeasureFigures) -> [RunResult] {
    guard declaration.over.contains(.month), isComplete, whole.counts.anyFault == nil else { return [] }
    return MeasureRuns(terms: whole.terms, units: units(.month, whole.terms)).results
  }

  /// The whole year by year, when the measure declares it.
  func years(_ whole: MeasureFigures) -> YearsResult? {
    guard declaration.over.contains(.year), isComplete, whole.counts.anyFault == nil else { return nil }
    return MeasureYears(terms: whole.terms, units: units(.year, whole.terms)).result
  }

  /// The cuts along a dimension that the vacancy decides, with their figures.
  private func units(
    _ dimension: CutDimension, _ terms: MeasureTerms
  ) -> [(cut: CohortCut, figures: MeasureFigures)] {
    guard let cube = measured else { return [] }
    let sums = sums(
      cube, [Crossing(dimension)], declaration.characteristic, joined: terms.ways.joinsReadverts)
    let positions = ComparedPositions(terms.groups, sums.categories)
    return sums.cuts.indices.map { number in
      (cut: sums.cuts[number], figures: figures(sums, number, positions, terms, nil))
    }
  }

  /// The cube of the measured characteristic; `nil` when nothing records it.
  private var measured: CohortCube? { cubes.telling([declaration.characteristic]) }

  private func vacancyTables(_ terms: MeasureTerms) -> VacancyTables? {
    guard let measured else { return nil }
    let characteristic = declaration.characteristic
    let positions = ComparedPositions(terms.groups, measured.groups.categories(of: characteristic))
    let readverts = Readverts(index.vacancies)
    if characteristic == .ethnicity {
      return VacancyTables(
        EthnicityTallies(tallies: index.pipeline.applications.elements), of: .ethnicity, positions, terms,
        vacancies: index.vacancies.count, readverts: readverts)
    }
    return index.pipeline.table(of: characteristic).map { table in
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
      takesUnknownRoutes: cut.takesUnknownRoutes
        || (terms.ways.leavesOutInternal && !cut.crossing.contains(.route)))
    let isHidden = terms.populations.map { sums.plan.hides(cut, $0) }
    if counts.fault == nil, isHidden[0] { counts.fault = DisclosurePlan.wouldGiveAnother }
    if counts.anyFault == nil, isHidden[1] { counts.endFault = DisclosurePlan.wouldGiveAnother }
    if let apart, counts.fault == nil, counts.leavesGroupsUnsaid {
      counts = CohortCounts()
      counts.fault = "\(apart) \(cut.crossing.characteristicWords) is not recorded"
    }
    return MeasureFigures(counts, terms)
  }
}

/// The sums of some cuts.
private struct CutSums {
  let cuts: [CohortCut]
  /// Of the characteristic that is measured.
  let categories: [ApplicantGroup]
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
