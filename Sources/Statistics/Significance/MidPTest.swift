// SPDX-License-Identifier: Apache-2.0

/// Lancaster's mid-p test: Fisher's test with half of the observed outcome's probability counted, which takes
/// away most of the caution that comes from counting in whole people.
///
/// Degenerate tables (nobody or everybody selected, a group empty) have one possible outcome: every p-value
/// is 1. A p-value under about 1e-300 is given as 0.
/// Source: H. O. Lancaster, Journal of the American Statistical Association 56 (1961).
package struct MidPTest: Equatable, Sendable {
  /// P(T < t) + P(T = t) / 2, T the people of the comparison group selected: small when they are few.
  package let fewerInComparison: Double
  /// P(T > t) + P(T = t) / 2: small when people of the comparison group selected are many.
  package let moreInComparison: Double
  /// Twice the smaller of the two, at most 1.
  package let twoSided: Double

  /// The test of a table.
  package init(_ table: SelectionTable) {
    guard !table.isDegenerate else {
      (fewerInComparison, moreInComparison, twoSided) = (1, 1, 1)
      return
    }
    let sums = HypergeometricSums(table)
    fewerInComparison = (sums.below + sums.observed / 2) / sums.total
    moreInComparison = (sums.above + sums.observed / 2) / sums.total
    twoSided = min(1, 2 * min(fewerInComparison, moreInComparison))
  }
}
