// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Statistics

/// One cut of one cohort rule: its figures, and the same figures under the other way of counting.
struct CohortCase: Sendable {
  let cut: CohortCut
  /// The cut without the category that is held against everyone else; else the cut itself.
  let whole: CohortCut
  let figures: MeasureFigures
  /// With declined offers the other way; `nil` when nobody declined one.
  let otherwise: MeasureFigures?
}

extension [CohortCase] {
  /// One for each cut, whatever groups are compared in it: for rules that look at none of them.
  var onePerCut: [CohortCase] {
    var cases: [CohortCase] = []
    for cohort in self where cases.last?.whole != cohort.whole {
      cases.append(
        CohortCase(
          cut: cohort.whole, whole: cohort.whole, figures: cohort.figures, otherwise: cohort.otherwise))
    }
    return cases
  }
}

extension CohortCase {
  /// The same cut under the other way of counting; `nil` when that is the same.
  var countedOtherwise: CohortCase? {
    otherwise.map { CohortCase(cut: cut, whole: whole, figures: $0, otherwise: nil) }
  }

  /// The figures as a report prints them; `nil` when there are no counts to print.
  ///
  /// - Parameters:
  ///   - other: what the rule says under the other way of counting.
  ///   - turn: that the verdict hangs on those whose group is unknown, in a sentence.
  func result(rule: String, verdict: Verdict, other: OtherVerdict?, turn: String?) -> MeasureResult? {
    guard figures.counts.fault == nil else { return nil }
    let (counts, terms) = (figures.counts, figures.terms)
    let exact = figures.exact
    return MeasureResult(
      rule: rule, subject: cut.name, measure: "relative_likelihood",
      direction: MeasureSentence.direction(terms),
      cut: cut.parts, from: terms.from, to: terms.to, groups: terms.groups,
      reference: counts.reference, comparison: counts.comparison, neither: counts.neither,
      unknown: counts.unknown, unknownStates: counts.unknownStates,
      estimate: figures.estimate, estimateRange: figures.range.map { ClosedPair($0, terms) },
      interval: exact?.interval.map { MeasuredInterval($0) },
      tests: exact.map { ["mid_p": $0.midP.twoSided] } ?? [:],
      ifUnknown: exact.map { IfUnknown($0.ifUnknown, terms) }, turn: turn, alternatives: alternatives(other),
      verdict: verdict, sentence: MeasureSentence(figures: figures, cut: cut).text)
  }

  private func alternatives(_ other: OtherVerdict?) -> [AlternativeCounting] {
    guard let otherwise, otherwise.counts.fault == nil else { return [] }
    let counts = otherwise.counts
    return [
      AlternativeCounting(
        setting: "declined offers: \(otherwise.terms.declinedOffers.words)", reference: counts.reference,
        comparison: counts.comparison,
        estimate: otherwise.estimate, verdict: other?.verdict, difference: other?.difference)
    ]
  }
}

/// What a rule says of a cut under the other way of counting.
struct OtherVerdict {
  let verdict: Verdict
  /// A sentence, where it is another verdict than under the first way.
  let difference: String?

  init(_ verdict: Verdict, _ figures: MeasureFigures, _ cut: CohortCut, besides first: Verdict) {
    self.verdict = verdict
    guard verdict != first else {
      difference = nil
      return
    }
    let figure = MeasureSentence(figures: figures, cut: cut).core
    difference =
      "The way of counting matters: with declined offers \(figures.terms.declinedOffers.words), \(figure), "
      + "\(verdict.consequence)."
  }
}

extension Verdict {
  /// What would become of a figure with this verdict, to follow a comma.
  fileprivate var consequence: String {
    switch self {
    case .complies: "which would comply"
    case .mustExplain, .explained: "which would have to be explained"
    case .advice: "which would be advice"
    case .cannotTell: "and this could not be judged"
    case .notApplicable, .notRun: "to which the rule would not apply"
    case .error: "for which the rule would fail"
    }
  }
}

extension MeasureFigures {
  /// The estimate whatever the minimum numbers; undefined when a count is a range: see the range then.
  var estimate: MeasuredNumber {
    if let exact { return MeasuredNumber(exact.estimate, terms) }
    return .undefined(range == nil ? obstacle ?? "not recorded" : "some counts are known only as ranges")
  }
}

extension MeasuredNumber {
  init(_ ratio: ExactRatio, _ terms: MeasureTerms) {
    switch ratio {
    case .finite: self = .finite(ratio.value)
    case .infinite: self = .infinite
    case .undefined(let reason): self = .undefined(reason.words(terms))
    }
  }

  init(_ number: Double) { self = number.isFinite ? .finite(number) : .infinite }
}

extension ClosedPair {
  init(_ range: RatioRange, _ terms: MeasureTerms) {
    self.init(lowest: MeasuredNumber(range.lowest, terms), highest: MeasuredNumber(range.highest, terms))
  }
}

extension MeasuredInterval {
  init(_ interval: ConfidenceInterval) {
    self.init(
      method: interval.method.rawValue, level: interval.level.value, lower: MeasuredNumber(interval.lower),
      upper: MeasuredNumber(interval.upper))
  }
}

extension IfUnknown {
  init(_ unknown: UnknownMembership, _ terms: MeasureTerms) {
    self.init(
      allReference: MeasuredNumber(unknown.allReference, terms),
      allComparison: MeasuredNumber(unknown.allComparison, terms),
      lowest: MeasuredNumber(unknown.bounds.lowest, terms),
      highest: MeasuredNumber(unknown.bounds.highest, terms))
  }
}
