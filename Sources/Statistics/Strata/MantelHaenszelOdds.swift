// SPDX-License-Identifier: Apache-2.0

/// One odds ratio of the comparison group against the reference group for all strata.
///
/// Σ x_m (n_r - x_r) / N over Σ x_r (n_m - x_m) / N: below 1 when the comparison group is the less likely to be
/// selected.
/// Source: N. Mantel and W. Haenszel, Journal of the National Cancer Institute 22 (1959); variance of J. Robins, N.
/// Breslow and S. Greenland, Biometrics 42 (1986).
package struct MantelHaenszelOdds: Equatable, Sendable {
  /// The odds ratio; infinite, or nil when no stratum tells.
  package let estimate: Double?
  /// The variance of its logarithm; nil when the estimate is 0, infinite or undefined.
  package let logVariance: Double?

  /// The odds ratio over all strata.
  package init(_ table: StratifiedTable) {
    let strata = table.informative
    func sum(_ part: (Parts) -> Double) -> Double { StratifiedTable.sum(strata) { part(Parts($0)) } }
    let (above, below) = (sum { $0.above }, sum { $0.below })
    estimate = below > 0 ? above / below : above > 0 ? .infinity : nil
    guard above > 0, below > 0 else {
      logVariance = nil
      return
    }
    let mixed = sum { $0.alike * $0.below + $0.unlike * $0.above }
    logVariance =
      sum { $0.alike * $0.above } / (2 * above * above) + mixed / (2 * above * below)
      + sum { $0.unlike * $0.below } / (2 * below * below)
  }

  /// The interval on the logarithm; nil when the estimate is 0, infinite or undefined.
  package func interval(level: ConfidenceLevel = .ninetyFivePerCent) -> ConfidenceInterval? {
    guard let estimate, let logVariance else { return nil }
    return .onLogarithm(.robinsBreslowGreenland, estimate: estimate, variance: logVariance, level: level)
  }

  /// What one stratum gives: R, S, P and Q of the source.
  private struct Parts {
    let above: Double, below: Double, alike: Double, unlike: Double

    init(_ stratum: SelectionTable) {
      let n = Double(stratum.considered)
      let (hit, missed) = (Double(stratum.comparison.selected), Double(stratum.comparison.notSelected))
      let (otherHit, otherMissed) = (
        Double(stratum.reference.selected), Double(stratum.reference.notSelected)
      )
      above = hit * otherMissed / n
      below = missed * otherHit / n
      alike = (hit + otherMissed) / n
      unlike = (missed + otherHit) / n
    }
  }
}
