// SPDX-License-Identifier: Apache-2.0

/// How many of so many people are selected when each is selected with the same chance, one not hanging on another.
package struct BinomialDistribution: Equatable, Sendable {
  /// The people, 0 or more.
  package let trials: Int
  /// The chance of each, from 0 to 1.
  package let chance: Double

  /// The distribution over 0...trials.
  package init(trials: Int, chance: Double) {
    self.trials = trials
    self.chance = chance
  }
}

extension BinomialDistribution {
  /// The chance of exactly `count`; relative error under 1e-12.
  package func probability(of count: Int) -> Double {
    guard (0...trials).contains(count) else { return 0 }
    if chance <= 0 || chance >= 1 { return count == (chance <= 0 ? 0 : trials) ? 1 : 0 }
    if count == 0 || count == trials { return allAlike(count) }
    let (n, a) = (Double(trials), Double(count))
    let product = n * chance
    let excess = (product - a) + (-product).addingProduct(n, chance)
    return SaddlePoint.betaWeight(a: a, b: n - a, x: chance, y: 1 - chance, excess: excess)
      * (n / a / (n - a))
  }

  /// The chance of nobody, or of everybody.
  private func allAlike(_ count: Int) -> Double {
    let logarithm =
      count == 0
      ? ElementaryFunctions.logarithmOfOnePlus(-chance) : ElementaryFunctions.logarithm(chance)
    return ElementaryFunctions.exponential(Double(trials) * logarithm)
  }

  /// The chance of `count` or fewer: 1 - I_p(k + 1, n - k).
  package func atMost(_ count: Int) -> Double {
    if count < 0 { return 0 }
    if count >= trials { return 1 }
    return BetaDistribution(a: Double(count + 1), b: Double(trials - count)).upperTail(chance)
  }

  /// The chance of `count` or more: I_p(k, n - k + 1).
  package func atLeast(_ count: Int) -> Double {
    if count <= 0 { return 1 }
    if count > trials { return 0 }
    return BetaDistribution(a: Double(count), b: Double(trials - count + 1)).lowerTail(chance)
  }

  /// The smallest count that has at least `share` of the distribution at or below it.
  package func quantile(_ share: Double) -> Int {
    var (short, enough) = (-1, trials)
    while enough - short > 1 {
      let middle = short + (enough - short) / 2
      if atMost(middle) >= share { enough = middle } else { short = middle }
    }
    return enough
  }
}
