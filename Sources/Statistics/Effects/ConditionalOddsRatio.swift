// SPDX-License-Identifier: Apache-2.0

extension SelectionTable {
  /// The odds ratio that makes the observed number of the comparison group selected the expected one, the margins held
  /// fixed: the likeliest odds ratio given them, as `fisher.test` of R reports. Nil for a degenerate table; 0 or
  /// infinity when the number is the fewest or the most that the margins allow.
  package var conditionalOddsRatio: Double? {
    guard !isDegenerate else { return nil }
    let fewest = max(0, selected - reference.considered)
    let most = min(comparison.considered, selected)
    if comparison.selected == fewest { return 0 }
    if comparison.selected == most { return .infinity }
    var (low, high) = (-1.0, 1.0)
    while mean(logOdds: low) > Double(comparison.selected) { low *= 2 }
    while mean(logOdds: high) < Double(comparison.selected) { high *= 2 }
    while true {
      let middle = low + (high - low) / 2
      // The logarithm's error is the ratio's relative one; even odds would be halved towards 0 a thousand times.
      guard high - low > 0x1p-52, middle > low, middle < high else {
        return ElementaryFunctions.exponential(middle)
      }
      if mean(logOdds: middle) < Double(comparison.selected) { low = middle } else { high = middle }
    }
  }

  /// The mean of Fisher's noncentral hypergeometric distribution: each number weighed by its hypergeometric chance
  /// times odds to its power. Summed outward from the likeliest number, until what is left cannot be seen.
  private func mean(logOdds: Double) -> Double {
    let odds = ElementaryFunctions.exponential(logOdds)
    let mode = likeliest(odds)
    var (weights, moments) = (1.0, 0.0)
    for step in [1, -1] {
      var (count, weight) = (mode, 1.0)
      while weight > 0x1p-70 {
        weight *= stepRatio(from: count, by: step, odds: odds)
        count += step
        weights += weight
        moments += weight * Double(count - mode)
      }
    }
    return Double(mode) + moments / weights
  }

  /// The number before which the terms rise and from which they fall, by halving.
  private func likeliest(_ odds: Double) -> Int {
    var (rising, falling) = (max(0, selected - reference.considered), min(comparison.considered, selected))
    while rising < falling {
      let middle = rising + (falling - rising) / 2
      if stepRatio(from: middle, by: 1, odds: odds) > 1 { rising = middle + 1 } else { falling = middle }
    }
    return rising
  }

  private func stepRatio(from count: Int, by step: Int, odds: Double) -> Double {
    let lower = step > 0 ? count : count - 1
    let up = Double(comparison.considered - lower) * Double(selected - lower) * odds
    let down = Double(lower + 1) * Double(reference.considered - selected + lower + 1)
    return step > 0 ? up / down : down / up
  }
}
