// SPDX-License-Identifier: Apache-2.0

/// How large a difference between two rates some numbers would show, or how many people a difference needs.
///
/// The normal approximation on Cohen's h, two-sided. Source: J. Cohen, Statistical Power Analysis for the Behavioral
/// Sciences, 2nd edition (1988), chapter 6; as statsmodels' `NormalIndPower`. R's `power.prop.test` uses another
/// formula and differs a little.
package struct PowerAnalysis: Equatable, Sendable {
  /// The chance of a false alarm that is put up with, 0.05 unless told.
  package let significance: Double
  /// The chance of seeing a difference that is there, 0.8 unless told.
  package let power: Double

  /// An analysis of this significance and power, both above 0 and below 1, the power above the significance.
  package init(significance: Double = 0.05, power: Double = 0.8) {
    self.significance = significance
    self.power = power
  }

  /// 2 asin(sqrt p) - 2 asin(sqrt q) of two rates from 0 to 1.
  package static func cohensH(_ rate: Double, _ other: Double) -> Double {
    func angle(_ p: Double) -> Double { 2 * ElementaryFunctions.arcSine(p.squareRoot()) }
    return angle(rate) - angle(other)
  }

  /// The chance that groups of these sizes show an effect `h`.
  package func power(h: Double, comparison: Double, reference: Double) -> Double {
    power(of: h.magnitude * (comparison * reference / (comparison + reference)).squareRoot())
  }

  /// The smallest h, 0 or more, that groups of these sizes show with the power asked for.
  package func detectableH(comparison: Int, reference: Int) -> Double? {
    guard comparison > 0, reference > 0 else { return nil }
    let sizes = Double(comparison) * Double(reference) / Double(comparison + reference)
    return shift / sizes.squareRoot()
  }

  /// The smallest lower rate of the comparison group, 0 or more, that would not be told from the reference rate by
  /// groups of these sizes; nil when even nobody selected would not be told, or a group is empty.
  package func detectableRate(below reference: Rate, comparison: Int) -> Double? {
    guard let rate = reference.value,
      let h = detectableH(comparison: comparison, reference: reference.considered)
    else { return nil }
    let angle = ElementaryFunctions.arcSine(rate.squareRoot()) - h / 2
    guard angle > 0 else { return nil }
    let sine = ElementaryFunctions.sine(angle)
    return sine * sine
  }

  /// How many people of the comparison group are needed to show a difference between two rates, with
  /// `referencePerComparison` people of the reference group for each; nil when the rates are alike.
  package func needed(rate: Double, against reference: Double, referencePerComparison: Double) -> Double? {
    let h = PowerAnalysis.cohensH(rate, reference)
    guard h != 0, referencePerComparison > 0 else { return nil }
    return shift * shift / (h * h) * (1 + referencePerComparison) / referencePerComparison
  }

  /// The number of standard errors at which the power is reached, by halving.
  private var shift: Double {
    let critical = NormalDistribution.quantile(upperTail: significance / 2)
    var (low, high) = (0.0, critical + 40)
    while true {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { return high }
      if power(of: middle) < power { low = middle } else { high = middle }
    }
  }

  private func power(of shift: Double) -> Double {
    let critical = NormalDistribution.quantile(upperTail: significance / 2)
    return NormalDistribution.upperTail(critical - shift) + NormalDistribution.upperTail(critical + shift)
  }
}
