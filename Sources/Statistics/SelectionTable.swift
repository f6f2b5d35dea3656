// SPDX-License-Identifier: Apache-2.0

/// The two by two table of a comparison: white and ethnic minority people, selected or not.
///
/// People of unknown ethnicity are in neither group.
package struct SelectionTable: Equatable, Hashable, Sendable {
  /// White people selected of those considered.
  package let white: Rate
  /// Ethnic minority people selected of those considered.
  package let ethnicMinority: Rate

  /// A table of two rates; either group may be empty.
  package init(white: Rate, ethnicMinority: Rate) {
    self.white = white
    self.ethnicMinority = ethnicMinority
  }
}

extension SelectionTable {
  /// Everybody considered, in both groups: N.
  package var considered: Int { white.considered + ethnicMinority.considered }

  /// Everybody selected, in both groups: X.
  package var selected: Int { white.selected + ethnicMinority.selected }

  /// Whether the margins leave one possible outcome: nobody selected, everybody selected, or a group empty.
  ///
  /// Every test's p-value is then 1 by definition, and a difference between the groups cannot be judged.
  package var isDegenerate: Bool {
    selected == 0 || selected == considered || white.isEmpty || ethnicMinority.isEmpty
  }

  /// x_r n_m - x_m n_r, exact: positive when the white rate is the higher.
  var crossDifference: Int128 {
    Int128(white.selected) * Int128(ethnicMinority.considered)
      - Int128(ethnicMinority.selected) * Int128(white.considered)
  }
}
