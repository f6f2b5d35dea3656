// SPDX-License-Identifier: Apache-2.0

internal import LocatedYAML

/// Reads an overlay: which pack it tailors, its parameters, and the rules that it switches off.
struct OverlayReader {
  let document: YAMLDocument
  private(set) var log: IssueLog

  init(_ document: YAMLDocument) {
    self.document = document
    log = IssueLog(document)
  }

  mutating func apply(to packs: inout TailoredPacks) {
    var reader = MappingReader(document.root, subject: "an overlay", log: &log)
    let version = reader.text("overlay", log: &log)
    if let version, version != "1", let node = reader.optional("overlay") {
      log.add(node, "overlays of the version '\(version)' are not known (expected 1)")
    }
    let pack = reader.words("tailors", log: &log)
    let packNode = reader.optional("tailors")
    let parameters = reader.optional("parameters")
    let off = reader.optional("off")
    reader.finish(log: &log)
    guard let pack, let packNode else { return }
    guard packs.hasPack(pack) else {
      let near = nearestName(to: pack, among: packs.packIDs)
      log.add(
        packNode,
        "there is no pack '\(pack)' (expected \(packs.packIDs.sorted().joined(separator: ", ")))",
        advice: near.map { "did you mean '\($0)'?" }
          ?? "name its folder beside the overlay: with --rules, or behind 'rules check'")
      return
    }
    if let parameters { setAll(parameters, in: pack, &packs) }
    if let off { switchAllOff(off, in: pack, &packs) }
  }

  private mutating func setAll(_ node: YAMLNode, in pack: String, _ packs: inout TailoredPacks) {
    for (path, key, value) in MappingReader(node, subject: "parameters", log: &log).entries {
      guard let text = value.scalar else {
        log.add(value, "the value of '\(path)' must be text or a number")
        continue
      }
      switch packs.set(path, to: text, in: pack, origin: document.file) {
      case nil: break
      case .name(let problem, let advice)?: log.add(key, problem, advice: advice)
      case .value(let problem)?: log.add(value, problem)
      }
    }
  }

  private mutating func switchAllOff(_ node: YAMLNode, in pack: String, _ packs: inout TailoredPacks) {
    for (rule, key, value) in MappingReader(node, subject: "off", log: &log).entries {
      var reader = MappingReader(value, subject: "the rule '\(rule)' under off", log: &log)
      let reason = reader.words("reason", log: &log)
      let approver = reader.words("approver", log: &log)
      reader.finish(log: &log)
      guard let reason, let approver else { continue }
      let switched = SwitchedOff(reason: reason, approver: approver, origin: document.file)
      if case .name(let problem, let advice)? = packs.switchOff(rule, in: pack, switched) {
        log.add(key, problem, advice: advice)
      }
    }
  }
}
