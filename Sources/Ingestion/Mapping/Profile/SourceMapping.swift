// SPDX-License-Identifier: Apache-2.0

/// What kind of model record a source's records become.
package enum Entity: String, Sendable, Hashable, CaseIterable {
  case vacancy, advert, criterion, search, application, score
  case panelMember = "panel_member"
  case equalityCount = "equality_count"
  /// A number that the system gives of its own records, which what is read is held against.
  case controlTotal = "control_total"
}

/// One kind of record in the bundle: a CSV file, or the elements at one path of an XML file.
package struct SourceMapping: Sendable {
  package let name: String
  package let entity: Entity
  /// File-name glob (`*` and `?`), matched without regard to case; `nil` accepts any name.
  package let match: String?
  package internal(set) var format: SourceFormat
  package internal(set) var fields: [FieldMapping]
  /// Columns that say yes or no for a stage.
  package internal(set) var reached: [StageField]
  /// Columns that hold the date of a stage; an empty cell is *none* unless the field says otherwise.
  package internal(set) var events: [StageField]
  /// Fields of the vacancy that stand on this source's records (target names as for `vacancy`).
  package internal(set) var implies: [FieldMapping]
  package let aggregate: AggregateMapping?
  /// Of XML: the counts that lie side by side in a record.
  package internal(set) var counts: [FieldMapping]
  /// Whether several records may tell of one vacancy, each of which is used and must agree with the others; a
  /// report that changes its grain, a row a vacancy and later a row an application, is read so.
  package let repeatsVacancies: Bool
  /// Columns or paths, as the profile writes them, that are known to be none of the fields, however near their names
  /// come to one.
  package let ignored: [IgnoredName]

  package init(
    name: String, entity: Entity, match: String?, format: SourceFormat, fields: [FieldMapping],
    reached: [StageField] = [], events: [StageField] = [], implies: [FieldMapping] = [],
    aggregate: AggregateMapping? = nil, counts: [FieldMapping] = [], repeatsVacancies: Bool = false,
    ignored: [IgnoredName] = []
  ) {
    self.name = name
    self.entity = entity
    self.match = match
    self.format = format
    self.fields = fields
    self.reached = reached
    self.events = events
    self.implies = implies
    self.aggregate = aggregate
    self.counts = counts
    self.repeatsVacancies = repeatsVacancies
    self.ignored = ignored
  }
}

/// A column or path that a source leaves alone, as the profile writes it, and the line where it does.
package struct IgnoredName: Sendable, Hashable {
  package let text: String
  package let line: Int

  package init(text: String, line: Int) {
    self.text = text
    self.line = line
  }
}

/// How the records of a source lie in a file.
package enum SourceFormat: Sendable, Hashable {
  case csv(CSVSource)
  case xml(XMLSource)
}

/// Where the records of an XML source are.
package struct XMLSource: Sendable, Hashable {
  /// Path of the record element, from the root.
  package let record: XMLPath
  /// Path of the element that announces how many records there are.
  package let expectedCount: XMLPath?
  /// The records that enclose these, when they are children of another source's.
  package let enclosing: EnclosingRecord?

  package init(record: XMLPath, expectedCount: XMLPath? = nil, enclosing: EnclosingRecord? = nil) {
    self.record = record
    self.expectedCount = expectedCount
    self.enclosing = enclosing
  }
}

/// The records of one source in which those of another stand.
package struct EnclosingRecord: Sendable, Hashable {
  /// The name of their source.
  package let source: String
  package let record: XMLPath

  package init(source: String, record: XMLPath) {
    self.source = source
    self.record = record
  }
}

extension SourceMapping {
  /// Whether the profile says of a column, or of a path from the root, that it is none of the fields.
  func ignores(_ name: String) -> Bool {
    guard case .xml(let xml) = format else {
      let normalised = HeaderName.normalise(name)
      return ignored.contains { HeaderName.normalise($0.text) == normalised }
    }
    return ignored.contains {
      NearPaths.areSame($0.text, name) || NearPaths.areSame("\(xml.record.text)/\($0.text)", name)
    }
  }

  /// The source in whose records those of this one stand; `nil` for most.
  package var enclosing: EnclosingRecord? { if case .xml(let xml) = format { xml.enclosing } else { nil } }
}
