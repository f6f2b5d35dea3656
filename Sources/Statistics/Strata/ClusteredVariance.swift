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
    variance(clusters.lazy.map { (table: $0, number: 1) })
  }

  /// The same where each table stands for a number of clusters that are alike.
  package func variance(_ clusters: some Sequence<(table: SelectionTable, number: Int)>) -> Double {
    clusters.reduce(0.0) { sum, cluster in
      let part =
        influence(cluster.table.reference, in: table.reference)
        - influence(cluster.table.comparison, in: table.comparison)
      return sum + Double(cluster.number) * part * part
    }
  }

  /// The same where each application of `part` is a cluster of its own; of the whole table it is Katz's variance.
  package func variance(ofSingles part: SelectionTable) -> Double {
    let groups = [(part.reference, table.reference), (part.comparison, table.comparison)]
    return groups.reduce(0.0) { sum, group in
      let (part, whole) = group
      let selected = Double(whole.notSelected) / (Double(whole.considered) * Double(whole.selected))
      let others = 1 / Double(whole.considered)
      return sum + Double(part.selected) * selected * selected + Double(part.notSelected) * others * others
    }
  }

  /// The variance clustered both ways, of that clustered by one, by the other and by both together; never below the larger
  /// of the first two, where the difference might fall below it.
  package static func bothWays(_ one: Double, _ other: Double, together: Double) -> Double {
    max(one, other, one + other - together)
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
