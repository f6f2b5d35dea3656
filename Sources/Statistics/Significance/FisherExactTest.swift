// SPDX-License-Identifier: Apache-2.0

/// Fisher's exact test of whether the two groups are selected alike.
///
/// Degenerate tables (nobody or everybody selected, a group empty) have one possible outcome: every p-value
/// is 1. A p-value under about 1e-300 is given as 0.
/// Source: R. A. Fisher, The Design of Experiments (1935); two-sided as in R's `fisher.test`.
package struct FisherExactTest: Equatable, Sendable {
  /// The chance of so few people of the comparison group selected, or fewer.
  package let fewerInComparison: Double
  /// The chance of so many people of the comparison group selected, or more.
  package let moreInComparison: Double
  /// The chance of an outcome no likelier than the observed one; outcomes within 1e-7 of its probability,
  /// relative to it, count as equally likely.
  package let twoSided: Double

  /// The test of a table.
  package init(_ table: SelectionTable) {
    guard !table.isDegenerate else {
      (fewerInComparison, moreInComparison, twoSided) = (1, 1, 1)
      return
    }
    let sums = HypergeometricSums(table)
    fewerInComparison = (sums.below + sums.observed) / sums.total
    moreInComparison = (sums.above + sums.observed) / sums.total
    twoSided = sums.noLikelier / (sums.noLikelier + sums.likelier)
  }
}
