// SPDX-License-Identifier: Apache-2.0

/// How many candidates made applications that are alike in all that is counted.
///
/// It tells nobody apart: neither who a candidate is nor for which vacancies they applied, only how many applications of
/// which kinds one and the same person made. That is what it takes to know how far applications hang together.
package struct CandidateTally: Sendable, Hashable {
  /// What one of these candidates applied for, each kind once.
  package let applications: [CandidateApplications]
  /// How many candidates there are of this kind.
  package let candidates: Int

  package init(applications: [CandidateApplications], candidates: Int) {
    self.applications = applications
    self.candidates = candidates
  }
}

/// Applications of one candidate that are alike.
package struct CandidateApplications: Sendable, Hashable {
  /// Group, route and leaving as the applications state them: those of one candidate may differ.
  package let cell: TallyCell
  /// The stages about which the source says something.
  package let recorded: StageSet
  /// The furthest stage that each of them certainly came to.
  package let surely: Stage
  /// The furthest stage that each of them may have come to.
  package let perhaps: Stage
  /// How many they are.
  package let number: Int

  package init(cell: TallyCell, recorded: StageSet, surely: Stage, perhaps: Stage, number: Int) {
    self.cell = cell
    self.recorded = recorded
    self.surely = surely
    self.perhaps = perhaps
    self.number = number
  }

  /// How many of them came to a stage or beyond; `nil` when the source does not record it.
  package func count(_ stage: Stage) -> Count? {
    guard recorded.contains(stage) else { return nil }
    return Count(atLeast: surely >= stage ? number : 0, atMost: perhaps >= stage ? number : 0)
  }
}
