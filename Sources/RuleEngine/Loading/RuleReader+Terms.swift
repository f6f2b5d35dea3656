// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import LocatedYAML

extension RuleReader {
  mutating func readRemedy(_ checkpoints: [Checkpoint]) -> Remedy? {
    guard let node = reader.required("remedy", log: &log) else { return nil }
    var texts = MappingReader(node, subject: "remedy", log: &log)
    var byCheckpoint: [Checkpoint: String] = [:]
    for checkpoint in Checkpoint.allCases {
      guard let text = texts.optionalWords(checkpoint.rawValue, log: &log) else { continue }
      byCheckpoint[checkpoint] = text
      if !checkpoints.isEmpty, !checkpoints.contains(checkpoint),
        let place = texts.optional(checkpoint.rawValue)
      {
        log.add(place, "a remedy for \(checkpoint.rawValue), at which the rule does not run")
      }
    }
    let afterwards = texts.optionalWords("afterwards", log: &log)
    texts.finish(log: &log)
    for checkpoint in checkpoints where byCheckpoint[checkpoint] == nil && afterwards == nil {
      log.add(
        node, "there is no remedy for \(checkpoint.rawValue)",
        advice: "add one, or 'afterwards' for every moment without its own")
    }
    return Remedy(byCheckpoint: byCheckpoint, afterwards: afterwards)
  }

  /// Who explains; only a *may* rule can do without.
  mutating func readExplain(_ obligation: Obligation?) -> ExplainTerms? {
    let node = obligation == .may ? reader.optional("explain") : reader.required("explain", log: &log)
    guard let node else { return nil }
    var terms = MappingReader(node, subject: "explain", log: &log)
    let by = terms.words("by", log: &log)
    let approve = terms.words("approve", log: &log)
    let within = terms.words("within", log: &log)
    terms.finish(log: &log)
    guard let by, let approve, let within else { return nil }
    return ExplainTerms(by: by, approve: approve, within: within)
  }

  mutating func readParameters() -> [RuleParameter] {
    guard let node = reader.optional("parameters") else { return [] }
    return MappingReader(node, subject: "parameters", log: &log).entries.compactMap { name, key, value in
      if !name.isIdentifier {
        log.add(key, "'\(name)' is no name of a parameter (expected small letters, digits and underscores)")
      }
      return readParameter(name, value)
    }
  }

  private mutating func readParameter(_ name: String, _ node: YAMLNode) -> RuleParameter? {
    var keys = MappingReader(node, subject: "the parameter '\(name)'", log: &log)
    let typeName = keys.text("type", log: &log)
    let options = keys.optionalTexts("options", log: &log) ?? []
    let shipped = keys.required("default", log: &log)
    let says = keys.words("says", log: &log)
    let (least, most) = (keys.optional("at_least"), keys.optional("at_most"))
    keys.finish(log: &log)
    guard let typeName, let shipped, let says else { return nil }
    guard let type = ParameterType(name: typeName, options: options) else {
      log.addUnknown(
        keys.optional("type") ?? node, "'\(typeName)' is no type of a parameter", typeName,
        known: ParameterType.names)
      return nil
    }
    if case .choice(let options) = type, options.count < 2 {
      log.add(node, "the choice '\(name)' has fewer than two options", advice: "list them under options")
      return nil
    }
    if !options.isEmpty, typeName != "choice", let place = keys.optional("options") {
      log.add(place, "only a choice has options")
    }
    guard let text = shipped.scalar, let value = ParameterValue(text, type: type) else {
      log.add(shipped, "the default of '\(name)' is no \(typeName) (expected \(type.expectation))")
      return nil
    }
    if name == GradePlacements.parameterName, type != .placements {
      log.add(node, "'\(name)' must be of the type placements")
    }
    let limits = readLimits(least, most, of: name, type)
    guard limits.allow(value) else {
      log.add(shipped, "the default of '\(name)' lies outside its limits (\(limits.words ?? ""))")
      return nil
    }
    return RuleParameter(
      name: name, type: type, limits: limits, says: says, shipped: value, value: value)
  }

  private mutating func readLimits(
    _ least: YAMLNode?, _ most: YAMLNode?, of name: String, _ type: ParameterType
  ) -> ParameterLimits {
    let values = [least, most].map { node -> ParameterValue? in
      guard let node else { return nil }
      let value = type.hasOrder ? node.scalar.flatMap { ParameterValue($0, type: type) } : nil
      if value == nil {
        log.add(
          node, "the limit of '\(name)' is no value of it",
          advice: type.hasOrder
            ? "write \(type.expectation)" : "leave it out: values of this type have no order")
      }
      return value
    }
    let limits = ParameterLimits(atLeast: values[0], atMost: values[1])
    guard let most, limits.isEmpty else { return limits }
    log.add(most, "the limits of '\(name)' leave no value", advice: "write the lower one under 'at_least'")
    return .none
  }
}
