// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions
internal import LocatedYAML
internal import Statistics

/// Reads one value of an example: a plain value of the fact's type, `null` for none, `{unknown: state}`,
/// `{at_least: 0, at_most: 2}`, `{grade: Consultant}`, or a list of seats.
struct GivenValue {
  /// In facts that a program gives: `{$unknown: any words for the reason}`.
  static let unknownMark = "$unknown"

  /// The fact whose value it is, for messages.
  let path: String
  let schema: Schema
  let placements: GradePlacements

  func read(_ node: YAMLNode, _ type: ExpressionType, log: inout IssueLog) -> Value? {
    if node.isNull { return .null }
    if let pairs = node.mapping { return readMapping(pairs, node, type, log: &log) }
    if let elements = node.sequence, case .list(let element) = type {
      let values = elements.compactMap { self.element($0, element, log: &log) }
      return values.count == elements.count ? .list(ValueList(values)) : nil
    }
    if let text = node.scalar, let value = plain(text, type) { return value }
    log.add(node, misfit(type), advice: expectation(type))
    return nil
  }

  private func misfit(_ type: ExpressionType) -> String {
    "this is no value of '\(path)', whose type is \(type)"
  }

  private func expectation(_ type: ExpressionType) -> String {
    switch type {
    case .bool: "write yes or no"
    case .count: "write a whole number, or {at_least: 0, at_most: 2}"
    case .date: "write year, month and day, such as 2025-04-01"
    case .scale: "write a band such as 7 or 8a, a range such as 5 to 6 or Band 5/6, or {grade: Consultant}"
    case .list: "write a list"
    default: "or write {unknown: not recorded}"
    }
  }

  private func plain(_ text: String, _ type: ExpressionType) -> Value? {
    switch type {
    case .bool:
      ["yes", "true"].contains(text) ? .bool(true) : ["no", "false"].contains(text) ? .bool(false) : nil
    case .int: Int64(text).map { .int($0) }
    case .count: Int(text).flatMap { $0 >= 0 ? .count($0...$0) : nil }
    case .double: Double(text).flatMap { $0.isFinite ? .double($0) : nil }
    case .string: .text(text)
    case .date: CivilDate(iso: text).map { .day($0) }
    case .ratio: DecimalFraction(text).map { .ratio(of: $0) }
    case .scale(let name): range(text, of: name)
    default: nil
    }
  }

  /// A label, or two with "to" between them; a band as exports write it.
  private func range(_ text: String, of name: String) -> Value? {
    let labels = text.split(separator: " ").filter { $0 != "to" }.map(String.init)
    let ranks = labels.compactMap { schema.scale(named: name)?.rank(of: $0) }
    if ranks.count == labels.count, let first = ranks.first, let last = ranks.last, ranks.count <= 2,
      first <= last
    {
      return .scale(name, first...last)
    }
    guard name == FactSchema.bandScale, case .bands(let bands)? = GradeReading.grade(text) else { return nil }
    return .scale(name, bands.lowerBound.rank...bands.upperBound.rank)
  }

  private func readMapping(
    _ pairs: [(key: YAMLNode, value: YAMLNode)], _ node: YAMLNode, _ type: ExpressionType, log: inout IssueLog
  ) -> Value? {
    var keys = MappingReader(node, subject: "this value", log: &log)
    if pairs.count == 1, let reason = keys.optionalText(Self.unknownMark, log: &log) {
      return .lacking(reason)
    }
    if pairs.count == 1, let state = keys.optionalText("unknown", log: &log) {
      let known = FactState.allCases.filter { !$0.isAnswer }.map(\.rawValue)
      if known.contains(state) { return .lacking(state) }
      log.addUnknown(
        keys.optional("unknown") ?? node, "'\(state)' is no state of an unknown fact", state, known: known)
      return nil
    }
    if case .scale = type, pairs.count == 1, let grade = keys.optionalText("grade", log: &log) {
      return placements.value(of: grade)
    }
    if type == .count, let least = keys.optionalInt("at_least", log: &log), least >= 0 {
      let most = keys.optionalInt("at_most", log: &log) ?? Int.max
      keys.finish(log: &log)
      if least <= most { return .count(least...most) }
    }
    log.add(node, misfit(type), advice: expectation(type))
    return nil
  }

  private func element(_ node: YAMLNode, _ type: ExpressionType, log: inout IssueLog) -> Value? {
    guard case .record(let name) = type, let record = schema.record(named: name) else {
      return read(node, type, log: &log)
    }
    var keys = MappingReader(node, subject: "a \(name)", log: &log)
    var values: [Int: Value] = [:]
    for (index, field) in record.fields.enumerated() {
      guard let value = keys.optional(field.name) ?? keys.null(field.name) else { continue }
      let reader = GivenValue(path: "\(path).\(field.name)", schema: schema, placements: placements)
      values[index] = reader.read(value, field.type, log: &log)
    }
    keys.finish(log: &log)
    return .record(GivenRecord(values: values))
  }
}

/// A record of an example: what is not given is not recorded.
struct GivenRecord: Record {
  let values: [Int: Value]

  func value(at field: Int) -> Value { values[field] ?? .lacking(FactState.notRecorded.rawValue) }
}

extension MappingReader {
  /// The node of a key that is written with nothing or `null` as its value, which is *none* in an example.
  func null(_ key: String) -> YAMLNode? {
    entries.first { $0.name == key && $0.value.isNull }?.value
  }
}
