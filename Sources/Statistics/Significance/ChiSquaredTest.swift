// SPDX-License-Identifier: Apache-2.0

/// A statistic that is chi-squared when there is no difference, with its degrees of freedom and p-value.
///
/// A degenerate table has no statistic, and a p-value of 1 by definition.
package struct ChiSquaredTest: Equatable, Sendable {
  /// The statistic, 0 or more; nil for a degenerate table.
  package let statistic: Double?
  /// The degrees of freedom.
  package let degrees: Int
  /// The chance of so great a statistic, or a greater, were there no difference.
  package let p: Double

  /// The test of a statistic that is already computed.
  init(statistic: Double?, degrees: Int) {
    self.statistic = statistic
    self.degrees = degrees
    self.p = statistic.map { GammaDistribution(chiSquaredDegrees: degrees).upperTail($0 / 2) } ?? 1
  }
}

extension ChiSquaredTest {
  /// Pearson's test of a two by two table: N (cross difference)² / (n_m n_r X (N - X)).
  package static func pearson(_ table: SelectionTable) -> ChiSquaredTest {
    twoByTwo(table, difference: table.crossDifference.magnitude)
  }

  /// Yates's continuity correction: the cross difference is lowered by N / 2, to no less than 0.
  ///
  /// Source: F. Yates, Supplement to the Journal of the Royal Statistical Society 1 (1934).
  package static func yates(_ table: SelectionTable) -> ChiSquaredTest {
    // Doubled, so that half of an odd N stays an integer; the square is then divided by four.
    let doubled = 2 * table.crossDifference.magnitude
    let lowered = doubled - min(doubled, UInt128(table.considered))
    return twoByTwo(table, difference: lowered, divisor: 4)
  }

  private static func twoByTwo(
    _ table: SelectionTable, difference: UInt128, divisor: Double = 1
  ) -> ChiSquaredTest {
    guard !table.isDegenerate else { return ChiSquaredTest(statistic: nil, degrees: 1) }
    let groups = Double(table.reference.considered) * Double(table.comparison.considered)
    let outcomes = Double(table.selected) * Double(table.considered - table.selected)
    let size = Double(difference)
    return ChiSquaredTest(
      statistic: size / groups * (size / outcomes) * Double(table.considered) / divisor, degrees: 1)
  }

  /// Pearson's test of k groups: Σ (observed - expected)² / expected over selected and not; k - 1 degrees.
  package static func pearson(_ table: GroupTable) -> ChiSquaredTest {
    ofGroups(table) { excess, _, expected in excess * excess / expected }
  }

  /// The likelihood ratio test (G) of k groups: 2 Σ observed ln(observed / expected); k - 1 degrees.
  package static func likelihoodRatio(_ table: GroupTable) -> ChiSquaredTest {
    ofGroups(table) { excess, observed, expected in
      // o ln(o/e) - o + e: the added parts sum to nothing, and each part is then free of cancellation.
      guard observed > 0 else { return 2 * expected }
      return -2 * observed
        * SaddlePoint.logOnePlusMinus(-excess / observed, onePlus: expected / observed)
    }
  }

  private static func ofGroups(
    _ table: GroupTable, part: (_ excess: Double, _ observed: Double, _ expected: Double) -> Double
  ) -> ChiSquaredTest {
    guard !table.isDegenerate else {
      return ChiSquaredTest(statistic: nil, degrees: max(0, table.peopled.count - 1))
    }
    let (n, selected) = (table.considered, table.selected)
    let statistic = table.peopled.reduce(0.0) { sum, group in
      let size = Double(group.considered)
      let cross = Int128(group.selected) * Int128(n) - Int128(group.considered) * Int128(selected)
      let excess = Double(cross) / Double(n)
      return sum + part(excess, Double(group.selected), size * Double(selected) / Double(n))
        + part(-excess, Double(group.notSelected), size * Double(n - selected) / Double(n))
    }
    return ChiSquaredTest(statistic: statistic, degrees: table.peopled.count - 1)
  }
}

extension GroupTable {
  /// Cramér's V, sqrt(chi-squared / N) for outcomes of two kinds, from 0 to 1; nil for a degenerate table.
  package var cramersV: Double? {
    ChiSquaredTest.pearson(self).statistic.map { ($0 / Double(considered)).squareRoot() }
  }
}
