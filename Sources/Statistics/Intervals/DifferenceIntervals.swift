// SPDX-License-Identifier: Apache-2.0

extension ConfidenceInterval {
  /// Newcombe's interval for the difference comparison rate - reference rate; nil when a group is empty.
  ///
  /// With Wilson's ends l and u of each rate: d - sqrt((p_m - l_m)² + (u_r - p_r)²) to d + sqrt((u_m - p_m)² + (p_r -
  /// l_r)²).
  /// Source: R. G. Newcombe, Statistics in Medicine 17 (1998), method 10.
  package static func newcombe(
    _ table: SelectionTable, level: ConfidenceLevel = .ninetyFivePerCent
  ) -> ConfidenceInterval? {
    guard let (comparison, reference) = rates(of: table),
      let of = wilson(table.comparison, level: level), let against = wilson(table.reference, level: level)
    else { return nil }
    func distance(_ one: Double, _ other: Double) -> Double { (one * one + other * other).squareRoot() }
    let difference = comparison - reference
    return ConfidenceInterval(
      method: .newcombe, level: level,
      lower: difference - distance(comparison - of.lower, against.upper - reference),
      upper: difference + distance(of.upper - comparison, reference - against.lower))
  }

  /// Agresti and Caffo's interval for the difference comparison rate - reference rate; nil when a group is empty.
  ///
  /// The plain normal interval of rates (x + 1) / (n + 2), cut off at -1 and 1.
  /// Source: A. Agresti and B. Caffo, The American Statistician 54 (2000).
  package static func agrestiCaffo(
    _ table: SelectionTable, level: ConfidenceLevel = .ninetyFivePerCent
  ) -> ConfidenceInterval? {
    guard rates(of: table) != nil else { return nil }
    func adjusted(_ rate: Rate) -> (rate: Double, variance: Double) {
      let n = Double(rate.considered) + 2
      let p = (Double(rate.selected) + 1) / n
      return (p, p * (1 - p) / n)
    }
    let (comparison, reference) = (adjusted(table.comparison), adjusted(table.reference))
    let difference = comparison.rate - reference.rate
    let halfWidth = level.normalQuantile * (comparison.variance + reference.variance).squareRoot()
    return ConfidenceInterval(
      method: .agrestiCaffo, level: level, lower: max(-1, difference - halfWidth),
      upper: min(1, difference + halfWidth))
  }

  private static func rates(of table: SelectionTable) -> (comparison: Double, reference: Double)? {
    guard let comparison = table.comparison.value, let reference = table.reference.value else { return nil }
    return (comparison, reference)
  }
}
