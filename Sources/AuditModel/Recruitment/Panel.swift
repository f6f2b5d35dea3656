// SPDX-License-Identifier: Apache-2.0

/// The selection step that a panel serves.
package enum PanelPhase: String, Sendable, Hashable, CaseIterable {
  case shortlisting, interview
}

/// Whether a panel is the one planned or the one that sat.
package enum PanelStanding: String, Sendable, Hashable, CaseIterable {
  case planned, actual
}

/// The part that a seat plays.
package enum PanelRole: String, Sendable, Hashable, CaseIterable {
  case chair, lead, member, observer
  case expertByExperience = "expert_by_experience"
}

/// One anonymous seat. It carries no name and no ethnicity, by construction.
package struct Seat: Sendable {
  package var role: Fact<PanelRole> = .notRecorded
  /// Whether the seat has a say in the decision.
  package var decides: Fact<Bool> = .notRecorded
  /// When whoever sits in it was last trained in recruitment and selection; *none* when never.
  package var trainedOn: Fact<CivilDate> = .notRecorded
  package let place: SourcePlace?

  package init(place: SourcePlace? = nil) { self.place = place }
}

/// A panel for one phase of one vacancy.
package struct Panel: Sendable {
  /// Index of the vacancy in the pipeline.
  package let vacancy: Int
  package let phase: PanelPhase
  package let standing: PanelStanding
  package let place: SourcePlace?
  /// The day on which it sat, or is to sit.
  package var satOn: Fact<CivilDate> = .notRecorded
  package var seats: [Seat] = []
  /// For the panel as a whole: how many deciding members were asked whether they agree to be counted.
  package var decidingAsked: Fact<Int> = .notRecorded
  /// How many of those asked agreed to be counted.
  package var decidingCounted: Fact<Int> = .notRecorded
  /// How many of those counted are of an ethnic minority.
  package var minorityCounted: Fact<Int> = .notRecorded

  package init(vacancy: Int, phase: PanelPhase, standing: PanelStanding, place: SourcePlace? = nil) {
    self.vacancy = vacancy
    self.phase = phase
    self.standing = standing
    self.place = place
  }
}
