// SPDX-License-Identifier: Apache-2.0

/// A figure of the whole from month to month, with its average and the limits within which chance alone would keep it.
package struct RunResult: Sendable, Hashable {
  /// What is followed.
  package enum Subject: Sendable, Hashable {
    /// The rate of a group: a p chart.
    case rate(ApplicantGroup)
    /// The relative likelihood: an XmR chart.
    case likelihood
  }

  package let subject: Subject
  package let from: Stage
  package let to: Stage
  /// The average: of a rate that of all people together, of a ratio that of the months.
  package let centre: Double
  /// Every month from the first to the last.
  package let months: [RunMonth]
  /// What a reader must know besides, one sentence each.
  package let notes: [String]

  package init(
    subject: Subject, from: Stage, to: Stage, centre: Double, months: [RunMonth], notes: [String]
  ) {
    self.subject = subject
    self.from = from
    self.to = to
    self.centre = centre
    self.months = months
    self.notes = notes
  }
}

/// One month of a run chart.
package struct RunMonth: Sendable, Hashable {
  /// Why a month is more than chance, after NHS England's rules.
  package enum Cause: String, Sendable, Hashable, CaseIterable {
    case outsideLimits = "outside_limits"
    case shift, trend
    case twoOfThree = "two_of_three"
  }

  package let month: CalendarMonth
  /// The counts that the figure rests on; none for a month without any, and for one that is not shown.
  package let counts: [GroupCounts]
  /// `nil` where there is no figure.
  package let value: Double?
  package let lower: Double?
  package let upper: Double?
  package let causes: [Cause]
  /// Why there is no figure; `nil` where there is one.
  package let reason: String?

  package init(
    month: CalendarMonth, counts: [GroupCounts] = [], value: Double? = nil, lower: Double? = nil,
    upper: Double? = nil, causes: [Cause] = [], reason: String? = nil
  ) {
    self.month = month
    self.counts = counts
    self.value = value
    self.lower = lower
    self.upper = upper
    self.causes = causes
    self.reason = reason
  }
}

/// The measure of the whole year by year, and what changed from each to the next.
package struct YearsResult: Sendable, Hashable {
  package struct Year: Sendable, Hashable {
    /// From April to March: `2025-26`.
    package let name: String
    package let reference: GroupCounts
    package let comparison: GroupCounts
    package let estimate: MeasuredNumber
    package let interval: MeasuredInterval?

    package init(
      name: String, reference: GroupCounts, comparison: GroupCounts, estimate: MeasuredNumber,
      interval: MeasuredInterval?
    ) {
      self.name = name
      self.reference = reference
      self.comparison = comparison
      self.estimate = estimate
      self.interval = interval
    }
  }

  /// In ascending order.
  package let years: [Year]
  /// From each year to the next that is shown, in ascending order.
  package let changes: [ComputedFigure]
  /// What a reader must know besides, one sentence each.
  package let notes: [String]

  package init(years: [Year], changes: [ComputedFigure], notes: [String]) {
    self.years = years
    self.changes = changes
    self.notes = notes
  }
}
