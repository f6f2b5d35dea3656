// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions
internal import Statistics

extension MeasureFigures {
  static let fields: [FactField<MeasureFigures>] = ratioFields + unknownFields + countFields + wordFields

  private static let ratioFields: [FactField<MeasureFigures>] = [
    FactField(
      "estimate", .ratio,
      """
      The relative likelihood, the reference group's rate to that of the group compared with it, exactly; above 1 \
      the reference group is the likelier. Infinite when nobody of the group compared got there and somebody of \
      the reference group did. Unknown when a group is empty, when nobody got there, or when a group has fewer \
      than the rule's minimum numbers.
      """, called: "the relative likelihood"
    ) {
      Reading(
        $0.judged {
          .ratio(of: $0)
        } ranges: {
          .ratio(of: $0)
        })
    },
    FactField("impact_ratio", .ratio, "The reciprocal of the estimate; unknown when it is.") {
      Reading(
        $0.judged {
          .ratio($0.impactRatio) { _ in "" }
        } ranges: {
          .ratio(reciprocalOf: $0)
        })
    },
    FactField(
      "interval_lower", .double, "The lower end of the 95 per cent interval of the estimate (Koopman)."
    ) {
      Reading($0.judged { .double($0.interval?.lower) })
    },
    FactField("interval_upper", .double, "Its upper end; infinite when the counts set none.") {
      Reading($0.judged { .double($0.interval?.upper) })
    },
    FactField(
      "mid_p", .double, "How easily chance alone would give such a difference: two-sided mid-p value."
    ) {
      Reading($0.judged { .double($0.midP.twoSided) })
    },
    FactField(
      "reference_rate", .ratio, "The share of the reference group who got from the first stage to the second."
    ) {
      Reading(.share(of: $0.counts.reference, $0.counts.anyFault))
    },
    FactField("comparison_rate", .ratio, "The share of the group compared with it who did.") {
      Reading(.share(of: $0.counts.comparison, $0.counts.anyFault))
    },
  ]

  private static let wordFields: [FactField<MeasureFigures>] = [
    FactField(
      "in_words", .string,
      "The ratio with its direction and its counts, as it stands within a sentence; for messages."
    ) { Reading(.string(MeasureSentence(figures: $0, cut: .overall).core)) },
    FactField(
      "characteristic", .string, "What the groups are of, as it stands within a sentence: \"ethnicity\"."
    ) { Reading(.string($0.terms.groups.characteristic.words)) },
    FactField(
      "bounds_in_words", .string,
      "Between what the ratio lies, however those whose group is unknown are shared: \"between 0.81 and 2.50\", "
        + "\"at least 0.81\"; for messages."
    ) { figures in Reading(figures.known { .string(figures.boundsInWords($0)) }) },
    FactField(
      "interval_in_words", .string,
      "The 95 per cent interval of the estimate: \"1.20 to 1.83\", \"1.20 or more\"; for messages."
    ) { Reading($0.judged { .string($0.intervalInWords) }) },
    FactField(
      "unrecorded_in_words", .string,
      "Why the group of those who did not decline is unknown, each way with its number: \"2 not answered, 6 not "
        + "asked\"; for messages."
    ) { figures in
      Reading(figures.counts.fault.map { .lacking($0) } ?? .string(figures.counts.unrecordedInWords))
    },
    FactField("reference", .string, "The reference group, such as \"white applicants\".") {
      Reading(.string($0.terms.groups.reference.applicants))
    },
    FactField("comparison", .string, "The group compared with it, such as \"ethnic minority applicants\".") {
      Reading(.string($0.terms.groups.comparison.applicants))
    },
  ]

