// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// What one column of the application rows tells, and how its answers become evidence.
enum EvidenceRole: Sendable {
  case group, route, stageField, outcome
  /// `isDenied`: whether *none* denies the stage; not where a yes-or-no column of the same stage does.
  case event(Stage, isDenied: Bool, period: ReportingPeriod?)
  case flag(Stage)

  func evidence(_ answer: Answer<Converted>) -> StageEvidence {
    switch self {
    case .group: .group(answer.viewed(\.asGroup))
    case .route: .route(answer.viewed { $0.asText.flatMap(RecruitmentRoute.init(rawValue:)) })
    case .stageField: EvidenceRole.stageField(answer)
    case .outcome: EvidenceRole.outcome(answer)
    case .flag(let stage): EvidenceRole.flag(answer, stage)
    case .event(let stage, let isDenied, let period):
      EvidenceRole.event(answer, stage, isDenied: isDenied, period: period)
    }
  }

  /// The stages that the column may say were reached.
  var stages: StageSet {
    switch self {
    case .group, .route: []
    case .stageField: .all
    case .outcome: [StageSet(.offered), StageSet(.accepted)]
    case .event(let stage, _, _), .flag(let stage): StageSet(stage)
    }
  }

  private static func stageField(_ answer: Answer<Converted>) -> StageEvidence {
    guard let stage = answer.viewed({ $0.asText.flatMap(Stage.init(name:)) }).knownValue else {
      return .stageUnknown
    }
    return stage == .draft ? .draft : .reached(stage)
  }

  private static func outcome(_ answer: Answer<Converted>) -> StageEvidence {
    switch answer.viewed({ $0.asText.flatMap(Outcome.init(rawValue:)) }) {
    case .known(.appointed): .reached(.accepted)
    case .known(.declinedOffer): [.reached(.offered), .declinedOffer]
    case .known(.inProgress): .inProgress
    case .known(.rejected): .rejected
    case .known(.withdrawn): .withdrawn
    case .known(.cancelled): .cancelled
    case .none: []
    case .known(.unknown), .withheld, .blank, .notAsked, .unreadable, .unmapped, .notRecorded: .outcomeUnknown
    }
  }

  private static func flag(_ answer: Answer<Converted>, _ stage: Stage) -> StageEvidence {
    switch answer.viewed(\.asBool) {
    case .known(true): .reached(stage)
    case .known(false), .none: .denied(stage)
    case .withheld, .blank, .notAsked, .unreadable, .unmapped, .notRecorded: .unknown(stage)
    }
  }

  private static func event(
    _ answer: Answer<Converted>, _ stage: Stage, isDenied: Bool, period: ReportingPeriod?
  ) -> StageEvidence {
    switch answer.viewed(\.asDate) {
    case .known(let date):
      guard let period, period.basis.stage == stage else { return .reached(stage) }
      return [.reached(stage), period.contains(date) ? .inPeriod : .outsidePeriod]
    case .none: return isDenied ? .denied(stage) : []
    case .withheld, .blank, .notAsked, .unreadable, .unmapped, .notRecorded: return .unknown(stage)
    }
  }
}

extension Answer {
  /// The value, when it is known.
  var knownValue: Value? { if case .known(let value) = self { value } else { nil } }
}

extension PeriodBasis {
  /// The stage whose date places an application; `nil` where the vacancy's closing date does.
  var stage: Stage? {
    switch self {
    case .applied: .applied
    case .shortlisted: .shortlisted
    case .appointed: .accepted
    case .closed: nil
    }
  }
}
