// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import LocatedYAML

/// Reads the columns that tell of stages: `reached` (yes or no) and `events` (dates).
struct StageFieldReading {
  let schema: EntitySchema

  func reached(
    _ reader: inout MappingReader, _ fields: FieldReading, _ context: inout ProfileContext
  ) -> [StageField] {
    guard let node = reader.optional("reached"), belongs(node, "reached", &context.log) else { return [] }
    return MappingReader(node, subject: "'reached'", log: &context.log).entries.compactMap { entry in
      guard let stage = stage(entry.key, &context.log) else { return nil }
      let target = TargetField(stage.name, .bool(.standard), "Whether the stage was reached.")
      let field = fields.field(target, key: entry.key, node: entry.value, context: &context)
      return field.map { StageField(stage: stage, field: $0) }
    }
  }

  func events(
    _ reader: inout MappingReader, _ fields: FieldReading, _ context: inout ProfileContext
  ) -> [StageField] {
    guard let node = reader.optional("events"), belongs(node, "events", &context.log) else { return [] }
    guard let elements = node.sequence else {
      context.log.add(
        node, "'events' must be a list", advice: "write - {stage: applied, at: \"Date applied\"}")
      return []
    }
    var seen: Set<Stage> = []
    return elements.compactMap { element in
      guard let stage = eventStage(element, &context.log) else { return nil }
      if !seen.insert(stage).inserted {
        context.log.add(
          element, "the stage '\(stage.name)' has two dates", advice: "name both columns in one 'at'")
      }
      return event(stage, element, fields, &context)
    }
  }

  /// Where a column of a stage that stands among the fields belongs, such as `applied_on` of the model's own layout;
  /// `nil` for another name.
  func hint(forField name: String, _ node: YAMLNode) -> String? {
    guard schema.entity == .application, name.hasSuffix("_on"),
      let stage = Stage(name: String(name.dropLast("_on".count)))
    else { return nil }
    let from = node.mapping?.first { $0.key.scalar == "from" }?.value ?? node
    let column = from.scalar ?? from.sequence?.first?.scalar ?? name
    return "the day of a stage stands beside 'fields', as events: [{stage: \(stage.name), at: \"\(column)\"}]"
  }

  private func event(
    _ stage: Stage, _ node: YAMLNode, _ fields: FieldReading, _ context: inout ProfileContext
  ) -> StageField? {
    let target = TargetField(stage.name, .date, "When the stage was reached.", empty: .none)
    let field = fields.event(target, node: node, context: &context)
    return field.map { StageField(stage: stage, field: $0) }
  }

  private func eventStage(_ node: YAMLNode, _ log: inout IssueLog) -> Stage? {
    var reader = MappingReader(node, subject: "an event", log: &log)
    return reader.required("stage", log: &log).flatMap { stage($0, &log) }
  }

  /// Only applications pass through stages one by one.
  private func belongs(_ node: YAMLNode, _ key: String, _ log: inout IssueLog) -> Bool {
    if schema.entity == .application { return true }
    log.add(
      node, "'\(key)' tells of applications, not of the entity \(schema.entity.rawValue)",
      advice: "leave it out")
    return false
  }

  private func stage(_ node: YAMLNode, _ log: inout IssueLog) -> Stage? { StageReading.stage(node, &log) }
}

/// Reads the name of a stage.
enum StageReading {
  static func stage(_ node: YAMLNode, _ log: inout IssueLog) -> Stage? {
    if let stage = node.scalar.flatMap(Stage.init(name:)) { return stage }
    let names = ClosedList.stage.names + ["appointed"]
    let near = nearestName(to: node.scalar ?? "", among: names)
    log.add(
      node, "there is no stage '\(node.scalar ?? "")'",
      advice: near.map { "did you mean '\($0)'?" } ?? "stages are \(names.joined(separator: ", "))")
    return nil
  }
}
