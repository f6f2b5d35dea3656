// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import LocatedYAML

/// Reads the fields of one source.
struct FieldReading {
  let isXML: Bool
  let schema: EntitySchema
  /// The characteristic of every count of an aggregate, where it is the same.
  let constantCharacteristic: String?
  /// The records around those of this source, when it is an `each`.
  var enclosing: EnclosingFields?

  /// The field, or `nil` when too little of it could be read.
  func field(
    _ target: TargetField, key: YAMLNode, node: YAMLNode, context: inout ProfileContext
  ) -> FieldMapping? {
    let written = WrittenField(node, key: key, subject: "the field '\(target.name)'", log: &context.log)
    return field(target, written, context: &context)
  }

  /// The date of a stage, from `{stage: ..., at: ...}`.
  func event(_ target: TargetField, node: YAMLNode, context: inout ProfileContext) -> FieldMapping? {
    let written = WrittenField(
      node, key: node, subject: "the event '\(target.name)'", origin: "at", log: &context.log)
    return field(target, written, context: &context)
  }

  private func field(
    _ target: TargetField, _ written: WrittenField, context: inout ProfileContext
  ) -> FieldMapping? {
    defer { written.finish(&context.log) }
    if isXML, let parent = written.xml.parent { return enclosed(parent, target, written, context: &context) }
    let origin = FieldOriginReading(isXML: isXML).origin(written, target, context: &context)
    let transforms = TransformReading(written, target: target, log: &context.log)
    let conversion = ConversionReading(
      target: target, constantCharacteristic: constantCharacteristic, isCategory: isCategory(target),
      dates: transforms.dates
    ).conversion(written, context: &context)
    let ethnicity = EthnicityFieldReading(written: written, target: target, isXML: isXML)
    let heading = ethnicity.heading(origin, context: &context)
    let labels = ethnicity.labels(conversion, context: &context)
    guard let origin, let conversion else { return nil }
    let field = mapping(
      target, written, origin, transforms.steps, labels?.adjusted(conversion) ?? conversion,
      heading: heading, labels: labels?.canonical ?? [:], context: &context)
    if case .constant(let text) = origin { check(text, field, written, &context.log) }
    return field
  }

  private func enclosed(
    _ parent: YAMLNode, _ target: TargetField, _ written: WrittenField, context: inout ProfileContext
  ) -> FieldMapping? {
    let reading = EnclosedReading(written: written, target: target, enclosing: enclosing)
    let known = context.entities
    let reference: Conversion? = target.conversionAsText { entity in
      known.first { $0.entity == entity }?.source ?? ""
    }
    return reading.field(parent, conversion: reference, context: &context)
  }

  private func isCategory(_ target: TargetField) -> Bool {
    schema.entity == .equalityCount && target.name == "category"
  }

  private func mapping(
    _ target: TargetField, _ written: WrittenField, _ origin: FieldOrigin, _ steps: [TextTransform],
    _ conversion: Conversion, heading: FieldOrigin?, labels: [String: String], context: inout ProfileContext
  ) -> FieldMapping {
    let isRequired = written.isRequired ?? target.isRequired
    if written.isRequired == false, target.isRequired {
      context.log.add(
        written.key, "the field '\(target.name)' cannot be optional",
        advice: "a record without it cannot be placed: leave 'required' out")
    }
    return FieldMapping(
      target: target.name, origin: origin, steps: steps, conversion: conversion, heading: heading,
      labels: labels, isRequired: isRequired,
      identifies: target.necessity == .identity || (isRequired && target.kind == .key),
      empty: written.empty ?? target.empty, withheld: written.withheld, blank: written.blank,
      notAsked: written.notAsked + target.notAsked,
      none: written.none + target.none, missing: context.missing + written.missing,
      fillsDown: fillsDown(target, written, &context.log), line: written.key.line)
  }

  /// A key that is empty is a fault of its record, and what XML leaves out is not above it.
  private func fillsDown(_ target: TargetField, _ written: WrittenField, _ log: inout IssueLog) -> Bool {
    guard let (node, fills) = written.fillDown, fills else { return false }
    if isXML || written.const != nil {
      log.add(node, "only a column of a table has a cell above another", advice: "leave fill_down out")
    } else if target.name == schema.key || target.kind == .key {
      log.add(
        node,
        "\(written.subject) tells its records apart, and an empty one cannot be that of the record above",
        advice: "leave fill_down out")
    } else {
      return true
    }
    return false
  }

