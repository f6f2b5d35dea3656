// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Outcomes that do not go with the stages that an application came to.
extension StageEvidence {
  static let rejected = Self(rawValue: 1 << 48)
  static let withdrawn = Self(rawValue: 1 << 49)
  static let cancelled = Self(rawValue: 1 << 50)
  static let inProgress = Self(rawValue: 1 << 51)
  /// The outcomes after which nobody is appointed, whatever the application came to before.
  static var ended: Self { Self(rawValue: 0b111 << 48) }

  /// The evidence of an outcome that contradicts a stage.
  static func ending(_ outcome: Outcome) -> Self {
    switch outcome {
    case .rejected: rejected
    case .withdrawn: withdrawn
    case .cancelled: cancelled
    case .inProgress: inProgress
    case .declinedOffer: declinedOffer
    case .appointed: reached(.accepted)
    case .unknown: outcomeUnknown
    }
  }

  /// *Accepted*, whose number is 8, and the stages that imply it.
  @inline(__always)
  static var fromAccepted: UInt64 { stages & ~((1 << 8) - 1) }
  /// By how much the bits of disputed stages stand above those of the stages.
  static let disputedShift: UInt64 = 44
  static var disputed: Self { Self(rawValue: fromAccepted << disputedShift) }

  /// Whether the outcome and the stages are to be looked at together.
  @inline(__always)
  var mayContradictOutcome: Bool {
    let outcomes = StageEvidence.ended.union([.inProgress, .declinedOffer])
    return rawValue & outcomes.rawValue != 0 && rawValue & StageEvidence.fromAccepted != 0
  }

  /// The furthest stage and the outcome, where they contradict each other.
  var contradiction: (stage: Stage, outcome: Outcome)? {
    let hasStarted = contains(.reached(.started))
    let stage: Stage = hasStarted ? .started : contains(.reached(.checks)) ? .checks : .accepted
    if contains(.rejected) { return (stage, .rejected) }
    if contains(.withdrawn) { return (stage, .withdrawn) }
    if contains(.cancelled) { return (stage, .cancelled) }
    guard hasStarted else { return nil }
    if contains(.declinedOffer) { return (stage, .declinedOffer) }
    return contains(.inProgress) ? (stage, .inProgress) : nil
  }

  /// With the stages that an ending outcome speaks against as uncertain ones.
  var weighed: StageEvidence {
    guard !isDisjoint(with: .ended) else { return self }
    let late = rawValue & StageEvidence.fromAccepted
    return StageEvidence(rawValue: rawValue & ~late | late << StageEvidence.disputedShift)
  }
}
