// SPDX-License-Identifier: Apache-2.0

package import AuditModel

/// How counts are laid out.
package struct AggregateMapping: Sendable, Hashable {
  package enum Meaning: String, Sendable, Hashable {
    /// Whoever reached the stage, including those who went further.
    case cumulative
    /// Counted at that stage only, as if it were the only one (such as applications received).
    case atStage = "at_stage"
    /// Whoever stands at the stage now: later stages are not included.
    case current
  }
  package let meaning: Meaning
  /// The stage of every count, when it does not stand in a field.
  package let stage: Stage?
  /// The characteristic of every count, when it does not stand in a field.
  package let characteristic: String?
  /// Column to canonical stage, for one row a category and one column a stage.
  package let stageColumns: [StageColumn]
  /// Columns turned into counts, for one row a vacancy and one column a category.
  package let melt: [MeltedCharacteristic]
  /// The column that should equal the sum of the categories.
  package let total: String?
  /// Whether the counts should add up to a total, and be those of the vacancies taken together.
  package let isReconciled: Bool
  /// Whether the profile says that the counts belong to no vacancy.
  package let isOfOrganisation: Bool
  /// Cell texts that hide a small number, with the largest that it may be.
  package let suppressed: [String: Int]
  /// Whether a person may stand in several categories of a characteristic, so that they are not added up.
  package let overlaps: Bool
  /// Lines, or columns, that sum up categories beside them.
  package let subtotals: [SubtotalMapping]
  /// Columns of percentages of which the profile says to which counts they belong.
  package let percentages: [PercentageMapping]
  /// Whether percentages beside counts are held against them.
  package let checksPercentages: Bool

  package init(
    meaning: Meaning, stage: Stage?, characteristic: String?, stageColumns: [StageColumn] = [],
    melt: [MeltedCharacteristic] = [], total: String? = nil, isReconciled: Bool = true,
    isOfOrganisation: Bool = false,
    suppressed: [String: Int] = [:], overlaps: Bool = false, subtotals: [SubtotalMapping] = [],
    percentages: [PercentageMapping] = [], checksPercentages: Bool = true
  ) {
    self.meaning = meaning
    self.stage = stage
    self.characteristic = characteristic
    self.stageColumns = stageColumns
    self.melt = melt
    self.total = total
    self.isReconciled = isReconciled
    self.isOfOrganisation = isOfOrganisation
    self.suppressed = suppressed
    self.overlaps = overlaps
    self.subtotals = subtotals
    self.percentages = percentages
    self.checksPercentages = checksPercentages
  }
}

/// A category, or a column, that sums up others beside it: it is held against them and not counted.
package struct SubtotalMapping: Sendable, Hashable {
  package let name: String
  package let parts: [String]
  package init(name: String, parts: [String]) {
    self.name = name
    self.parts = parts
  }
}

/// A column of percentages: they are held against counts and never used.
package struct PercentageMapping: Sendable, Hashable {
  package let header: String
  /// The column of the counts.
  package let counts: String
  /// Of what they are shares: another column, or `categories` for the sum of the categories; `nil` where that is to
  /// be found.
  package let of: String?
  package init(header: String, counts: String, of: String?) {
    self.header = header
    self.counts = counts
    self.of = of
  }
}

/// A column that holds the counts of one stage.
package struct StageColumn: Sendable, Hashable {
  package let header: String
  package let stage: Stage
  package init(header: String, stage: Stage) {
    self.header = header
    self.stage = stage
  }
}

/// Columns that hold the counts of the categories of one characteristic.
package struct MeltedCharacteristic: Sendable, Hashable {
  package let characteristic: String
  /// The scheme of the categories; `nil` for a characteristic that is not measured.
  package let scheme: String?
  /// Header to category of the scheme.
  package let columns: [MeltedColumn]
  package init(characteristic: String, scheme: String?, columns: [MeltedColumn]) {
    self.characteristic = characteristic
    self.scheme = scheme
    self.columns = columns
  }
}

/// One melted column.
package struct MeltedColumn: Sendable, Hashable {
  package let header: String
  package let category: String
  package init(header: String, category: String) {
    self.header = header
    self.category = category
  }
}
