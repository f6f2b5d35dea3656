// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// The rates from each recorded stage to the next, for everything together: figures that describe and are not
/// judged.
struct StageRates {
  private let sums: StageSums
  private let compared: ComparedPositions
  private let terms: MeasureTerms
  private let first: Stage

  /// The stages that a reader knows; the others are steps of administration.
  private static let stages: [Stage] = [
    .applied, .longlisted, .shortlisted, .interviewed, .offered, .accepted, .started,
  ]

  /// `nil` when there are no applications.
  ///
  /// - Parameters:
  ///   - categories: those of the characteristic that is measured.
  ///   - first: the stage that all of them have come to; rates from before it would say nothing.
  init?(
    _ cube: CohortCube, _ categories: [ApplicantGroup], _ terms: MeasureTerms, from first: Stage?
  ) {
    guard !cube.isEmpty else { return nil }
    var sums = StageSums(StageRates.stages, cuts: 1, categories: categories.count)
    for (number, entry) in cube.whole.entries.enumerated() {
      let group = cube.group(entry.kind, terms.groups.characteristic)
      sums.add(cube.whole, number, group: group, toCut: 0)
    }
    self.sums = sums
    compared = ComparedPositions(terms.groups, categories)
    self.terms = terms
    self.first = first ?? .draft
  }

  func results(rule: String) -> [MeasureResult] {
    let recorded = sums.recordedStages(cut: 0).filter { $0 >= first }
    let shown = sums.shown(recorded, cut: 0, terms.ways) { $0 > .offered }
    guard let first = shown.first, let last = shown.last else { return [] }
    var pairs = zip(shown, shown.dropFirst()).map { ($0, $1) }
    if pairs.count > 1 { pairs.append((first, last)) }
    var results = pairs.compactMap { result(rule: rule, from: $0.0, to: $0.1) }
    if shown.count < recorded.count, !results.isEmpty {
      results[results.count - 1].untold = untold(recorded[shown.count])
    }
    return results
  }

  /// That the counts from a stage on are not shown, in a sentence.
  private func untold(_ stage: Stage) -> String {
    "From \(stage.noun) on there are no rates: \(StageSums.ofOneVacancy)"
  }

  private func result(rule: String, from: Stage, to: Stage) -> MeasureResult? {
    let counts = sums.counts(
      cut: 0, from: from, to: to, compared, terms.ways, isAfterOffer: to > .offered, isComplete: true)
    guard counts.anyFault == nil else { return nil }
    let figures = MeasureFigures(counts, terms.between(from, to))
    return MeasureResult(
      rule: rule, measure: "rate", direction: MeasureSentence.direction(figures.terms), cut: [],
      from: from, to: to, groups: figures.terms.groups, reference: counts.reference,
      comparison: counts.comparison,
      neither: counts.neither, unknown: counts.unknown,
      unknownStates: counts.unknownStates, estimate: figures.estimate,
      estimateRange: figures.range.map { ClosedPair($0, figures.terms) }, verdict: nil,
      sentence: sentence(counts, from, to))
  }

  private func sentence(_ counts: CohortCounts, _ from: Stage, _ to: Stage) -> String {
    let groups = [(terms.groups.reference, counts.reference), (terms.groups.comparison, counts.comparison)]
    let parts = groups.map { applicants, group in
      let share = group.to.exact.flatMap { part in
        group.from.exact.flatMap { RatioText.percentage(part, of: $0) }
      }
      return "\(group.words) \(applicants.applicants)" + (share.map { " (\($0))" } ?? "")
    }
    return "From \(from.noun) to \(to.noun): \(parts.joined(separator: " and "))"
  }
}
