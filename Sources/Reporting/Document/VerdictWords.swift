// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension Verdict {
  /// A sign beside the word, for the eye; never without the word.
  var mark: String {
    switch self {
    case .complies: "✓"
    case .explained: "≈"
    case .mustExplain: "!"
    case .advice: "→"
    case .cannotTell: "?"
    case .notApplicable: "–"
    case .notRun: "○"
    case .error: "×"
    }
  }

  /// What the verdict means, in one sentence.
  var meaning: String {
    switch self {
    case .complies: "The guidance is met."
    case .explained: "The guidance is not met, and an adequate explanation is in force."
    case .mustExplain: "The guidance is not met and nothing explains it, or the rule is law or contract."
    case .advice: "Good practice is not met; no explanation is asked for."
    case .cannotTell: "The data lacks a fact that the rule needs."
    case .notApplicable: "The rule does not concern this subject."
    case .notRun: "The rule was switched off, out of its dates, or is for another checkpoint."
    case .error: "The check failed, and gave no verdict."
    }
  }
}
