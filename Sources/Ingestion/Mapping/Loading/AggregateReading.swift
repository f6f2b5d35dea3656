// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import LocatedYAML

/// Reads how the counts of an aggregate are laid out: `aggregate` and `melt`.
enum AggregateReading {
  static func aggregate(
    _ reader: inout MappingReader, schema: EntitySchema, context: inout ProfileContext
  ) -> AggregateMapping? {
    let node = reader.optional("aggregate")
    let melt = reader.optional("melt")
    guard schema.entity == .equalityCount else {
      for stranger in [node, melt] {
        guard let stranger else { continue }
        context.log.add(
          stranger, "only the entity equality_count has an aggregate", advice: "write entity: equality_count")
      }
      return nil
    }
    guard let node else {
      context.log.add(
        reader.node, "\(reader.subject) does not say what its counts mean",
        advice: "add aggregate: {counts: cumulative}, at_stage or current")
      return nil
    }
    let melted = melt.map { MeltReading.characteristics($0, log: &context.log) } ?? []
    return mapping(node, melted, &context.log)
  }

  private static func mapping(
    _ node: YAMLNode, _ melt: [MeltedCharacteristic], _ log: inout IssueLog
  ) -> AggregateMapping? {
    var reader = MappingReader(node, subject: "'aggregate'", log: &log)
    let meaning = meaning(&reader, &log)
    let stage = reader.optional("stage").flatMap { StageReading.stage($0, &log) }
    let characteristic = reader.optional("characteristic").flatMap { CharacteristicReading.name($0, &log) }
    let columns = stageColumns(&reader, &log)
    let total = reader.optionalText("total", log: &log)
    let suppressed = suppressed(&reader, &log)
    let isReconciled = isReconciled(&reader, total: total, &log)
    let scope = scope(&reader, &log)
    let percentages = PercentageReading.percentages(&reader, &log)
    refuse(&reader, "unit", only: "application", "the measures count applications, not people", &log)
    let overlaps = overlaps(&reader, &log)
    let subtotals = subtotals(&reader, &log)
    reader.finish(log: &log)
    guard let meaning else { return nil }
    return AggregateMapping(
      meaning: meaning, stage: stage, characteristic: characteristic, stageColumns: columns, melt: melt,
      total: total, isReconciled: isReconciled, isOfOrganisation: scope == "organisation",
      suppressed: suppressed, overlaps: overlaps, subtotals: subtotals, percentages: percentages ?? [],
      checksPercentages: percentages != nil)
  }

  /// `reconcile: none` for counts that no other counts have to agree with.
  private static func isReconciled(
    _ reader: inout MappingReader, total: String?, _ log: inout IssueLog
  ) -> Bool {
    guard let node = reader.optional("reconcile") else { return true }
    guard node.scalar == "none" else {
      log.add(
        node, "counts are held against their total and each other",
        advice: "write reconcile: none, or leave it out")
      return true
    }
    if total != nil {
      log.add(
        node, "counts that have a total are held against it", advice: "leave 'reconcile' or 'total' out")
    }
    return false
  }

  /// `organisation` for counts that belong to no vacancy, `vacancy` for counts that do.
  private static func scope(_ reader: inout MappingReader, _ log: inout IssueLog) -> String? {
    guard let node = reader.optional("scope") else { return nil }
    if let scope = node.scalar, ["organisation", "vacancy"].contains(scope) { return scope }
    log.add(
      node, "counts are of vacancies or of the organisation", advice: "write scope: organisation or vacancy")
    return nil
  }

  /// `categories: overlapping` for a question with several answers.
  private static func overlaps(_ reader: inout MappingReader, _ log: inout IssueLog) -> Bool {
    guard let node = reader.optional("categories") else { return false }
    if let words = node.scalar, ["exclusive", "overlapping"].contains(words) {
      return words == "overlapping"
    }
    log.add(
      node, "a person stands in one category of a characteristic or in several",
      advice: "write categories: exclusive or overlapping")
    return false
  }

  /// Which lines or columns sum up others: `{BME: [Asian, Black]}`.
  private static func subtotals(_ reader: inout MappingReader, _ log: inout IssueLog) -> [SubtotalMapping] {
    guard let node = reader.optional("subtotals") else { return [] }
    var entries = MappingReader(node, subject: "'subtotals'", log: &log)
    return entries.entries.compactMap { entry in
      guard let parts = entries.optionalTexts(entry.name, log: &log), !parts.isEmpty else { return nil }
      return SubtotalMapping(name: entry.name, parts: parts)
    }
  }

  private static func meaning(
    _ reader: inout MappingReader, _ log: inout IssueLog
  ) -> AggregateMapping.Meaning? {
    guard let node = reader.required("counts", log: &log) else { return nil }
    if let meaning = node.scalar.flatMap(AggregateMapping.Meaning.init(rawValue:)) { return meaning }
    log.add(node, "counts cannot mean this", advice: "write cumulative, at_stage or current")
    return nil
  }

  private static func stageColumns(_ reader: inout MappingReader, _ log: inout IssueLog) -> [StageColumn] {
    guard let node = reader.optional("stages") else { return [] }
    return MappingReader(node, subject: "'stages'", log: &log).entries.compactMap { entry in
      StageReading.stage(entry.value, &log).map { StageColumn(header: entry.name, stage: $0) }
    }
  }

  /// Marks that hide a number: `{"<5": lt5, "*": 4}`, less than five or at most four.
  private static func suppressed(_ reader: inout MappingReader, _ log: inout IssueLog) -> [String: Int] {
    guard let node = reader.optional("suppressed") else { return [:] }
    var marks: [String: Int] = [:]
    for entry in MappingReader(node, subject: "'suppressed'", log: &log).entries {
      guard let most = entry.value.scalar.flatMap(largest) else {
        log.add(
          entry.value, "a mark must say how large the hidden number may be",
          advice: "write lt5 for less than five, or the largest number itself")
        continue
      }
      marks[ValueName.literal(entry.name)] = most
    }
    return marks
  }

  private static func largest(_ text: String) -> Int? {
    if text.hasPrefix("lt"), let limit = Int(text.dropFirst(2)), limit > 0 { return limit - 1 }
    return Int(text).flatMap { $0 >= 0 ? $0 : nil }
  }

  private static func refuse(
    _ reader: inout MappingReader, _ key: String, only value: String, _ why: String, _ log: inout IssueLog
  ) {
    guard let node = reader.optional(key), node.scalar != value else { return }
    log.add(node, "'\(key)' can only be '\(value)' in this version: \(why)", advice: "write \(key): \(value)")
  }
}

/// Reads the name of a characteristic.
enum CharacteristicReading {
  static func name(_ node: YAMLNode, _ log: inout IssueLog) -> String? {
    let list = ClosedList.characteristic
    if let name = node.scalar, list.names.contains(name) { return name }
    if let alias = list.aliases[ValueName.normalised(node.scalar ?? "")] { return alias }
    let near = nearestName(to: node.scalar ?? "", among: list.names)
    log.add(
      node, "there is no characteristic '\(node.scalar ?? "")'",
      advice: near.map { "did you mean '\($0)'?" }
        ?? "characteristics are \(list.names.joined(separator: ", "))")
    return nil
  }
}
