// SPDX-License-Identifier: Apache-2.0

/// How applicants left the process of their own accord.
package enum Leaving: Sendable, Hashable, CaseIterable {
  case declinedOffer, withdrew
}

/// What sets one group of a vacancy's applications apart from another, as far as measures cut them.
package struct TallyCell: Sendable, Hashable {
  /// The ethnicity group, or why it is unknown. *None* does not occur.
  package let group: Answer<EthnicityGroup>
  package let route: Answer<RecruitmentRoute>
  /// Whether these applicants turned an offer down, or withdrew before they had one; `nil` for neither.
  package let leaving: Leaving?

  package init(
    group: Answer<EthnicityGroup>, route: Answer<RecruitmentRoute> = .notRecorded, leaving: Leaving? = nil
  ) {
    self.group = group
    self.route = route
    self.leaving = leaving
  }
}

/// How many applications of one cell of one vacancy reached each stage.
///
/// The unit is the application, not the person. Rows are folded into it as they are read, and aggregate
/// equality counts are another way to fill it: measures do not see which.
package struct ApplicationTally: Sendable {
  /// Index of the vacancy in the pipeline; `nil` for counts of the organisation as a whole.
  package let vacancy: Int?
  package let cell: TallyCell
  /// The stages about which the source says something.
  package let recorded: StageSet
  /// Cumulative: how many of the applications came to each stage or beyond.
  package let reached: ReachedCounts

  package init(vacancy: Int?, cell: TallyCell, recorded: StageSet, reached: ReachedCounts) {
    self.vacancy = vacancy
    self.cell = cell
    self.recorded = recorded
    self.reached = reached
  }

  /// How many reached the stage; `nil` when the source does not record it.
  package func count(_ stage: Stage) -> Count? {
    recorded.contains(stage) ? reached[stage] : nil
  }
}

/// How a vacancy's applications were scored: a score of 0 and "not scored" are different things.
package struct ScoreTally: Sendable, Hashable {
  package let vacancy: Int
  package var scored = 0
  package var notScored = 0
  package var zero = 0
  package var unreadable = 0

  package init(vacancy: Int) { self.vacancy = vacancy }
}
