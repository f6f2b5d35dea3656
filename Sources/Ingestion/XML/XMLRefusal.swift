// SPDX-License-Identifier: Apache-2.0

/// What the reader itself refuses, beside what libxml2 finds not well-formed.
enum XMLRefusal {
  case depth(Int)
  case attributes(Int)
  case namespaces(Int)
  case nameLength(Int)
  case paths(Int)
  case fieldLength(Int, path: String)
  case markupLength(Int)
  case nestedRecord(path: String)
  case heldRecords(Int, path: String)
  case entityDefined(name: String)
  case attributeDefault(attribute: String, element: String)
  case entityUndeclared(name: String)

  var kind: String {
    switch self {
    case .depth: "too-deep"
    case .attributes: "too-many-attributes"
    case .namespaces: "too-many-namespaces"
    case .nameLength: "name-too-long"
    case .paths: "too-many-paths"
    case .fieldLength: "field-too-long"
    case .markupLength: "markup-too-long"
    case .nestedRecord: "nested-record"
    case .heldRecords: "too-many-in-a-record"
    case .entityDefined: "entity-defined"
    case .attributeDefault: "attribute-default-defined"
    case .entityUndeclared: "entity-undeclared"
    }
  }

  var problem: String {
    switch self {
    case .depth(let limit): "elements lie more than \(limit) deep in one another"
    case .attributes(let limit): "a start tag has more than \(limit) attributes and namespaces"
    case .namespaces(let limit): "more than \(limit) namespace declarations are in force at once"
    case .nameLength(let limit): "a name or namespace is longer than \(limit) bytes"
    case .paths(let limit): "the file has more than \(limit) different element and attribute paths"
    case .fieldLength(let limit, let path): "the text of '\(path)' is longer than \(limit) bytes"
    case .markupLength(let limit): "a tag, comment or declaration is longer than \(limit) bytes"
    case .nestedRecord(let path): "the record '\(path)' stands inside another record of the same kind"
    case .heldRecords(let limit, let path):
      "one record holds more than \(limit) of '\(path)', or more text in them than can be kept"
    case .entityDefined(let name): "the DOCTYPE defines the entity '\(name)', and a file may define none"
    case .attributeDefault(let attribute, let element):
      "the DOCTYPE gives '\(attribute)' of '\(element)' a default value, and values must stand in the file"
    case .entityUndeclared(let name): "the entity '&\(name);' is not defined in the file"
    }
  }

  var advice: String {
    switch self {
    case .depth, .attributes, .namespaces, .nameLength, .paths, .fieldLength, .markupLength,
      .heldRecords:
      "Check that this is the export and that it was written whole; no ATS export is known to need this much"
    case .nestedRecord: "Name a record path in the profile that does not lead into itself"
    case .entityDefined: "Export again without a DOCTYPE, or with the entity's text in its place"
    case .attributeDefault: "Export again without a DOCTYPE"
    case .entityUndeclared:
      "Export again with the character itself or its number, such as '&#160;', in the entity's place"
    }
  }
}
