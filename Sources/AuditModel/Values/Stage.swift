// SPDX-License-Identifier: Apache-2.0

/// How far an application came, in order.
public enum Stage: UInt8, Sendable, Hashable, CaseIterable, Comparable {
  case draft, applied, longlisted, shortlisting, shortlisted, interviewScheduled, interviewed, offered
  case accepted, checks, started

  @inlinable public static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }

  /// The name in profiles, reports and rules.
  public var name: String {
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
  public init?(name: String) {
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
  public let rawValue: UInt16
  @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }
  @inlinable public init(_ stage: Stage) { rawValue = 1 << UInt16(stage.rawValue) }

  public static let all = StageSet(rawValue: (1 << UInt16(Stage.allCases.count)) - 1)

  @inlinable public func contains(_ stage: Stage) -> Bool { rawValue & StageSet(stage).rawValue != 0 }
}

/// How an application ended, kept apart from how far it came.
public enum Outcome: String, Sendable, Hashable, CaseIterable {
  case inProgress = "in_progress"
  case rejected, withdrawn
  case declinedOffer = "declined_offer"
  case appointed, cancelled, unknown
}
