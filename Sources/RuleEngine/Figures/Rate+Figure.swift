// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Statistics

extension Rate {
  /// The rate of a group with its intervals.
  func figure(_ kind: FigureKind, of group: ApplicantGroup, _ terms: MeasureTerms) -> ComputedFigure {
    let (wilson, exact) = (ConfidenceInterval.wilson(self), ConfidenceInterval.clopperPearson(self))
    let nobody = "no \(group.applicants) \(terms.from.words)"
    let values: [FigureValue] =
      [
        .count("selected", selected), .count("considered", considered),
        .number("rate", value, or: nobody),
      ] + FigureValue.ends("wilson", wilson, or: nobody)
      + FigureValue.ends("clopper_pearson", exact, or: nobody)
    guard let wilson, let share = RatioText.percentage(selected, of: considered) else {
      return ComputedFigure(kind, values, "There were \(nobody), so that there is no rate.")
    }
    let people = "\(selected.grouped) of \(considered.grouped) \(group.applicants(considered))"
    let ends = FigureWords.hundredths(wilson.lower, wilson.upper)
    return ComputedFigure(
      kind, values,
      "\(people) \(terms.from.words) \(selected == 1 ? "was" : "were") \(terms.to.words): \(share); rates from "
        + "\(ends.low)% to \(ends.high)% agree with these counts.")
  }
}
