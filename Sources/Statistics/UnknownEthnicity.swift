// SPDX-License-Identifier: Apache-2.0

/// What the relative likelihood would be if the people of unknown ethnicity were known.
///
/// Two scenarios (all white, all ethnic minority) and the sharp bounds over every way of sharing the unknowns
/// between the groups. The scenarios alone are no bounds: 20 of 100 white, 10 of 100 ethnic minority and 10
/// of 20 unknown give scenarios of 2.50 and 1.20, and bounds of 3.00 and 1.00.
package struct UnknownEthnicity: Equatable, Sendable {
  /// The ratio if everybody of unknown ethnicity were white.
  package let allWhite: ExactRatio
  /// The ratio if everybody of unknown ethnicity were ethnic minority.
  package let allEthnicMinority: ExactRatio
  /// The lowest and the highest ratio over every sharing of the unknowns; sharings that leave a group empty,
  /// which have no ratio, are left out.
  package let bounds: RatioRange

  /// The scenarios and the bounds of a table and the people who are in neither of its groups.
  package init(table: SelectionTable, unknown: Rate) {
    let (white, minority) = (table.white, table.ethnicMinority)
    self.allWhite = .relativeLikelihood(
      of: SelectionTable(white: white.adding(unknown), ethnicMinority: minority))
    self.allEthnicMinority = .relativeLikelihood(
      of: SelectionTable(white: white, ethnicMinority: minority.adding(unknown)))
    self.bounds = UnknownEthnicity.bounds(of: table, unknown: unknown)
  }
}

extension UnknownEthnicity {
  /// The sharp bounds of the relative likelihood over every sharing of the unknowns.
  ///
  /// Highest: the selected unknowns white, the others ethnic minority, ((x_r + x_u) / (n_r + x_u)) / (x_m /
  /// (n_m + n_u - x_u)). Lowest: the reverse, (x_r / (n_r + n_u - x_u)) / ((x_m + x_u) / (n_m + x_u)). The
  /// ratio never falls as a selected unknown moves to the white group, and never rises as another one does,
  /// so these corners are the extremes; where a corner leaves a group empty, the next sharing is.
  static func bounds(of table: SelectionTable, unknown: Rate) -> RatioRange {
    let mirrored = SelectionTable(white: table.ethnicMinority, ethnicMinority: table.white)
    guard let highest = highestRatio(of: table, unknown: unknown),
      let lowest = highestRatio(of: mirrored, unknown: unknown)?.reciprocal
    else { return RatioRange(undefined: reason(of: table, unknown: unknown)) }
    let groupMayBeEmpty = table.white.isEmpty || table.ethnicMinority.isEmpty
    return RatioRange(lowest: lowest, highest: highest, mayBeUndefined: groupMayBeEmpty)
  }

  /// The highest ratio over every sharing; nil when no sharing has a ratio.
  private static func highestRatio(of table: SelectionTable, unknown: Rate) -> ExactRatio? {
    let corners = [(0, 0), (0, 1), (1, 0)].filter { $0.0 <= unknown.selected && $0.1 <= unknown.notSelected }
    let ratios = corners.map { selectedKept, othersMoved in
      let whites = unknown.selected - selectedKept
      let toWhite = Rate(checkedSelected: whites, considered: whites + othersMoved)
      let toMinority = Rate(
        checkedSelected: selectedKept, considered: unknown.considered - whites - othersMoved)
      return ExactRatio.relativeLikelihood(
        of: SelectionTable(
          white: table.white.adding(toWhite), ethnicMinority: table.ethnicMinority.adding(toMinority)))
    }
    return ratios.filter { $0.undefinedReason == nil }
      .max { left, right in left.compared(to: right) == .below }
  }

  private static func reason(of table: SelectionTable, unknown: Rate) -> ExactRatio.Reason {
    if table.white.isEmpty { return .emptyWhiteGroup }
    if table.ethnicMinority.isEmpty { return .emptyEthnicMinorityGroup }
    return .nobodySelected
  }
}
