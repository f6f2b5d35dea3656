// SPDX-License-Identifier: Apache-2.0

/// An interval for a rate, a difference or a ratio of rates, with the method that made it.
package struct ConfidenceInterval: Equatable, Sendable {
  /// The named ways of making an interval.
  package enum Method: String, CaseIterable, Sendable {
    /// For a ratio, by inverting the score test (Koopman 1984); works with zeros.
    case koopman = "Koopman score"
    /// For a ratio, normal on the logarithm (Katz and others 1978); none with zeros.
    case katz = "Katz log"
    /// For a ratio, as Koopman's with the variance N / (N - 1) (Miettinen and Nurminen 1985).
    case miettinenNurminen = "Miettinen-Nurminen score"
    /// For one rate, by inverting the score test (Wilson 1927).
    case wilson = "Wilson score"
    /// For one rate, by inverting the binomial test (Clopper and Pearson 1934); never too narrow.
    case clopperPearson = "Clopper-Pearson exact"
    /// For a difference of rates, from two Wilson intervals (Newcombe 1998).
    case newcombe = "Newcombe hybrid score"
    /// For a difference of rates, with one success and one failure added to each (Agresti and Caffo 2000).
    case agrestiCaffo = "Agresti-Caffo"
    /// For a ratio pooled over strata, normal on the logarithm (Greenland and Robins 1985).
    case greenlandRobins = "Greenland-Robins log"
    /// For odds pooled over strata, normal on the logarithm (Robins, Breslow and Greenland 1986).
    case robinsBreslowGreenland = "Robins-Breslow-Greenland log"
    /// For a ratio, normal on the logarithm, with a variance that lets applications of one person or one vacancy
    /// hang together.
    case clustered = "clustered log"
  }

  /// How the interval was made.
  package let method: Method
  /// The level it was made for.
  package let level: ConfidenceLevel
  /// The lower end: 0 or more, for a difference -1 or more.
  package let lower: Double
  /// The upper end; `Double.infinity` when the counts set none.
  package let upper: Double

  /// Whether `lower <= value <= upper`.
  package func contains(_ value: Double) -> Bool { lower <= value && value <= upper }

  /// An interval normal on the logarithm: estimate exp(± z sqrt variance).
  static func onLogarithm(
    _ method: Method, estimate: Double, variance: Double, level: ConfidenceLevel
  ) -> ConfidenceInterval {
    let factor = ElementaryFunctions.exponential(level.normalQuantile * variance.squareRoot())
    return ConfidenceInterval(
      method: method, level: level, lower: estimate / factor, upper: estimate * factor)
  }
}
