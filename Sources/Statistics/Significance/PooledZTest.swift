// SPDX-License-Identifier: Apache-2.0

/// The pooled z test of two rates, the "two standard deviations" of employment practice.
///
/// z = (p_m - p_r) / sqrt(P (1 - P) (1/n_m + 1/n_r)) with P = X / N: negative when the comparison rate
/// is the lower. Degenerate tables have no z, and a p-value of 1 by definition.
package struct PooledZTest: Equatable, Sendable {
  /// The statistic; nil for a degenerate table.
  package let z: Double?
  /// The two-sided p-value, from the normal distribution.
  package let twoSided: Double

  /// The test of a table.
  package init(_ table: SelectionTable) {
    guard !table.isDegenerate else {
      (z, twoSided) = (nil, 1)
      return
    }
    let (n, x) = (Double(table.considered), Double(table.selected))
    let sizes = Double(table.reference.considered) * Double(table.comparison.considered)
    let outcomes = x * Double(table.considered - table.selected)
    let z = -Double(table.crossDifference) * (n / sizes / outcomes).squareRoot()
    self.z = z
    self.twoSided = NormalDistribution.twoSidedTail(z)
  }
}
