// SPDX-License-Identifier: Apache-2.0

/// How many people each group needs before a ratio is judged.
package struct MinimumNumbers: Equatable, Sendable {
  /// The fewest people considered in each group, 30 unless told.
  package let considered: Int
  /// The fewest people expected to be selected in each group if both were selected alike, 5 unless told.
  package let expected: Int

  /// Minimum numbers for each of the two groups.
  package init(considered: Int = 30, expected: Int = 5) {
    self.considered = considered
    self.expected = expected
  }

  /// What a table falls short of, the reference group first; empty when it has the numbers.
  package func shortages(in table: SelectionTable) -> [Shortage] {
    let groups = [(Group.reference, table.reference), (.comparison, table.comparison)]
    return groups.flatMap { group, rate in
      let enoughExpected = MinimumNumbers.expectedAtLeast(
        expected, inGroupOf: rate.considered, selected: table.selected, of: table.considered)
      return [
        rate.considered < considered ? Shortage(group: group, kind: .considered) : nil,
        enoughExpected ? nil : Shortage(group: group, kind: .expected),
      ].compactMap { $0 }
    }
  }

  /// Whether a group of `size` would expect `minimum` selections at the pooled rate: size X / N >= minimum,
  /// exact. False when nobody was considered and the minimum is above 0.
  package static func expectedAtLeast(
    _ minimum: Int, inGroupOf size: Int, selected: Int, of total: Int
  ) -> Bool {
    guard total > 0 else { return minimum <= 0 }
    let product = size.multipliedFullWidth(by: selected)
    let needed = minimum.multipliedFullWidth(by: total)
    return (product.high, product.low) >= (needed.high, needed.low)
  }
}

extension MinimumNumbers {
  /// One of the two groups of a table.
  package enum Group: Equatable, Sendable {
    case reference
    case comparison
  }

  /// A minimum that one group does not reach.
  package struct Shortage: Equatable, Sendable {
    /// The two minimum numbers.
    package enum Kind: Equatable, Sendable {
      /// Too few people considered.
      case considered
      /// Too few people expected to be selected.
      case expected
    }

    /// The group that falls short.
    package let group: Group
    /// What it falls short of.
    package let kind: Kind

    /// A shortage of one kind in one group.
    package init(group: Group, kind: Kind) {
      self.group = group
      self.kind = kind
    }
  }
}
