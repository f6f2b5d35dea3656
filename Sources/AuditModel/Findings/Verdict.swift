// SPDX-License-Identifier: Apache-2.0

/// What one rule says of one subject. Exclusive: their sum is rules times subjects.
package enum Verdict: String, Sendable, Hashable, CaseIterable {
  case complies
  /// A *should* rule is not met, and an adequate explanation is in force.
  case explained
  /// A *should* rule is not met and no explanation is in force, or a *must* rule is not met.
  case mustExplain = "must_explain"
  /// A *may* rule is not met.
  case advice
  /// A fact that `when` or `expect` needs is unknown.
  case cannotTell = "cannot_tell"
  /// `when` is false.
  case notApplicable = "not_applicable"
  /// Switched off, out of its dates, or for another checkpoint.
  case notRun = "not_run"
  /// Evaluation failed.
  case error

  /// In words, as a person reads it.
  package var title: String {
    switch self {
    case .complies: "complies"
    case .explained: "explained"
    case .mustExplain: "must explain"
    case .advice: "advice"
    case .cannotTell: "cannot tell"
    case .notApplicable: "not applicable"
    case .notRun: "not run"
    case .error: "error"
    }
  }
}

/// How binding a rule is.
package enum Obligation: String, Sendable, Hashable, CaseIterable, Comparable {
  /// Good practice or a heuristic.
  case may
  /// Guidance.
  case should
  /// Law or contract.
  case must

  package static func < (left: Obligation, right: Obligation) -> Bool {
    allCases.firstIndex(of: left) ?? 0 < allCases.firstIndex(of: right) ?? 0
  }
}

/// The moment that an audit serves.
package enum Checkpoint: String, Sendable, Hashable, CaseIterable {
  case preAdvert = "pre-advert"
  case preInterview = "pre-interview"
  case postAppointment = "post-appointment"
  case prePublication = "pre-publication"
}

/// How many subjects got each verdict from one rule.
package struct VerdictTally: Sendable, Hashable {
  package private(set) var counts: [Verdict: Int] = [:]

  package init() {}

  package subscript(verdict: Verdict) -> Int {
    get { counts[verdict, default: 0] }
    set { counts[verdict] = newValue }
  }

  package var total: Int { counts.values.reduce(0, +) }

  package static func += (left: inout VerdictTally, right: VerdictTally) {
    for verdict in Verdict.allCases { left[verdict] += right[verdict] }
  }
}
