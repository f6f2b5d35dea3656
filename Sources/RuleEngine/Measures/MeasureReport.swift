// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Statistics

/// The figures of a cut with one setting of counting the other way.
struct OtherCounting: Sendable {
  let setting: CountingSetting
  let figures: MeasureFigures

  /// "declined offers", "left out".
  var words: (setting: String, value: String) { (setting.title, figures.terms.ways.words(setting)) }
}

/// One cut of one cohort rule: its figures, and the same figures under other ways of counting.
struct CohortCase: Sendable {
  let cut: CohortCut
  /// The cut without the category that is held against everyone else; else the cut itself.
  let whole: CohortCut
  let figures: MeasureFigures
  /// With one setting the other way, for each that changes the counts.
  let others: [OtherCounting]
  /// Whether one ethnic category is held against White, out of the cut that has them all.
  var isOfEthnicCategory = false
}

extension [CohortCase] {
  /// One for each cut, whatever groups are compared in it: for rules that look at none of them.
  var onePerCut: [CohortCase] {
    var cases: [CohortCase] = []
    for cohort in self where !cohort.isOfEthnicCategory && cases.last?.whole != cohort.whole {
      cases.append(
        CohortCase(
          cut: cohort.whole, whole: cohort.whole, figures: cohort.figures, others: cohort.others))
    }
    return cases
  }
}

extension CohortCase {
  /// The same cut under another way of counting.
  func counted(_ other: OtherCounting) -> CohortCase {
    CohortCase(cut: cut, whole: whole, figures: other.figures, others: [])
  }

  /// The figures as a report prints them; `nil` when there are no counts to print.
  ///
  /// - Parameters:
  ///   - verdicts: what the rule says under each other way of counting; none where it does not take part.
  ///   - turn: that the verdict hangs on those whose group is unknown, in a sentence.
  func result(rule: String, verdict: Verdict, others verdicts: [OtherVerdict], turn: String?)
    -> MeasureResult?
  {
    guard figures.counts.anyFault == nil else { return nil }
    let (counts, terms) = (figures.counts, figures.terms)
    let exact = figures.exact
    var result = MeasureResult(
      rule: rule, subject: cut.name, measure: "relative_likelihood",
      direction: MeasureSentence.direction(terms),
      cut: cut.parts, from: terms.from, to: terms.to, groups: terms.groups,
      reference: counts.reference, comparison: counts.comparison, neither: counts.neither,
      unknown: counts.unknown, unknownStates: counts.unknownStates,
      estimate: figures.estimate, estimateRange: figures.range.map { ClosedPair($0, terms) },
      interval: exact?.interval.map { MeasuredInterval($0) },
      tests: exact.map { ["mid_p": $0.midP.twoSided] } ?? [:],
      ifUnknown: exact.map { IfUnknown($0.ifUnknown, terms) }, turn: turn,
      alternatives: alternatives(verdicts),
      verdict: verdict, sentence: MeasureSentence(figures: figures, cut: cut).text)
    if verdict == .cannotTell {
      result.needed = exact.flatMap { ComparisonFigures($0, terms).numbersNeeded() }
    }
    return result
  }

  private func alternatives(_ verdicts: [OtherVerdict]) -> [AlternativeCounting] {
    others.enumerated().map { number, other in
      let verdict = verdicts.indices.contains(number) ? verdicts[number] : nil
      return AlternativeCounting(
        setting: "\(other.words.setting): \(other.words.value)", reference: other.figures.counts.reference,
        comparison: other.figures.counts.comparison, estimate: other.figures.estimate,
        verdict: verdict?.verdict, difference: verdict?.difference)
    }
  }
}

/// What a rule says of a cut under another way of counting.
struct OtherVerdict {
  let verdict: Verdict
  /// A sentence, where it is another verdict than under the first way.
  let difference: String?

  /// - Parameter tellsRatio: whether the verdict is about the ratio.
  init(
    _ verdict: Verdict, _ other: OtherCounting, _ cut: CohortCut, besides first: Verdict, tellsRatio: Bool
  ) {
    self.verdict = verdict
    guard verdict != first else {
      difference = nil
      return
    }
    let way = "The way of counting matters: with \(other.words.setting) \(other.words.value), "
    difference =
      tellsRatio
      ? way + "\(MeasureSentence(figures: other.figures, cut: cut).core), \(verdict.consequence)."
      : way + "\(verdict.consequenceAlone)."
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

extension Verdict {
  /// The same as a sentence of its own.
  fileprivate var consequenceAlone: String {
    switch self {
    case .complies: "it would comply"
    case .mustExplain, .explained: "it would have to be explained"
    case .advice: "it would be advice"
    case .cannotTell: "it could not be judged"
    case .notApplicable, .notRun: "the rule would not apply"
    case .error: "the rule would fail"
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
