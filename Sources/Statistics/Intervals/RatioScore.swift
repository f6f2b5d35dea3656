// SPDX-License-Identifier: Apache-2.0

/// The score test of the ratio of two rates, p_1 / p_0, on a table with somebody selected and no empty group.
struct RatioScore {
  private let x1: Double, n1: Double, x0: Double, n0: Double

  init(numerator: Rate, denominator: Rate) {
    (x1, n1) = (Double(numerator.selected), Double(numerator.considered))
    (x0, n0) = (Double(denominator.selected), Double(denominator.considered))
  }

  /// The squared score statistic of the hypothesis p_1 = `ratio` p_0; it is 0 at the estimate and grows away
  /// from it on both sides.
  ///
  /// (p̂_1 - θ p̂_0)^2 / (p_1 q_1 / n_1 + θ^2 p_0 q_0 / n_0) at the likeliest p_0 and p_1 = θ p_0.
  func squared(at ratio: Double) -> Double {
    let root = discriminantRoot(ratio)
    let p0 = 2 * (x1 + x0) / (ratio * (n1 + x0) + (n0 + x1) + root)
    let q0 = complement(ratio, root)
    let q1 = RatioScore(x1: x0, n1: n0, x0: x1, n0: n1).complement(1 / ratio, root / ratio)
    let variance = ratio * p0 * (q1 / n1 + ratio * q0 / n0)
    let difference = x1 / n1 - ratio * (x0 / n0)
    return difference * difference / variance
  }

  /// The lowest ratio of which the squared score is at most `limit`; 0 when nobody is selected in the
  /// numerator.
  func lowestRatio(within limit: Double) -> Double {
    guard x1 > 0 else { return 0 }
    // With nobody selected in the denominator the estimate is infinite and any great ratio is inside.
    var inside = x0 > 0 ? x1 * n0 / (n1 * x0) : 1
    while x0 == 0, squared(at: inside) > limit, inside < 1e100 { inside *= 4 }
    var outside = inside / 2
    while squared(at: outside) <= limit, outside > 1e-100 { (inside, outside) = (outside, outside / 2) }
    return crossing(outside, inside, limit)
  }

  /// Halves the gap between a ratio outside and one inside the limit until no number lies between.
  private func crossing(_ start: Double, _ end: Double, _ limit: Double) -> Double {
    var (outside, inside) = (start, end)
    while true {
      let middle = outside + (inside - outside) / 2
      guard middle > outside, middle < inside else { return inside }
      if squared(at: middle) <= limit { inside = middle } else { outside = middle }
    }
  }
}

/// The likeliest p_0 under p_1 = θ p_0 is the smaller root of
/// N θ p² - (θ (n_1 + x_0) + n_0 + x_1) p + X = 0.
extension RatioScore {
  private init(x1: Double, n1: Double, x0: Double, n0: Double) {
    (self.x1, self.n1, self.x0, self.n0) = (x1, n1, x0, n0)
  }

  /// sqrt((θ (n_1 + x_0) - (n_0 + x_1))² + 4 θ (n_1 - x_1) (n_0 - x_0)): the discriminant as a sum, which the
  /// textbook difference of two great numbers equals but for its lost digits and its sign below 0.
  private func discriminantRoot(_ ratio: Double) -> Double {
    let gap = ratio * (n1 + x0) - (n0 + x1)
    return (gap * gap + 4 * ratio * (n1 - x1) * (n0 - x0)).squareRoot()
  }

  /// 1 - p_0, from the quadratic that it solves itself.
  private func complement(_ ratio: Double, _ root: Double) -> Double {
    (ratio * (n1 + 2 * n0 - x0) - (n0 + x1) + root) / (2 * (n1 + n0) * ratio)
  }
}
