// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import LocatedYAML

/// What must hold of a source as a whole.
struct SourceCheck {
  let schema: EntitySchema
  let key: YAMLNode
  /// What is written of the source.
  let node: YAMLNode
  let subject: String

  func run(_ source: SourceMapping, _ log: inout IssueLog) {
    let targets = Set(source.fields.map(\.target))
    let written = targets.union(namedInFile)
    for field in schema.fields where isDemanded(field) && !written.contains(field.name) {
      log.add(key, "\(subject) has no field '\(field.name)'", advice: "add it: \(field.says)")
    }
    if let aggregate = source.aggregate { check(aggregate, written, source, &log) }
  }

  /// What an aggregate lacks among its fields may stand in its layout.
  private func isDemanded(_ field: TargetField) -> Bool {
    field.isRequired && schema.entity != .equalityCount
  }

  /// Fields that stand in the file, whether or not they could be read: what is faulty is not missing as well.
  private var namedInFile: [String] {
    let fields = node.mapping?.first { $0.key.scalar == "fields" }?.value
    return fields?.mapping?.compactMap(\.key.scalar) ?? []
  }

  private func check(
    _ aggregate: AggregateMapping, _ fields: Set<String>, _ source: SourceMapping, _ log: inout IssueLog
  ) {
    let isWide = !aggregate.melt.isEmpty
    if isWide, source.format.isXML {
      log.add(key, "'melt' needs columns, and \(subject) is XML", advice: "map one record a count")
    }
    if isWide, !aggregate.stageColumns.isEmpty {
      log.add(key, "\(subject) has both 'melt' and 'stages'", advice: "a column holds a category or a stage")
    }
    func demand(_ field: String, _ isGiven: Bool, _ advice: String) {
      if isGiven == fields.contains(field) {
        let problem = isGiven ? "says twice what the \(field) is" : "does not say what the \(field) is"
        log.add(key, "\(subject) \(problem)", advice: isGiven ? "keep one of them" : advice)
      }
    }
    demand(
      "characteristic", isWide || aggregate.characteristic != nil,
      "add a field or aggregate: {characteristic: ethnicity}")
    demand("category", isWide, "add a field or 'melt'")
    demand(
      "stage", aggregate.stage != nil || !aggregate.stageColumns.isEmpty,
      "add a field, aggregate: {stage: applied} or aggregate: {stages: {column: stage}}")
    demand("count", isWide || !aggregate.stageColumns.isEmpty, "add a field, 'stages' or 'melt'")
  }
}
