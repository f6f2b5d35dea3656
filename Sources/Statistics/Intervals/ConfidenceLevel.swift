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
    self.normalQuantile = NormalDistribution.quantile(upperTail: (1 - value) / 2)
  }
}
