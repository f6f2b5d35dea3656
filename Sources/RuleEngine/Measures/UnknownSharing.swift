// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions
internal import Statistics

/// One cut with those whose group is unknown shared in the two ways that give the lowest and the highest ratio: the
/// sharp bounds as cuts of their own, so that a rule can judge them.
struct UnknownSharing: Sendable {
  /// Those of unknown group who got there in the group compared, the others in the reference group.
  let lowest: CohortCase
  /// The reverse.
  let highest: CohortCase

  /// `nil` where nobody's group is unknown, and where the counts cannot be used.
  init?(_ cohort: CohortCase) {
    let counts = cohort.figures.counts
    guard counts.anyFault == nil, counts.unknown.from.atMost > 0 else { return nil }
    // Groups only grow: what was enough to judge the ratio is enough to judge its bounds.
    let terms = cohort.figures.terms.withoutMinimum
    func shared(toReference: GroupCounts, toComparison: GroupCounts) -> CohortCase {
      var shared = counts
      shared.unknownStates = [:]
      shared.reference = counts.reference + toReference
      shared.comparison = counts.comparison + toComparison
      return CohortCase(
        cut: cohort.cut, whole: cohort.whole, figures: MeasureFigures(shared, terms), others: [])
    }
    let unknown = counts.unknown
    lowest = shared(toReference: unknown.stayed, toComparison: unknown.came)
    highest = shared(toReference: unknown.came, toComparison: unknown.stayed)
  }

  /// That the verdict hangs on those of unknown group, in a sentence; `nil` where every sharing gives the same one.
  ///
  /// - Parameter judge: the rule's verdict on a cut.
  func turn(of verdict: Verdict, _ cohort: CohortCase, _ judge: (CohortCase) -> Verdict) -> String? {
    guard let other = otherVerdict(than: verdict, judge), let consequence = other.possibility else {
      return nil
    }
    let (counts, terms) = (cohort.figures.counts, cohort.figures.terms)
    return
      "Of \(counts.total.from.words) applicants \(terms.from.words), the \(terms.groups.characteristic.words) of "
      + "\(counts.unknown.from.words) is unknown: depending on it the relative likelihood "
      + "of \(terms.groups.bothInTurn) may be \(boundsInWords(terms)), and this \(consequence)."
  }

  /// A verdict that some sharing gives instead.
  private func otherVerdict(than verdict: Verdict, _ judge: (CohortCase) -> Verdict) -> Verdict? {
    guard [.complies, .mustExplain, .advice].contains(verdict) else { return nil }
    if let other = [judge(lowest), judge(highest)].first(where: { $0 != verdict }) { return other }
    // Outside the range at both ends, and on either side of it: between them it is met.
    let even = Fraction(1)
    guard verdict != .complies, let low = low, let high = high, low < even, even < high else { return nil }
    return .complies
  }

  private func boundsInWords(_ terms: MeasureTerms) -> String {
    guard let low, let high else { return "of any size" }
    return RatioText.between(low, high, edges: terms.edges)
  }

  private var low: Fraction? {
    lowest.figures.exact?.estimate.fraction ?? lowest.figures.range?.lowest.fraction
  }

  private var high: Fraction? {
    highest.figures.exact?.estimate.fraction ?? highest.figures.range?.highest.fraction
  }
}

extension GroupComparison {
  /// "white to ethnic minority applicants": whose rate is held against whose.
  fileprivate var bothInTurn: String {
    [reference, comparison].allSatisfy(\.after.isEmpty)
      ? "\(reference.before) to \(comparison.applicants)"
      : "\(reference.applicants) to \(comparison.applicants)"
  }
}

extension Verdict {
  /// What may become of a figure, to follow "this"; `nil` where nothing would.
  fileprivate var possibility: String? {
    switch self {
    case .complies: "could comply"
    case .mustExplain, .explained: "could have to be explained"
    case .advice: "could be advice"
    case .cannotTell: "could not be judged"
    case .notApplicable, .notRun, .error: nil
    }
  }
}
