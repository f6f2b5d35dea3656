// SPDX-License-Identifier: Apache-2.0

/// Differences told in people rather than in ratios.
extension SelectionTable {
  /// The ethnic minority people missing among the selected, against the pooled rate: n_m X / N - x_m.
  ///
  /// Negative when there are more than the pooled rate gives; nil when nobody was considered.
  package var shortfall: Double? {
    considered == 0 ? nil : Double(crossDifference) / Double(considered)
  }

  /// The ethnic minority people missing among the selected, against the white rate: n_m x_r / n_r - x_m.
  ///
  /// Negative when there are more than the white rate gives; nil when no white person was considered.
  package var shortfallAgainstWhiteRate: Double? {
    white.isEmpty ? nil : Double(crossDifference) / Double(white.considered)
  }

  /// How many more ethnic minority selections would bring their rate to four fifths of the white rate, the
  /// white selections unchanged: max(0, ceil(4/5 x_r / n_r n_m - x_m)), exact. Nil when either group is
  /// empty.
  ///
  /// A measure of size only: nobody may be selected because of their race.
  package var selectionsToFourFifths: Int? {
    guard !white.isEmpty, !ethnicMinority.isEmpty else { return nil }
    let missing =
      4 * Int128(white.selected) * Int128(ethnicMinority.considered)
      - 5 * Int128(ethnicMinority.selected) * Int128(white.considered)
    guard missing > 0 else { return 0 }
    let share = 5 * Int128(white.considered)
    return Int((missing + share - 1) / share)
  }

  /// Whether one selection going to the ethnic minority group instead would turn the difference round: p_m <
  /// p_r, but (x_m + 1) / n_m > (x_r - 1) / n_r. Exact.
  ///
  /// Nil when no selection can move: a group empty, no white person selected, or the whole ethnic minority
  /// group.
  /// Source: Uniform Guidelines on Employee Selection Procedures, questions and answers 21.
  package var turnsOnOneSelection: Bool? {
    guard !ethnicMinority.isEmpty, white.selected > 0, ethnicMinority.notSelected > 0 else { return nil }
    let moved = crossDifference - Int128(considered)
    return crossDifference > 0 && moved < 0
  }
}
