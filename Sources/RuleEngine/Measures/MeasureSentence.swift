// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions
internal import Statistics

/// A measure in one sentence that a board member understands, with its direction.
struct MeasureSentence {
  let figures: MeasureFigures
  let cut: CohortCut

  private var terms: MeasureTerms { figures.terms }
  private var groups: GroupComparison { figures.terms.groups }
  private var reference: GroupCounts { figures.counts.reference }
  private var comparison: GroupCounts { figures.counts.comparison }

  var text: String {
    let place = cut.parts.isEmpty ? "" : " (\(cut.name))"
    var sentence = core.capitalised + place
    if let obstacle = caveat { sentence += "; this cannot be judged: \(obstacle)" }
    let routes = figures.counts.unknownRoute
    if routes.atMost > 0 {
      sentence += "; \(routes.words) \(terms.from.words) whose route is not known are counted in"
    }
    return sentence
  }

  /// What a value above 1 means.
  static func direction(_ terms: MeasureTerms) -> String {
    "above 1, \(terms.groups.reference.applicants) are the likelier to be \(terms.to.words) from \(terms.from.noun)"
  }

  private var caveat: String? {
    guard let obstacle = figures.obstacle else { return nil }
    let isUndefined = figures.exact.map { $0.estimate.undefinedReason != nil } ?? true
    return isUndefined ? nil : obstacle
  }

  /// The ratio with its direction and counts, as it stands within a sentence.
  var core: String {
    guard let exact = figures.exact else { return ranges }
    switch exact.estimate {
    case .undefined(let reason):
      return "there is no relative likelihood: \(figures.counts.nobodyIsKnown(terms) ?? reason.words(terms))"
    case .infinite: return none(groups.comparison, comparison, against: groups.reference, reference)
    case .finite:
      guard let ratio = exact.estimate.fraction, let reciprocal = exact.estimate.reciprocal.fraction else {
        return "there is no relative likelihood: the counts are not known"
      }
      if ratio == reciprocal { return equal }
      let likelihood = "a relative likelihood of \(RatioText.decimal(ratio, edges: terms.edges))"
      if reciprocal.isInfinite {
        return none(groups.reference, reference, against: groups.comparison, comparison) + ", \(likelihood)"
      }
      return ratio < reciprocal
        ? "\(groups.comparison.applicants) were \(times(reciprocal)) times as likely as "
          + "\(groups.reference.applicants) \(path) (\(comparison.words) against \(reference.words)), \(likelihood)"
        : "\(groups.reference.applicants) were \(times(ratio, terms.edges)) times as likely as "
          + "\(groups.comparison.applicants) \(path) (\(reference.words) against \(comparison.words))"
    }
  }

  private var path: String { "to be \(terms.to.words) from \(terms.from.noun)" }

  /// Never so rounded that it seems to be even.
  private func times(_ ratio: Fraction, _ edges: [DecimalFraction] = []) -> String {
    RatioText.decimal(
      ratio, edges: edges + [DecimalFraction(mantissa: 1, decimalPlaces: 0)].compactMap(\.self))
  }

  private var equal: String {
    "\(groups.bothApplicants) were equally likely \(path) (\(reference.words) against \(comparison.words))"
  }

  private func none(
    _ group: ApplicantGroup, _ counts: GroupCounts, against other: ApplicantGroup, _ others: GroupCounts
  ) -> String {
    "none of \(counts.from.words) \(group.applicants) \(terms.from.words) was \(terms.to.words), against "
      + "\(others.words) \(other.applicants)"
  }

  /// Whether a range reaches so far to both sides of 1 that neither group can be said to be the likelier: beyond the
  /// range that a rule asks for.
  private func isOnBothSides(_ low: Fraction, _ high: Fraction) -> Bool {
    let edges = terms.edges.compactMap { Fraction($0) }
    let even = Fraction(1)
    let lowest = edges.filter { $0 < even }.min() ?? Fraction(4, 5) ?? even
    let highest = edges.filter { even < $0 }.max() ?? Fraction(5, 4) ?? even
    return low < lowest && highest < high
  }

  private var ranges: String {
    guard let range = figures.range, let low = range.lowest.fraction, let high = range.highest.fraction else {
      return "there is no relative likelihood: \(figures.obstacle ?? "the counts are not known")"
    }
    if low.isInfinite { return none(groups.comparison, comparison, against: groups.reference, reference) }
    if high.numerator == 0 {
      return none(groups.reference, reference, against: groups.comparison, comparison)
    }
    let (lowest, highest) = (times(low, terms.edges), high.isInfinite ? "" : times(high, terms.edges))
    let counts = "(\(reference.words) against \(comparison.words))"
    let cannotBeTold =
      "how many times as likely \(groups.reference.applicants) were as "
      + "\(groups.comparison.applicants) \(path) cannot be told"
    if isOnBothSides(low, high) {
      let isBounded = low.numerator > 0 && !high.isInfinite
      return cannotBeTold + (isBounded ? ": between \(lowest) and \(highest) \(counts)" : " \(counts)")
    }
    let likelihood = "times as likely as \(groups.comparison.applicants) \(path) \(counts)"
    switch (low.numerator == 0, high.isInfinite) {
    case (true, true): return "\(cannotBeTold) \(counts)"
    case (false, true): return "\(groups.reference.applicants) were at least \(lowest) \(likelihood)"
    case (true, false): return "\(groups.reference.applicants) were at most \(highest) \(likelihood)"
    case (false, false):
      return low == high
        ? "\(groups.reference.applicants) were \(lowest) \(likelihood)"
        : "\(groups.reference.applicants) were between \(lowest) and \(highest) \(likelihood)"
    }
  }
}

extension GroupComparison {
  /// "white and ethnic minority applicants".
  fileprivate var bothApplicants: String {
    let words = [reference, comparison]
    return words.allSatisfy(\.after.isEmpty)
      ? "\(reference.before) and \(comparison.applicants)"
      : words.map(\.applicants).joined(separator: " and ")
  }
}

extension Count {
  /// "1,480", "3 to 7".
  var words: String { exact.map(\.grouped) ?? "\(atLeast.grouped) to \(atMost.grouped)" }
}

extension GroupCounts {
  /// "1,480 of 6,210".
  var words: String { "\(to.words) of \(from.words)" }
}
