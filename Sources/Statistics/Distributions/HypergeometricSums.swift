// SPDX-License-Identifier: Apache-2.0

/// The hypergeometric distribution of how many of the comparison group are selected, the margins held fixed, summed on
/// either side of the observed number.
///
/// Terms are weighed against the likeliest one, by the ratio of neighbours, and divided by their own total.
/// No logarithm of a factorial is taken: at five million people that logarithm is about 7e7, and its last
/// digit alone would put 1e-8 into every p-value. Sums run outward from the mode and stop once all that is
/// left is below 2^-60 of the observed term: some thousands of terms for a table of five million.
struct HypergeometricSums {
  /// The sum of the terms below the observed number, relative to the likeliest term; likewise the others.
  private(set) var below = 0.0
  /// The term of the observed number; 0 when it is under ``smallestWeight``.
  private(set) var observed = 0.0
  /// The sum of the terms above the observed number.
  private(set) var above = 0.0
  /// The sum of the terms no likelier than the observed one, itself included.
  private(set) var noLikelier = 0.0
  /// The sum of the terms likelier than the observed one; exactly 0 when none is.
  private(set) var likelier = 0.0
  /// The sum of all terms, 1 or more.
  var total: Double { below + observed + above }

  /// Terms within this of the observed one, relative to it, count as equally likely, as in R's `fisher.test`.
  static let tieTolerance = 1e-7
  /// Terms are taken for 0 below this part of the likeliest term, so that no denormal number slows the sum.
  static let smallestWeight = 1e-300

  private let comparison: Int, reference: Int, selected: Int, atHand: Int

  /// The sums of a table that is not degenerate.
  init(_ table: SelectionTable) {
    comparison = table.comparison.considered
    reference = table.reference.considered
    selected = table.selected
    atHand = table.comparison.selected
    let mode = likeliest()
    observed = weightOfObserved(from: mode)
    add(1, at: mode)
    sumOutward(from: mode, by: 1)
    sumOutward(from: mode, by: -1)
  }
}

extension HypergeometricSums {
  /// floor((n_m + 1)(X + 1) / (N + 2)), which lies inside the support.
  private func likeliest() -> Int {
    Int((Int128(comparison) + 1) * (Int128(selected) + 1) / (Int128(comparison) + Int128(reference) + 2))
  }

  /// The term one step from `count`, relative to the term at `count`: 0 beyond the last possible number.
  private func stepRatio(from count: Int, by step: Int) -> Double {
    let lower = step > 0 ? count : count - 1
    let up = Double(comparison - lower) * Double(selected - lower)
    let down = Double(lower + 1) * Double(reference - selected + lower + 1)
    return step > 0 ? up / down : down / up
  }

  /// The weight of each number relative to the likeliest one, from the first that is not negligible in a convolution on.
  var terms: (first: Int, weights: [Double]) {
    let mode = likeliest()
    func side(_ step: Int) -> [Double] {
      var (count, weight, weights) = (mode, 1.0, [Double]())
      while true {
        weight *= stepRatio(from: count, by: step)
        count += step
        guard weight >= CountDistribution.negligible else { return weights }
        weights.append(weight)
      }
    }
    let (below, above) = (side(-1), side(1))
    return (mode - below.count, below.reversed() + [1] + above)
  }

  private func weightOfObserved(from mode: Int) -> Double {
    let step = atHand > mode ? 1 : -1
    var (count, weight) = (mode, 1.0)
    while count != atHand, weight > HypergeometricSums.smallestWeight {
      weight *= stepRatio(from: count, by: step)
      count += step
    }
    return weight > HypergeometricSums.smallestWeight ? weight : 0
  }

  /// Adds the terms of one side; they fall ever faster, so what is left is at most a geometric series.
  private mutating func sumOutward(from mode: Int, by step: Int) {
    let negligible = observed * 0x1p-60
    var (count, weight) = (mode, 1.0)
    while true {
      let ratio = stepRatio(from: count, by: step)
      weight *= ratio
      count += step
      guard weight > HypergeometricSums.smallestWeight else { return }
      add(weight, at: count)
      if weight * ratio <= negligible * (1 - ratio) { return }
    }
  }

  private mutating func add(_ weight: Double, at count: Int) {
    if count < atHand { below += weight }
    if count > atHand { above += weight }
    let isNoLikelier = weight <= observed * (1 + HypergeometricSums.tieTolerance)
    if count == atHand || isNoLikelier { noLikelier += weight } else { likelier += weight }
  }
}
