// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import RuleEngine

/// What changes from one set of packs to another, rule by rule, in lines of text.
struct PackDifference {
  let before: [RulePack]
  let after: [RulePack]

  var lines: [String] {
    let names = Set((before + after).map(\.id)).sorted()
    return names.flatMap { name in
      lines(before.first { $0.id == name }, after.first { $0.id == name }, name)
    }
  }

  private func lines(_ old: RulePack?, _ new: RulePack?, _ name: String) -> [String] {
    guard let old else {
      return ["+ pack \(name) \(new?.version ?? ""): \((new?.rules.count ?? 0).counted("rule", "rules"))"]
    }
    guard let new else {
      return ["- pack \(name) \(old.version): \(old.rules.count.counted("rule", "rules"))"]
    }
    let rules = ruleLines(old, new)
    let isSame = old.canonicalBytes == new.canonicalBytes && rules.isEmpty
    if isSame { return [] }
    let versions = old.version == new.version ? old.version : "\(old.version) → \(new.version)"
    let remark = rules.isEmpty ? ["  nothing but words: no rule asks anything else"] : []
    return ["pack \(name) \(versions)"] + rules + remark
  }

  private func ruleLines(_ old: RulePack, _ new: RulePack) -> [String] {
    var lines: [String] = []
    for rule in new.rules {
      guard let former = ([rule.id] + rule.formerly).lazy.compactMap({ old.rule(named: $0) }).first else {
        lines.append("  + \(rule.id) (\(rule.obligation.rawValue)): \(rule.title)")
        continue
      }
      let changes = RuleChange(former, in: old, rule, in: new).lines
      if !changes.isEmpty { lines += ["  \(rule.id)"] + changes.map { "      \($0)" } }
    }
    let kept = Set(new.rules.flatMap { [$0.id] + $0.formerly })
    return lines
      + old.rules.filter { !kept.contains($0.id) }.map {
        "  - \($0.id) (\($0.obligation.rawValue)): \($0.title)"
      }
  }
}

/// What changed in one rule.
struct RuleChange {
  private(set) var lines: [String] = []

  init(_ old: Rule, in oldPack: RulePack, _ new: Rule, in newPack: RulePack) {
    add("id", old.id, new.id)
    add("binding", old.obligation.rawValue, new.obligation.rawValue)
    add("looks at", old.subjectKind.rawValue, new.subjectKind.rawValue)
    add("runs at", Self.list(old.checkpoints.map(\.rawValue)), Self.list(new.checkpoints.map(\.rawValue)))
    add("when", old.whenText, new.whenText)
    add("expect", old.expectText, new.expectText)
    add("wording", Self.wording(old), Self.wording(new))
    add("guidance", Self.text(old.guidance), Self.text(new.guidance))
    add("effective", Self.dates(old.effective), Self.dates(new.effective))
    add("explained by", old.explain.map(Self.terms), new.explain.map(Self.terms))
    addParameters(old, new)
    add("switched", Self.switching(old), Self.switching(new))
    if let name = new.wording?.lexicon, name == old.wording?.lexicon,
      Self.lexicon(name, of: oldPack) != Self.lexicon(name, of: newPack)
    {
      lines.append("lexicon \(name): its file changed")
    }
    add("title", old.title, new.title)
    add("message", old.messageText, new.messageText)
  }

  private mutating func add(_ what: String, _ old: String?, _ new: String?) {
    guard old != new else { return }
    lines.append("\(what): \(Self.oneLine(old)) → \(Self.oneLine(new))")
  }

  private mutating func addParameters(_ old: Rule, _ new: Rule) {
    for name in Set((old.parameters + new.parameters).map(\.name)).sorted() {
      let (before, after) = (
        old.parameters.first { $0.name == name }, new.parameters.first { $0.name == name }
      )
      add("parameter \(name)", before?.value.text, after?.value.text)
      if let before, let after { add("limits of \(name)", before.limits.words, after.limits.words) }
    }
  }

  private static func oneLine(_ text: String?) -> String {
    text.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") } ?? "none"
  }

  private static func list(_ words: [String]) -> String { words.joined(separator: ", ") }

  private static func text(_ guidance: Guidance) -> String {
    "\(guidance.title), \(guidance.clause) (\(guidance.date)): \(guidance.says)"
  }

  private static func dates(_ dates: EffectiveDates?) -> String? {
    dates.map { "\($0.from?.description ?? "")..\($0.until?.description ?? "")" }
  }

  private static func terms(_ terms: ExplainTerms) -> String {
    "\(terms.by), approved by \(terms.approve), within \(terms.within)"
  }

  private static func wording(_ rule: Rule) -> String? {
    rule.wording.map { "\($0.lexicon) in \(list($0.texts.map(\.rawValue)))" }
  }

  private static func switching(_ rule: Rule) -> String {
    rule.switchedOff.map { "off, because \($0.reason), approved by \($0.approver)" } ?? "on"
  }

  private static func lexicon(_ name: String, of pack: RulePack) -> ArraySlice<UInt8>? {
    pack.bytes(ofFile: "\(PackFile.lexicons)/\(name).yaml")
  }
}
