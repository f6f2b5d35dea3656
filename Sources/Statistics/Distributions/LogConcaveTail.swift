// SPDX-License-Identifier: Apache-2.0

/// The inverse of a tail whose logarithm is concave and monotone, as those of the normal distribution and of the
/// logarithms of gamma and beta values are.
///
/// Newton's method on the logarithm of the tail closes in from one side, for a concave function lies below its
/// tangents; a step that leads where the tail cannot be told from 0, or that rounding sends astray, is halved back.
struct LogConcaveTail {
  /// Where the search begins: the tail must not be 0 there.
  let start: Double
  /// Whether the tail falls as the point grows.
  let isFalling: Bool
  /// The tail at a point.
  let tail: (Double) -> Double
  /// The size of the derivative of the tail at a point.
  let weight: (Double) -> Double

  /// The point at which the tail is `target`.
  func solve(for target: Double) -> Double {
    let wanted = ElementaryFunctions.logarithm(target)
    var bracket = (lower: -Double.infinity, upper: Double.infinity)
    var point = start
    for _ in 0..<120 {
      let value = tail(point)
      let gap = value > 0 ? ElementaryFunctions.logarithm(value) - wanted : -.infinity
      if gap.magnitude <= 2 * wanted.ulp { return point }
      if (gap > 0) == isFalling { bracket.lower = point } else { bracket.upper = point }
      let step = gap.isFinite ? gap * value / weight(point) : .nan
      let next = LogConcaveTail.kept(isFalling ? point + step : point - step, from: point, inside: bracket)
      if (next - point).magnitude <= 2 * point.ulp { return next }
      point = next
    }
    return point
  }

  /// The point that Newton's method gives, or the one that the bracket leaves to try instead.
  private static func kept(
    _ next: Double, from point: Double, inside bracket: (lower: Double, upper: Double)
  ) -> Double {
    if next.isFinite, next > bracket.lower, next < bracket.upper { return next }
    if bracket.lower.isFinite, bracket.upper.isFinite {
      return bracket.lower + (bracket.upper - bracket.lower) / 2
    }
    let stride = max(1, point.magnitude)
    return bracket.lower.isFinite ? point + stride : point - stride
  }
}
