// SPDX-License-Identifier: Apache-2.0

import AuditModel

extension StageEvidence {
  private static var appliedBit: UInt64 { 1 << 1 }
  private static let draftAndApplied: UInt64 = 0b11

  /// The furthest stage that the application certainly reached: every row that is no draft has applied.
  @inline(__always)
  var certainStage: Int {
    63 &- (rawValue & StageEvidence.stages | StageEvidence.appliedBit).leadingZeroBitCount
  }

  /// The stages up to this one that their own columns deny.
  @inline(__always)
  func denied(upTo stage: Int) -> UInt64 {
    (rawValue >> 11) & StageEvidence.stages & ((2 << UInt64(stage)) &- 1) & ~StageEvidence.draftAndApplied
  }

  /// Whether no column leaves open that the application came further.
  @inline(__always)
  func isCertain(beyond stage: Int) -> Bool {
    let open = (rawValue >> 22) & StageEvidence.stages & ~((2 << UInt64(stage)) &- 1)
    let flags =
      StageEvidence.stageUnknown.rawValue | StageEvidence.outcomeUnknown.rawValue
      | StageEvidence.disputed.rawValue
    return open | (rawValue & flags) == 0
  }

  /// Whether it was never submitted, and no column says that it went on.
  @inline(__always)
  var isDraft: Bool {
    rawValue & StageEvidence.draft.rawValue != 0
      && rawValue & StageEvidence.stages & ~StageEvidence.draftAndApplied == 0
  }

  @inline(__always)
  var cellKey: TallyKey {
    let declined = (rawValue >> 35) & 1
    let withdrew = (rawValue >> 49) & 1
    return TallyKey(
      rawValue: UInt16((rawValue >> StageEvidence.cellShift) & 0xFF | declined << 8 | withdrew << 9))
  }

  /// Stages and what is unknown of them, alone.
  var withoutCell: StageEvidence {
    StageEvidence(rawValue: rawValue & ((1 << 33) - 1)).union(
      intersection([.stageUnknown, .outcomeUnknown, .disputed]))
  }

  /// All that decides how an application is counted.
  var counted: StageEvidence {
    let cell: UInt64 = 0xFF << StageEvidence.cellShift
    return withoutCell.union(
      intersection([StageEvidence(rawValue: cell), .declinedOffer, .withdrawn]))
  }

  /// The vacancy, or what stands for it where the period leaves the application out.
  @inline(__always)
  func periodVacancy(_ vacancy: UInt32, by stage: Stage) -> UInt32 {
    if rawValue & StageEvidence.inPeriod.rawValue != 0 { return vacancy }
    if rawValue & StageEvidence.outsidePeriod.rawValue != 0 { return ApplicationKeys.outsidePeriod }
    // The column says that it never came there, and no other that it did.
    let isDenied = rawValue & StageEvidence.denied(stage).rawValue != 0
    return isDenied && certainStage < Int(stage.rawValue)
      ? ApplicationKeys.notInCohort : ApplicationKeys.noDateForPeriod
  }
}
