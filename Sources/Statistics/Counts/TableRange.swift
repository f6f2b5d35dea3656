// SPDX-License-Identifier: Apache-2.0

/// A comparison of which the counts are known only to lie in ranges, each in one of its own.
///
/// Of every measure of size that it gives bounds of, the largest and the smallest value over all allowed tables lie at
/// one of its two ends: each count by itself moves the measure one way.
package struct TableRange: Equatable, Sendable {
  package let reference: RateRange
  package let comparison: RateRange

  package init(reference: RateRange, comparison: RateRange) {
    self.reference = reference
    self.comparison = comparison
  }
}

extension TableRange {
  /// The allowed table in which the comparison group falls furthest behind.
  package var furthestBehind: SelectionTable {
    SelectionTable(reference: reference.mostSelected, comparison: comparison.fewestSelected)
  }

  /// The allowed table in which it is furthest ahead.
  package var furthestAhead: SelectionTable {
    SelectionTable(reference: reference.fewestSelected, comparison: comparison.mostSelected)
  }

  /// The lowest and the highest representation index; nil when an allowed table has none.
  ///
  /// Its own, since a larger comparison group that is selected whole lowers it.
  package var representationIndex: (lowest: ExactRatio, highest: ExactRatio)? {
    let fewest = comparison.considered.lowerBound
    guard fewest > 0, reference.selected.lowerBound + comparison.selected.lowerBound > 0 else { return nil }
    let highest = SelectionTable(
      reference: reference.fewestSelected,
      comparison: Rate(
        checkedSelected: min(comparison.selected.upperBound, max(fewest, comparison.selected.lowerBound)),
        considered: max(fewest, comparison.selected.lowerBound)))
    guard let low = furthestBehind.representationIndex, let high = highest.representationIndex else {
      return nil
    }
    return (low, high)
  }
}

extension RateRange {
  /// The fewest selected of the most considered.
  fileprivate var fewestSelected: Rate {
    Rate(checkedSelected: selected.lowerBound, considered: considered.upperBound)
  }

  /// The most selected of the fewest who may have been considered then.
  fileprivate var mostSelected: Rate {
    let most = min(selected.upperBound, considered.upperBound)
    return Rate(checkedSelected: most, considered: max(considered.lowerBound, most))
  }
}
