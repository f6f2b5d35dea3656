// SPDX-License-Identifier: Apache-2.0

/// A characteristic by which applicants are grouped.
///
/// Ethnicity is reduced to two groups; each of the others has categories of its own.
package enum Characteristic: String, Sendable, Hashable, CaseIterable {
  case ethnicity, sex, disability
  case ageBand = "age_band"
  case religion, orientation

  /// The words that complete "whose … is not known".
  package var words: String {
    switch self {
    case .ethnicity: "ethnicity"
    case .sex: "sex"
    case .disability: "disability status"
    case .ageBand: "age"
    case .religion: "religion or belief"
    case .orientation: "sexual orientation"
    }
  }

  /// The categories, in the order in which they are told; age has no closed list.
  package var categories: [ApplicantGroup] {
    switch self {
    case .ethnicity: [.white, .ethnicMinority]
    case .sex: [.female, .male, .anotherSex]
    case .disability: [.disabled, .notDisabled]
    case .ageBand: []
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
  /// youngest.
  package func ordered(_ groups: some Sequence<ApplicantGroup>) -> [ApplicantGroup] {
    guard self != .ageBand else {
      return Set(groups.compactMap { AgeBand(name: $0.name) }).sorted().map(\.group)
    }
    let found = Set(groups)
    return categories.filter(found.contains)
  }
}
