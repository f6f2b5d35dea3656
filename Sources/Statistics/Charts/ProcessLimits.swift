// SPDX-License-Identifier: Apache-2.0

/// The centre of a run chart and the limits within which its points vary by chance alone.
package struct ProcessLimits: Equatable, Sendable {
  /// The centre line.
  package let centre: Double
  /// The lower limit of each point.
  package let lower: [Double]
  /// The upper limit of each point.
  package let upper: [Double]
  /// How far each limit lies from the centre where nothing cuts it off; nil where that is what the limits say.
  private let widths: [Double]?

  /// Limits that are computed elsewhere, one pair for each point.
  package init(centre: Double, lower: [Double], upper: [Double]) {
    self.init(centre: centre, lower: lower, upper: upper, widths: nil)
  }

  private init(centre: Double, lower: [Double], upper: [Double], widths: [Double]?) {
    self.centre = centre
    self.lower = lower
    self.upper = upper
    self.widths = widths
  }
}

extension ProcessLimits {
  /// The limits of an XmR chart of single values: the mean ± 2.66 times the mean of the differences of neighbours.
  ///
  /// 2.66 is 3 / 1.128, the ratio of the mean moving range of two to the standard deviation. Nil with fewer than two
  /// values. Source: NHS England, Making Data Count; D. Wheeler, Understanding Variation (1993).
  package static func movingRange(_ values: [Double]) -> ProcessLimits? {
    guard values.count > 1 else { return nil }
    let centre = values.reduce(0, +) / Double(values.count)
    let ranges = zip(values, values.dropFirst()).map { ($1 - $0).magnitude }
    let width = 2.66 * ranges.reduce(0, +) / Double(ranges.count)
    return ProcessLimits(
      centre: centre, lower: values.map { _ in centre - width }, upper: values.map { _ in centre + width })
  }

  /// The limits of a p chart of rates: P ± 3 sqrt(P (1 - P) / n), cut off at 0 and 1; an empty period has the limits 0
  /// and 1. Nil when all periods are empty.
  package static func proportions(_ periods: [Rate]) -> ProcessLimits? {
    let whole = periods.reduce(Rate.empty) { $0.adding($1) }
    guard let centre = whole.value else { return nil }
    let widths = periods.map { period in
      period.isEmpty ? Double.infinity : 3 * (centre * (1 - centre) / Double(period.considered)).squareRoot()
    }
    return ProcessLimits(
      centre: centre, lower: widths.map { max(0, centre - $0) }, upper: widths.map { min(1, centre + $0) },
      widths: widths)
  }
}

/// Why a point of a run chart is more than chance, after NHS England's rules.
package enum SpecialCause: Equatable, CaseIterable, Sendable {
  /// The point lies outside the limits.
  case outsideLimits
  /// It is one of seven or more in a row on one side of the centre.
  case shift
  /// It is one of seven or more in a row that each rise, or each fall.
  case trend
  /// It is one of two out of three in a row in the outer third of one side, inside the limits.
  case twoOfThree
}

extension ProcessLimits {
  /// The fewest points in a row that are a shift or a trend.
  static let longRun = 7

  /// The causes that hold for each of the values that the limits are of.
  ///
  /// Source: NHS England, Making Data Count, as the R package NHSRplotthedots has them.
  package func specialCauses(of values: [Double]) -> [[SpecialCause]] {
    let sides = zip(values, lower.indices).map { value, _ in value == centre ? 0 : value > centre ? 1 : -1 }
    let outside = values.indices.map { values[$0] < lower[$0] || values[$0] > upper[$0] }
    let shifts = ProcessLimits.inLongRuns(sides)
    let trends = trendPoints(values)
    let pairs = outerPairs(values)
    return values.indices.map { index in
      [
        outside[index] ? SpecialCause.outsideLimits : nil, shifts[index] ? .shift : nil,
        trends[index] ? .trend : nil, pairs[index] ? .twoOfThree : nil,
      ].compactMap { $0 }
    }
  }

  /// Which elements are part of a run of at least ``longRun`` equal ones other than 0.
  private static func inLongRuns(_ sides: [Int], least: Int = longRun) -> [Bool] {
    var inside = [Bool](repeating: false, count: sides.count)
    var start = 0
    for end in 1...max(1, sides.count) where end == sides.count || sides[end] != sides[start] {
      if !sides.isEmpty, sides[start] != 0, end - start >= least {
        for index in start..<end { inside[index] = true }
      }
      start = end
    }
    return inside
  }

  /// Points joined by at least ``longRun`` - 1 steps in one direction.
  private func trendPoints(_ values: [Double]) -> [Bool] {
    let steps = zip(values, values.dropFirst()).map { $1 == $0 ? 0 : $1 > $0 ? 1 : -1 }
    let inside = ProcessLimits.inLongRuns(steps, least: ProcessLimits.longRun - 1)
    return values.indices.map { index in
      (index > 0 && inside[index - 1]) || (index < inside.count && inside[index])
    }
  }

  private func outerPairs(_ values: [Double]) -> [Bool] {
    /// 1 or -1 in the outer third of a side and inside the limits, else 0.
    let thirds = values.indices.map { index in
      let value = values[index]
      // Where a limit is cut off, a third is still one of what it would be.
      let above = widths?[index] ?? upper[index] - centre, below = widths?[index] ?? centre - lower[index]
      if value > centre + above * 2 / 3, value <= upper[index] { return 1 }
      return value < centre - below * 2 / 3 && value >= lower[index] ? -1 : 0
    }
    var inside = [Bool](repeating: false, count: values.count)
    for start in 0..<max(0, values.count - 2) {
      for side in [1, -1] {
        let hits = (start..<start + 3).filter { thirds[$0] == side }
        if hits.count >= 2 { for index in hits { inside[index] = true } }
      }
    }
    return inside
  }
}
