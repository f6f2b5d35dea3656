// SPDX-License-Identifier: Apache-2.0

/// The two by two table of a comparison: the reference group and the group compared with it, selected or not.
///
/// Whoever is not known to be in one of them is in neither.
package struct SelectionTable: Equatable, Hashable, Sendable {
  /// People of the reference group selected of those considered.
  package let reference: Rate
  /// People of the comparison group selected of those considered.
  package let comparison: Rate

  /// A table of two rates; either group may be empty.
  package init(reference: Rate, comparison: Rate) {
    self.reference = reference
    self.comparison = comparison
  }
}

extension SelectionTable {
  /// Everybody considered, in both groups: N.
  package var considered: Int { reference.considered + comparison.considered }

  /// Everybody selected, in both groups: X.
  package var selected: Int { reference.selected + comparison.selected }

  /// Whether the margins leave one possible outcome: nobody selected, everybody selected, or a group empty.
  ///
  /// Every test's p-value is then 1 by definition, and a difference between the groups cannot be judged.
  package var isDegenerate: Bool {
    selected == 0 || selected == considered || reference.isEmpty || comparison.isEmpty
  }

  /// x_r n_m - x_m n_r, exact: positive when the reference rate is the higher.
  package var crossDifference: Int128 {
    Int128(reference.selected) * Int128(comparison.considered)
      - Int128(comparison.selected) * Int128(reference.considered)
  }
}
