// SPDX-License-Identifier: Apache-2.0

/// The exact test of whether the two groups are selected alike within strata: how likely so few selections of the
/// comparison group are in all strata together, were nobody's chance other than that of the stratum.
///
/// The distribution of the sum is the convolution of each stratum's hypergeometric distribution. Terms under 1e-25 of
/// the likeliest are let go at either end, so that thousands of vacancies cost milliseconds; a p-value is therefore good to
/// 1e-20 absolute.
/// Source: the exact conditional test of R's `mantelhaen.test(exact = TRUE)`, in employment practice "multiple events".
package struct ExactStratifiedTest: Equatable, Sendable {
  /// The chance of so few of the comparison group selected, or fewer.
  package let fewerInComparison: Double
  /// The chance of so many, or more.
  package let moreInComparison: Double
  /// The chance of a number no likelier than the observed one; numbers within 1e-7 of its probability count as equally
  /// likely.
  package let twoSided: Double
  /// Lancaster's mid-p: twice the smaller side, the observed number counted half; at most 1.
  package let midPTwoSided: Double

  /// The test; every p-value is 1 when no stratum tells anything.
  package init(_ table: StratifiedTable) {
    let strata = table.informative
    guard !strata.isEmpty else {
      (fewerInComparison, moreInComparison, twoSided, midPTwoSided) = (1, 1, 1, 1)
      return
    }
    // Small distributions first: the sum stays short for longest.
    let parts = strata.map(CountDistribution.hypergeometric).sorted { $0.weights.count < $1.weights.count }
    let sum = parts.dropFirst().reduce(parts[0]) { $0.adding($1) }
    let observed = strata.reduce(0) { $0 + $1.comparison.selected }
    let (below, here, above) = sum.parts(at: observed)
    fewerInComparison = min(1, below + here)
    moreInComparison = min(1, above + here)
    midPTwoSided = min(1, 2 * min(below, above) + here)
    let limit = here * (1 + HypergeometricSums.tieTolerance)
    twoSided = min(1, sum.weights.reduce(0) { $1 <= limit ? $0 + $1 : $0 })
  }
}

/// The chances of a number of selections, from the first that is not negligible on.
struct CountDistribution {
  /// The number that the first weight is of.
  let first: Int
  /// The chance of each number from ``first`` on; they add up to 1.
  let weights: [Double]

  /// Terms below this part of the likeliest are let go.
  static let negligible = 1e-25

  /// A distribution of weights of any sum, cut to those that are not negligible and made to add up to 1.
  private init(first: Int, scaling weights: [Double]) {
    let least = (weights.max() ?? 1) * CountDistribution.negligible
    let start = weights.firstIndex { $0 >= least } ?? 0
    let end = weights.lastIndex { $0 >= least } ?? weights.count - 1
    let kept = weights[start...end]
    let total = kept.reduce(0, +)
    self.first = first + start
    self.weights = kept.map { $0 / total }
  }

  /// How many of the comparison group are selected, the margins of a table held fixed.
  static func hypergeometric(_ table: SelectionTable) -> CountDistribution {
    let sums = HypergeometricSums(table)
    return CountDistribution(first: sums.terms.first, scaling: sums.terms.weights)
  }

  /// The distribution of the sum of two such numbers, one not hanging on the other.
  func adding(_ other: CountDistribution) -> CountDistribution {
    var sum = [Double](repeating: 0, count: weights.count + other.weights.count - 1)
    for (offset, weight) in other.weights.enumerated() {
      for index in weights.indices { sum[index + offset] += weights[index] * weight }
    }
    return CountDistribution(first: first + other.first, scaling: sum)
  }

  /// The chances of fewer than `count`, of exactly it and of more.
  func parts(at count: Int) -> (below: Double, here: Double, above: Double) {
    let index = count - first
    if index < 0 { return (0, 0, 1) }
    if index >= weights.count { return (1, 0, 0) }
    return (weights[..<index].reduce(0, +), weights[index], weights[(index + 1)...].reduce(0, +))
  }
}
