// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Statistics

/// What is told of candidates who applied more than once, and how sure the ratio is if their applications hang together.
struct CandidateFigures {
  let clusters: CandidateClusters
  let table: SelectionTable
  let terms: MeasureTerms
  /// The same applications by vacancy.
  let vacancies: VacancyTables

  /// Fewer candidates with several applications than these, and what became of one of them might be worked out.
  static let fewestRepeated = 10

  var figures: [ComputedFigure] {
    if let fault = clusters.fault { return [untold(fault)] }
    let repeated = clusters.repeated
    guard repeated == 0 || repeated >= CandidateFigures.fewestRepeated else {
      return [
        untold(
          "fewer than \(CandidateFigures.fewestRepeated) applied more than once, so few that what became of one might "
            + "be worked out")
      ]
    }
    return [candidates] + (repeated == 0 ? [] : intervals)
  }

  private func untold(_ reason: String) -> ComputedFigure {
    ComputedFigure(
      .candidates, [], "Nothing is told of applications by one and the same candidate: \(reason).")
  }

  private var candidates: ComputedFigure {
    let (candidates, repeated, others) = (clusters.candidates, clusters.repeated, clusters.others.considered)
    var values: [FigureValue] = [
      .count("candidates", candidates), .count("applications", clusters.applications),
      .count("with_several", repeated), .count("most", clusters.most),
      .count("of_unknown_candidates", others),
    ]
    let who = candidates.counted("candidate", "candidates")
    let what =
      "\(clusters.applications.counted("application", "applications")) that came to \(terms.from.noun)"
    var sentences = [
      repeated == 0
        ? "In the two groups, \(who) made \(what), nobody more than one"
        : "In the two groups, \(who) made \(what); \(repeated.grouped) made several, the most \(clusters.most.grouped)"
    ]
    if others > 0 {
      sentences.append(
        "of \(others.grouped) more it is not known whose they are, and each counts as somebody's only one")
    }
    let both = clusters.inBothGroups
    if both > 0 {
      let isTold = both >= CandidateFigures.fewestRepeated
      let number = isTold ? both.grouped : "fewer than \(CandidateFigures.fewestRepeated)"
      values.append(isTold ? .count("in_both_groups", both) : FigureValue("in_both_groups", .text(number)))
      sentences.append(
        "\(number) stated one group with one application and the other with another, and each application counts in the "
          + "group that it states")
    }
    return ComputedFigure(.candidates, values, sentences.joined(separator: "; ") + ".")
  }

  private var intervals: [ComputedFigure] {
    guard let clustered = ClusteredVariance(table), let plain = ConfidenceInterval.katz(table) else {
      return []
    }
    let byCandidate = clustered.variance(clusters.clusters) + clustered.variance(ofSingles: clusters.others)
    let own = plain.beside(
      clustered.interval(variance: byCandidate), .candidateInterval,
      "applications of one candidate hang together")
    let strata = StratifiedTable(vacancies.tables)
    guard vacancies.fault == nil, strata.pooled == table, MeasureStrata.maySayOfVacancies(strata) else {
      return [own]
    }
    let both = ClusteredVariance.bothWays(
      byCandidate, clustered.variance(strata.strata), together: clustered.variance(ofSingles: table))
    return [
      own,
      plain.beside(
        clustered.interval(variance: both), .twoWayInterval,
        "applications of one candidate hang together, and those to one vacancy too"),
    ]
  }
}
