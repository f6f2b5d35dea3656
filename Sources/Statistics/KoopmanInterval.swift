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
    let (reference, comparison) = (table.reference, table.comparison)
    guard !reference.isEmpty, !comparison.isEmpty, table.selected > 0 else { return nil }
    let limit = level.normalQuantile * level.normalQuantile
    let upward = RatioScore(numerator: reference, denominator: comparison)
    let downward = RatioScore(numerator: comparison, denominator: reference)
    return ConfidenceInterval(
      method: .koopman, level: level,
      lower: upward.lowestRatio(within: limit), upper: 1 / downward.lowestRatio(within: limit))
  }
}
