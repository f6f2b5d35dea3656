// SPDX-License-Identifier: Apache-2.0

extension ConfidenceInterval {
  /// Wilson's score interval for one rate; nil when nobody was considered.
  ///
  /// (x + z^2/2 ± z sqrt(x (n - x) / n + z^2/4)) / (n + z^2). Nobody selected gives a lower end of exactly 0,
  /// everybody an upper end of exactly 1.
  /// Source: E. B. Wilson, Journal of the American Statistical Association 22 (1927).
  package static func wilson(
    _ rate: Rate, level: ConfidenceLevel = .ninetyFivePerCent
  ) -> ConfidenceInterval? {
    guard !rate.isEmpty else { return nil }
    let (x, n, z) = (Double(rate.selected), Double(rate.considered), level.normalQuantile)
    let halfWidth = z * (x * Double(rate.notSelected) / n + z * z / 4).squareRoot()
    let upper = (x + z * z / 2 + halfWidth) / (n + z * z)
    // The product of the two ends is x^2 / (n (n + z^2)): no difference of near numbers is taken.
    let lower = x / n * (x / (n + z * z)) / upper
    return ConfidenceInterval(
      method: .wilson, level: level, lower: lower, upper: rate.notSelected == 0 ? 1 : min(1, upper))
  }
}
