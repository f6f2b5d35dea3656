// SPDX-License-Identifier: Apache-2.0

/// P-values made good for how many comparisons were made: of forty at 0.05, two stand out by chance alone.
package enum MultipleComparisons {
  /// Benjamini and Hochberg's adjusted p-values, in the order given: those at most q hold a share of false alarms of
  /// at most q, when the tests are independent or move together.
  ///
  /// Source: Y. Benjamini and Y. Hochberg, Journal of the Royal Statistical Society B 57 (1995).
  package static func benjaminiHochberg(_ pValues: [Double]) -> [Double] {
    steppedUp(pValues, factor: 1)
  }

  /// Benjamini and Yekutieli's, which hold whatever the tests have to do with one another: the former times 1 + 1/2 +
  /// ... + 1/m.
  ///
  /// Source: Y. Benjamini and D. Yekutieli, Annals of Statistics 29 (2001).
  package static func benjaminiYekutieli(_ pValues: [Double]) -> [Double] {
    steppedUp(pValues, factor: (1...max(1, pValues.count)).reduce(0.0) { $0 + 1 / Double($1) })
  }

  /// Holm's adjusted p-values: those at most a hold the chance of any false alarm to at most a.
  ///
  /// Source: S. Holm, Scandinavian Journal of Statistics 6 (1979).
  package static func holm(_ pValues: [Double]) -> [Double] {
    var adjusted = pValues
    var highest = 0.0
    for (rank, index) in ascending(pValues).enumerated() {
      highest = max(highest, min(1, pValues[index] * Double(pValues.count - rank)))
      adjusted[index] = highest
    }
    return adjusted
  }

  private static func steppedUp(_ pValues: [Double], factor: Double) -> [Double] {
    var adjusted = pValues
    var lowest = 1.0
    for (rank, index) in ascending(pValues).enumerated().reversed() {
      lowest = min(lowest, pValues[index] * (Double(pValues.count) * factor / Double(rank + 1)))
      adjusted[index] = lowest
    }
    return adjusted
  }

  /// Positions from the smallest p-value to the greatest; equal ones as they were given.
  private static func ascending(_ pValues: [Double]) -> [Int] {
    pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
  }
}
