// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension ReportDocument {
  /// The measures of the whole that a reader is told of first: all pairs of groups, and of the categories that
  /// are each held against everyone else only those that stand out.
  var headlines: [MeasureResult] {
    measures.filter { measure in
      guard measure.cut.isEmpty, !measure.sentence.isEmpty, let verdict = measure.knownVerdict else {
        return false
      }
      return !measure.groups.isAgainstEveryoneElse
        || [.explained, .mustExplain, .advice].contains(verdict)
    }
  }
}

extension GroupCounts {
  /// "1,480 of 6,210", or "10–12 of 40".
  var words: String { "\(WordedNumber.dashed(to)) of \(WordedNumber.dashed(from))" }
}

extension MeasureResult {
  /// Why there is no number; `nil` where there is one.
  var undefinedReason: String? {
    if case .undefined(let reason) = estimate { reason } else { nil }
  }

  /// Each test with its p-value; none where a group is empty, since nothing is compared then.
  var testsWords: [String] {
    guard ![reference, comparison].contains(where: { $0.from.exact == 0 }) else { return [] }
    return tests.sorted { $0.key < $1.key }.map {
      "\($0.key.split(separator: "_").joined(separator: "-")): p \(WordedNumber.probability($0.value))"
    }
  }

  /// How many of the unknown stand in each state.
  var unknownStatesWords: [String] {
    FactState.allCases.compactMap { state in
      unknownStates[state].map { "\(state.rawValue) \($0.words)" }
    }
  }
}
