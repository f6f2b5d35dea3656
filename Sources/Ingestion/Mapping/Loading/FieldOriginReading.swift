// SPDX-License-Identifier: Apache-2.0

internal import LocatedYAML

/// Reads where a field's value comes from.
struct FieldOriginReading {
  let isXML: Bool

  func origin(
    _ written: WrittenField, _ target: TargetField, context: inout ProfileContext
  ) -> FieldOrigin? {
    if !isXML { refuseXML(written, &context.log) }
    switch (written.from ?? written.xml.pairs, written.const) {
    case (_?, nil) where isXML:
      return XMLOriginReading(written: written, target: target).origin(context: &context)
    case (let from?, nil): return headers(from, context: &context)
    case (nil, let const?):
      return constant(const, target, written, context: &context)
    case (_?, let const?):
      let other = written.from == nil ? "pairs" : "from"
      context.log.add(const, "\(written.subject) has both '\(other)' and 'const'", advice: "keep one of them")
    case (nil, nil):
      context.log.add(
        written.key, "\(written.subject) says nowhere where its value comes from",
        advice: isXML ? "add from: with a path" : "add from: with the names of the column")
    }
    return nil
  }

  /// The columns that a node names.
  func headers(_ node: YAMLNode, context: inout ProfileContext) -> FieldOrigin? {
    var names: [String] = []
    for element in node.sequence ?? [node] {
      guard let name = element.scalar, !HeaderName.normalise(name).isEmpty else {
        context.log.add(element, "the name of a column must be text")
        continue
      }
      let isTwice = names.contains { HeaderName.normalise($0) == HeaderName.normalise(name) }
      if isTwice {
        context.log.add(element, "the column '\(name)' is named twice", advice: "keep one of them")
      }
      names.append(name)
    }
    return names.isEmpty ? nil : .headers(names)
  }

  private func refuseXML(_ written: WrittenField, _ log: inout IssueLog) {
    for (name, node) in written.xml.all {
      log.add(node, "only the records of an XML file have '\(name)'", advice: "leave it out")
    }
  }

  private func constant(
    _ node: YAMLNode, _ target: TargetField, _ written: WrittenField, context: inout ProfileContext
  ) -> FieldOrigin? {
    guard let text = node.scalar else {
      context.log.add(node, "the constant of \(written.subject) must be text")
      return nil
    }
    if target.kind == .key {
      context.log.add(node, "a key cannot be the same for every record", advice: "read it from a column")
      return nil
    }
    return .constant(text)
  }
}
