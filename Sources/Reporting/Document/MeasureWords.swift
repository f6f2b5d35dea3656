// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension [MeasureResult] {
  /// The judged measures of the whole.
  var overall: [MeasureResult] {
    filter { $0.cut.isEmpty && !$0.sentence.isEmpty && $0.knownVerdict != nil }
  }

  /// Those of the whole that a reader is told of first: what guidance asks for.
  func headlines(_ rules: [RuleSummary]) -> [MeasureResult] {
    overall.filter { measure in rules.contains { $0.id == measure.rule && $0.obligation > .may } }
  }
}

extension Evaluation {
  var headlines: [MeasureResult] { measures.headlines(rules) }
}

extension ReportDocument {
  /// The measures of the whole that a reader is told of first: those that guidance asks for.
  var headlines: [MeasureResult] { measures.headlines(rules) }

  /// How many other comparisons of the whole are advice, in one sentence; `nil` without any.
  var adviceOnMeasures: String? {
    let count = measures.overall.count { measure in
      measure.knownVerdict == .advice && !headlines.contains { $0.rule == measure.rule }
    }
    guard count > 0 else { return nil }
    return
      "\(WordedNumber.counted(count, "other comparison of groups is", "other comparisons of groups are"))"
      + " outside the range and advice; of many comparisons some differ by chance."
  }
}

extension FactState {
  /// Of people whose category is not known: the words of each way not to say. A source that says "not known" of
  /// somebody records no more than one without the column.
  var ofPeople: String { self == .notRecorded ? "not known or not recorded" : rawValue }
}

extension GroupCounts {
  /// "1,480 of 6,210", or "10–12 of 40".
  var words: String { "\(WordedNumber.dashed(to)) of \(WordedNumber.dashed(from))" }
}

extension MeasureResult {
  /// The sentence with what those of unknown group, and another way of counting, could make of the verdict; empty where
  /// there is none.
  var wholeSentence: String {
    guard !sentence.isEmpty else { return "" }
    let provisos =
      [turn, untold?.sentence].compactMap(\.self) + alternatives.compactMap(\.difference)
      + strata.flatMap(\.provisos) + figures.clusterProvisos(besides: strata)
    return ([sentence.sentence] + provisos).joined(separator: " ")
  }

  /// What the ratio is under each other way of counting, in a sentence; `nil` where every way gives the same counts.
  var countedOtherwise: String? {
    guard !alternatives.isEmpty else { return nil }
    let ways = alternatives.map { other in
      "\(WordedNumber.ratio(other.estimate)) with \(other.setting.replacing(": ", with: " "))"
    }
    return "Counted otherwise, the relative likelihood is \(ways.joined(separator: ", "))."
  }

  /// Why there is no number; `nil` where there is one.
  var undefinedReason: String? {
    if case .undefined(let reason) = estimate { reason } else { nil }
  }

  /// Each test with its p-value; none where a group is empty, since nothing is compared then.
  var testsWords: [String] {
    guard ![reference, comparison].contains(where: { $0.from.exact == 0 }) else { return [] }
    let own = tests.sorted { $0.key < $1.key }.map {
      "\($0.key.split(separator: "_").joined(separator: "-")): p \(WordedNumber.probability($0.value))"
    }
    let among = comparisons.map {
      "as one of \(WordedNumber.grouped($0.number)) comparisons (Benjamini-Hochberg): p "
        + WordedNumber.probability($0.benjaminiHochberg)
    }
    let enough = needed.map {
      "1.25 would take \(WordedNumber.grouped($0.reference)) and \(WordedNumber.grouped($0.comparison)) people to show"
    }
    return own + [among, enough].compactMap(\.self)
  }

  /// How many of the unknown stand in each state.
  var unknownStatesWords: [String] {
    FactState.allCases.compactMap { state in
      unknownStates[state].map { "\(state.ofPeople) \($0.words)" }
    }
  }
}
