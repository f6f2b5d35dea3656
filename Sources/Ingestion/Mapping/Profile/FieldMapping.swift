// SPDX-License-Identifier: Apache-2.0

package import AuditModel

/// Where a field's value comes from.
package enum FieldOrigin: Sendable, Hashable {
  /// CSV headers, of which the first that the file has is used (compared as `HeaderName` normalises them).
  case headers([String])
  /// Places in a record of an XML file, of which the first that a record has is used.
  case places([XMLPlace])
  /// The same for every record.
  case constant(String)
}

/// One field of the model and how it is read.
package struct FieldMapping: Sendable {
  /// The model's name, one of `EntitySchema`'s for the entity.
  package internal(set) var target: String
  package internal(set) var origin: FieldOrigin
  /// What changes the text before it is read, in order.
  package let steps: [TextTransform]
  package internal(set) var conversion: Conversion
  /// Where the heading stands under which an ethnicity's label belongs; `nil` when the label says it all.
  package internal(set) var heading: FieldOrigin?
  /// Labels of an ethnicity that the scheme does not have, normalised, and the scheme's label for each.
  package let labels: [String: String]
  /// A file without this column is refused for the source.
  package internal(set) var isRequired: Bool
  /// A record without a value here is set aside: keys, references, and what names a panel. A required column
  /// that identifies nothing, such as an ethnicity, sets no record aside.
  package internal(set) var identifies: Bool
  /// What an empty cell means; the loader always fills it in, and `nil` is read as *blank*.
  package let empty: FactState?
  /// Values that mean: the person declined to say. Normalised as values are.
  package let withheld: [String]
  /// Values that mean: asked and not answered.
  package let blank: [String]
  /// Values that mean: it was not asked.
  package let notAsked: [String]
  /// Values that mean: there is none, or it has not happened. Normalised as values are.
  package let none: [String]
  /// Values that stand for an empty cell; compared without regard to case, but with their punctuation.
  package let missing: [String]
  /// Whether an empty cell says what the cell above it says.
  package let fillsDown: Bool
  /// Line of the profile, for messages.
  package internal(set) var line: Int

  package init(
    target: String, origin: FieldOrigin, steps: [TextTransform] = [], conversion: Conversion,
    heading: FieldOrigin? = nil, labels: [String: String] = [:], isRequired: Bool = false,
    identifies: Bool? = nil, empty: FactState? = nil, withheld: [String] = [],
    blank: [String] = [], notAsked: [String] = [],
    none: [String] = [], missing: [String] = [], fillsDown: Bool = false, line: Int = 0
  ) {
    self.target = target
    self.origin = origin
    self.steps = steps
    self.conversion = conversion
    self.heading = heading
    self.labels = labels
    self.isRequired = isRequired
    self.identifies = identifies ?? isRequired
    self.empty = empty
    self.withheld = withheld
    self.blank = blank
    self.notAsked = notAsked
    self.none = none
    self.missing = missing
    self.fillsDown = fillsDown
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
  package internal(set) var field: FieldMapping

  package init(stage: Stage, field: FieldMapping) {
    self.stage = stage
    self.field = field
  }
}
