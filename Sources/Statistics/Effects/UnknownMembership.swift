// SPDX-License-Identifier: Apache-2.0

/// What the relative likelihood would be if it were known in which group everybody is.
///
/// Two scenarios (all in the reference group, all in the comparison group) and the sharp bounds over every way of
/// sharing the unknowns between the groups, or of leaving some in neither, which gives nothing beyond. The
/// scenarios alone are no bounds: 20 of 100, 10 of 100 in comparison and 10 of 20 unknown give scenarios of 2.50
/// and 1.20, and bounds of 3.00 and 1.00.
package struct UnknownMembership: Equatable, Sendable {
  /// The ratio if everybody unknown were in the reference group.
  package let allReference: ExactRatio
  /// The ratio if everybody unknown were in the comparison group.
  package let allComparison: ExactRatio
  /// The lowest and the highest ratio over every sharing of the unknowns; sharings that leave a group empty,
  /// which have no ratio, are left out.
  package let bounds: RatioRange

  /// The scenarios and the bounds of a table and the people who are in neither of its groups.
  package init(table: SelectionTable, unknown: Rate) {
    let (reference, comparison) = (table.reference, table.comparison)
    self.allReference = .relativeLikelihood(
      of: SelectionTable(reference: reference.adding(unknown), comparison: comparison))
    self.allComparison = .relativeLikelihood(
      of: SelectionTable(reference: reference, comparison: comparison.adding(unknown)))
    self.bounds = UnknownMembership.bounds(of: table, unknown: unknown)
  }
}

extension UnknownMembership {
  /// The sharp bounds of the relative likelihood over every sharing of the unknowns.
  ///
  /// Highest: the selected unknowns in the reference group, the others in comparison,
  /// ((x_r + x_u) / (n_r + x_u)) / (x_m / (n_m + n_u - x_u)). Lowest: the reverse, (x_r / (n_r + n_u - x_u)) / ((x_m + x_u) / (n_m + x_u)). The
  /// ratio never falls as a selected unknown moves to the reference group, and never rises as another one does,
  /// so these corners are the extremes; where a corner leaves a group empty, the next sharing is.
  static func bounds(of table: SelectionTable, unknown: Rate) -> RatioRange {
    let mirrored = SelectionTable(reference: table.comparison, comparison: table.reference)
    guard let highest = highestRatio(of: table, unknown: unknown),
      let lowest = highestRatio(of: mirrored, unknown: unknown)?.reciprocal
    else { return RatioRange(undefined: reason(of: table, unknown: unknown)) }
    let groupMayBeEmpty = table.reference.isEmpty || table.comparison.isEmpty
    return RatioRange(lowest: lowest, highest: highest, mayBeUndefined: groupMayBeEmpty)
  }

  /// The highest ratio over every sharing; nil when no sharing has a ratio.
  private static func highestRatio(of table: SelectionTable, unknown: Rate) -> ExactRatio? {
    let corners = [(0, 0), (0, 1), (1, 0)].filter { $0.0 <= unknown.selected && $0.1 <= unknown.notSelected }
    let ratios = corners.map { selectedKept, othersMoved in
      let selectedToReference = unknown.selected - selectedKept
      let toReference = Rate(
        checkedSelected: selectedToReference, considered: selectedToReference + othersMoved)
      let toComparison = Rate(
        checkedSelected: selectedKept, considered: unknown.considered - selectedToReference - othersMoved)
      return ExactRatio.relativeLikelihood(
        of: SelectionTable(
          reference: table.reference.adding(toReference), comparison: table.comparison.adding(toComparison)))
    }
    return ratios.filter { $0.undefinedReason == nil }
      .max { left, right in left.compared(to: right) == .below }
  }

  private static func reason(of table: SelectionTable, unknown: Rate) -> ExactRatio.Reason {
    if table.reference.isEmpty { return .emptyReferenceGroup }
    if table.comparison.isEmpty { return .emptyComparisonGroup }
    return .nobodySelected
  }
}
