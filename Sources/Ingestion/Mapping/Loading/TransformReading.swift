// SPDX-License-Identifier: Apache-2.0

internal import LocatedYAML

/// Reads `as:`, which says how a value is written. The field itself says what it is.
struct TransformReading {
  private(set) var dates: [DateForm]?
  /// What the transforms say that the value is, with the place.
  private(set) var kind: (name: String, node: YAMLNode)?

  static let known = ["trim", "text", "date", "datetime", "bool", "integer", "decimal", "grade", "pseudonym"]

  init(_ written: WrittenField, target: TargetField, log: inout IssueLog) {
    guard let node = written.transforms else { return }
    for element in node.sequence ?? [node] { read(element, log: &log) }
    guard let kind, !TransformReading.fits(kind.name, target) else { return }
    log.add(
      kind.node, "'\(kind.name)' does not fit \(written.subject), which is \(target.kindTitle)",
      advice: kind.name == "pseudonym"
        ? "leave the field out: what is not mapped is not read" : "leave 'as' out")
  }

  private mutating func read(_ element: YAMLNode, log: inout IssueLog) {
    if let pairs = element.mapping, pairs.count == 1, let pair = pairs.first, let name = pair.key.scalar {
      guard name == "date" || name == "datetime" else {
        note(name, pair.key, log: &log)
        log.add(pair.value, "the transform '\(name)' takes nothing", advice: "write as: [\(name)]")
        return
      }
      note(name, pair.key, log: &log)
      dates = DateFormReading.forms(pair.value, log: &log)
    } else if let name = element.scalar {
      note(name, element, log: &log)
    } else {
      log.add(element, "a transform is a word, or {date: form}")
    }
  }

  private mutating func note(_ name: String, _ node: YAMLNode, log: inout IssueLog) {
    guard TransformReading.known.contains(name) else {
      let near = nearestName(to: name, among: TransformReading.known)
      log.add(
        node, "there is no transform '\(name)'",
        advice: near.map { "did you mean '\($0)'?" }
          ?? "transforms are \(TransformReading.known.joined(separator: ", "))")
      return
    }
    if name == "trim" { return }
    if let kind { log.add(node, "'\(kind.name)' and '\(name)' cannot both hold", advice: "keep one of them") }
    kind = (name, node)
  }

  private static func fits(_ name: String, _ target: TargetField) -> Bool {
    switch (name, target.kind) {
    case ("date", .date), ("datetime", .date), ("bool", .bool), ("integer", .integer), ("decimal", .decimal),
      ("grade", .grade), ("text", .text):
      true
    case ("pseudonym", _): target.isPersonal
    default: false
    }
  }
}
