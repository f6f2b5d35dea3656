// SPDX-License-Identifier: Apache-2.0

/// Differences told in people rather than in ratios.
extension SelectionTable {
  /// How many of the comparison group are missing among the selected, against the pooled rate: n_m X / N - x_m.
  ///
  /// Negative when there are more than the pooled rate gives; nil when nobody was considered.
  package var shortfall: Double? {
    considered == 0 ? nil : Double(crossDifference) / Double(considered)
  }

  /// How many of the comparison group are missing among the selected, against the reference rate:
  /// n_m x_r / n_r - x_m.
  ///
  /// Negative when there are more than the reference rate gives; nil when the reference group is empty.
  package var shortfallAgainstReferenceRate: Double? {
    reference.isEmpty ? nil : Double(crossDifference) / Double(reference.considered)
  }

  /// How many more selections of the comparison group would bring its rate to four fifths of the reference rate,
  /// the reference selections unchanged: max(0, ceil(4/5 x_r / n_r n_m - x_m)), exact. Nil when either group is
  /// empty.
  ///
  /// A measure of size only: nobody may be selected because of the group that they are in.
  package var selectionsToFourFifths: Int? {
    guard !reference.isEmpty, !comparison.isEmpty else { return nil }
    let missing =
      4 * Int128(reference.selected) * Int128(comparison.considered)
      - 5 * Int128(comparison.selected) * Int128(reference.considered)
    guard missing > 0 else { return 0 }
    let share = 5 * Int128(reference.considered)
    return Int((missing + share - 1) / share)
  }

  /// Whether one selection going to the comparison group instead would turn the difference round: p_m <
  /// p_r, but (x_m + 1) / n_m > (x_r - 1) / n_r. Exact.
  ///
  /// Nil when no selection can move: a group empty, nobody of the reference group selected, or the whole comparison
  /// group.
  /// Source: Uniform Guidelines on Employee Selection Procedures, questions and answers 21.
  package var turnsOnOneSelection: Bool? {
    guard !comparison.isEmpty, reference.selected > 0, comparison.notSelected > 0 else { return nil }
    let moved = crossDifference - Int128(considered)
    return crossDifference > 0 && moved < 0
  }

  /// How many selections would have to go to the comparison group instead for its rate to be four fifths of the
  /// reference rate: the smallest k with 5 (x_m + k) n_r >= 4 (x_r - k) n_m, exact. 0 when it is already; 1 is
  /// fragile: a single decision carries the flag. Nil when either group is empty.
  ///
  /// A measure of how much hangs on how few: nobody may be selected because of the group that they are in.
  package var movesToFourFifths: Int? {
    guard !reference.isEmpty, !comparison.isEmpty else { return nil }
    let missing =
      4 * Int128(reference.selected) * Int128(comparison.considered)
      - 5 * Int128(comparison.selected) * Int128(reference.considered)
    guard missing > 0 else { return 0 }
    let share = 5 * Int128(reference.considered) + 4 * Int128(comparison.considered)
    return Int((missing + share - 1) / share)
  }
}
