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
      let isTooEarly = compare(
        vacancy.interviewedOn, isBefore: vacancy.advertisedOn, "interviewed",
        "vacancies had their interviews before they were advertised", &quality)
      if !isTooEarly {
        compare(
          vacancy.interviewedOn, isBefore: vacancy.closedOn, "closed before interviews",
          "vacancies had their interviews before the last day for applications", &quality, .unusual)
      }
      compare(
        vacancy.interviewedOn, isBefore: vacancy.declaration.declaredOn, "declared",
        "representation on the panel was declared after the interviews", &quality, .afterwards)
    }
    for panel in pipeline.panels.elements
    where panel.standing == .actual && pipeline.vacancies.indices.contains(panel.vacancy) {
      compare(
        pipeline.vacancies[panel.vacancy].interviewedOn, isBefore: panel.satOn,
        "panel \(panel.phase.rawValue)",
        "\(panel.phase.rawValue) panels sat after the day of the interviews", &quality)
    }
  }

  /// How two days stand against each other.
  private enum Relation {
    case impossible, unusual, afterwards

    var kind: String {
      switch self {
      case .impossible: "dates-contradict"
      case .unusual: "dates-unusual"
      case .afterwards: "recorded-afterwards"
      }
    }

    var weight: DataQualityWeight { self == .afterwards ? .note : .warning }

    var consequence: String {
      switch self {
      case .impossible: "one of the two days must be wrong, and both are used as they stand"
      case .unusual: "unless it was so, one of the two days is wrong, and both are used as they stand"
      case .afterwards: "it counts as it stands"
      }
    }
  }

  /// Notes that one day lies before another that must have come first; whether it does.
  @discardableResult
  private func compare(
    _ later: Fact<CivilDate>, isBefore earlier: Fact<CivilDate>, _ subject: String, _ words: String,
    _ quality: inout QualityLog, _ relation: Relation = .impossible
  ) -> Bool {
    guard let second = later.value, let first = earlier.value, second < first else { return false }
    let places = [earlier.place, later.place].compactMap { $0 }
    let file = places.first.map { Int($0.file) } ?? 0
    let path = paths.indices.contains(file) ? " (\(paths[file]))" : ""
    quality.note(
      relation.weight, relation.kind, file: file, subject: subject,
      message: "\(words)\(path): \(relation.consequence)",
      places: places)
    return true
  }
}
