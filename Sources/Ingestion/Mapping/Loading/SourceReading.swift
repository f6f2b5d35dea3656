// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import LocatedYAML

/// Reads one source of a profile.
struct SourceReading {
  private let name: String
  private let key: YAMLNode
  private let match: String?
  /// The records that enclose those of this source, when it is an `each`.
  private let enclosing: EnclosingFields?
  private var reader: MappingReader
  private var subject: String { "the source '\(name)'" }

  /// `match` and `enclosing` are those of the source around this one.
  init(
    name: String, key: YAMLNode, node: YAMLNode, match: String? = nil, enclosing: EnclosingFields? = nil,
    context: inout ProfileContext
  ) {
    self.name = name
    self.key = key
    self.match = match
    self.enclosing = enclosing
    reader = MappingReader(node, subject: "the source '\(name)'", log: &context.log)
  }

  /// The source and those of its `each`; none when too little of it could be read. Issues are in the log.
  mutating func sources(_ context: inout ProfileContext) -> [SourceMapping] {
    guard let entity = entity(&context.log) else {
      ignoreRest()
      return []
    }
    let schema = EntitySchema.of(entity)
    let source = source(schema, &context)
    var enclosed: [SourceMapping] = []
    if enclosing == nil, let each = reader.optional("each") {
      enclosed = EachReading.sources(each, of: source, schema: schema, context: &context)
    }
    reader.finish(log: &context.log)
    return [source] + enclosed
  }

  private mutating func source(_ schema: EntitySchema, _ context: inout ProfileContext) -> SourceMapping {
    let (match, format) = place(&context)
    let aggregate = AggregateReading.aggregate(&reader, schema: schema, context: &context)
    let counts = aggregate.map { aggregate in
      format.isXML ? CountPlaces.fields(of: aggregate, in: reader.node, context: &context) : []
    }
    var fieldReading = FieldReading(
      isXML: format.isXML, schema: schema, constantCharacteristic: aggregate?.characteristic,
      enclosing: enclosing)
    let fields = fields("fields", schema.fields, &fieldReading, &context, schema: schema)
    let stages = StageFieldReading(schema: schema)
    let source = SourceMapping(
      name: name, entity: schema.entity, match: match, format: format, fields: fields,
      reached: stages.reached(&reader, fieldReading, &context),
      events: stages.events(&reader, fieldReading, &context),
      implies: implied(&fieldReading, schema, &context), aggregate: aggregate, counts: counts ?? [],
      repeatsVacancies: repeatsVacancies(schema, &context.log),
      ignored: ignored(&context.log))
    checkKey(schema, fields, &context.log)
    SourceCheck(schema: schema, key: key, node: reader.node, subject: subject).run(source, &context.log)
    return source
  }

  /// Which files the records stand in, and where in them.
  private mutating func place(_ context: inout ProfileContext) -> (match: String?, format: SourceFormat) {
    guard let enclosing else {
      return (
        reader.optionalText("match", log: &context.log),
        SourceFormatReading.format(&reader, context: &context)
      )
    }
    _ = reader.optionalText("name", log: &context.log)
    return (match, SourceFormatReading.enclosed(&reader, in: enclosing, context: &context))
  }

  private mutating func entity(_ log: inout IssueLog) -> Entity? {
    guard let node = reader.required("entity", log: &log) else { return nil }
    let names = Entity.allCases.map(\.rawValue)
    guard let text = node.scalar, let entity = Entity(rawValue: text) else {
      let near = nearestName(to: node.scalar ?? "", among: names)
      log.add(
        node, "there is no entity '\(node.scalar ?? "")'",
        advice: near.map { "did you mean '\($0)'?" } ?? "entities are \(names.joined(separator: ", "))")
      return nil
    }
    return entity
  }

  private mutating func fields(
    _ keyName: String, _ targets: [TargetField], _ reading: inout FieldReading,
    _ context: inout ProfileContext, schema: EntitySchema
  ) -> [FieldMapping] {
    guard let node = reader.optional(keyName) else { return [] }
    let entries = MappingReader(node, subject: "'\(keyName)' of \(subject)", log: &context.log).entries
    return entries.compactMap { entry in
      guard let target = targets.first(where: { $0.name == entry.name }) else {
        let near = nearestName(to: entry.name, among: targets.map(\.name))
        context.log.add(
          entry.key, "the entity \(schema.entity.rawValue) has no field '\(entry.name)'",
          advice: StageFieldReading(schema: schema).hint(forField: entry.name, entry.value)
            ?? near.map { "did you mean '\($0)'?" }
            ?? "its fields are \(targets.map(\.name).joined(separator: ", "))")
        return nil
      }
      return reading.field(target, key: entry.key, node: entry.value, context: &context)
    }
  }

  /// Fields of the vacancy that stand on records of another entity.
  private mutating func implied(
    _ reading: inout FieldReading, _ schema: EntitySchema, _ context: inout ProfileContext
  ) -> [FieldMapping] {
    guard let node = reader.optional("implies") else { return [] }
    guard schema.belongsToVacancy else {
      context.log.add(node, "a record of the entity \(schema.entity.rawValue) implies nothing of a vacancy")
      return []
    }
    let targets = EntitySchema.vacancy.fields.filter { $0.kind != .key }
    return fields("implies", targets, &reading, &context, schema: .vacancy)
  }

  /// `repeats: agree`, for reports in which a vacancy has several rows.
  private mutating func repeatsVacancies(_ schema: EntitySchema, _ log: inout IssueLog) -> Bool {
    guard let node = reader.optional("repeats") else { return false }
    guard schema.entity == .vacancy else {
      log.add(node, "only records of vacancies may repeat", advice: "leave it out")
      return false
    }
    if node.scalar == "agree" { return true }
    log.add(
      node, "rows that repeat a vacancy must agree with each other",
      advice: "write repeats: agree, or leave it out")
    return false
  }

  private mutating func ignored(_ log: inout IssueLog) -> [IgnoredName] {
    guard let node = reader.optional("ignore"), reader.optionalTexts("ignore", log: &log) != nil else {
      return []
    }
    return (node.sequence ?? [node]).compactMap { name in
      name.scalar.map { IgnoredName(text: $0, line: name.line) }
    }
  }

  private mutating func checkKey(_ schema: EntitySchema, _ fields: [FieldMapping], _ log: inout IssueLog) {
    guard let node = reader.optional("key") else { return }
    guard let key = schema.key else {
      log.add(node, "a record of the entity \(schema.entity.rawValue) has no key", advice: "leave it out")
      return
    }
    if node.scalar != key {
      log.add(
        node, "the key of the entity \(schema.entity.rawValue) is '\(key)'", advice: "write key: \(key)")
    } else if !fields.contains(where: { $0.target == key }) {
      log.add(node, "the key '\(key)' is not among the fields", advice: "add it")
    }
  }

  private mutating func ignoreRest() {
    for entry in reader.entries { _ = reader.optional(entry.name) }
  }
}

extension SourceFormat {
  var isXML: Bool { if case .xml = self { true } else { false } }
}
