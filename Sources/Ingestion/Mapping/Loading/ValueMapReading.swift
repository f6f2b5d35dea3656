// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import LocatedYAML

/// Reads a map from raw values to names: written out in the field, or shared under `values:` of the profile.
struct ValueMapReading {
  let written: WrittenField
  let target: TargetField

  /// `unmapped:` of the field, when it is written and fits.
  func policy(_ log: inout IssueLog) -> UnmappedPolicy? {
    written.unmapped.flatMap { policy($0, &log) }
  }

  /// The map, with every name checked against `names` when there are any; `nil` when there is no map.
  func map(names: [String]?, list: ClosedList?, context: inout ProfileContext) -> ValueMap? {
    guard let node = mapNode(&context) else { return nil }
    var canonical: [String: String] = [:]
    var mapPolicy: UnmappedPolicy?
    for entry in MappingReader(node, subject: "the map of \(written.subject)", log: &context.log).entries {
      if entry.name == "unmapped" {
        mapPolicy = policy(entry.value, &context.log)
      } else if entry.name == "file" {
        context.log.add(
          entry.key, "a map cannot be read from another file in this version",
          advice: "write the values out here")
      } else if let name = canonicalName(entry.value, names, list, &context.log) {
        let raw = ValueName.normalised(entry.name)
        if let before = canonical[raw], before != name {
          context.log.add(
            entry.key, "'\(entry.name)' is mapped twice, once it is compared without case and punctuation",
            advice: "keep one of them")
        }
        canonical[raw] = name
      }
    }
    return ValueMap(canonical: canonical, unmapped: policy(&context.log) ?? mapPolicy ?? .error)
  }

  /// The map of a yes-or-no field; anything that it does not name is unreadable.
  func boolWords(context: inout ProfileContext) -> BoolWords? {
    guard let map = map(names: ["true", "false", "yes", "no"], list: nil, context: &context) else {
      return nil
    }
    let yes = map.canonical.filter { $0.value == "true" || $0.value == "yes" }.keys
    return BoolWords(yes: Set(yes), no: Set(map.canonical.keys).subtracting(yes))
  }

  private func mapNode(_ context: inout ProfileContext) -> YAMLNode? {
    guard let node = written.values, let name = node.scalar else { return written.values }
    if let shared = context.maps[name] { return shared }
    let near = nearestName(to: name, among: context.maps.keys)
    context.log.add(
      node, "there is no map '\(name)' under 'values'",
      advice: near.map { "did you mean '\($0)'?" } ?? "add it, or write the values out here")
    return nil
  }

  private func canonicalName(
    _ node: YAMLNode, _ names: [String]?, _ list: ClosedList?, _ log: inout IssueLog
  ) -> String? {
    guard let text = node.scalar, !text.isEmpty else {
      log.add(node, "a value must be mapped to a name")
      return nil
    }
    guard let names else { return text }
    if let alias = list?.aliases[text] { return alias }
    guard names.contains(text) else {
      let near = nearestName(to: text, among: names)
      log.add(
        node, "\(written.subject) knows no \(list?.title ?? "value") '\(text)'",
        advice: near.map { "did you mean '\($0)'?" }
          ?? "known are \((list?.names ?? names).joined(separator: ", "))")
      return nil
    }
    return text
  }

  private func policy(_ node: YAMLNode, _ log: inout IssueLog) -> UnmappedPolicy? {
    guard let policy = node.scalar.flatMap(UnmappedPolicy.init(rawValue:)) else {
      log.add(node, "this is no way to treat a value that is not mapped", advice: "write error or unknown")
      return nil
    }
    if policy == .keep, target.kind != .text {
      log.add(
        node, "a value that is not mapped cannot be kept in \(written.subject), which is \(target.kindTitle)",
        advice: "write error or unknown")
      return nil
    }
    return policy
  }
}
