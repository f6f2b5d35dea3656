// SPDX-License-Identifier: Apache-2.0

internal import LocatedYAML

/// Reads `as:`: the steps that change how a value is written, then what it is. The field itself says that too.
struct TransformReading {
  private(set) var dates: [DateForm]?
  private(set) var steps: [TextTransform] = []
  /// What the transforms say that the value is, with the place.
  private(set) var kind: (name: String, node: YAMLNode)?
  private let target: TargetField

  /// What the value is; nothing that changes its text may follow.
  private static let kinds = [
    "text", "date", "datetime", "bool", "integer", "decimal", "grade", "pseudonym",
  ]
  static let known = ["trim"] + StepReading.names + kinds

  init(_ written: WrittenField, target: TargetField, log: inout IssueLog) {
    self.target = target
    guard let node = written.transforms else { return }
    for element in node.sequence ?? [node] { read(element, written.subject, log: &log) }
    guard let kind, !TransformReading.fits(kind.name, target) else { return }
    log.add(
      kind.node, "'\(kind.name)' does not fit \(written.subject), which is \(target.kindTitle)",
      advice: kind.name == "pseudonym"
        ? "leave the field out: what is not mapped is not read" : "leave 'as' out")
  }

  private mutating func read(_ element: YAMLNode, _ subject: String, log: inout IssueLog) {
    let pair = element.mapping.flatMap { $0.count == 1 ? $0.first : nil }
    let key = pair?.key ?? element
    guard let name = key.scalar else {
      log.add(element, "a transform is a word, or a word with what it needs: {extract: pattern}")
      return
    }
    if name == "trim" {
      refuse(pair?.value, name, log: &log)
    } else if StepReading.names.contains(name) {
      readStep(name, key, pair?.value, subject, log: &log)
    } else if TransformReading.kinds.contains(name) {
      readKind(name, key, pair?.value, log: &log)
    } else {
      if DateForm(rawValue: name) != nil {
        return log.add(
          key, "'\(name)' is a form of date and no transform", advice: "write as: [{date: \(name)}]")
      }
      let near = nearestName(to: name, among: TransformReading.known)
      log.add(
        key, "there is no transform '\(name)'",
        advice: near.map { "did you mean '\($0)'?" }
          ?? "transforms are \(TransformReading.known.joined(separator: ", "))")
    }
  }

  private mutating func readStep(
    _ name: String, _ key: YAMLNode, _ argument: YAMLNode?, _ subject: String, log: inout IssueLog
  ) {
    if target.isHashed {
      log.add(
        key, "\(subject) is only compared, as it stands in the file: '\(name)' could not change it",
        advice: "leave it out")
    }
    if name == "html_to_text", target.kind != .text {
      log.add(
        key, "'\(name)' does not fit \(subject), which is \(target.kindTitle)", advice: "leave it out")
    }
    if let kind {
      log.add(
        key, "'\(name)' changes the text, which '\(kind.name)' before it has read already",
        advice: "put it before '\(kind.name)'")
    }
    if let step = StepReading(name: name, key: key).step(argument, log: &log) { steps.append(step) }
  }

  private mutating func readKind(
    _ name: String, _ key: YAMLNode, _ argument: YAMLNode?, log: inout IssueLog
  ) {
    switch (name, argument) {
    case ("date", let forms?), ("datetime", let forms?): dates = DateFormReading.forms(forms, log: &log)
    case ("decimal", let mark?):
      if let mark = StepReading.mark(mark, log: &log) { steps.append(.decimalMark(mark)) }
    default: refuse(argument, name, log: &log)
    }
    if let kind { log.add(key, "'\(kind.name)' and '\(name)' cannot both hold", advice: "keep one of them") }
    kind = (name, key)
  }

  private func refuse(_ argument: YAMLNode?, _ name: String, log: inout IssueLog) {
    if let argument {
      log.add(argument, "the transform '\(name)' takes nothing", advice: "write as: [\(name)]")
    }
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
