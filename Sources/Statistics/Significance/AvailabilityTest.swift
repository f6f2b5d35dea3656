// SPDX-License-Identifier: Apache-2.0

/// The exact binomial test of a group's share of the selected against a benchmark share, such as its share of the
/// people available locally.
///
/// Source: R's `binom.test`, whose two-sided p-value sums the outcomes no likelier than the observed one.
package struct AvailabilityTest: Equatable, Sendable {
  /// The chance of so few of the group, or fewer, at the benchmark share.
  package let fewer: Double
  /// The chance of so many of the group, or more.
  package let more: Double
  /// The chance of an outcome no likelier than the observed one, within 1e-7 of its probability.
  package let twoSided: Double

  /// The test of `group` selected among all the selected; `benchmark` lies from 0 to 1.
  package init(_ group: Rate, benchmark: Double) {
    let distribution = BinomialDistribution(trials: group.considered, chance: benchmark)
    fewer = distribution.atMost(group.selected)
    more = distribution.atLeast(group.selected)
    twoSided = AvailabilityTest.twoSided(distribution, observed: group.selected)
  }

  private static func twoSided(_ distribution: BinomialDistribution, observed: Int) -> Double {
    let mean = Double(distribution.trials) * distribution.chance
    let limit = distribution.probability(of: observed) * (1 + HypergeometricSums.tieTolerance)
    if Double(observed) == mean { return 1 }
    if Double(observed) < mean {
      // Beyond the mean the chances fall: the first that is no likelier begins the other tail.
      let start = first(from: Int(mean.rounded(.up)), to: distribution.trials + 1) {
        distribution.probability(of: $0) <= limit
      }
      return min(1, distribution.atMost(observed) + distribution.atLeast(start))
    }
    let start = first(from: 0, to: Int(mean.rounded(.down)) + 1) { distribution.probability(of: $0) > limit }
    return min(1, distribution.atLeast(observed) + distribution.atMost(start - 1))
  }

  /// The first number of a range that `holds`, given that all after it do; the end when none does.
  private static func first(from start: Int, to end: Int, _ holds: (Int) -> Bool) -> Int {
    var (low, high) = (start, end)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
