// SPDX-License-Identifier: Apache-2.0

extension ConfidenceInterval {
  /// Koopman's score interval for the relative likelihood; nil when the ratio is undefined (a group empty, or
  /// nobody selected).
  ///
  /// All ratios that a score test at this level does not refuse. Nobody of the comparison group selected
  /// gives an infinite upper end, nobody of the reference group a lower end of 0, everybody selected 1 / (1 + z^2
  /// / n_r) to 1 + z^2 / n_m.
  /// Source: P. A. R. Koopman, Biometrics 40 (1984).
  package static func koopman(
    _ table: SelectionTable, level: ConfidenceLevel = .ninetyFivePerCent
  ) -> ConfidenceInterval? {
    score(.koopman, table, level: level, limitFactor: 1)
  }

  /// Miettinen and Nurminen's interval for the relative likelihood: Koopman's with the variance N / (N - 1), which
  /// is the wider in small tables; nil as Koopman's is.
  ///
  /// Source: O. Miettinen and M. Nurminen, Statistics in Medicine 4 (1985).
  package static func miettinenNurminen(
    _ table: SelectionTable, level: ConfidenceLevel = .ninetyFivePerCent
  ) -> ConfidenceInterval? {
    let n = Double(table.considered)
    return score(.miettinenNurminen, table, level: level, limitFactor: n / (n - 1))
  }

  private static func score(
    _ method: Method, _ table: SelectionTable, level: ConfidenceLevel, limitFactor: Double
  ) -> ConfidenceInterval? {
    let (reference, comparison) = (table.reference, table.comparison)
    guard !reference.isEmpty, !comparison.isEmpty, table.selected > 0 else { return nil }
    let limit = level.normalQuantile * level.normalQuantile * limitFactor
    let upward = RatioScore(numerator: reference, denominator: comparison)
    let downward = RatioScore(numerator: comparison, denominator: reference)
    return ConfidenceInterval(
      method: method, level: level,
      lower: upward.lowestRatio(within: limit), upper: 1 / downward.lowestRatio(within: limit))
  }
}
