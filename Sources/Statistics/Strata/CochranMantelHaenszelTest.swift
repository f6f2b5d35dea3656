// SPDX-License-Identifier: Apache-2.0

/// The test of whether the two groups are selected alike within strata, whatever differs between strata.
///
/// (|Σ (x_m - n_m X / N)| - c)² / Σ n_r n_m X (N - X) / (N² (N - 1)), with c 1/2 when corrected for continuity, and nothing
/// below 0 squared.
/// Source: N. Mantel and W. Haenszel, Journal of the National Cancer Institute 22 (1959); as R's `mantelhaen.test`.
package struct CochranMantelHaenszelTest: Equatable, Sendable {
  /// Selections of the comparison group less those expected: below 0 when there are fewer than its size gives.
  package let excess: Double
  /// The variance of the excess were the groups selected alike.
  package let variance: Double

  /// The test over the strata that tell anything.
  package init(_ table: StratifiedTable) {
    let strata = table.informative
    excess = StratifiedTable.sum(strata) { -Double($0.crossDifference) / Double($0.considered) }
    variance = StratifiedTable.sum(strata) { stratum in
      let n = Double(stratum.considered)
      let groups = Double(stratum.reference.considered) * Double(stratum.comparison.considered)
      let outcomes = Double(stratum.selected) * Double(stratum.considered - stratum.selected)
      return groups / n * (outcomes / n) / (n - 1)
    }
  }

  /// The chi-squared statistic of one degree of freedom; none, with a p-value of 1, when no stratum tells.
  package func chiSquared(corrected: Bool) -> ChiSquaredTest {
    guard variance > 0 else { return ChiSquaredTest(statistic: nil, degrees: 1) }
    let size = max(0, excess.magnitude - (corrected ? 0.5 : 0))
    return ChiSquaredTest(statistic: size * size / variance, degrees: 1)
  }
}
