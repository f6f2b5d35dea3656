// SPDX-License-Identifier: Apache-2.0

/// What is known of an applicant's ethnicity.
package enum SampleGroup: Int, Sendable, Hashable, CaseIterable {
  case white, ethnicMinority, withheld, blank
  /// The form says that it is not known.
  case notKnown
  /// A code that no scheme has; only among the planted faults.
  case unmapped

  /// As reports name the group, or the state of what is not known.
  package var name: String {
    switch self {
    case .white: "white"
    case .ethnicMinority: "ethnic_minority"
    case .withheld: "withheld"
    case .blank: "blank"
    case .notKnown: "not_recorded"
    case .unmapped: "unmapped"
    }
  }
}

/// A step that the files record.
package enum SampleStage: Int, Sendable, Hashable, CaseIterable, Comparable {
  case applied, shortlisted, interviewed, offered, accepted, started

  package static func < (left: SampleStage, right: SampleStage) -> Bool { left.rawValue < right.rawValue }

  package var name: String { String(describing: self) }
}

/// How an application ended.
enum Fate: Int, Sendable, CaseIterable {
  case applied, shortlisted, interviewed, declined, accepted, started

  var furthest: SampleStage {
    switch self {
    case .applied: .applied
    case .shortlisted: .shortlisted
    case .interviewed: .interviewed
    case .declined: .offered
    case .accepted: .accepted
    case .started: .started
    }
  }

  var isAppointed: Bool { self == .accepted || self == .started }
}

/// How many of one group meet each fate.
struct GroupFates: Sendable, Hashable {
  let applied: Int
  let shortlisted: Int
  let appointed: Int

  static let nobody = GroupFates(applied: 0, shortlisted: 0, appointed: 0)

  /// By `Fate.rawValue`. Nine of ten who are shortlisted come to the interview, and nine of ten who are appointed
  /// have started.
  ///
  /// - Parameter share: offers that are turned down, for each that is accepted.
  func counts(declined share: DecimalShare) -> [Int] {
    let interviewed = max(appointed, rounded(9 * shortlisted, over: 10))
    let declined = min(interviewed - appointed, share.of(appointed))
    let started = appointed * 9 / 10
    return [
      applied - shortlisted, shortlisted - interviewed, interviewed - appointed - declined, declined,
      appointed - started, started,
    ]
  }
}
