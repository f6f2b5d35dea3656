// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// What the columns of one application say, packed so that columns can be joined with `|`.
///
/// From the lowest bit: 11 stages reached, 11 denied, 11 unknown, flags, 4 bits of group, 4 bits of route.
/// Every part is set by one column alone, but for the stages, which several may tell of.
struct StageEvidence: OptionSet, Sendable, Hashable {
  let rawValue: UInt64
  init(rawValue: UInt64) { self.rawValue = rawValue }

  static let stages: UInt64 = (1 << 11) - 1

  static func reached(_ stage: Stage) -> Self { Self(rawValue: 1 << UInt64(stage.rawValue)) }
  static func denied(_ stage: Stage) -> Self { Self(rawValue: 1 << (UInt64(stage.rawValue) + 11)) }
  static func unknown(_ stage: Stage) -> Self { Self(rawValue: 1 << (UInt64(stage.rawValue) + 22)) }

  /// The stage field holds something that does not tell the stage.
  static let stageUnknown = Self(rawValue: 1 << 33)
  /// The outcome does not tell whether the applicant was appointed.
  static let outcomeUnknown = Self(rawValue: 1 << 34)
  static let declinedOffer = Self(rawValue: 1 << 35)
  /// The stage field says that the application was never submitted.
  static let draft = Self(rawValue: 1 << 36)
  /// The date of the period's basis lies in the period.
  static let inPeriod = Self(rawValue: 1 << 37)
  static let outsidePeriod = Self(rawValue: 1 << 38)

  static let cellShift: UInt64 = 40

  static func group(_ answer: Answer<EthnicityGroup>) -> Self {
    Self(rawValue: UInt64(TallyKey.code(group: answer)) << cellShift)
  }

  static func route(_ answer: Answer<RecruitmentRoute>) -> Self {
    Self(rawValue: UInt64(TallyKey.code(route: answer)) << (cellShift + 4))
  }
}
