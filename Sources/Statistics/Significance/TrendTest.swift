// SPDX-License-Identifier: Apache-2.0

/// The Cochran-Armitage test of whether the rate rises or falls over groups in an order, such as pay bands.
///
/// With scores t = 0, 1, 2, ... in the order given: z = Σ t (x - n P) / sqrt(P (1 - P) (Σ n t² - (Σ n t)² / N) N / (N -
/// 1)), the variance over all ways of dealing the outcomes out. Above 0 the rate rises along the order. Degenerate tables
/// have no z, and a p-value of 1 by definition.
/// Source: P. Armitage, Biometrics 11 (1955); as statsmodels' `test_ordinal_association`. R's `prop.trend.test` leaves
/// N / (N - 1) out.
package struct TrendTest: Equatable, Sendable {
  /// The statistic; nil for a degenerate table.
  package let z: Double?
  /// The two-sided p-value, from the normal distribution.
  package let twoSided: Double

  /// The test of groups in their order; an empty group keeps its place in it.
  package init(_ table: GroupTable) {
    guard !table.isDegenerate else {
      (z, twoSided) = (nil, 1)
      return
    }
    let (n, x) = (Int128(table.considered), Int128(table.selected))
    var (cross, first, second) = (Int128(0), Int128(0), Int128(0))
    for (score, group) in table.groups.enumerated() {
      let t = Int128(score)
      cross += t * (n * Int128(group.selected) - Int128(group.considered) * x)
      first += t * Int128(group.considered)
      second += t * t * Int128(group.considered)
    }
    let spread = Double(n * second - first * first)
    let outcomes = Double(x) * Double(n - x)
    let statistic = Double(cross) / spread.squareRoot() / outcomes.squareRoot() * Double(n - 1).squareRoot()
    z = statistic
    twoSided = NormalDistribution.twoSidedTail(statistic)
  }
}
