// SPDX-License-Identifier: Apache-2.0

/// The exact ratio of two rates, kept as integers so that a comparison with an edge is never rounded.
///
/// 64 of 100 against 80 of 100 is exactly four fifths, which binary floating point puts below it.
package enum ExactRatio: Sendable {
  /// `numerator` / `denominator`; the denominator is not 0, the fraction need not be in lowest terms.
  case finite(numerator: UInt128, denominator: UInt128)
  /// A number of selected people against nobody: above every number.
  case infinite
  /// No ratio exists.
  case undefined(Reason)

  /// Why no ratio exists.
  package enum Reason: Equatable, Hashable, Sendable {
    /// Nobody of the reference group was considered (whether or not somebody of the comparison group was).
    case emptyReferenceGroup
    /// Nobody of the comparison group was considered.
    case emptyComparisonGroup
    /// Nobody was selected in either group.
    case nobodySelected
  }
}

extension ExactRatio {
  /// The relative likelihood (x_r / n_r) / (x_m / n_m) = x_r n_m / (n_r x_m), exact.
  ///
  /// Above 1 means that the reference group is likelier to be selected. Everybody selected in both groups gives
  /// exactly 1; nobody of the reference group gives 0; nobody but the reference group gives ``infinite``.
  /// Source: NHS Workforce Race Equality Standard, indicator 2.
  package static func relativeLikelihood(of table: SelectionTable) -> ExactRatio {
    let (reference, comparison) = (table.reference, table.comparison)
    if reference.isEmpty { return .undefined(.emptyReferenceGroup) }
    if comparison.isEmpty { return .undefined(.emptyComparisonGroup) }
    if table.selected == 0 { return .undefined(.nobodySelected) }
    if comparison.selected == 0 { return .infinite }
    return .finite(
      numerator: UInt128(reference.selected) * UInt128(comparison.considered),
      denominator: UInt128(reference.considered) * UInt128(comparison.selected))
  }

  /// One divided by the ratio: of a relative likelihood, the impact ratio (below 1 is the worse for
  /// the comparison group). The reciprocal of 0 is infinite and the reverse; undefined stays undefined.
  package var reciprocal: ExactRatio {
    switch self {
    case .finite(let numerator, let denominator):
      numerator == 0 ? .infinite : .finite(numerator: denominator, denominator: numerator)
    case .infinite: .finite(numerator: 0, denominator: 1)
    case .undefined: self
    }
  }

  /// The nearest binary number, `Double.infinity` when infinite, NaN when undefined; for display only.
  package var value: Double {
    switch self {
    case .finite(let numerator, let denominator): Double(numerator) / Double(denominator)
    case .infinite: .infinity
    case .undefined: .nan
    }
  }

  /// The reason when no ratio exists, else nil.
  package var undefinedReason: Reason? {
    if case .undefined(let reason) = self { reason } else { nil }
  }
}

extension ExactRatio {
  /// Where this ratio lies relative to another, exactly; nil when either is undefined. Infinite equals
  /// infinite.
  package func compared(to other: ExactRatio) -> Ordering? {
    switch (self, other) {
    case (.undefined, _), (_, .undefined): nil
    case (.infinite, .infinite): .equal
    case (.infinite, .finite): .above
    case (.finite, .infinite): .below
    case (.finite(let numerator, let denominator), .finite(let otherNumerator, let otherDenominator)):
      Ordering(of: (numerator, otherDenominator), relativeTo: (otherNumerator, denominator))
    }
  }

  /// Where this ratio lies relative to a decimal edge, exactly; nil when it is undefined.
  package func compared(to edge: DecimalFraction) -> Ordering? {
    compared(to: .finite(numerator: UInt128(edge.mantissa), denominator: edge.powerOfTen))
  }

  /// Whether `lowest <= ratio <= highest`, the edges inside; nil when the ratio is undefined.
  package func lies(between lowest: DecimalFraction, and highest: DecimalFraction) -> Bool? {
    guard let low = compared(to: lowest), let high = compared(to: highest) else { return nil }
    return low != .below && high != .above
  }
}

extension ExactRatio: Equatable {
  /// Whether two ratios are the same number (2/4 equals 1/2), or are undefined for the same reason.
  package static func == (left: ExactRatio, right: ExactRatio) -> Bool {
    if let reason = left.undefinedReason { return reason == right.undefinedReason }
    return left.compared(to: right) == .equal
  }
}
