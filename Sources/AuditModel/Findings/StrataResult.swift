// SPDX-License-Identifier: Apache-2.0

/// A comparison made within strata, beside the pooled one.
package struct StrataResult: Sendable, Hashable {
  /// By what the strata are formed: `vacancy`, or a dimension of cuts such as `band`.
  package let by: String
  /// One sentence each, from how many strata tell anything to whether pooling turns the story round; empty when nothing
  /// may be told.
  package let figures: [ComputedFigure]
  /// Why nothing is told, in a sentence; `nil` when something is.
  package let untold: String?

  package init(by: String, figures: [ComputedFigure], untold: String? = nil) {
    self.by = by
    self.figures = figures
    self.untold = untold
  }
}

/// The rates of units of one kind, each against limits within which chance alone would keep it.
package struct FunnelResult: Sendable, Hashable {
  /// The kind of unit, a dimension of cuts: `site`, `department`, `staff_group`.
  package let by: String
  /// Whose rate it is.
  package let group: ApplicantGroup
  package let from: Stage
  package let to: Stage
  /// Of all units together.
  package let overall: GroupCounts
  /// In the order of the cuts.
  package let units: [FunnelUnit]
  /// The limits at some sizes from the smallest unit to the largest, in ascending order, for a picture.
  package let limits: [FunnelLimit]
  /// How many units are not shown, so that nobody can be told from their counts.
  package let hidden: Int
  /// Whether units differ by more than chance: the sentence, with the factor and its p-value.
  package let dispersion: ComputedFigure?

  package init(
    by: String, group: ApplicantGroup, from: Stage, to: Stage, overall: GroupCounts, units: [FunnelUnit],
    limits: [FunnelLimit], hidden: Int, dispersion: ComputedFigure?
  ) {
    self.by = by
    self.group = group
    self.from = from
    self.to = to
    self.overall = overall
    self.units = units
    self.limits = limits
    self.hidden = hidden
    self.dispersion = dispersion
  }
}

/// The limits for units of one size.
package struct FunnelLimit: Sendable, Hashable {
  package let considered: Int
  /// The fewest and the most selected within the 95% limits.
  package let warning: ClosedRange<Int>
  /// Within the 99.8% limits.
  package let action: ClosedRange<Int>

  package init(considered: Int, warning: ClosedRange<Int>, action: ClosedRange<Int>) {
    self.considered = considered
    self.warning = warning
    self.action = action
  }
}

/// One unit of a funnel.
package struct FunnelUnit: Sendable, Hashable {
  package enum Place: String, Sendable, Hashable {
    case inside
    case belowWarning = "below_95"
    case aboveWarning = "above_95"
    case belowAction = "below_99_8"
    case aboveAction = "above_99_8"
  }

  package let name: String
  package let considered: Int
  package let selected: Int
  /// The fewest and the most selected within the 95% limits of a unit of this size.
  package let warning: ClosedRange<Int>
  /// Within the 99.8% limits.
  package let action: ClosedRange<Int>
  package let place: Place

  package init(
    name: String, considered: Int, selected: Int, warning: ClosedRange<Int>, action: ClosedRange<Int>,
    place: Place
  ) {
    self.name = name
    self.considered = considered
    self.selected = selected
    self.warning = warning
    self.action = action
    self.place = place
  }
}

/// A p-value among those of all cuts that were compared.
package struct ComparedCut: Sendable, Hashable {
  /// How many comparisons were made.
  package let number: Int
  /// The p-value made good for them after Benjamini and Hochberg.
  package let benjaminiHochberg: Double
  /// After Holm.
  package let holm: Double

  package init(number: Int, benjaminiHochberg: Double, holm: Double) {
    self.number = number
    self.benjaminiHochberg = benjaminiHochberg
    self.holm = holm
  }
}
