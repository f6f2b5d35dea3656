// SPDX-License-Identifier: Apache-2.0

/// How far an application came, in order.
public enum Stage: UInt8, Sendable, Hashable, CaseIterable, Comparable {
  case draft, applied, longlisted, shortlisting, shortlisted, interviewScheduled, interviewed, offered
  case accepted, checks, started

  /// Whether the left stage comes before the right one.
  @inlinable public static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }

  /// The name in profiles, reports and rules.
  package var name: String {
    switch self {
    case .draft: "draft"
    case .applied: "applied"
    case .longlisted: "longlisted"
    case .shortlisting: "shortlisting"
    case .shortlisted: "shortlisted"
    case .interviewScheduled: "interview_scheduled"
    case .interviewed: "interviewed"
    case .offered: "offered"
    case .accepted: "accepted"
    case .checks: "checks"
    case .started: "started"
    }
  }

  /// The stage with this name; `appointed` is read as `accepted`.
  package init?(name: String) {
    if name == "appointed" {
      self = .accepted
      return
    }
    guard let stage = Stage.allCases.first(where: { $0.name == name }) else { return nil }
    self = stage
  }
}

/// A set of stages, one bit each.
public struct StageSet: OptionSet, Sendable, Hashable {
  /// One bit each, by the stage's raw value.
  public let rawValue: UInt16
  /// The stages whose bits are set.
  @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }
  /// One stage alone.
  @inlinable public init(_ stage: Stage) { rawValue = 1 << UInt16(stage.rawValue) }

  /// Every stage.
  package static let all = StageSet(rawValue: (1 << UInt16(Stage.allCases.count)) - 1)

  /// Whether the stage is one of them.
  @inlinable public func contains(_ stage: Stage) -> Bool { rawValue & StageSet(stage).rawValue != 0 }
}

/// How an application ended, kept apart from how far it came.
package enum Outcome: String, Sendable, Hashable, CaseIterable {
  case inProgress = "in_progress"
  case rejected, withdrawn
  case declinedOffer = "declined_offer"
  case appointed, cancelled, unknown
}
