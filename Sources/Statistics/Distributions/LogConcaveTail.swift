// SPDX-License-Identifier: Apache-2.0

/// The inverse of a tail whose logarithm is concave and monotone, as those of the normal distribution and of the
/// logarithms of gamma and beta values are.
///
/// Newton's method on the logarithm of the tail closes in from one side, for a concave function lies below its
/// tangents; a step that rounding sends astray is halved back into the bracket.
struct LogConcaveTail {
  /// Where the search begins.
  let start: Double
  /// The tail at a point, above 0 and falling or rising throughout.
  let tail: (Double) -> Double
  /// The derivative of the tail at a point.
  let slope: (Double) -> Double

  /// The point at which the tail is `target`.
  func solve(for target: Double) -> Double {
    let wanted = ElementaryFunctions.logarithm(target)
    var bracket = (lower: -Double.infinity, upper: Double.infinity)
    var point = start
    for _ in 0..<200 {
      let (value, rate) = (tail(point), slope(point))
      let gap = ElementaryFunctions.logarithm(value) - wanted
      if gap == 0 { return point }
      if (gap > 0) == (rate < 0) { bracket.lower = point } else { bracket.upper = point }
      let next = LogConcaveTail.kept(point - gap * value / rate, from: point, inside: bracket)
      if (next - point).magnitude <= 2 * point.ulp { return next }
      point = next
    }
    return point
  }

  /// The point that Newton's method gives, or the nearest that the bracket leaves to try instead.
  private static func kept(
    _ next: Double, from point: Double, inside bracket: (lower: Double, upper: Double)
  ) -> Double {
    if next > bracket.lower, next < bracket.upper { return next }
    if bracket.lower.isFinite, bracket.upper.isFinite {
      return bracket.lower + (bracket.upper - bracket.lower) / 2
    }
    let stride = max(1, point.magnitude)
    return bracket.lower.isFinite ? point + stride : point - stride
  }
}
