// SPDX-License-Identifier: Apache-2.0

internal import LocatedYAML

/// What the records of an `each` may take from the record around them.
struct EnclosingFields {
  let source: String
  let schema: EntitySchema
  let record: XMLPath
  let fields: [FieldMapping]
}

/// Reads `each`: children of a record that are records of another entity.
enum EachReading {
  static func sources(
    _ node: YAMLNode, of outer: SourceMapping, schema: EntitySchema, context: inout ProfileContext
  ) -> [SourceMapping] {
    guard case .xml(let xml) = outer.format else {
      context.log.add(
        node, "only the records of an XML file have others inside them", advice: "make a source of its own")
      return []
    }
    guard let elements = node.sequence else {
      context.log.add(
        node, "'each' must be a list",
        advice: "write - {path: Interviewer, entity: panel_member, fields: {vacancy: {parent: vacancy}}}")
      return []
    }
    let enclosing = EnclosingFields(
      source: outer.name, schema: schema, record: xml.record, fields: outer.fields)
    return zip(elements, names(elements, of: outer.name)).compactMap { element, name in
      var reading = SourceReading(
        name: name, key: element, node: element, match: outer.match, enclosing: enclosing, context: &context)
      return reading.sources(&context).first
    }
  }

  /// The names of the sources, as reports show them: their own, or that of the source around them and the entity.
  static func names(_ elements: [YAMLNode], of outer: String) -> [String] {
    var names: [String] = []
    for element in elements {
      func text(_ key: String) -> String? {
        element.mapping?.first { $0.key.scalar == key }?.value.scalar.flatMap { $0.isEmpty ? nil : $0 }
      }
      let plain = text("name") ?? "\(outer).\(text("entity") ?? "each")"
      let count = names.count { $0 == plain || $0.hasPrefix("\(plain) ") }
      names.append(count == 0 ? plain : "\(plain) \(count + 1)")
    }
    return names
  }
}

extension FieldOrigin {
  /// The same as a record within that record sees it.
  fileprivate var enclosed: FieldOrigin {
    guard case .places(let places) = self else { return self }
    return .places(places.map(XMLPlace.enclosing))
  }
}

/// Reads `{parent: field}`: what the record around a record says.
struct EnclosedReading {
  let written: WrittenField
  let target: TargetField
  let enclosing: EnclosingFields?

  /// The parent's field under the name of the child's; `nil` with an issue in the log.
  func field(_ node: YAMLNode, conversion: Conversion?, context: inout ProfileContext) -> FieldMapping? {
    refuseOthers(&context.log)
    guard let enclosing else {
      context.log.add(
        node, "\(written.subject) stands in no other record", advice: "write from: with a path of its own")
      return nil
    }
    guard let name = node.scalar, let outer = enclosing.fields.first(where: { $0.target == name }) else {
      let known = enclosing.fields.map(\.target)
      let near = nearestName(to: node.scalar ?? "", among: known)
      context.log.add(
        node, "the records of '\(enclosing.source)' have no field '\(node.scalar ?? "")'",
        advice: near.map { "did you mean '\($0)'?" } ?? "their fields are \(known.joined(separator: ", "))")
      return nil
    }
    guard let kind = enclosing.schema[name]?.kind, fits(kind) else {
      context.log.add(
        node,
        "\(written.subject) is \(target.kindTitle), and '\(name)' of the record around it is"
          + " \(enclosing.schema[name]?.kindTitle ?? "something else")",
        advice: "name a field of the same kind")
      return nil
    }
    return taken(outer, conversion)
  }

  private func taken(_ outer: FieldMapping, _ conversion: Conversion?) -> FieldMapping {
    var field = outer
    field.target = target.name
    field.origin = outer.origin.enclosed
    field.heading = outer.heading?.enclosed
    // Keys and references are compared as text, and each says for itself what it refers to.
    if isText(target.kind), let conversion { field.conversion = conversion }
    field.isRequired = written.isRequired ?? target.isRequired
    field.identifies = target.necessity == .identity
    field.line = written.key.line
    return field
  }

  private func fits(_ outer: TargetKind) -> Bool {
    outer == target.kind || (isText(outer) && isText(target.kind))
  }

  private func isText(_ kind: TargetKind) -> Bool {
    switch kind {
    case .text, .key, .reference: true
    default: false
    }
  }

  private func refuseOthers(_ log: inout IssueLog) {
    let others = [
      written.from, written.const, written.transforms, written.values, written.scheme, written.unmapped,
      written.references, written.heading, written.xml.pairs, written.xml.many, written.xml.join,
    ]
    for other in others.compactMap(\.self) {
      log.add(
        other, "what \(written.subject) takes from the record around it is read as that record's field is",
        advice: "leave it out")
    }
  }
}
