// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import RuleEngine
internal import Statistics

/// What a calculation is made of.
struct CalculatorInput {
  let likelihood: RelativeLikelihood
  let from: Stage
  let to: Stage
  var strata: StratifiedTable?
  /// Whether the strata stand in an order, such as years.
  var isOrdered = false
  /// Those of the comparison group among all who are available.
  var available: Rate?
  /// The same comparison in an earlier period.
  var before: SelectionTable?

  init(_ likelihood: RelativeLikelihood, from: Stage, to: Stage) {
    self.likelihood = likelihood
    self.from = from
    self.to = to
  }
}

/// What is computed of a request.
struct Calculation {
  let figures: [ComputedFigure]
  let groups: GroupComparison
  let from: Stage
  let to: Stage
  /// The counts, which the figures rest on.
  let likelihood: RelativeLikelihood

  init(_ input: CalculatorInput) {
    likelihood = input.likelihood
    (from, to) = (input.from, input.to)
    groups = .ethnicity
    let whole = ComparisonFigures(likelihood, from: from, to: to)
    let strata = input.strata.map { StratumFigures($0, from: input.from, to: input.to) }
    figures =
      whole.figures + (input.available.map { [whole.availability($0)] } ?? [])
      + (input.before.map { [whole.change(since: $0)] } ?? []) + (strata?.figures ?? [])
      + (input.isOrdered ? [strata?.trend].compactMap(\.self) : [])
  }
}
