// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// How many of each group stood at the first stage of a measure and how many came to the second.
struct CohortCounts: Sendable, Equatable {
  var reference = GroupCounts(from: .zero, to: .zero)
  var comparison = GroupCounts(from: .zero, to: .zero)
  /// Those whose category is known and belongs to neither group.
  var neither = GroupCounts(from: .zero, to: .zero)
  /// Those of whom it is not known in which group they are, by the state of the characteristic.
  var unknownStates: [FactState: GroupCounts] = [:]
  /// Why the counts cannot be used, in words; `nil` when those at the first stage can.
  var fault: String?
  /// Why those at the second stage cannot be used; they are ranges without a meaning then.
  var endFault: String?

  /// Why there is nothing to be said of how many got from the first stage to the second.
  var anyFault: String? { fault ?? endFault }
  /// How many applications are counted in although their route is not known.
  var unknownRoute = Count.zero

  var unknown: GroupCounts {
    unknownStates.values.reduce(GroupCounts(from: .zero, to: .zero)) { $0 + $1 }
  }

  /// Whether nobody stood at the first stage.
  var isOfNobody: Bool { fault == nil && total.from.atMost == 0 }

  /// Whether they are counts of one characteristic that do not say in which groups of another they are.
  var leavesGroupsUnsaid: Bool {
    total.from.atMost > 0 && total.from == unknownStates[.notRecorded]?.from
  }

  var total: GroupCounts { reference + comparison + neither + unknown }

  init() {}

  /// Whether another way of counting gives other counts; not where it gives none.
  func differ(from first: CohortCounts) -> Bool {
    guard anyFault == nil, first.anyFault == nil else { return false }
    return (reference, comparison, neither) != (first.reference, first.comparison, first.neither)
      || unknownStates != first.unknownStates
  }
}

extension Count {
  /// What is left of it when some of those counted, all of whom are among them, are taken out.
  func without(_ part: Count) -> Count {
    Count(atLeast: max(0, atLeast - part.atMost), atMost: max(0, atMost - part.atLeast))
  }
}

extension GroupCounts {
  /// Those who did not come to the second stage.
  var stayed: GroupCounts { GroupCounts(from: from.without(to), to: .zero) }
  /// Those who did.
  var came: GroupCounts { GroupCounts(from: to, to: to) }

  static func + (left: GroupCounts, right: GroupCounts) -> GroupCounts {
    GroupCounts(from: left.from + right.from, to: left.to + right.to)
  }
}

extension Stage {
  /// The stage as it stands in a sentence.
  var words: String {
    switch self {
    case .draft: "drafted"
    case .applied: "applied"
    case .longlisted: "longlisted"
    case .shortlisting: "considered for the shortlist"
    case .shortlisted: "shortlisted"
    case .interviewScheduled: "invited to interview"
    case .interviewed: "interviewed"
    case .offered: "offered the post"
    case .accepted: "appointed"
    case .checks: "in pre-employment checks"
    case .started: "started in post"
    }
  }

  /// "who was shortlisted": those who came to the stage, as the subject of a sentence.
  var who: String { self == .applied || self == .started ? "who \(words)" : "who was \(words)" }

  /// The noun that completes "from …".
  var noun: String {
    switch self {
    case .draft: "draft"
    case .applied: "application"
    case .longlisted: "longlisting"
    case .shortlisting: "sifting"
    case .shortlisted: "shortlisting"
    case .interviewScheduled: "invitation"
    case .interviewed: "interview"
    case .offered: "offer"
    case .accepted: "appointment"
    case .checks: "checks"
    case .started: "start"
    }
  }
}