  private static let unknownFields: [FactField<MeasureFigures>] = [
    FactField("lowest", .ratio, "The lowest ratio over every way of sharing those whose group is unknown.") {
      figures in
      Reading(figures.known { .bound($0.ifUnknown.bounds, $0.ifUnknown.bounds.lowest, figures.terms) })
    },
    FactField("highest", .ratio, "The highest ratio over every way of sharing those whose group is unknown.")
    {
      figures in
      Reading(figures.known { .bound($0.ifUnknown.bounds, $0.ifUnknown.bounds.highest, figures.terms) })
    },
    FactField(
      "all_reference", .ratio, "The ratio if everybody whose group is unknown were in the reference group."
    ) { figures in
      Reading(figures.known { .ratio($0.ifUnknown.allReference) { $0.words(figures.terms) } })
    },
    FactField(
      "all_comparison", .ratio, "The ratio if everybody whose group is unknown were in the group compared."
    ) {
      figures in
      Reading(figures.known { .ratio($0.ifUnknown.allComparison) { $0.words(figures.terms) } })
    },
    FactField(
      "unknown_share", .ratio, "The share of applicants at the first stage whose group is unknown."
    ) {
      Reading(.share($0.counts.unknown.from, of: $0.counts.total.from, $0.counts.fault))
    },
    FactField(
      "unknown_share_to", .ratio, "The share of applicants at the second stage whose group is unknown."
    ) {
      Reading(.share($0.counts.unknown.to, of: $0.counts.total.to, $0.counts.anyFault))
    },
    FactField(
      "unknown_share_gap", .ratio,
      "By how much the share whose group is unknown differs between the two stages, whichever is the larger."
    ) { Reading(.gap(between: $0.counts.unknown, and: $0.counts.total, $0.counts.anyFault)) },
    FactField(
      "unknown_chance", .ratio,
      """
      How easily chance alone would let those whose group is unknown fare so differently from the others: the two-sided \
      mid-p value, to twelve decimal places.
      """
    ) { figures in
      Reading(
        figures.known {
          .chance(UnknownShare($0.table, unknown: figures.counts.unknownRate ?? .empty).test.twoSided)
        })
    },
    FactField(
      "unrecorded_share", .ratio,
      "The share of applicants at the first stage whose group is unknown though they did not decline to say."
    ) { Reading(.share($0.counts.unrecorded.from, of: $0.counts.total.from, $0.counts.fault)) },
  ]

  private static let countFields: [FactField<MeasureFigures>] = [
    count("reference_from", "The reference group at the first stage.") { $0.reference.from },
    count("reference_to", "The reference group at the second stage.") { $0.reference.to },
    count("comparison_from", "The group compared with it at the first stage.") { $0.comparison.from },
    count("comparison_to", "The group compared with it at the second stage.") { $0.comparison.to },
    count("neither_from", "Applicants at the first stage whose category belongs to neither group.") {
      $0.neither.from
    },
    count("neither_to", "Applicants at the second stage whose category belongs to neither group.") {
      $0.neither.to
    },
    count("unknown_from", "Applicants at the first stage whose group is unknown.") { $0.unknown.from },
    count("unknown_to", "Applicants at the second stage whose group is unknown.") { $0.unknown.to },
    count("withheld_from", "Applicants at the first stage who declined to say.") {
      $0.unknownStates[.withheld]?.from ?? .zero
    },
    count(
      "unrecorded_from", "Applicants at the first stage whose group is unknown though they did not decline."
    ) {
      $0.unrecorded.from
    },
    count("not_asked_from", "Applicants at the first stage of whom it was not asked.") {
      $0.unknownStates[.notAsked]?.from ?? .zero
    },
    count("not_known_from", "Applicants at the first stage of whom it is not known or not recorded.") {
      $0.unknownStates[.notRecorded]?.from ?? .zero
    },
    count("total_from", "All applicants at the first stage.") { $0.total.from },
    count("total_to", "All applicants at the second stage.") { $0.total.to },
  ]

  private static func count(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (CohortCounts) -> Count
  ) -> FactField<MeasureFigures> {
    FactField(name, .count, documentation) { figures in
      let fault = name.hasSuffix("_to") ? figures.counts.anyFault : figures.counts.fault
      return Reading(fault.map { .lacking($0) } ?? .count(read(figures.counts)))
    }
  }

  /// A figure that is judged: unknown as long as something stands in the way of judging.
  private func judged(
    _ read: (RelativeLikelihood) -> Value,
    ranges: (RatioRange) -> Value = { _ in .lacking("the counts are ranges") }
  ) -> Value {
    if let obstacle { return .lacking(obstacle) }
    return exact.map(read) ?? range.map(ranges) ?? .lacking("not recorded")
  }

  /// A figure that is told whatever the numbers.
  private func known(_ read: (RelativeLikelihood) -> Value) -> Value {
    exact.map(read) ?? .lacking(counts.anyFault ?? obstacle ?? "the counts are ranges")
  }
}

extension MeasureFigures {
  fileprivate func boundsInWords(_ likelihood: RelativeLikelihood) -> String {
    let bounds = likelihood.ifUnknown.bounds
    guard let low = bounds.lowest.fraction, let high = bounds.highest.fraction else { return "no ratio" }
    return RatioText.between(low, high, edges: terms.edges)
  }
}

extension RelativeLikelihood {
  fileprivate var intervalInWords: String {
    guard let interval else { return "no interval" }
    let lower = RatioText.decimal(interval.lower)
    return interval.upper.isFinite ? "\(lower) to \(RatioText.decimal(interval.upper))" : "\(lower) or more"
  }
}

