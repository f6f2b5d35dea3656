// SPDX-License-Identifier: Apache-2.0

/// The limits within which the rates of departments, sites or staff groups of one size vary by chance alone.
///
/// Exact binomial quantiles around the overall rate: 95% (about one in twenty lies outside by chance) and 99.8% (one
/// in five hundred). Source: D. Spiegelhalter, Statistics in Medicine 24 (2005).
package struct FunnelLimits: Equatable, Sendable {
  /// The least and the most selections inside the 95% limits.
  package let warning: ClosedRange<Int>
  /// The least and the most selections inside the 99.8% limits.
  package let action: ClosedRange<Int>

  /// The limits for `considered` people at the overall rate; nil when that is empty.
  package init?(considered: Int, overall: Rate) {
    guard let chance = overall.value else { return nil }
    let distribution = BinomialDistribution(trials: considered, chance: chance)
    warning = distribution.quantile(0.025)...distribution.quantile(0.975)
    action = distribution.quantile(0.001)...distribution.quantile(0.999)
  }
}

extension FunnelLimits {
  /// Where a number of selections lies.
  package enum Place: Equatable, Sendable {
    /// Inside the 95% limits.
    case inside
    /// Outside the 95% limits and inside the 99.8% ones: worth a look.
    case warning(Ordering)
    /// Outside the 99.8% limits: hardly chance.
    case action(Ordering)
  }

  /// Where `selected` lies; ``Ordering/below`` when it is under the lower limit.
  package func place(of selected: Int) -> Place {
    func side(_ limits: ClosedRange<Int>) -> Ordering { selected < limits.lowerBound ? .below : .above }
    if !action.contains(selected) { return .action(side(action)) }
    return warning.contains(selected) ? .inside : .warning(side(warning))
  }
}

/// Whether units differ among themselves by more than chance, so that funnel limits point at too many of them.
package struct OverDispersion: Equatable, Sendable {
  /// Σ z² / (k - 1) over the units; about 1 when they differ by chance alone. Nil with fewer than two units, or when
  /// nobody or everybody was selected.
  package let factor: Double?
  /// The chi-squared test of the units' rates, whose statistic over its degrees the factor is.
  package let test: ChiSquaredTest

  /// The dispersion of units around their pooled rate.
  package init(_ units: GroupTable) {
    let test = ChiSquaredTest.pearson(units)
    self.test = test
    self.factor = test.statistic.map { $0 / Double(test.degrees) }
  }

  /// Whether it is there: the factor is above 1 by more than chance, at 0.05.
  package var isPresent: Bool { (factor ?? 0) > 1 && test.p < 0.05 }
}
