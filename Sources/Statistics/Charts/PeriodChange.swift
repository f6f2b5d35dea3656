// SPDX-License-Identifier: Apache-2.0

/// How a relative likelihood changed from one period to another.
///
/// The later ratio over the earlier, with z = (ln later - ln earlier) / sqrt(the sum of their variances after Katz): above
/// 1 the reference group's advantage grew.
package struct PeriodChange: Equatable, Sendable {
  /// Later ratio / earlier ratio.
  package let ratio: Double
  /// The interval of that, on the logarithm.
  package let interval: ConfidenceInterval
  /// The statistic; nil when both ratios know no variance (everybody selected).
  package let z: Double?
  /// The two-sided p-value, from the normal distribution.
  package let twoSided: Double

  /// The change; nil when either ratio has no logarithm: a group without anybody selected.
  package init?(
    from earlier: SelectionTable, to later: SelectionTable, level: ConfidenceLevel = .ninetyFivePerCent
  ) {
    let rates = [earlier.reference, earlier.comparison, later.reference, later.comparison]
    guard rates.allSatisfy({ $0.selected > 0 }) else { return nil }
    let variance = rates.reduce(0.0) { $0 + ConfidenceInterval.logVariance(of: $1) }
    let ratio =
      ExactRatio.relativeLikelihood(of: later).value / ExactRatio.relativeLikelihood(of: earlier).value
    self.ratio = ratio
    self.interval = .onLogarithm(.katz, estimate: ratio, variance: variance, level: level)
    self.z = variance > 0 ? ElementaryFunctions.logarithm(ratio) / variance.squareRoot() : nil
    self.twoSided = z.map(NormalDistribution.twoSidedTail) ?? 1
  }
}
