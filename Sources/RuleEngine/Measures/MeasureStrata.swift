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

  /// Whether so many vacancies show a difference that none can be worked out from a statistic over them.
  static func maySayOfVacancies(_ table: StratifiedTable) -> Bool {
    table.strata.count - table.leftOut.strata >= fewestVacancies
  }

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
    guard MeasureStrata.maySayOfVacancies(table) else {
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
    return plain.beside(
      clustered.interval(variance: clustered.variance(table.strata)), .clusteredInterval,
      "applications to one vacancy hang together")
  }
}

extension ConfidenceInterval {
  /// An interval with a clustered variance beside this one, which takes every application for one by itself.
  ///
  /// - Parameter assumption: what the clustered one allows for, to follow "If".
  func beside(_ clustered: ConfidenceInterval, _ kind: FigureKind, _ assumption: String) -> ComputedFigure {
    let turns = clustered.contains(1) != contains(1)
    let values =
      FigureValue.ends("clustered", clustered) + FigureValue.ends("katz", self)
      + [FigureValue("changes_answer", .flag(turns))]
    let ends = FigureWords.interval(clustered)
    return ComputedFigure(
      kind, values,
      turns
        ? "If \(assumption), relative likelihoods \(ends) agree with the counts rather than \(FigureWords.interval(self)): "
          + "whether 1 is among them depends on it."
        : "If \(assumption), relative likelihoods \(ends) agree with the counts, which changes no answer.")
  }
}
