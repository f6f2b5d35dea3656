// SPDX-License-Identifier: Apache-2.0

package import AuditModel

/// Where a field's value comes from.
package enum FieldOrigin: Sendable, Hashable {
  /// CSV headers, of which the first that the file has is used (compared as `HeaderName` normalises them).
  case headers([String])
  /// XML paths, of which the first that a record has is used.
  case paths([XMLPath])
  /// The same for every record.
  case constant(String)
}

/// One field of the model and how it is read.
package struct FieldMapping: Sendable {
  /// The model's name, one of `EntitySchema`'s for the entity.
  package let target: String
  package let origin: FieldOrigin
  package private(set) var conversion: Conversion
  /// A file without this column is refused for the source.
  package let isRequired: Bool
  /// A record without a value here is set aside: keys, references, and what names a panel. A required column
  /// that identifies nothing, such as an ethnicity, sets no record aside.
  package let identifies: Bool
  /// What an empty cell means; the loader always fills it in, and `nil` is read as *blank*.
  package let empty: FactState?
  /// Values that mean: the person declined to say. Normalised as values are.
  package let withheld: [String]
  /// Values that mean: asked and not answered.
  package let blank: [String]
  /// Values that mean: there is none, or it has not happened. Normalised as values are.
  package let none: [String]
  /// Values that stand for an empty cell; compared without regard to case, but with their punctuation.
  package let missing: [String]
  /// Line of the profile, for messages.
  package let line: Int

  package init(
    target: String, origin: FieldOrigin, conversion: Conversion, isRequired: Bool = false,
    identifies: Bool? = nil, empty: FactState? = nil, withheld: [String] = [], blank: [String] = [],
    none: [String] = [], missing: [String] = [], line: Int = 0
  ) {
    self.target = target
    self.origin = origin
    self.conversion = conversion
    self.isRequired = isRequired
    self.identifies = identifies ?? isRequired
    self.empty = empty
    self.withheld = withheld
    self.blank = blank
    self.none = none
    self.missing = missing
    self.line = line
  }

  /// The same field with its values read in another way.
  func reading(as conversion: Conversion) -> FieldMapping {
    var field = self
    field.conversion = conversion
    return field
  }
}

/// A stage and the field that tells of it.
package struct StageField: Sendable {
  package let stage: Stage
  package let field: FieldMapping

  package init(stage: Stage, field: FieldMapping) {
    self.stage = stage
    self.field = field
  }
}
