// SPDX-License-Identifier: Apache-2.0

extension ConfidenceInterval {
  /// Clopper and Pearson's exact interval for one rate; nil when nobody was considered.
  ///
  /// From the beta quantile of x and n - x + 1 to that of x + 1 and n - x: every rate that neither one-sided
  /// binomial test refuses. It holds the truth at least as often as it says, and mostly oftener.
  /// Source: C. J. Clopper and E. S. Pearson, Biometrika 26 (1934).
  package static func clopperPearson(
    _ rate: Rate, level: ConfidenceLevel = .ninetyFivePerCent
  ) -> ConfidenceInterval? {
    guard !rate.isEmpty else { return nil }
    let (selected, rest, tail) = (Double(rate.selected), Double(rate.notSelected), (1 - level.value) / 2)
    let lower =
      rate.selected == 0 ? 0 : BetaDistribution(a: selected, b: rest + 1).quantile(lowerTail: tail)
    let upper =
      rate.notSelected == 0
      ? 1 : 1 - BetaDistribution(a: rest, b: selected + 1).quantile(lowerTail: tail)
    return ConfidenceInterval(method: .clopperPearson, level: level, lower: lower, upper: upper)
  }
}
