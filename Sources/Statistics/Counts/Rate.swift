// SPDX-License-Identifier: Apache-2.0

/// So many selected of so many considered, such as appointed of shortlisted.
///
/// Invariant: `0 <= selected <= considered`. A rate of nobody considered is allowed and has no value.
package struct Rate: Equatable, Hashable, Sendable {
  /// The largest count accepted, 2 to the power 40 (about 10 to the power 12): sums and products of a few
  /// such counts stay exact in 64 and 128 bits.
  package static let largestCount = 1 << 40

  /// People who reached the later stage, 0 or more.
  package let selected: Int
  /// People who reached the earlier stage, `selected` or more.
  package let considered: Int

  /// A rate of `selected` people of `considered` people.
  ///
  /// - Throws: ``CountError`` when a count is negative or over ``largestCount``, or when more people are
  ///   selected than considered.
  package init(selected: Int, of considered: Int) throws(CountError) {
    if let fault = Rate.fault(selected: selected, considered: considered) { throw fault }
    self.init(checkedSelected: selected, considered: considered)
  }

  /// A rate of counts that are already known to keep the invariant.
  init(checkedSelected selected: Int, considered: Int) {
    self.selected = selected
    self.considered = considered
  }

  private static func fault(selected: Int, considered: Int) -> CountError? {
    for count in [selected, considered] {
      if count < 0 { return .negative(count) }
      if count > largestCount { return .tooLarge(count) }
    }
    guard selected > considered else { return nil }
    return .moreSelectedThanConsidered(selected: selected, considered: considered)
  }
}

extension Rate {
  /// Nobody selected of nobody considered.
  package static let empty = Rate(checkedSelected: 0, considered: 0)

  /// People considered and not selected.
  package var notSelected: Int { considered - selected }

  /// Whether nobody was considered, so that the rate has no value.
  package var isEmpty: Bool { considered == 0 }

  /// selected / considered, from 0 to 1; nil when nobody was considered.
  package var value: Double? {
    isEmpty ? nil : Double(selected) / Double(considered)
  }

  /// Where this rate lies relative to another, by exact cross multiplication; nil when either is empty.
  package func compared(to other: Rate) -> Ordering? {
    guard !isEmpty, !other.isEmpty else { return nil }
    let left = selected.multipliedFullWidth(by: other.considered)
    let right = other.selected.multipliedFullWidth(by: considered)
    let high = Ordering(of: left.high, relativeTo: right.high)
    return high == .equal ? Ordering(of: left.low, relativeTo: right.low) : high
  }

  /// This rate with the people of another added to it.
  func adding(_ other: Rate) -> Rate {
    Rate(checkedSelected: selected + other.selected, considered: considered + other.considered)
  }
}
