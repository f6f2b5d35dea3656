// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Statistics

/// The whole year by year, from April to March, by when the vacancies closed, and what changed from each year to the
/// next.
struct MeasureYears {
  let terms: MeasureTerms
  /// The cuts by year, with their figures.
  let units: [(cut: CohortCut, figures: MeasureFigures)]

  /// `nil` with fewer than two years to show.
  var result: YearsResult? {
    let known = units.filter(\.cut.isKnown)
    let shown = known.filter { $0.figures.counts.anyFault == nil }
    guard shown.count > 1 else { return nil }
    var notes = ["By the year, from April to March, in which the vacancy closed."]
    if known.count > shown.count {
      notes.append("A year is left out, whose counts would tell who somebody is.")
    }
    if units.contains(where: { !$0.cut.isKnown }) {
      notes.append("Vacancies of which it is not recorded when they closed are in no year.")
    }
    return YearsResult(
      years: shown.map { year($0.cut, $0.figures) },
      changes: zip(shown, shown.dropFirst()).compactMap { change($0, $1) }, notes: notes)
  }

  private func year(_ cut: CohortCut, _ figures: MeasureFigures) -> YearsResult.Year {
    YearsResult.Year(
      name: cut.value(of: .year), reference: figures.counts.reference, comparison: figures.counts.comparison,
      estimate: figures.estimate, interval: figures.exact?.interval.map { MeasuredInterval($0) })
  }

  private func change(
    _ earlier: (cut: CohortCut, figures: MeasureFigures), _ later: (cut: CohortCut, figures: MeasureFigures)
  ) -> ComputedFigure? {
    guard let first = earlier.figures.exact, let second = later.figures.exact else { return nil }
    return ComparisonFigures(second, terms).change(
      since: first.table, named: (earlier.cut.value(of: .year), later.cut.value(of: .year)))
  }
}
