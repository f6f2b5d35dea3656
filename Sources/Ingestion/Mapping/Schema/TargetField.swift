// SPDX-License-Identifier: Apache-2.0

package import AuditModel

/// What kind of value a field of the model holds.
package enum TargetKind: Sendable, Hashable {
  case text
  /// The record's own key.
  case key
  /// The key of a record of another kind.
  case reference(Entity)
  case date, integer, decimal, grade
  case bool(BoolWords)
  case list(ClosedList)
  /// White, ethnic minority, or why it is unknown: through an ethnicity scheme.
  case ethnicity
  /// A category of another characteristic, through its standard scheme, another one, or a map of names.
  case category(Characteristic)
}

/// How much depends on a field.
package enum Necessity: Sendable, Hashable {
  case optional
  /// A file without it cannot be read as this entity.
  case column
  /// The same, and a record without a value is set aside.
  case identity
}

/// A field of the model that a profile may fill.
package struct TargetField: Sendable {
  package let name: String
  package let kind: TargetKind
  package let necessity: Necessity
  /// What an empty cell means unless the profile says otherwise.
  package let empty: FactState
  /// Words, normalised, that mean *not asked* or *none* in this field whatever the profile.
  package let notAsked: [String]
  package let none: [String]
  /// Whether the raw value points to a person, so that `as: [pseudonym]` may stand on it.
  package let isPersonal: Bool
  /// One sentence for the documentation of the format.
  package let says: String

  package init(
    _ name: String, _ kind: TargetKind, _ says: String, necessity: Necessity = .optional,
    empty: FactState = .blank, notAsked: [String] = [], none: [String] = [], isPersonal: Bool = false
  ) {
    self.name = name
    self.kind = kind
    self.says = says
    self.necessity = necessity
    self.empty = empty
    self.notAsked = notAsked
    self.none = none
    self.isPersonal = isPersonal
  }

  package var isRequired: Bool { necessity != .optional }

  /// Whether only a hash of the value crosses into the program, so that its text cannot be changed first.
  package var isHashed: Bool { isPersonal || kind == .reference(.application) }

  /// How the field is read when a profile says nothing about it; `nil` where it must (ethnicity).
  package func plainConversion(dates: [DateForm], reference source: String) -> Conversion? {
    switch kind {
    case .text: .text
    case .key: .key
    case .reference(let entity): .reference(source: source, field: EntitySchema.of(entity).key ?? "")
    case .date: .date(dates)
    case .integer: .integer
    case .decimal: .decimal
    case .grade: .grade
    case .bool(let words): .bool(words)
    case .list(let list): .values(list.plainMap(unmapped: .error))
    case .ethnicity: nil
    case .category(let characteristic):
      CategoryScheme.standard(for: characteristic).map { .category(scheme: $0.name, unmapped: .error) }
    }
  }

  /// How the text of a key, a reference or a text is read; `nil` for other kinds.
  func conversionAsText(source: (Entity) -> String) -> Conversion? {
    switch kind {
    case .text, .key: plainConversion(dates: [], reference: "")
    case .reference(let entity): plainConversion(dates: [], reference: source(entity))
    default: nil
    }
  }

  /// The kind in words, for messages and documentation.
  package var kindTitle: String {
    switch kind {
    case .text: "text"
    case .key: "a key"
    case .reference(let entity): "the key of a record of the entity \(entity.rawValue)"
    case .date: "a date"
    case .integer: "a whole number"
    case .decimal: "a number"
    case .grade: "a pay band or grade"
    case .bool: "yes or no"
    case .list(let list): "a name of the list of \(list.title)s"
    case .ethnicity: "an ethnicity, through a scheme"
    case .category(let characteristic): "a category of \(characteristic.words), through a scheme"
    }
  }
}
