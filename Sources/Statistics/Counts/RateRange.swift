// SPDX-License-Identifier: Apache-2.0

/// A rate of which the counts are known only to lie in ranges: a suppressed cell, an unreadable stage.
package struct RateRange: Equatable, Sendable {
  /// The range of people selected.
  package let selected: ClosedRange<Int>
  /// The range of people considered.
  package let considered: ClosedRange<Int>

  /// Ranges of which some pair keeps `selected <= considered`.
  ///
  /// - Throws: ``CountError`` when a range reaches below 0 or over ``Rate/largestCount``, or when even the
  ///   fewest selected are more than the most considered.
  package init(selected: ClosedRange<Int>, of considered: ClosedRange<Int>) throws(CountError) {
    for range in [selected, considered] {
      if range.lowerBound < 0 { throw .negative(range.lowerBound) }
      if range.upperBound > Rate.largestCount { throw .tooLarge(range.upperBound) }
    }
    _ = try Rate(selected: selected.lowerBound, of: considered.upperBound)
    self.selected = selected
    self.considered = considered
  }

  /// A rate that is known: ranges of one number each.
  package init(_ rate: Rate) {
    self.selected = rate.selected...rate.selected
    self.considered = rate.considered...rate.considered
  }
}

extension RateRange {
  /// Whether the group may turn out empty, and its rate without a value.
  package var mayBeEmpty: Bool { considered.lowerBound == 0 && selected.lowerBound == 0 }

  /// The lowest rate that the ranges allow, attained; nil when the group is certainly empty.
  package var lowest: Rate? {
    guard considered.upperBound > 0 else { return nil }
    return Rate(checkedSelected: selected.lowerBound, considered: considered.upperBound)
  }

  /// The highest rate that the ranges allow, attained; nil when the group is certainly empty.
  package var highest: Rate? {
    guard considered.upperBound > 0 else { return nil }
    let fewest = max(considered.lowerBound, selected.lowerBound, 1)
    return Rate(checkedSelected: min(selected.upperBound, fewest), considered: fewest)
  }
}
