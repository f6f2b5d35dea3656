// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Days of a vacancy and of its panels that cannot have followed one another. Each remark names the places of
/// both; the facts stay as they are, since nobody can say which of them is wrong.
struct Chronology {
  let pipeline: RecruitmentPipeline
  /// Paths by file.
  let paths: [String]

  func report(to quality: inout QualityLog) {
    for vacancy in pipeline.vacancies {
      compare(
        vacancy.closedOn, isBefore: vacancy.advertisedOn, "closed",
        "vacancies closed for applications before they were advertised", &quality)
      compare(
        vacancy.interviewedOn, isBefore: vacancy.advertisedOn, "interviewed",
        "vacancies had their interviews before they were advertised", &quality)
    }
    for panel in pipeline.panels.elements
    where panel.phase == .interview && panel.standing == .actual
      && pipeline.vacancies.indices.contains(panel.vacancy)
    {
      compare(
        pipeline.vacancies[panel.vacancy].interviewedOn, isBefore: panel.satOn, "panel",
        "interview panels sat after the day of the interviews", &quality)
    }
  }

  /// Notes that one day lies before another that must have come first.
  private func compare(
    _ later: Fact<CivilDate>, isBefore earlier: Fact<CivilDate>, _ subject: String, _ words: String,
    _ quality: inout QualityLog
  ) {
    guard let second = later.value, let first = earlier.value, second < first else { return }
    let places = [earlier.place, later.place].compactMap { $0 }
    let file = places.first.map { Int($0.file) } ?? 0
    let path = paths.indices.contains(file) ? " (\(paths[file]))" : ""
    quality.note(
      .warning, "dates-contradict", file: file, subject: subject,
      message: "\(words)\(path): one of the two days must be wrong, and both are used as they stand",
      places: places)
  }
}
