// SPDX-License-Identifier: Apache-2.0

/// Whether pooling the strata tells another story than comparing within them.
package enum SimpsonsReversal: Equatable, Sendable {
  /// Pooled and stratified ratio lie on one side of 1, or one of them at 1.
  case none
  /// One is above 1 and the other below it: the story is turned round.
  case ofDirection
  /// Both point the same way, but only one is outside the range that is judged by.
  case ofRange
}

extension StratifiedTable {
  /// Compares the pooled relative likelihood with the Mantel-Haenszel one, around 1 and around a range (its edges
  /// inside); nil when either is undefined.
  package func reversal(
    lowest: DecimalFraction, highest: DecimalFraction
  ) -> SimpsonsReversal? {
    let (pooledRatio, within) = (ExactRatio.relativeLikelihood(of: pooled), MantelHaenszelRatio(self))
    let one: DecimalFraction = .one
    guard let crude = pooledRatio.compared(to: one), let adjusted = within.compared(to: one),
      let crudeInside = pooledRatio.lies(between: lowest, and: highest),
      let low = within.compared(to: lowest), let high = within.compared(to: highest)
    else { return nil }
    if crude != .equal, adjusted != .equal, crude != adjusted { return .ofDirection }
    let adjustedInside = low != .below && high != .above
    return crudeInside == adjustedInside ? SimpsonsReversal.none : .ofRange
  }
}
