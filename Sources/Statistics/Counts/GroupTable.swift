// SPDX-License-Identifier: Apache-2.0

/// The rates of any number of groups at one stage. People whose group is not known are no group of it.
package struct GroupTable: Equatable, Sendable {
  /// Each group's rate, in the order given.
  package let groups: [Rate]

  /// A table of these groups; empty ones are allowed and count for nothing.
  package init(_ groups: [Rate]) { self.groups = groups }
}

extension GroupTable {
  /// Everybody considered.
  package var considered: Int { groups.reduce(0) { $0 + $1.considered } }

  /// Everybody selected.
  package var selected: Int { groups.reduce(0) { $0 + $1.selected } }

  /// The groups that have anybody in them.
  package var peopled: [Rate] { groups.filter { !$0.isEmpty } }

  /// Whether the margins leave one possible outcome: nobody or everybody selected, or fewer than two groups.
  package var isDegenerate: Bool { selected == 0 || selected == considered || peopled.count < 2 }

  /// The positions of the groups with the highest rate: several where rates are exactly alike, none when all are empty.
  ///
  /// The reference of the American four-fifths rule (29 CFR 1607.4(D)) and of New York City's Local Law 144; the
  /// Workforce Race Equality Standard always compares with White.
  package var highestRates: [Int] {
    groups.indices.filter { !groups[$0].isEmpty }.reduce(into: []) { best, next in
      switch best.first.flatMap({ groups[next].compared(to: groups[$0]) }) {
      case .above, nil: best = [next]
      case .equal: best.append(next)
      case .below: break
      }
    }
  }

  /// Whether so few people are expected, were the groups selected alike, that chi-squared is rough: under 1 in a cell, or
  /// under 5 in more than a fifth of the cells. Source: W. G. Cochran, Biometrics 10 (1954).
  package var hasSmallCells: Bool {
    func cells(expecting minimum: Int) -> Int {
      peopled.reduce(0) { count, group in
        count
          + [selected, considered - selected].count {
            MinimumNumbers.expectedAtLeast(
              minimum, inGroupOf: group.considered, selected: $0, of: considered)
          }
      }
    }
    let all = 2 * peopled.count
    return cells(expecting: 1) < all || 5 * cells(expecting: 5) < 4 * all
  }
}
