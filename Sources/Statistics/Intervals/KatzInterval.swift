// SPDX-License-Identifier: Apache-2.0

extension ConfidenceInterval {
  /// Katz's log interval for the relative likelihood; nil when it has none: a group without anybody selected.
  ///
  /// RL exp(± z sqrt(1/x_r - 1/n_r + 1/x_m - 1/n_m)). When everybody is selected in both groups the formula
  /// knows no variance and gives the single point 1.
  /// Source: D. Katz and others, Biometrics 34 (1978).
  package static func katz(
    _ table: SelectionTable, level: ConfidenceLevel = .ninetyFivePerCent
  ) -> ConfidenceInterval? {
    guard table.reference.selected > 0, table.comparison.selected > 0 else { return nil }
    return .onLogarithm(
      .katz, estimate: ExactRatio.relativeLikelihood(of: table).value,
      variance: logVariance(of: table.reference) + logVariance(of: table.comparison), level: level)
  }

  /// 1/x - 1/n, as (n - x) / (x n).
  static func logVariance(of rate: Rate) -> Double {
    Double(rate.notSelected) / (Double(rate.selected) * Double(rate.considered))
  }
}
