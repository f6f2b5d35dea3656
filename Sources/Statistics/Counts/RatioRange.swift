// SPDX-License-Identifier: Apache-2.0

/// The lowest and the highest ratio that what is known allows; both ends are attained.
package struct RatioRange: Equatable, Sendable {
  /// The lowest ratio; undefined only when no allowed table has a ratio.
  package let lowest: ExactRatio
  /// The highest ratio; undefined only when no allowed table has a ratio.
  package let highest: ExactRatio
  /// Whether some allowed table has no ratio at all: an empty group, or nobody selected.
  package let mayBeUndefined: Bool

  init(lowest: ExactRatio, highest: ExactRatio, mayBeUndefined: Bool) {
    self.lowest = lowest
    self.highest = highest
    self.mayBeUndefined = mayBeUndefined
  }

  /// The range in which no table has a ratio.
  init(undefined reason: ExactRatio.Reason) {
    self.init(lowest: .undefined(reason), highest: .undefined(reason), mayBeUndefined: true)
  }
}

extension RatioRange {
  /// The sharp range of the relative likelihood when each count lies in a range of its own and nobody is
  /// selected who was not considered.
  ///
  /// The groups vary independently, so the highest ratio is the highest reference rate over the lowest comparison
  /// rate, and the lowest is the reverse. Tables without a ratio are left out and told by
  /// ``mayBeUndefined``.
  package static func relativeLikelihood(reference: RateRange, comparison: RateRange) -> RatioRange {
    guard let lowReference = reference.lowest, let highReference = reference.highest else {
      return RatioRange(undefined: .emptyReferenceGroup)
    }
    guard let lowComparison = comparison.lowest, let highComparison = comparison.highest else {
      return RatioRange(undefined: .emptyComparisonGroup)
    }
    if highReference.selected == 0 && highComparison.selected == 0 {
      return RatioRange(undefined: .nobodySelected)
    }
    let nobodySelected = lowReference.selected == 0 && lowComparison.selected == 0
    return RatioRange(
      lowest: ratio(lowReference, highComparison) ?? .infinite,
      highest: ratio(highReference, lowComparison) ?? .finite(numerator: 0, denominator: 1),
      mayBeUndefined: nobodySelected || reference.mayBeEmpty || comparison.mayBeEmpty)
  }

  /// The ratio of two rates; nil when both are 0, where the caller knows which limit the other tables attain.
  private static func ratio(_ reference: Rate, _ comparison: Rate) -> ExactRatio? {
    let ratio = ExactRatio.relativeLikelihood(
      of: SelectionTable(reference: reference, comparison: comparison))
    return ratio.undefinedReason == nil ? ratio : nil
  }

  /// Whether every allowed ratio lies in `lowest...highest`, the edges inside: true when all do, false when
  /// none does, nil when that depends on what is not known, or when some allowed table has no ratio.
  package func lies(between low: DecimalFraction, and high: DecimalFraction) -> Bool? {
    guard !mayBeUndefined else { return nil }
    if lowest.compared(to: high) == .above || highest.compared(to: low) == .below { return false }
    let allInside = lowest.compared(to: low) != .below && highest.compared(to: high) != .above
    return allInside ? true : nil
  }
}
