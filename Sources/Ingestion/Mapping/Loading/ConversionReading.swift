// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import LocatedYAML

/// Decides how the raw values of one field are read.
struct ConversionReading {
  let target: TargetField
  let constantCharacteristic: String?
  /// Whether the field is the category of an equality count.
  let isCategory: Bool
  /// The forms of date that `as:` names.
  let dates: [DateForm]?

  /// The conversion, or `nil` with an issue in the log.
  func conversion(_ written: WrittenField, context: inout ProfileContext) -> Conversion? {
    refuseStrangers(written, &context.log)
    let mapping = ValueMapReading(written: written, target: target)
    switch target.kind {
    case .ethnicity:
      if isCategory, let characteristic = constantCharacteristic, characteristic != "ethnicity" {
        return CharacteristicConversion(name: characteristic).conversion(written, target, &context.log)
      }
      return ethnicity(written, &context.log)
    case .category(let characteristic):
      guard written.values == nil else {
        let names = characteristic == .ageBand ? nil : characteristic.categories.map(\.name)
        return mapping.map(names: names, list: nil, context: &context).map(Conversion.values)
      }
      return CharacteristicConversion(name: characteristic.rawValue).conversion(written, target, &context.log)
    case .reference(let entity):
      return reference(to: entity, written, context: &context)
    case .list(let list):
      guard written.values != nil else {
        return .values(list.plainMap(unmapped: mapping.policy(&context.log) ?? .error))
      }
      return mapping.map(names: list.names + list.aliases.keys, list: list, context: &context).map(
        Conversion.values)
    case .text where written.values != nil:
      return mapping.map(names: nil, list: nil, context: &context).map(Conversion.values)
    case .bool where written.values != nil:
      return mapping.boolWords(context: &context).map(Conversion.bool)
    default:
      return target.plainConversion(dates: dates ?? context.dates, reference: "")
    }
  }

  private func ethnicity(_ written: WrittenField, _ log: inout IssueLog) -> Conversion? {
    let names = EthnicityScheme.all.map(\.name)
    guard let node = written.scheme else {
      log.add(
        written.key,
        "\(written.subject) names no scheme, and a letter or label means different things in each",
        advice: "add scheme: with one of \(names.joined(separator: ", "))")
      return nil
    }
    guard let name = node.scalar, EthnicityScheme.named(name) != nil else {
      let near = nearestName(to: node.scalar ?? "", among: names)
      log.add(
        node, "there is no ethnicity scheme '\(node.scalar ?? "")'",
        advice: (near.map { "did you mean '\($0)'? " } ?? "") + "schemes are \(names.joined(separator: ", "))"
      )
      return nil
    }
    let policy = ValueMapReading(written: written, target: target).policy(&log) ?? .error
    return .ethnicity(scheme: name, unmapped: policy)
  }

  private func reference(
    to entity: Entity, _ written: WrittenField, context: inout ProfileContext
  ) -> Conversion? {
    let field = EntitySchema.of(entity).key ?? ""
    let candidates = context.entities.filter { $0.entity == entity }.map(\.source)
    guard let node = written.references else {
      return .reference(source: candidates.first ?? "", field: field)
    }
    let wanted = node.scalar ?? ""
    guard let source = candidates.first(where: { wanted == "\($0).\(field)" }) else {
      let known = candidates.map { "\($0).\(field)" }
      let near = nearestName(to: wanted, among: known)
      context.log.add(
        node, "'\(wanted)' is not the key of a source with the entity \(entity.rawValue)",
        advice: near.map { "did you mean '\($0)'?" }
          ?? (known.isEmpty
            ? "leave it out: the profile has no such source" : "known are \(known.joined(separator: ", "))"))
      return nil
    }
    return .reference(source: source, field: field)
  }

  /// Keys that stand on a field of another kind.
  private func refuseStrangers(_ written: WrittenField, _ log: inout IssueLog) {
    if !target.kind.hasScheme {
      refuse(written.scheme, "only a characteristic of applicants has a scheme", &log)
    }
    if case .reference = target.kind {
    } else {
      refuse(written.references, "\(written.subject) is no reference", &log)
    }
    switch target.kind {
    case .list, .text, .bool, .ethnicity, .category: break
    default: refuse(written.values, "\(written.subject) is \(target.kindTitle) and takes no map", &log)
    }
    switch target.kind {
    case .list, .ethnicity, .category: break
    case .text where written.values != nil: break
    default: refuse(written.unmapped, "\(written.subject) has no map that could lack a value", &log)
    }
  }

  private func refuse(_ node: YAMLNode?, _ problem: String, _ log: inout IssueLog) {
    if let node { log.add(node, problem, advice: "leave it out") }
  }
}
