// SPDX-License-Identifier: Apache-2.0

/// Lancaster's mid-p test: Fisher's test with half of the observed outcome's probability counted, which takes
/// away most of the caution that comes from counting in whole people.
///
/// Degenerate tables (nobody or everybody selected, a group empty) have one possible outcome: every p-value
/// is 1. A p-value under about 1e-300 is given as 0.
/// Source: H. O. Lancaster, Journal of the American Statistical Association 56 (1961).
package struct MidPTest: Equatable, Sendable {
  /// P(T < t) + P(T = t) / 2, T the ethnic minority people selected: small when they are few.
  package let fewerEthnicMinority: Double
  /// P(T > t) + P(T = t) / 2: small when ethnic minority people selected are many.
  package let moreEthnicMinority: Double
  /// Twice the smaller of the two, at most 1.
  package let twoSided: Double

  /// The test of a table.
  package init(_ table: SelectionTable) {
    guard !table.isDegenerate else {
      (fewerEthnicMinority, moreEthnicMinority, twoSided) = (1, 1, 1)
      return
    }
    let sums = HypergeometricSums(table)
    fewerEthnicMinority = (sums.below + sums.observed / 2) / sums.total
    moreEthnicMinority = (sums.above + sums.observed / 2) / sums.total
    twoSided = min(1, 2 * min(fewerEthnicMinority, moreEthnicMinority))
  }
}
