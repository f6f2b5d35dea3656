// SPDX-License-Identifier: Apache-2.0

extension ConfidenceInterval {
  /// Koopman's score interval for the relative likelihood; nil when the ratio is undefined (a group empty, or
  /// nobody selected).
  ///
  /// All ratios that a score test at this level does not refuse. Nobody of the ethnic minority group selected
  /// gives an infinite upper end, nobody of the white group a lower end of 0, everybody selected 1 / (1 + z^2
  /// / n_r) to 1 + z^2 / n_m.
  /// Source: P. A. R. Koopman, Biometrics 40 (1984).
  package static func koopman(
    _ table: SelectionTable, level: ConfidenceLevel = .ninetyFivePerCent
  ) -> ConfidenceInterval? {
    let (white, minority) = (table.white, table.ethnicMinority)
    guard !white.isEmpty, !minority.isEmpty, table.selected > 0 else { return nil }
    let limit = level.normalQuantile * level.normalQuantile
    let upward = RatioScore(numerator: white, denominator: minority)
    let downward = RatioScore(numerator: minority, denominator: white)
    return ConfidenceInterval(
      method: .koopman, level: level,
      lower: upward.lowestRatio(within: limit), upper: 1 / downward.lowestRatio(within: limit))
  }
}
