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
  private let readings: [String: EthnicityReading]
  /// For each spelling of a category its label.
  private let labels: [String: String]
  /// Words before a label that are passed over, normalised, each with the space after it.
  private let prefixes: [String]

  /// `declined` and `notKnown` are the scheme's own marks beside the words that every scheme knows.
  init(
    name: String, title: String, categories: [EthnicityCategory], declined: [String] = [],
    notKnown: [String] = [], prefixes: [String] = []
  ) {
    self.name = name
    self.title = title
    self.categories = categories
    self.prefixes = prefixes.map { ValueName.normalised($0) + " " }
    var readings: [String: EthnicityReading] = [:]
    for (reading, words) in EthnicityWords.readings + [(.declined, declined), (.notKnown, notKnown)] {
      for word in words { readings[ValueName.normalised(word)] = reading }
    }
    for category in categories {
      for spelling in category.spellings { readings[spelling] = .group(category.group) }
    }
    self.readings = readings
    labels = Dictionary(
      categories.flatMap { category in category.spellings.map { ($0, category.label) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The scheme's own label of the category that a text names.
  func label(of text: String) -> String? { labels[name(in: text)] }

  /// The text as spellings are compared, without the words that are passed over.
  private func name(in text: String) -> String {
    var name = ValueName.normalised(text)
    for prefix in prefixes where name.hasPrefix(prefix) { name = String(name.dropFirst(prefix.count)) }
    return name
  }

  /// What the label or code says.
  package func reading(of text: String) -> EthnicityReading {
    let name = name(in: text)
    if name.isEmpty { return .blank }
    return readings[name] ?? (EthnicityWords.isTotal(name) ? .total : .noCategory)
  }

  /// The same as a fact.
  package func group(of text: String) -> Answer<EthnicityGroup> { reading(of: text).answer }

  /// The same with the category.
  package func ethnicity(of text: String) -> Answer<EthnicityLabel> {
    group(of: text).map { EthnicityLabel($0, label(of: text) ?? text) }
  }

  /// The group of everything under a heading; `nil` for what is no heading.
  package static func group(under heading: String) -> EthnicityGroup? {
    if case .group(let group) = ukLabels.reading(of: heading) { group } else { nil }
  }

  /// The label of everything under a heading.
  static func label(ofHeading heading: String) -> String { ukLabels.label(of: heading) ?? heading }

  /// All schemes, by name.
  package static let all: [EthnicityScheme] = [
    .groups, .losAngeles2013, .nhs2001, .nhs2001OrGroups, .nhsScotland, .nhsWales, .ons2011, .ons2021,
    .ukLabels,
  ]

  package static func named(_ name: String) -> EthnicityScheme? { all.first { $0.name == name } }
}

extension EthnicityCategory {
  /// A category that needs no heading.
  static func whole(_ label: String, _ group: EthnicityGroup, _ others: [String] = []) -> EthnicityCategory {
    EthnicityCategory(
      code: nil, label: label, group: group, spellings: Set(([label] + others).map(ValueName.normalised)))
  }

  /// The same without codes, for sets in which letters mean nothing.
  var withoutCode: EthnicityCategory {
    EthnicityCategory(code: nil, label: label, group: group, spellings: spellings.filter { $0.count > 2 })
  }
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
