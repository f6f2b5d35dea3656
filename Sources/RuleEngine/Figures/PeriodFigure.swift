// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions
internal import Statistics

/// How the relative likelihood changed from one period to another.
struct PeriodFigure {
  typealias Period = (name: String, table: SelectionTable)

  private let earlier: Period
  private let later: Period
  private let terms: MeasureTerms

  init(from earlier: Period, to later: Period, _ terms: MeasureTerms) {
    (self.earlier, self.later, self.terms) = (earlier, later, terms)
  }

  var figure: ComputedFigure {
    let change = PeriodChange(from: earlier.table, to: later.table)
    let values: [FigureValue] =
      [
        FigureValue("earlier", .text(earlier.name)), FigureValue("later", .text(later.name)),
        FigureValue("earlier_estimate", .number(MeasuredNumber(estimate(earlier), terms))),
        FigureValue("later_estimate", .number(MeasuredNumber(estimate(later), terms))),
        .number("factor", change?.ratio, or: reason),
      ] + FigureValue.ends("factor", change?.interval, or: reason) + [.number("p", change?.twoSided, or: reason)]
    guard let change, let before = estimate(earlier).fraction, let after = estimate(later).fraction else {
      return ComputedFigure(
        .periodChange, values,
        "Whether the relative likelihood changed from \(earlier.name) to \(later.name) cannot be computed: \(reason).")
    }
    let both = "from \(RatioText.decimal(before)) in \(earlier.name) to \(RatioText.decimal(after)) in \(later.name)"
    let ends =
      "changes by a factor \(FigureWords.interval(change.interval)) agree with the counts (\(FigureWords.p(change.twoSided)))"
    let verdict =
      change.interval.contains(1)
      ? "no more than chance makes of it" : "more than chance makes of it"
    return ComputedFigure(
      .periodChange, values,
      "The relative likelihood went \(both), \(verdict): \(ends).")
  }

  private func estimate(_ period: Period) -> ExactRatio { .relativeLikelihood(of: period.table) }

  private var reason: String { "it takes somebody \(terms.to.words) in each group in both" }
}
