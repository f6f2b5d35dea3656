// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import LocatedYAML

/// A rule file as read, before its expressions are checked against what they may name.
struct RuleDraft {
  let document: YAMLDocument
  /// Its id, then its former ones, each with its place.
  let names: [(name: String, node: YAMLNode)]
  let title: String
  let guidance: Guidance
  let obligation: Obligation
  let isSaidFirst: Bool
  let checkpoints: [Checkpoint]
  let subjectKind: SubjectKind
  let parameters: [RuleParameter]
  let when: YAMLNode?
  let expect: YAMLNode
  let message: YAMLNode
  let remedy: Remedy
  let explain: ExplainTerms?
  let effective: EffectiveDates?
  let measure: MeasureDeclaration?
  /// Where the measure is declared, for faults found later.
  let measureNode: YAMLNode?
  /// Which texts the rule looks at, and with which lexicon.
  let wording: WordingDraft?
  let examples: YAMLNode
  let rationale: String?

  var id: String { names.first?.name ?? "" }

  /// That the id does not begin with the pack's, so that nobody would look for the rule where it lies; `nil` when it
  /// does.
  func ofAnotherPack(than pack: String) -> AuthoredIssue? {
    guard let (id, node) = names.first, !id.hasPrefix(pack + ".") else { return nil }
    let name = id.split(separator: ".").last.map(String.init) ?? "name"
    return document.issue(
      at: node, "the id '\(id)' does not begin with '\(pack).', the pack in which the rule lies",
      advice: "write \(pack).\(name)")
  }

  /// `nil` when something is missing or wrong; every fault is in the issues.
  static func read(_ file: PackFile, sources: [GuidanceSource]?, issues: inout [AuthoredIssue]) -> RuleDraft?
  {
    guard let document = YAMLDocument.open(file, issues: &issues) else { return nil }
    var reader = RuleReader(document, sources: sources)
    let draft = reader.read()
    issues += reader.log.issues
    return draft
  }
}
