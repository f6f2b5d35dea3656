// SPDX-License-Identifier: Apache-2.0

/// What sets one group of a vacancy's applications apart from another, as far as measures cut them.
public struct TallyCell: Sendable, Hashable {
  /// The ethnicity group, or why it is unknown. *None* does not occur.
  public let group: Answer<EthnicityGroup>
  public let route: Answer<RecruitmentRoute>
  /// Whether these applicants turned an offer down.
  public let declinedOffer: Bool

  public init(
    group: Answer<EthnicityGroup>, route: Answer<RecruitmentRoute> = .notRecorded, declinedOffer: Bool = false
  ) {
    self.group = group
    self.route = route
    self.declinedOffer = declinedOffer
  }
}

/// How many applications of one cell of one vacancy reached each stage.
///
/// The unit is the application, not the person. Rows are folded into it as they are read, and aggregate
/// equality counts are another way to fill it: measures do not see which.
public struct ApplicationTally: Sendable {
  /// Index of the vacancy in the pipeline; `nil` for counts of the organisation as a whole.
  public let vacancy: Int?
  public let cell: TallyCell
  /// The stages about which the source says something.
  public let recorded: StageSet
  /// Cumulative: how many of the applications came to each stage or beyond.
  public let reached: ReachedCounts

  public init(vacancy: Int?, cell: TallyCell, recorded: StageSet, reached: ReachedCounts) {
    self.vacancy = vacancy
    self.cell = cell
    self.recorded = recorded
    self.reached = reached
  }

  /// How many reached the stage; `nil` when the source does not record it.
  @inlinable public func count(_ stage: Stage) -> Count? {
    recorded.contains(stage) ? reached[stage] : nil
  }
}

/// How a vacancy's applications were scored: a score of 0 and "not scored" are different things.
public struct ScoreTally: Sendable, Hashable {
  public let vacancy: Int
  public var scored = 0
  public var notScored = 0
  public var zero = 0
  public var unreadable = 0

  public init(vacancy: Int) { self.vacancy = vacancy }
}