extension CohortCounts {
  /// Each way of not knowing the group of those who did not decline, with its number at the first stage.
  var unrecordedInWords: String {
    let parts = FactState.allCases.compactMap { state in
      unknownStates[state].flatMap { state == .withheld || $0.from.atMost == 0 ? nil : state.of($0.from) }
    }
    return parts.isEmpty ? "none" : parts.joined(separator: ", ")
  }

  /// Those whose group is unknown though they did not decline to say.
  var unrecorded: GroupCounts {
    unknownStates.filter { $0.key != .withheld }.values.reduce(GroupCounts(from: .zero, to: .zero)) {
      $0 + $1
    }
  }
}

extension Fraction {
  /// What it has over another; 0 where it has less. Of shares of people, whose products fit.
  fileprivate func less(_ other: Fraction) -> Fraction {
    guard other < self,
      let difference = Fraction(
        numerator * other.denominator - other.numerator * denominator, denominator * other.denominator)
    else { return Fraction(0) }
    return difference
  }
}

extension CohortCounts {
  /// Those whose group is unknown, where their counts are exact.
  fileprivate var unknownRate: Rate? { (try? RateRange(unknown))?.exactRate }
}

extension FactState {
  /// "6 not asked": what the answers of so many people are.
  fileprivate func of(_ count: Count) -> String {
    let words =
      switch self {
      case .blank: "not answered"
      case .notRecorded: "not known or not recorded"
      case .unmapped: "answered with a value that no map knows"
      case .unreadable: "answered with what cannot be read"
      default: rawValue
      }
    return "\(count.words) \(words)"
  }
}

extension Value {
  fileprivate static func ratio(of likelihood: RelativeLikelihood) -> Value {
    .ratio(likelihood.estimate) { _ in "" }
  }

  fileprivate static func ratio(of range: RatioRange) -> Value {
    guard let low = range.lowest.fraction, let high = range.highest.fraction else {
      return .lacking("no ratio")
    }
    return .ratio(low: low, high: high)
  }

  fileprivate static func ratio(reciprocalOf range: RatioRange) -> Value {
    guard let low = range.highest.reciprocal.fraction, let high = range.lowest.reciprocal.fraction else {
      return .lacking("no ratio")
    }
    return .ratio(low: low, high: high)
  }

  fileprivate static func bound(_ bounds: RatioRange, _ bound: ExactRatio, _ terms: MeasureTerms) -> Value {
    bounds.mayBeUndefined
      ? .lacking(
        bounds.lowest.undefinedReason?.words(terms)
          ?? "some ways of sharing those whose group is unknown leave a group empty")
      : .ratio(bound) { $0.words(terms) }
  }

  /// A p-value as a fraction, to as many places as it is sure of: one that is exactly on a threshold stays there.
  fileprivate static func chance(_ p: Double) -> Value {
    .ratio(UInt128((min(max(p, 0), 1) * 1e12).rounded()), 1_000_000_000_000)
  }

  /// The difference of two shares of a whole; with ranges, the least and the most that it can be.
  fileprivate static func gap(between part: GroupCounts, and whole: GroupCounts, _ fault: String?) -> Value {
    let shares = (share(part.from, of: whole.from, fault), share(part.to, of: whole.to, fault))
    guard case .ratio(let low, let high) = shares.0 else { return shares.0 }
    guard case .ratio(let lowAfter, let highAfter) = shares.1 else { return shares.1 }
    let apart = max(lowAfter.less(high), low.less(highAfter))
    return .ratio(low: apart, high: max(highAfter.less(low), high.less(lowAfter)))
  }

  fileprivate static func double(_ number: Double?) -> Value {
    number.map { .double($0) } ?? .lacking("no interval")
  }

  fileprivate static func share(of counts: GroupCounts, _ fault: String?) -> Value {
    share(counts.to, of: counts.from, fault)
  }

  /// Part of a whole, of which the part is a part: with ranges, from the least part of the largest whole to
  /// the reverse.
  fileprivate static func share(_ part: Count, of whole: Count, _ fault: String?) -> Value {
    if let fault { return .lacking(fault) }
    guard part.atLeast >= 0, part.atLeast <= whole.atMost else {
      return .lacking("the counts contradict one another")
    }
    let low = Fraction(UInt128(part.atLeast), UInt128(whole.atMost))
    let high = Fraction(UInt128(part.atMost), UInt128(max(part.atMost, whole.atLeast)))
    guard let low, let high else { return .lacking("nobody to count") }
    return .ratio(low: low, high: high)
  }
}
