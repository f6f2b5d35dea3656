// SPDX-License-Identifier: Apache-2.0

/// The selection step that a panel serves.
public enum PanelPhase: String, Sendable, Hashable, CaseIterable {
  case shortlisting, interview
}

/// Whether a panel is the one planned or the one that sat.
public enum PanelStanding: String, Sendable, Hashable, CaseIterable {
  case planned, actual
}

/// The part that a seat plays.
public enum PanelRole: String, Sendable, Hashable, CaseIterable {
  case chair, lead, member, observer
  case expertByExperience = "expert_by_experience"
}

/// One anonymous seat. It carries no name and no ethnicity, by construction.
public struct Seat: Sendable {
  public var role: Fact<PanelRole> = .notRecorded
  /// Whether the seat has a say in the decision.
  public var decides: Fact<Bool> = .notRecorded
  /// When whoever sits in it was last trained in recruitment and selection; *none* when never.
  public var trainedOn: Fact<CivilDate> = .notRecorded
  public let place: SourcePlace?

  public init(place: SourcePlace? = nil) { self.place = place }
}

/// A panel for one phase of one vacancy.
public struct Panel: Sendable {
  /// Index of the vacancy in the pipeline.
  public let vacancy: Int
  public let phase: PanelPhase
  public let standing: PanelStanding
  public let place: SourcePlace?
  /// The day on which it sat, or is to sit.
  public var satOn: Fact<CivilDate> = .notRecorded
  public var seats: [Seat] = []
  /// For the panel as a whole: how many deciding members were asked whether they agree to be counted.
  public var decidingAsked: Fact<Int> = .notRecorded
  /// How many of those asked agreed to be counted.
  public var decidingCounted: Fact<Int> = .notRecorded
  /// How many of those counted are of an ethnic minority.
  public var minorityCounted: Fact<Int> = .notRecorded

  public init(vacancy: Int, phase: PanelPhase, standing: PanelStanding, place: SourcePlace? = nil) {
    self.vacancy = vacancy
    self.phase = phase
    self.standing = standing
    self.place = place
  }
}
