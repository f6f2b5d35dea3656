// SPDX-License-Identifier: Apache-2.0

internal import LocatedYAML

/// The keys of a field that only the records of an XML file have, as they are written.
struct WrittenXML {
  let pairs: YAMLNode?
  let parent: YAMLNode?
  let many: YAMLNode?
  let join: YAMLNode?

  init(_ reader: inout MappingReader) {
    pairs = reader.optional("pairs")
    parent = reader.optional("parent")
    many = reader.optional("many")
    join = reader.optional("join")
  }

  var all: [(name: String, node: YAMLNode)] {
    [("pairs", pairs), ("parent", parent), ("many", many), ("join", join)].compactMap { name, node in
      node.map { (name, $0) }
    }
  }
}

/// Reads where a field's value stands in a record of an XML file: `from`, `pairs`, or both in this order.
struct XMLOriginReading {
  /// What stands between values that are joined, when the profile names nothing.
  static let separator = "; "

  let written: WrittenField
  let target: TargetField

  func origin(context: inout ProfileContext) -> FieldOrigin? {
    let join = join(written.xml.many, written.xml.join, &context.log)
    var places: [XMLPlace] = []
    for element in written.from.map({ $0.sequence ?? [$0] }) ?? [] {
      if let path = path(element, context: &context) { places.append(.path(path, join: join)) }
    }
    if let node = written.xml.pairs { places += pairs(node, join, context: &context) }
    return places.isEmpty ? nil : .places(places)
  }

  /// The paths that a node lists, of which the first that a record has is used.
  func paths(_ node: YAMLNode, context: inout ProfileContext) -> FieldOrigin? {
    let paths = (node.sequence ?? [node]).compactMap { path($0, context: &context) }
    return paths.isEmpty ? nil : .places(paths.map { .path($0) })
  }

  private func path(_ node: YAMLNode, context: inout ProfileContext) -> XMLPath? {
    guard let path = PathReading.path(node, context: &context) else { return nil }
    if path.isAbsolute, path.steps.contains(where: { $0.axis == .descendant }) {
      context.log.add(
        node, "a field's path from the root must name every element on the way",
        advice: "write it out, or start it at the record with './/'")
    }
    return path
  }

  /// What stands between the values when all are taken; `nil` when the first is.
  private func join(_ many: YAMLNode?, _ join: YAMLNode?, _ log: inout IssueLog) -> String? {
    var takesAll = join != nil
    if let many {
      switch many.scalar {
      case "true": takesAll = true
      case "false":
        if let join { log.add(join, "one value has nothing to be joined with", advice: "leave it out") }
        return nil
      default: log.add(many, "'many' must be true or false")
      }
    }
    guard takesAll else { return nil }
    if target.kind != .text {
      log.add(
        join ?? many ?? written.key, "\(written.subject) is \(target.kindTitle), and only text can be joined",
        advice: "leave it out: the first value is read")
    }
    guard let join else { return XMLOriginReading.separator }
    guard let text = join.scalar else {
      log.add(join, "'join' must be the text between the values", advice: "write join: \"\\n\"")
      return nil
    }
    return text
  }

  /// With `join` one place for all names, or for all pairs; without it one for each name, in the profile's order.
  private func pairs(
    _ node: YAMLNode, _ fieldJoin: String?, context: inout ProfileContext
  ) -> [XMLPlace] {
    var reader = MappingReader(node, subject: "'pairs' of \(written.subject)", log: &context.log)
    let path = reader.required("path", log: &context.log).flatMap {
      below($0, "the record", context: &context)
    }
    let name = reader.required("name", log: &context.log).flatMap { below($0, "the pair", context: &context) }
    let value = reader.optional("value").flatMap { below($0, "the pair", context: &context) }
    let hasValue = reader.entries.contains { $0.name == "value" }
    let pick = reader.optional("pick")
    let picks = picks(pick, &context.log)
    let join = join(reader.optional("many"), reader.optional("join"), &context.log) ?? fieldJoin
    reader.finish(log: &context.log)
    if pick == nil, join == nil {
      context.log.add(
        node, "without 'pick' all pairs are taken, and nothing says how they are joined",
        advice: "add pick: with the names that are meant, or join: with the text between them")
    }
    if let path, path.attribute != nil {
      context.log.add(node, "a pair is an element, not an attribute", advice: "name the element around it")
    }
    guard let path, let name, picks.isEmpty == (pick == nil), value != nil || !hasValue else { return [] }
    let pairs = XMLPairs(path: path, name: name, value: value ?? .itself)
    if join != nil { return [.pairs(pairs, names: picks, join: join)] }
    return picks.map { .pairs(pairs, names: [$0], join: nil) }
  }

  /// A path that starts where its value belongs.
  private func below(_ node: YAMLNode, _ start: String, context: inout ProfileContext) -> XMLPath? {
    guard let path = PathReading.path(node, context: &context) else { return nil }
    guard !path.isAbsolute else {
      context.log.add(node, "this path must start at \(start)", advice: "leave out the '/' at its beginning")
      return nil
    }
    return path
  }

  private func picks(_ node: YAMLNode?, _ log: inout IssueLog) -> [String] {
    guard let node else { return [] }
    var picks: [String] = []
    for element in node.sequence ?? [node] {
      guard let name = element.scalar, !HeaderName.normalise(name).isEmpty else {
        log.add(element, "the name of a pair must be text")
        continue
      }
      if picks.contains(where: { HeaderName.normalise($0) == HeaderName.normalise(name) }) {
        log.add(element, "the name '\(name)' is picked twice", advice: "keep one of them")
      }
      picks.append(name)
    }
    if node.sequence?.isEmpty == true { log.add(node, "'pick' names no pair", advice: "add at least one") }
    return picks
  }
}
