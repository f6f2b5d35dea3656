// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Ingestion

/// The packed evidence of one application.
@Suite struct StageEvidenceTests {
  @Test func `The bits of the stages from accepted on are those that the stages give`() {
    let late = Stage.allCases.filter { $0 >= .accepted }.reduce(UInt64(0)) { $0 | 1 << UInt64($1.rawValue) }
    #expect(StageEvidence.fromAccepted == late)
    #expect(StageEvidence.ended == [.rejected, .withdrawn, .cancelled])
    #expect(StageEvidence.disputed.rawValue == late << StageEvidence.disputedShift)
  }

  @Test(arguments: Stage.allCases)
  func `A row has come at least to applied, and as far as it says`(stage: Stage) {
    #expect(StageEvidence.reached(stage).certainStage == max(1, Int(stage.rawValue)))
    #expect(StageEvidence().certainStage == Int(Stage.applied.rawValue))
  }
}
