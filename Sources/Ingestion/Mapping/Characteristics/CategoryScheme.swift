// SPDX-License-Identifier: Apache-2.0

package import AuditModel

/// A set of labels or codes of one characteristic other than ethnicity, and the category that each means.
///
/// Such labels mean the same in nearly every export, so that a profile need not name the scheme, as it must for
/// ethnicity; where an export has codes, it names one that has them.
package struct CategoryScheme: Sendable {
  package let name: String
  package let title: String
  package let characteristic: Characteristic
  private let answers: [String: Answer<ApplicantGroup>]

  /// - Parameters:
  ///   - labels: every accepted spelling by category.
  ///   - withheld: the scheme's own words beside those that every scheme knows; likewise `notKnown`.
  init(
    _ name: String, _ title: String, of characteristic: Characteristic,
    labels: [(group: ApplicantGroup, spellings: [String])] = [], withheld: [String] = [],
    notKnown: [String] = []
  ) {
    self.name = name
    self.title = title
    self.characteristic = characteristic
    var answers: [String: Answer<ApplicantGroup>] = [:]
    for word in EthnicityWords.notKnown + CategoryScheme.notKnownWords + notKnown {
      answers[ValueName.normalised(word)] = .notRecorded
    }
    for word in EthnicityWords.blank + CategoryScheme.blankWords {
      answers[ValueName.normalised(word)] = .blank
    }
    for word in EthnicityWords.notAsked { answers[ValueName.normalised(word)] = .notAsked }
    for word in EthnicityWords.declined + CategoryScheme.withheldWords(characteristic) + withheld {
      answers[ValueName.normalised(word)] = .withheld
    }
    for (group, spellings) in labels {
      for spelling in spellings + [group.name] { answers[ValueName.normalised(spelling)] = .known(group) }
    }
    self.answers = answers
  }

  /// What the label or code means: a category, *withheld*, *blank* (also for an empty text), *not asked*, *not
  /// recorded* for what the source itself calls not known, or *unmapped*.
  package func category(of text: String) -> Answer<ApplicantGroup> {
    let name = ValueName.normalised(text)
    if name.isEmpty { return .blank }
    if let answer = answers[name] { return answer }
    guard characteristic == .ageBand, let band = AgeBandReading.band(text) else { return .unmapped }
    return .known(band.group)
  }

  /// All schemes, by name.
  package static let all: [CategoryScheme] = [
    .ageBands, .disability, .disabilityWithImpairments, .orientation, .religion, .sex, .statedGender,
  ]

  package static func named(_ name: String) -> CategoryScheme? { all.first { $0.name == name } }

  /// The schemes of a characteristic, by name.
  package static func schemes(of characteristic: Characteristic) -> [CategoryScheme] {
    all.filter { $0.characteristic == characteristic }
  }

  /// The scheme used where a profile names none; `nil` for ethnicity and its categories, whose scheme must be named, and for sources, which have none.
  package static func standard(for characteristic: Characteristic) -> CategoryScheme? {
    switch characteristic {
    case .ethnicity, .ethnicCategory, .source: nil
    case .sex: .sex
    case .disability: .disability
    case .ageBand: .ageBands
    case .religion: .religion
    case .orientation: .orientation
    }
  }

  private static let blankWords = ["null", "n/a", "not entered"]
  private static let notKnownWords = ["unknown gender", "unknown sex"]

  private static func withheldWords(_ characteristic: Characteristic) -> [String] {
    let subjects: [String] =
      switch characteristic {
      case .ethnicity, .ethnicCategory, .source: []
      case .sex: ["sex", "gender"]
      case .disability: ["disability", "disability status", "whether or not I have a disability"]
      case .ageBand: ["age", "date of birth"]
      case .religion: ["religion", "religion or belief", "religion/belief"]
      case .orientation: ["sexual orientation"]
      }
    return ["not declared", "prefer not to specify", "i do not want to say"]
      + subjects.flatMap { ["I do not wish to disclose my \($0)", "I do not wish to disclose \($0)"] }
  }
}
