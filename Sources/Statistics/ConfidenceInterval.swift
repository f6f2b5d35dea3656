// SPDX-License-Identifier: Apache-2.0

/// An interval for a rate or for a relative likelihood, with the method that made it.
package struct ConfidenceInterval: Equatable, Sendable {
  /// The named ways of making an interval.
  package enum Method: String, CaseIterable, Sendable {
    /// For a ratio, by inverting the score test (Koopman 1984); works with zeros.
    case koopman = "Koopman score"
    /// For a ratio, normal on the logarithm (Katz and others 1978); none with zeros.
    case katz = "Katz log"
    /// For one rate, by inverting the score test (Wilson 1927).
    case wilson = "Wilson score"
  }

  /// How the interval was made.
  package let method: Method
  /// The level it was made for.
  package let level: ConfidenceLevel
  /// The lower end, 0 or more.
  package let lower: Double
  /// The upper end; `Double.infinity` when the counts set none.
  package let upper: Double

  /// Whether `lower <= value <= upper`.
  package func contains(_ value: Double) -> Bool { lower <= value && value <= upper }
}
