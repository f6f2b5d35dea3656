// SPDX-License-Identifier: Apache-2.0

/// A characteristic by which applicants are grouped.
///
/// Ethnicity is reduced to two groups, and its categories are told apart where that is asked for; each of the others
/// has categories of its own.
package enum Characteristic: String, Sendable, Hashable {
  case ethnicity, sex, disability
  case ageBand = "age_band"
  case religion, orientation
  /// The categories behind the two groups of ethnicity, as the source's scheme has them.
  case ethnicCategory = "ethnic_category"
  /// Where the application came from, such as a job board: no characteristic of the person, and told apart like one.
  case source

  /// Those of which a source has a column or counts.
  package static let ofSources: [Characteristic] = [
    .ethnicity, .sex, .disability, .ageBand, .religion, .orientation,
  ]

  /// Those other than ethnicity by which applications are told apart, in a fixed order.
  package static let others: [Characteristic] =
    ofSources.filter { $0 != .ethnicity } + [.source, .ethnicCategory]

  /// One of which a source may have a column or counts; `nil` for any other name.
  package init?(ofSource name: String) {
    guard let known = Characteristic.ofSources.first(where: { $0.rawValue == name }) else { return nil }
    self = known
  }

  /// The words that complete "whose … is not known".
  package var words: String {
    switch self {
    case .ethnicity: "ethnicity"
    case .ethnicCategory: "ethnic category"
    case .source: "source"
    case .sex: "sex"
    case .disability: "disability status"
    case .ageBand: "age"
    case .religion: "religion or belief"
    case .orientation: "sexual orientation"
    }
  }

  /// The categories, in the order in which they are told; ages, ethnic categories and sources have no closed list.
  package var categories: [ApplicantGroup] {
    switch self {
    case .ethnicity: [.white, .ethnicMinority]
    case .sex: [.female, .male, .anotherSex]
    case .disability: [.disabled, .notDisabled]
    case .ageBand, .ethnicCategory, .source: []
    case .religion: ApplicantGroup.religions
    case .orientation: [.heterosexual, .lgbPlus, .undecided]
    }
  }
}

extension Characteristic {
  /// The category with this name.
  package func category(named name: String) -> ApplicantGroup? {
    self == .ageBand ? AgeBand(name: name)?.group : categories.first { $0.name == name }
  }

  /// The categories, each once, in the order in which they are told: that of the closed list, ages from the
  /// youngest, ethnic categories and sources by their names, what sums up the rest last.
  package func ordered(_ groups: some Sequence<ApplicantGroup>) -> [ApplicantGroup] {
    switch self {
    case .ageBand: return Set(groups.compactMap { AgeBand(name: $0.name) }).sorted().map(\.group)
    case .ethnicCategory: return Set(groups).sorted { $0.name < $1.name }
    case .source:
      return Set(groups).sorted {
        ($0 == .anotherSource ? 1 : 0, $0.name) < ($1 == .anotherSource ? 1 : 0, $1.name)
      }
    case .ethnicity, .sex, .disability, .religion, .orientation:
      let found = Set(groups)
      return categories.filter(found.contains)
    }
  }
}
