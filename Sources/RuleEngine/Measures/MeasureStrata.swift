// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Statistics

/// What a measure says within strata: by vacancy, and by the dimensions that its declaration names.
struct MeasureStrata {
  let declaration: RelativeLikelihoodDeclaration
  let tables: VacancyTables
  let terms: MeasureTerms
  let vacancies: [Vacancy]
  /// Whether some cut along a dimension is not shown: a statistic of all its strata might give it back.
  let isHidden: (CutDimension) -> Bool

  /// Fewer vacancies than this, and a statistic over them might give the counts of one back.
  static let fewestVacancies = 10

  var results: [StrataResult] {
    declaration.strata.compactMap { stratum in
      switch stratum {
      case .vacancy: byVacancy
      case .dimension(let dimension): by(dimension)
      }
    }
  }

  private var byVacancy: StrataResult {
    if let fault = tables.fault { return untold("vacancy", "vacancies", fault) }
    let table = StratifiedTable(tables.tables)
    let telling = table.strata.count - table.leftOut.strata
    guard telling >= MeasureStrata.fewestVacancies else {
      return untold(
        "vacancy", "vacancies",
        "only \(telling) show a difference, so few that counts of one might be worked out from them")
    }
    let figures = StratumFigures(table, ("vacancy", "vacancies"), terms).figures
    return StrataResult(by: "vacancy", figures: figures + [clustered(table)].compactMap(\.self))
  }

  private func by(_ dimension: CutDimension) -> StrataResult? {
    let several = "\(dimension.words)s"
    if let fault = tables.fault { return untold(dimension.rawValue, several, fault) }
    guard let strata = tables.strata(dimension, vacancies, terms.placements) else { return nil }
    guard !isHidden(dimension) else {
      return untold(
        dimension.rawValue, several, "one of them is not shown, and might be worked out from them")
    }
    let figures = StratumFigures(StratifiedTable(strata), (dimension.words, several), terms).figures
    return StrataResult(by: dimension.rawValue, figures: figures)
  }

  private func untold(_ by: String, _ several: String, _ reason: String) -> StrataResult {
    StrataResult(by: by, figures: [], untold: "Nothing is told within \(several): \(reason).")
  }

  /// The interval with a variance clustered by vacancy; `nil` where the ratio has no logarithm.
  private func clustered(_ table: StratifiedTable) -> ComputedFigure? {
    guard let clustered = ClusteredVariance(table.pooled), let plain = ConfidenceInterval.katz(table.pooled)
    else {
      return nil
    }
    let interval = clustered.interval(variance: clustered.variance(table.strata))
    let turns = interval.contains(1) != plain.contains(1)
    let values =
      FigureValue.ends("clustered", interval) + FigureValue.ends("katz", plain)
      + [FigureValue("changes_answer", .flag(turns))]
    let ends = FigureWords.interval(interval)
    return ComputedFigure(
      .clusteredInterval, values,
      turns
        ? "If applications to one vacancy hang together, relative likelihoods \(ends) agree with the counts rather than "
          + "\(FigureWords.interval(plain)): whether 1 is among them depends on it."
        : "If applications to one vacancy hang together, relative likelihoods \(ends) agree with the counts, which changes "
          + "no answer.")
  }
}
