// SPDX-License-Identifier: Apache-2.0

/// One relative likelihood for all strata, each weighing by its size, so that what differs between strata in how
/// many are selected does not pass for a difference between the groups.
///
/// Σ x_r n_m / N over Σ x_m n_r / N; strata with an empty group add nothing.
/// Source: K. Rothman and J. Boice, Epidemiologic Analysis with a Programmable Calculator (1979); variance of S.
/// Greenland and J. Robins, Biometrics 41 (1985), in whose notation the estimate is R / S.
package struct MantelHaenszelRatio: Equatable, Sendable {
  /// R: what the reference group's selections weigh.
  package let referenceWeight: Double
  /// S: what the comparison group's selections weigh.
  package let comparisonWeight: Double
  /// The variance of the ratio's logarithm; nil when either weight is 0.
  package let logVariance: Double?

  /// The ratio over all strata.
  package init(_ table: StratifiedTable) {
    let strata = table.strata.filter { !$0.reference.isEmpty && !$0.comparison.isEmpty }
    let reference = StratifiedTable.sum(strata) { stratum in
      Double(stratum.reference.selected) * Double(stratum.comparison.considered) / Double(stratum.considered)
    }
    let comparison = StratifiedTable.sum(strata) { stratum in
      Double(stratum.comparison.selected) * Double(stratum.reference.considered) / Double(stratum.considered)
    }
    (referenceWeight, comparisonWeight) = (reference, comparison)
    let variance = StratifiedTable.sum(strata, MantelHaenszelRatio.variancePart)
    logVariance = reference > 0 && comparison > 0 ? variance / (reference * comparison) : nil
  }

  /// (n_r n_m X - x_r x_m N) / N².
  private static func variancePart(_ stratum: SelectionTable) -> Double {
    let n = Double(stratum.considered)
    let groups = Double(stratum.reference.considered) * Double(stratum.comparison.considered)
    let selected = Double(stratum.reference.selected) * Double(stratum.comparison.selected)
    return (groups * Double(stratum.selected) - selected * n) / (n * n)
  }
}

extension MantelHaenszelRatio {
  /// The ratio; infinite when nobody of the comparison group was selected, nil when nobody was in strata that have
  /// both groups.
  package var estimate: Double? {
    if comparisonWeight == 0 { return referenceWeight == 0 ? nil : .infinity }
    return referenceWeight / comparisonWeight
  }

  /// The interval on the logarithm; nil when the estimate is 0, infinite or undefined.
  package func interval(level: ConfidenceLevel = .ninetyFivePerCent) -> ConfidenceInterval? {
    guard let estimate, let logVariance else { return nil }
    return .onLogarithm(.greenlandRobins, estimate: estimate, variance: logVariance, level: level)
  }

  /// Where the ratio lies relative to an edge. Weights within 1e-12 of one another count as equal, which the sums of
  /// fractions that they are cannot tell apart; nil when the ratio is undefined.
  package func compared(to edge: DecimalFraction) -> Ordering? {
    guard referenceWeight > 0 || comparisonWeight > 0 else { return nil }
    let left = referenceWeight * Double(edge.powerOfTen)
    let right = comparisonWeight * Double(edge.mantissa)
    if (left - right).magnitude <= 1e-12 * max(left, right) { return .equal }
    return left < right ? .below : .above
  }
}
