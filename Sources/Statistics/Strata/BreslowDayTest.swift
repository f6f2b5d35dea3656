// SPDX-License-Identifier: Apache-2.0

extension StratifiedTable {
  /// Whether fewer than four fifths of the strata that tell anything expect 5 or more people in every cell, were the
  /// groups selected alike: too small for a test that rests on large numbers in each. Source: W. G. Cochran, Biometrics 10
  /// (1954), of chi-squared tests.
  package var hasSmallStrata: Bool {
    let strata = informative
    let large = strata.filter { stratum in
      let groups = [stratum.reference.considered, stratum.comparison.considered]
      let outcomes = [stratum.selected, stratum.considered - stratum.selected]
      return groups.allSatisfy { group in
        outcomes.allSatisfy {
          MinimumNumbers.expectedAtLeast(5, inGroupOf: group, selected: $0, of: stratum.considered)
        }
      }
    }
    return 5 * large.count < 4 * strata.count
  }
}

/// Whether the strata tell one story: the test of one odds ratio for all of them.
///
/// Each stratum's selections of the comparison group are held against those expected at the Mantel-Haenszel odds ratio
/// with its margins; a small p-value says that the groups fare differently in different strata. Tarone's correction
/// takes off (Σ (x - A))² / Σ variance, for the odds ratio is not the likeliest one.
/// Source: N. Breslow and N. Day, Statistical Methods in Cancer Research I (1980), 4.4; R. Tarone, Biometrika 72 (1985).
package struct BreslowDayTest: Equatable, Sendable {
  /// Without the correction.
  package let plain: ChiSquaredTest
  /// With Tarone's correction, which is the one to quote.
  package let tarone: ChiSquaredTest

  /// The test over the strata that tell anything; none when there are fewer than two of them or the odds ratio is 0,
  /// infinite or undefined.
  package init(_ table: StratifiedTable) {
    let strata = table.informative
    let degrees = max(0, strata.count - 1)
    guard degrees > 0, let odds = MantelHaenszelOdds(table).estimate, odds > 0, odds.isFinite else {
      plain = ChiSquaredTest(statistic: nil, degrees: degrees)
      tarone = plain
      return
    }
    let parts = strata.map { BreslowDayTest.part($0, odds: odds) }
    let statistic = parts.reduce(0.0) { $0 + $1.gap * $1.gap / $1.variance }
    let gaps = parts.reduce(0.0) { $0 + $1.gap }
    let variance = parts.reduce(0.0) { $0 + $1.variance }
    plain = ChiSquaredTest(statistic: statistic, degrees: degrees)
    tarone = ChiSquaredTest(statistic: max(0, statistic - gaps * gaps / variance), degrees: degrees)
  }

  private static func part(_ stratum: SelectionTable, odds: Double) -> (gap: Double, variance: Double) {
    let comparison = Double(stratum.comparison.considered)
    let (reference, selected) = (Double(stratum.reference.considered), Double(stratum.selected))
    let hit = expected(comparison: comparison, reference: reference, selected: selected, odds: odds)
    let otherHit = selected - hit
    let variance = 1 / (1 / hit + 1 / (comparison - hit) + 1 / otherHit + 1 / (reference - otherHit))
    return (Double(stratum.comparison.selected) - hit, variance)
  }

  /// The A between the bounds of the margins with A (n_r - X + A) = odds (n_m - A)(X - A), the root without
  /// cancellation.
  private static func expected(comparison: Double, reference: Double, selected: Double, odds: Double)
    -> Double
  {
    let linear = odds * (comparison + selected) + reference - selected
    let product = odds * comparison * selected
    let root = (linear * linear - 4 * (odds - 1) * product).squareRoot()
    return 2 * product / (linear + root)
  }
}
