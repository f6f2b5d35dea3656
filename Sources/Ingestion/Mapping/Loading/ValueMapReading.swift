// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import LocatedYAML

/// Reads a map from raw values to names: written out in the field, shared under `values:` of the profile, or
/// in a file beside it.
struct ValueMapReading {
  let written: WrittenField
  let target: TargetField

  /// `unmapped:` of the field, when it is written and fits.
  func policy(_ log: inout IssueLog) -> UnmappedPolicy? {
    written.unmapped.flatMap { policy($0, &log) }
  }

  /// The map, with every name checked against `names` when there are any; `nil` when there is no map.
  func map(names: [String]?, list: ClosedList?, context: inout ProfileContext) -> ValueMap? {
    let known = KnownNames(names: names, list: list, subject: written.subject)
    return map(context: &context, check: known.name)
  }

  /// The map, whose names are what `check` makes of them.
  ///
  /// - Parameter check: the canonical name, or a problem and what to do.
  func map(
    context: inout ProfileContext, check: (String) -> Result<String, CompanionFiles.Fault>
  ) -> ValueMap? {
    guard let node = mapNode(&context) else { return nil }
    var canonical: [String: String] = [:]
    var mapPolicy: UnmappedPolicy?
    for entry in MappingReader(node, subject: "the map of \(written.subject)", log: &context.log).entries {
      if entry.name == "unmapped" {
        mapPolicy = policy(entry.value, &context.log)
      } else if entry.name == "file" {
        take(file: entry.value, into: &canonical, &context, check)
      } else if let text = entry.value.scalar, !text.isEmpty {
        let problem = add(entry.name, text, to: &canonical, check)
        if let (isRaw, fault) = problem {
          context.log.add(isRaw ? entry.key : entry.value, fault.problem, advice: fault.advice)
        }
      } else {
        let turned = entry.value.sequence?.first?.scalar.map { "write {\($0): \(entry.name)}" }
        context.log.add(
          entry.value, "a map goes from each value of the file to one name",
          advice: turned ?? "write {value of the file: name}")
      }
    }
    return ValueMap(canonical: canonical, unmapped: policy(&context.log) ?? mapPolicy ?? .error)
  }

  /// Adds one pair; what is wrong with it, and whether that is the raw value.
  private func add(
    _ raw: String, _ name: String, to canonical: inout [String: String],
    _ check: (String) -> Result<String, CompanionFiles.Fault>
  ) -> (isRaw: Bool, CompanionFiles.Fault)? {
    switch check(name) {
    case .failure(let fault): return (false, fault)
    case .success(let name):
      let key = ValueName.normalised(raw)
      let before = canonical.updateValue(name, forKey: key)
      guard let before, before != name else { return nil }
      return (
        true,
        CompanionFiles.Fault(
          "'\(raw)' is mapped twice, once it is compared without case and punctuation",
          advice: "keep one of them")
      )
    }
  }

  private func take(
    file node: YAMLNode, into canonical: inout [String: String], _ context: inout ProfileContext,
    _ check: (String) -> Result<String, CompanionFiles.Fault>
  ) {
    guard let path = node.scalar, !path.isEmpty else {
      return context.log.add(node, "the file of a map must be named", advice: "write file: maps/stages.csv")
    }
    switch context.companion(path) {
    case .failure(let fault): context.log.add(node, fault.problem, advice: fault.advice)
    case .success(let text):
      let file = MapFile(text, path: context.shown(path), log: &context.log)
      for entry in file.entries {
        guard let (_, fault) = add(entry.raw, entry.canonical, to: &canonical, check) else { continue }
        context.log.add(file.issue(entry, fault.problem, fault.advice))
      }
    }
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

/// The names that a map may give.
private struct KnownNames {
  /// `nil`: any.
  let names: [String]?
  let list: ClosedList?
  let subject: String

  func name(_ text: String) -> Result<String, CompanionFiles.Fault> {
    guard let names else { return .success(text) }
    if let alias = list?.aliases[text] { return .success(alias) }
    if names.contains(text) { return .success(text) }
    let near = nearestName(to: text, among: names)
    return .failure(
      CompanionFiles.Fault(
        "\(subject) knows no \(list?.title ?? "value") '\(text)'",
        advice: near.map { "did you mean '\($0)'?" }
          ?? "known are \((list?.names ?? names).joined(separator: ", "))"))
  }
}
