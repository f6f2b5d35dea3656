// SPDX-License-Identifier: Apache-2.0

package import AuditModel
package import Statistics

/// All statistics of one comparison, each with its sentence.
package struct ComparisonFigures: Sendable {
  let likelihood: RelativeLikelihood
  let terms: MeasureTerms

  /// - Parameters:
  ///   - from: the stage at which people are considered.
  ///   - to: the stage to which they are selected.
  package init(
    _ likelihood: RelativeLikelihood, groups: GroupComparison = .ethnicity, from: Stage = .shortlisted,
    to: Stage = .accepted
  ) {
    self.likelihood = likelihood
    terms = MeasureTerms(groups: groups, from: from, to: to)
  }

  init(_ likelihood: RelativeLikelihood, _ terms: MeasureTerms) {
    self.likelihood = likelihood
    self.terms = terms
  }

  /// In the order of their sections.
  package var figures: [ComputedFigure] {
    [
      likelihood.reference.figure(.referenceRate, of: reference, terms),
      likelihood.comparison.figure(.comparisonRate, of: comparison, terms),
    ]
      + sizes + people + chance + unknown + [power]
  }

  var table: SelectionTable { likelihood.table }
  var reference: ApplicantGroup { terms.groups.reference }
  var comparison: ApplicantGroup { terms.groups.comparison }
  /// "to be appointed from shortlisting".
  var path: String { "to be \(terms.to.words) from \(terms.from.noun)" }
  /// Why there is no ratio; `nil` where there is one.
  var reason: String? { likelihood.estimate.undefinedReason?.words(terms) }
  /// Why a comparison cannot show anything.
  var degenerate: String {
    reason
      ?? (table.selected == table.considered ? "everybody \(terms.from.words) was \(terms.to.words)" : "")
  }

  /// "ethnic minority applicants were", with who is the less likely first; `nil` where nobody is.
  var lessLikely: (group: ApplicantGroup, other: ApplicantGroup)? {
    switch table.comparison.compared(to: table.reference) {
    case .below: (comparison, reference)
    case .above: (reference, comparison)
    case .equal, nil: nil
    }
  }
}

extension ComparisonFigures {
  /// The sentence of the ratio, as reports have it.
  var ratioSentence: String {
    var counts = CohortCounts()
    counts.reference = GroupCounts(likelihood.reference)
    counts.comparison = GroupCounts(likelihood.comparison)
    return MeasureSentence(figures: MeasureFigures(counts, terms), cut: .overall).core.capitalised + "."
  }
}

extension GroupCounts {
  init(_ rate: Rate) {
    self.init(from: Count(rate.considered), to: Count(rate.selected))
  }
}
