// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Statistics

/// Too few people to judge a ratio, in words.
extension MeasureTerms {
  /// What every cut with too few people lacks, whichever it is and by however much.
  var tooFew: String {
    guard let minimum else { return "too few people to form a ratio" }
    return
      "too few people to judge a ratio (in each group at least \(minimum.considered.grouped) \(from.words) and "
      + "\(minimum.expected.grouped) expected to be \(to.words) are needed)"
  }

  /// What exact counts fall short of; `nil` when they have the minimum numbers or none are set.
  func shortage(in table: SelectionTable) -> String? {
    guard let minimum else { return nil }
    let shortages = minimum.shortages(in: table).map { shortage in
      words(shortage, table, minimum)
    }
    return shortages.isEmpty ? nil : shortages.joined(separator: "; ")
  }

  private func words(
    _ shortage: MinimumNumbers.Shortage, _ table: SelectionTable, _ minimum: MinimumNumbers
  ) -> String {
    let (group, rate) =
      shortage.group == .reference
      ? (groups.reference, table.reference) : (groups.comparison, table.comparison)
    switch shortage.kind {
    case .considered:
      return
        "\(rate.considered.grouped) \(group.applicants(rate.considered)) \(from.words), "
        + "\(minimum.considered.grouped) needed"
    case .expected:
      let tenths = tenthsExpected(rate.considered, table)
      return "\(tenths / 10).\(tenths % 10) \(group.applicants) expected to be \(to.words), "
        + "\(minimum.expected.grouped) needed"
    }
  }

  /// Tenths of the expected number, rounded down so that it never seems to reach the minimum.
  private func tenthsExpected(_ size: Int, _ table: SelectionTable) -> Int {
    guard table.considered > 0 else { return 0 }
    let tenths = Int128(size) * Int128(table.selected) * 10 / Int128(table.considered)
    return Int(clamping: tenths)
  }

  /// What ranges of counts may fall short of: the fewest people that the ranges allow must do.
  func shortage(reference: RateRange, comparison: RateRange) -> String? {
    guard let minimum else { return nil }
    for (group, counts, other) in [
      (groups.reference, reference, comparison), (groups.comparison, comparison, reference),
    ] {
      let fewest = counts.considered.lowerBound
      if fewest < minimum.considered {
        return
          "at least \(fewest.grouped) \(group.applicants) \(from.words), \(minimum.considered.grouped) needed"
      }
      let isEnough = MinimumNumbers.expectedAtLeast(
        minimum.expected, inGroupOf: fewest,
        selected: reference.selected.lowerBound + comparison.selected.lowerBound,
        of: fewest + other.considered.upperBound)
      if !isEnough { return "perhaps too few \(group.applicants) expected to be \(to.words)" }
    }
    return nil
  }
}

extension Int {
  /// With a comma between thousands, as English writes it.
  package var grouped: String {
    let digits = Array(String(magnitude))
    var text = self < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// "1 rule", "1,234 rules".
  package func counted(_ one: String, _ many: String) -> String { "\(grouped) \(self == 1 ? one : many)" }
}
