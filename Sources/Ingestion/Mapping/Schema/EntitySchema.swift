// SPDX-License-Identifier: Apache-2.0

/// The fields that the records of one entity may have.
package struct EntitySchema: Sendable {
  package let entity: Entity
  /// What one record is, in a few words.
  package let says: String
  package let fields: [TargetField]

  package subscript(name: String) -> TargetField? { fields.first { $0.name == name } }

  /// The name of the field that is the record's own key, where it has one.
  package var key: String? {
    switch entity {
    case .vacancy: "ref"
    case .application: "id"
    default: nil
    }
  }

  /// Whether its records refer to a vacancy.
  package var belongsToVacancy: Bool { self["vacancy"] != nil }

  package static func of(_ entity: Entity) -> EntitySchema {
    switch entity {
    case .vacancy: vacancy
    case .advert: advert
    case .criterion: criterion
    case .search: search
    case .panelMember: panelMember
    case .application: application
    case .score: score
    case .equalityCount: equalityCount
    case .controlTotal: controlTotal
    }
  }

  /// The vacancy that a record of another entity belongs to.
  static func vacancyReference(_ necessity: Necessity = .identity) -> TargetField {
    TargetField(
      "vacancy", .reference(.vacancy), "The key of the vacancy that the record belongs to.",
      necessity: necessity)
  }
}
