// SPDX-License-Identifier: Apache-2.0

internal import LocatedYAML

/// Reads where a field's value comes from.
struct FieldOriginReading {
  let isXML: Bool

  func origin(
    _ written: WrittenField, _ target: TargetField, context: inout ProfileContext
  ) -> FieldOrigin? {
    switch (written.from, written.const) {
    case (let from?, nil):
      return places(from, context: &context)
    case (nil, let const?):
      return constant(const, target, written, context: &context)
    case (_?, let const?):
      context.log.add(const, "\(written.subject) has both 'from' and 'const'", advice: "keep one of them")
    case (nil, nil):
      context.log.add(
        written.key, "\(written.subject) says nowhere where its value comes from",
        advice: isXML ? "add from: with a path" : "add from: with the names of the column")
    }
    return nil
  }

  /// The columns or paths that a node names.
  func places(_ node: YAMLNode, context: inout ProfileContext) -> FieldOrigin? {
    isXML ? paths(node, context: &context) : headers(node, context: &context)
  }

  private func headers(_ node: YAMLNode, context: inout ProfileContext) -> FieldOrigin? {
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

  private func paths(_ node: YAMLNode, context: inout ProfileContext) -> FieldOrigin? {
    var paths: [XMLPath] = []
    for element in node.sequence ?? [node] {
      guard let path = PathReading.path(element, context: &context) else { continue }
      if path.isAbsolute, path.steps.contains(where: { $0.axis == .descendant }) {
        context.log.add(
          element, "a field's path from the root must name every element on the way",
          advice: "write it out, or start it at the record with './/'")
      }
      paths.append(path)
    }
    return paths.isEmpty ? nil : .paths(paths)
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
