// SPDX-License-Identifier: Apache-2.0

/// How often an interval made this way would hold the truth, above 0 and below 1; 0.95 unless told.
package struct ConfidenceLevel: Equatable, Hashable, Sendable {
  /// The level, such as 0.95.
  package let value: Double
  /// The number of standard deviations on either side of the mean that hold ``value`` of a normal
  /// distribution: 1.959963984540054 at 0.95, accurate to 1e-12.
  package let normalQuantile: Double

  /// The level `value`; nil unless it is above 0 and below 1.
  package init?(_ value: Double) {
    guard value > 0, value < 1 else { return nil }
    self.init(checked: value)
  }

  /// The customary level, 0.95.
  package static let ninetyFivePerCent = ConfidenceLevel(checked: 0.95)

  private init(checked value: Double) {
    self.value = value
    self.normalQuantile = ConfidenceLevel.normalQuantile(leavingOut: 1 - value)
  }

  /// The z with `tail` of a normal distribution further out, by Newton's method on the logarithm of the tail.
  ///
  /// The tail is at most exp(-z^2 / 2), which gives a start at or above the answer; the logarithm is concave
  /// and falling, so the method closes in from there.
  private static func normalQuantile(leavingOut tail: Double) -> Double {
    let target = ElementaryFunctions.logarithm(tail)
    let twiceDensityAtZero = (2 / Double.pi).squareRoot()
    var z = (-2 * target).squareRoot()
    for _ in 0..<60 {
      let reached = ElementaryFunctions.normalTwoSidedTail(z)
      let slope = twiceDensityAtZero * ElementaryFunctions.exponential(-z * z / 2) / reached
      let step = (ElementaryFunctions.logarithm(reached) - target) / slope
      z += step
      if step.magnitude <= 1e-16 * z.magnitude { break }
    }
    return z
  }
}
