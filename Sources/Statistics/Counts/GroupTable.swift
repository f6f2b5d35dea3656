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

  /// The position of the group with the highest rate, the first of several that are exactly alike; nil when all are
  /// empty.
  ///
  /// The reference of the American four-fifths rule (29 CFR 1607.4(D)) and of New York City's Local Law 144; the
  /// Workforce Race Equality Standard always compares with White.
  package var highestRate: Int? {
    groups.indices.filter { !groups[$0].isEmpty }.reduce(nil) { best, next in
      guard let best else { return next }
      return groups[next].compared(to: groups[best]) == .above ? next : best
    }
  }
}
