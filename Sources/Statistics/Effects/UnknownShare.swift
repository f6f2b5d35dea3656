// SPDX-License-Identifier: Apache-2.0

/// Whether those whose group is unknown fare like everybody else: where they do not, a ratio of the known groups leaves
/// out people of one outcome more than of the other.
package struct UnknownShare: Equatable, Sendable {
  /// The unknown among everybody considered.
  package let from: Rate
  /// The unknown among everybody selected.
  package let to: Rate
  /// The test of whether they are selected like those whose group is known.
  package let test: MidPTest

  /// The shares of a table and the people who are in neither of its groups.
  package init(_ table: SelectionTable, unknown: Rate) {
    self.init(known: table.reference.adding(table.comparison), unknown: unknown)
  }

  /// The shares of everybody whose group is known, whichever it is, and the people of whom it is not.
  package init(known: Rate, unknown: Rate) {
    from = Rate(
      checkedSelected: unknown.considered, considered: known.considered + unknown.considered)
    to = Rate(checkedSelected: unknown.selected, considered: known.selected + unknown.selected)
    test = MidPTest(SelectionTable(reference: known, comparison: unknown))
  }

  /// Whether the shares differ by more than chance, at 0.05.
  package var differs: Bool { test.twoSided < 0.05 }
}
