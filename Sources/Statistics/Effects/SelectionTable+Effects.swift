// SPDX-License-Identifier: Apache-2.0

/// How far apart two rates are, each as a single number; none of them says whether chance alone would do it.
extension SelectionTable {
  /// Comparison rate - reference rate, from -1 to 1; below 0 when the comparison group is the less likely to be
  /// selected. Nil when a group is empty.
  package var riskDifference: Double? {
    guard !reference.isEmpty, !comparison.isEmpty else { return nil }
    return -Double(crossDifference) / (Double(reference.considered) * Double(comparison.considered))
  }

  /// The odds of the comparison group over those of the reference group, x_m (n_r - x_r) / ((n_m - x_m) x_r), exact:
  /// below 1 when the comparison group is the less likely to be selected. Nil for a degenerate table.
  package var oddsRatio: ExactRatio? {
    guard !isDegenerate else { return nil }
    let above = UInt128(comparison.selected) * UInt128(reference.notSelected)
    let below = UInt128(comparison.notSelected) * UInt128(reference.selected)
    return below == 0 ? .infinite : .finite(numerator: above, denominator: below)
  }

  /// Cohen's h, 2 asin(sqrt p_m) - 2 asin(sqrt p_r): below 0 when the comparison group is the less likely to be
  /// selected; 0.2 is customarily small, 0.5 medium, 0.8 large. Nil when a group is empty.
  ///
  /// Source: J. Cohen, Statistical Power Analysis for the Behavioral Sciences, 2nd edition (1988), chapter 6.
  package var cohensH: Double? {
    guard let comparison = comparison.value, let reference = reference.value else { return nil }
    return PowerAnalysis.cohensH(comparison, reference)
  }

  /// The phi coefficient, (x_m (n_r - x_r) - (n_m - x_m) x_r) / sqrt(n_m n_r X (N - X)), from -1 to 1: below 0 when
  /// the comparison group is the less likely to be selected. Nil for a degenerate table.
  package var phi: Double? {
    guard !isDegenerate else { return nil }
    let groups = Double(reference.considered) * Double(comparison.considered)
    let outcomes = Double(selected) * Double(considered - selected)
    return -Double(crossDifference) / (groups.squareRoot() * outcomes.squareRoot())
  }

  /// The comparison group's share of the selected over its share of the considered, x_m N / (X n_m), exact: below 1
  /// when the group loses ground at this stage. Nil when nobody was selected or the comparison group is empty.
  package var representationIndex: ExactRatio? {
    guard selected > 0, !comparison.isEmpty else { return nil }
    return .finite(
      numerator: UInt128(comparison.selected) * UInt128(considered),
      denominator: UInt128(selected) * UInt128(comparison.considered))
  }
}