  /// A value that stands for every record must be one that the field can hold.
  private func check(_ text: String, _ field: FieldMapping, _ written: WrittenField, _ log: inout IssueLog) {
    let converted = ValueConversion(field)(Array(text.utf8)[...])
    guard let fault = converted.fault, let node = written.const else { return }
    log.add(node, "the constant of \(written.subject) is \(fault.problem)", advice: "write another value")
  }
}

/// The keys of one field, as they are written.
struct WrittenField {
  let key: YAMLNode
  let subject: String
  let from: YAMLNode?
  let const: YAMLNode?
  let transforms: YAMLNode?
  let references: YAMLNode?
  let values: YAMLNode?
  let scheme: YAMLNode?
  let heading: YAMLNode?
  let unmapped: YAMLNode?
  let xml: WrittenXML
  let isRequired: Bool?
  let fillDown: (node: YAMLNode, fills: Bool)?
  let empty: FactState?
  let withheld: [String]
  let blank: [String]
  let notAsked: [String]
  let none: [String]
  let missing: [String]
  private let reader: MappingReader

  /// `origin` is the key that says where the value comes from.
  init(_ node: YAMLNode, key: YAMLNode, subject: String, origin: String = "from", log: inout IssueLog) {
    var reader = MappingReader(node, subject: subject, log: &log)
    self.key = key
    self.subject = subject
    if origin != "from" { _ = reader.optional("stage") }
    from = reader.optional(origin)
    const = origin == "from" ? reader.optional("const") : nil
    transforms = reader.optional("as")
    references = reader.optional("references")
    values = reader.optional("values")
    scheme = reader.optional("scheme")
    heading = reader.optional("heading")
    unmapped = reader.optional("unmapped")
    xml = WrittenXML(&reader)
    isRequired = reader.optionalBool("required", log: &log)
    fillDown = WrittenField.fillDown(&reader, &log)
    withheld = reader.optionalTexts("withheld", log: &log) ?? []
    blank = reader.optionalTexts("blank", log: &log) ?? []
    notAsked = reader.optionalTexts("not_asked", log: &log) ?? []
    none = reader.optionalTexts("none", log: &log) ?? []
    missing = reader.optionalTexts("missing", log: &log) ?? []
    empty = reader.optional("empty").flatMap { WrittenField.emptyState($0, &log) }
    if let pii = reader.optional("pii") { WrittenField.check(pii: pii, &log) }
    self.reader = reader
  }

  func finish(_ log: inout IssueLog) { reader.finish(log: &log, instead: WrittenField.instead) }

  /// What is written here for the keys that other formats have for the same.
  private static let instead: [String: String] = {
    let (values, from) = ("write values: {raw value: name}", "write from: with the column's name")
    let (dates, const) = ("write as: [{date: dmy}]", "write const: with the value")
    return [
      "map": values, "maps": values, "mapping": values, "mappings": values, "lookup": values,
      "translate": values,
      "column": from, "columns": from, "header": from, "source": from, "date": dates, "dates": dates,
      "date_format": dates, "format": dates, "constant": const, "default": const, "fixed": const,
    ]
  }()

  private static func fillDown(
    _ reader: inout MappingReader, _ log: inout IssueLog
  ) -> (node: YAMLNode, fills: Bool)? {
    guard let node = reader.optional("fill_down"), let fills = reader.optionalBool("fill_down", log: &log)
    else {
      return nil
    }
    return (node, fills)
  }

  private static func emptyState(_ node: YAMLNode, _ log: inout IssueLog) -> FactState? {
    let states: [String: FactState] = [
      "none": .none, "blank": .blank, "not-asked": .notAsked, "withheld": .withheld,
      "not-recorded": .notRecorded,
    ]
    if let state = node.scalar.flatMap({ states[$0] }) { return state }
    log.add(
      node, "an empty cell cannot mean this", advice: "write none, blank, not-asked, withheld or not-recorded"
    )
    return nil
  }

  private static func check(pii node: YAMLNode, _ log: inout IssueLog) {
    switch node.scalar {
    case "drop": return
    case "keep", "pseudonym":
      log.add(
        node, "what points to a person is never kept, under its own name or another",
        advice: "write pii: drop, or leave it out")
    default:
      log.add(node, "this policy for personal data is not known", advice: "write pii: drop, or leave it out")
    }
  }
}
