// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions
internal import Statistics

/// The figures of one cut: what a cohort rule's expressions see, and what a report prints.
struct MeasureFigures: FactRecord {
  let counts: CohortCounts
  let terms: MeasureTerms
  /// All that follows from exact counts; `nil` when some count is a range or cannot be used.
  let exact: RelativeLikelihood?
  /// The lowest and highest ratio when some count is a range; `nil` when none is, or they cannot be used.
  let range: RatioRange?
  /// Why there is no ratio to judge, in words; `nil` when there is one.
  let obstacle: String?
  /// Whether that is that the people are too few, however it is worded for this cut.
  let isTooFew: Bool

  init(_ counts: CohortCounts, _ terms: MeasureTerms) {
    self.counts = counts
    self.terms = terms
    guard counts.anyFault == nil else {
      (exact, range, obstacle, isTooFew) = (nil, nil, counts.anyFault, false)
      return
    }
    do {
      let reference = try RateRange(counts.reference)
      let comparison = try RateRange(counts.comparison)
      let unknown = try RateRange(counts.unknown)
      if let reference = reference.exactRate, let comparison = comparison.exactRate,
        let unknown = unknown.exactRate
      {
        let likelihood = RelativeLikelihood(reference: reference, comparison: comparison, unknown: unknown)
        (exact, range) = (likelihood, nil)
        let nobody = counts.nobodyIsKnown(terms)
        obstacle =
          likelihood.estimate.undefinedReason.map { nobody ?? $0.words(terms) }
          ?? terms.shortage(in: likelihood.table)
        isTooFew = obstacle != nil && nobody == nil
      } else {
        exact = nil
        let ratios = RatioRange.relativeLikelihood(reference: reference, comparison: comparison)
        range = ratios
        let shortage = terms.shortage(reference: reference, comparison: comparison)
        obstacle = ratios.obstacle(terms) ?? shortage
        isTooFew = ratios.lowest.undefinedReason != nil || (ratios.obstacle(terms) == nil && shortage != nil)
      }
    } catch {
      (exact, range, obstacle) = (nil, nil, "the counts contradict one another: \(error)")
      isTooFew = false
    }
  }
}

extension CohortCounts {
  /// That there are applicants and of none of them it is known in which group they are; `nil` when it is of some.
  func nobodyIsKnown(_ terms: MeasureTerms) -> String? {
    guard unknown.from.atLeast > 0, [reference, comparison, neither].allSatisfy({ $0.from.atMost == 0 })
    else {
      return nil
    }
    return "nobody's \(terms.groups.characteristic.words) is known"
  }
}

extension RateRange {
  /// The counts of a group, from the first stage to the second.
  init(_ counts: GroupCounts) throws(CountError) {
    try self.init(
      selected: counts.to.atLeast...counts.to.atMost, of: counts.from.atLeast...counts.from.atMost)
  }

  /// The rate, when both counts are exact.
  var exactRate: Rate? {
    guard selected.count == 1, considered.count == 1 else { return nil }
    return try? Rate(selected: selected.lowerBound, of: considered.lowerBound)
  }
}

extension ExactRatio.Reason {
  /// Why there is no ratio, in words.
  func words(_ terms: MeasureTerms) -> String {
    switch self {
    case .emptyReferenceGroup: "no \(terms.groups.reference.applicants) \(terms.from.words)"
    case .emptyComparisonGroup: "no \(terms.groups.comparison.applicants) \(terms.from.words)"
    case .nobodySelected: "nobody \(terms.to.words) in either group"
    }
  }
}

extension RatioRange {
  func obstacle(_ terms: MeasureTerms) -> String? {
    if let reason = lowest.undefinedReason { return reason.words(terms) }
    return mayBeUndefined ? "the counts that are hidden may leave no ratio" : nil
  }
}
