// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension [CohortCase] {
  /// The same with every part of a cut hidden of which one part is: the cut less the parts that are shown would give it.
  ///
  /// The parts are by characteristics of the applicants, of cuts that vacancies make. Where one cut alone is so divided,
  /// the smallest other one is hidden too: what all vacancies have of a part, less that of the other cuts, would give it.
  var hidingWithParts: [CohortCase] {
    let hidden = Set(filter(\.isHiddenForOneVacancy).map(\.divided))
    guard !hidden.isEmpty else { return self }
    let another =
      hidden.count > 1
      ? nil
      : filter { !hidden.contains($0.divided) && $0.figures.counts.anyFault == nil }
        .min { $0.figures.counts.total.from.atMost < $1.figures.counts.total.from.atMost }?.divided
    return map { hidden.contains($0.divided) || $0.divided == another ? $0.hidden : $0 }
  }
}

extension CohortCase {
  /// The cut that it divides by characteristics of the applicants.
  fileprivate var divided: CohortCut { cut.withoutCharacteristics }

  fileprivate var isHiddenForOneVacancy: Bool {
    let fault = figures.counts.anyFault
    return fault == StageSums.ofOneVacancy || fault == DisclosurePlan.wouldGiveAnother
  }

  fileprivate var hidden: CohortCase {
    guard figures.counts.anyFault == nil else { return self }
    var counts = CohortCounts()
    counts.fault = DisclosurePlan.wouldGiveAnother
    return CohortCase(
      cut: cut, whole: whole, figures: MeasureFigures(counts, figures.terms), others: [],
      isOfEthnicCategory: isOfEthnicCategory)
  }
}
