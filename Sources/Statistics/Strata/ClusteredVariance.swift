// SPDX-License-Identifier: Apache-2.0

/// The variance of the logarithm of the relative likelihood when applications of one cluster, such as one candidate's
/// or one vacancy's, may hang together.
///
/// Each application adds (y - p_r) / (x_r) or -(y - p_m) / (x_m) to the logarithm; the variance is the sum over
/// clusters of the square of what a cluster adds. With every application a cluster of its own it is Katz's.
/// Source: K.-Y. Liang and S. Zeger, Biometrika 73 (1986), for the log-binomial model of two groups, without a
/// small-sample factor; both ways at once, A. C. Cameron, J. Gelbach and D. Miller, Journal of Business & Economic
/// Statistics 29 (2011): by one, and by the other, less by both together.
package struct ClusteredVariance: Equatable, Sendable {
  /// The pooled table.
  package let table: SelectionTable

  /// The variance of a table's ratio; nil when it has no logarithm: a group without anybody selected.
  package init?(_ table: SelectionTable) {
    guard table.reference.selected > 0, table.comparison.selected > 0 else { return nil }
    self.table = table
  }

  /// The sum over `clusters`, each the applications of one cluster as a table of its own, of the square of what it adds.
  package func variance(_ clusters: some Sequence<SelectionTable>) -> Double {
    clusters.reduce(0.0) { sum, cluster in
      let part =
        influence(cluster.reference, in: table.reference)
        - influence(cluster.comparison, in: table.comparison)
      return sum + part * part
    }
  }

  /// The variance clustered both ways; never below the larger of the two, where the difference might fall below it.
  package func variance(
    by one: some Sequence<SelectionTable>, and other: some Sequence<SelectionTable>,
    both: some Sequence<SelectionTable>
  ) -> Double {
    let (first, second) = (variance(one), variance(other))
    return max(first, second, first + second - variance(both))
  }

  /// (x - n p) / X of a cluster's share of a group: (x N - n X) / (N X), exact but for the last division.
  private func influence(_ part: Rate, in whole: Rate) -> Double {
    let excess =
      Int128(part.selected) * Int128(whole.considered) - Int128(part.considered) * Int128(whole.selected)
    return Double(excess) / (Double(whole.considered) * Double(whole.selected))
  }

  /// The interval of the ratio with a variance.
  package func interval(
    variance: Double, level: ConfidenceLevel = .ninetyFivePerCent
  ) -> ConfidenceInterval {
    .onLogarithm(
      .clustered, estimate: ExactRatio.relativeLikelihood(of: table).value, variance: variance, level: level)
  }
}
