// SPDX-License-Identifier: Apache-2.0

package import AuditModel

/// One category of a set of ethnicity labels or codes, with the spellings that are read as it.
package struct EthnicityCategory: Sendable, Hashable {
  /// The code, where the scheme has codes.
  package let code: String?
  /// The label as the scheme prints it, with its heading.
  package let label: String
  package let group: EthnicityGroup
  /// Every accepted spelling, normalised as values are.
  package let spellings: Set<String>
}

/// A set of ethnicity labels or codes, and the group that each belongs to.
///
/// A letter means different things in different sets, so a profile must always name the scheme. White
/// includes Gypsy, Roma and Irish Traveller, as in the census and the Workforce Race Equality Standard.
package struct EthnicityScheme: Sendable {
  package let name: String
  package let title: String
  package let categories: [EthnicityCategory]
  private let answers: [String: Answer<EthnicityGroup>]

  /// `withheld` and `blank` are the scheme's own marks beside the words that every scheme knows.
  init(
    name: String, title: String, categories: [EthnicityCategory], withheld: [String] = [],
    blank: [String] = []
  ) {
    self.name = name
    self.title = title
    self.categories = categories
    var answers: [String: Answer<EthnicityGroup>] = [:]
    for word in EthnicityScheme.blankWords + blank { answers[ValueName.normalised(word)] = .blank }
    for word in EthnicityScheme.withheldWords + withheld { answers[ValueName.normalised(word)] = .withheld }
    for category in categories {
      for spelling in category.spellings { answers[spelling] = .known(category.group) }
    }
    self.answers = answers
  }

  /// What the label or code means: a group, *withheld*, *blank* (also for an empty text), or *unmapped*.
  package func group(of text: String) -> Answer<EthnicityGroup> {
    let name = ValueName.normalised(text)
    return name.isEmpty ? .blank : answers[name] ?? .unmapped
  }

  /// All schemes, by name.
  package static let all: [EthnicityScheme] = [
    .groups, .losAngeles2013, .nhs2001, .nhs2001OrGroups, .ons2011, .ons2021,
  ]

  package static func named(_ name: String) -> EthnicityScheme? { all.first { $0.name == name } }

  /// The person was asked and declined.
  static let withheldWords = [
    "not stated", "prefer not to say", "i prefer not to say", "prefer not to answer",
    "prefer not to disclose",
    "would rather not say", "rather not say", "do not wish to disclose", "i do not wish to disclose",
    "I do not wish to disclose my ethnic origin", "I do not wish to disclose this", "do not wish to say",
    "I do not wish to say", "not disclosed", "undisclosed", "decline", "declined", "declined to say",
    "declined to answer", "declined to disclose", "declined to state", "refused",
    "not stated (person asked but declined to provide a response)",
  ]

  /// Nobody knows, for another reason.
  static let blankWords = [
    "not known", "unknown", "unknown ethnicity", "ethnicity unknown", "not recorded", "not specified",
    "not given", "not provided", "not asked", "not answered", "no answer", "unspecified", "blank",
  ]
}

extension EthnicityScheme {
  /// A heading of the scheme, as it is printed and in the shorter forms that exports use.
  struct Heading {
    let label: String
    let group: EthnicityGroup
    let others: [String]

    init(_ label: String, _ group: EthnicityGroup, _ others: [String] = []) {
      self.label = label
      self.group = group
      self.others = others
    }

    /// A category below the heading. `under` are spellings that need the heading before them; `alone` are
    /// those that nobody can mistake without it. Codes come first in `codes`, the national one first of all.
    func category(
      _ label: String, codes: [String] = [], under: [String] = [], alone: [String] = []
    ) -> EthnicityCategory {
      var spellings = Set(codes.map(ValueName.normalised)).union(alone.map(ValueName.normalised))
      for name in [label] + under + alone {
        for heading in [self.label] + others { spellings.insert(ValueName.normalised("\(heading): \(name)")) }
      }
      return EthnicityCategory(
        code: codes.first, label: "\(self.label): \(label)", group: group, spellings: spellings)
    }
  }
}
