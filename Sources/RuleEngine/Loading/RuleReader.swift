// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import LocatedYAML

/// Reads one rule file key by key and collects its faults.
struct RuleReader {
  let document: YAMLDocument
  /// `nil` when the pack's header could not be read, so that sources cannot be checked.
  let sources: [GuidanceSource]?
  var log: IssueLog
  var reader: MappingReader

  init(_ document: YAMLDocument, sources: [GuidanceSource]?) {
    self.document = document
    self.sources = sources
    log = IssueLog(document)
    reader = MappingReader(document.root, subject: "a rule", log: &log)
  }

  mutating func read() -> RuleDraft? {
    guard document.root.mapping != nil else { return nil }
    let names = readNames()
    let title = reader.words("title", log: &log)
    let guidance = readGuidance()
    let obligation: Obligation? = readWord("obligation", Obligation.allCases.map(\.rawValue))
    let isSaidFirst = reader.optionalBool("said_first", log: &log) ?? false
    let checkpoints = readCheckpoints()
    let kind = readSubjectKind()
    let parameters = readParameters()
    let when = readExpressionNode("when", isRequired: false)
    let expect = readExpressionNode("expect", isRequired: true)
    let message = readExpressionNode("message", isRequired: true)
    let remedy = readRemedy(checkpoints ?? [])
    let explain = readExplain(obligation)
    let effective = readEffective()
    let measure = readMeasure(kind, parameters)
    let wording = readWording(kind)
    let examples = reader.required("examples", log: &log)
    let rationale = reader.optionalWords("why", log: &log)
    reader.finish(log: &log)
    guard let names, let title, let guidance, let obligation, let checkpoints, let kind, let expect,
      let message,
      let remedy, let examples, log.issues.isEmpty
    else { return nil }
    return RuleDraft(
      document: document, names: names, title: title, guidance: guidance, obligation: obligation,
      isSaidFirst: isSaidFirst, checkpoints: checkpoints, subjectKind: kind, parameters: parameters,
      when: when, expect: expect,
      message: message, remedy: remedy, explain: explain, effective: effective, measure: measure?.declaration,
      measureNode: measure?.node, wording: wording, examples: examples, rationale: rationale)
  }

  private mutating func readNames() -> [(name: String, node: YAMLNode)]? {
    guard let id = reader.name("id", log: &log), let node = reader.optional("id") else {
      _ = reader.optional("formerly")
      return nil
    }
    if !id.contains(".") {
      log.add(node, "the id '\(id)' has one part", advice: "write the pack before it, such as panel.\(id)")
    }
    let formerly = reader.optionalTexts("formerly", log: &log) ?? []
    let formerNode = reader.optional("formerly") ?? node
    for name in formerly where !name.isDottedName {
      log.add(formerNode, "'\(name)' is no id (expected small letters, digits, hyphens and dots)")
    }
    return [(id, node)] + formerly.map { ($0, formerNode) }
  }

  private mutating func readGuidance() -> Guidance? {
    guard let node = reader.required("guidance", log: &log) else { return nil }
    var guidance = MappingReader(node, subject: "guidance", log: &log)
    let name = guidance.words("source", log: &log)
    let clause = guidance.words("clause", log: &log)
    let says = guidance.words("says", log: &log)
    guidance.finish(log: &log)
    guard let name, let clause, let says, let sources else { return nil }
    guard let source = sources.first(where: { $0.id == name }) else {
      let near = nearestName(to: name, among: sources.map(\.id))
      log.add(
        guidance.optional("source") ?? node, "the pack has no source '\(name)'",
        advice: near.map { "did you mean '\($0)'?" } ?? "list it under sources in pack.yaml")
      return nil
    }
    return Guidance(title: source.title, clause: clause, says: says, date: source.date, url: source.url)
  }

  /// One of a list of words, as a value of the type that spells them.
  mutating func readWord<Word: RawRepresentable>(_ key: String, _ known: [String]) -> Word?
  where Word.RawValue == String {
    guard let text = reader.text(key, log: &log), let node = reader.optional(key) else { return nil }
    guard known.contains(text), let word = Word(rawValue: text) else {
      log.addUnknown(node, "'\(text)' is no \(key)", text, known: known)
      return nil
    }
    return word
  }

  private mutating func readCheckpoints() -> [Checkpoint]? {
    guard let node = reader.required("checkpoint", log: &log) else { return nil }
    let known = Checkpoint.allCases.map(\.rawValue)
    var checkpoints: [Checkpoint] = []
    for word in node.sequence ?? [node] {
      guard let text = word.scalar, let checkpoint = Checkpoint(rawValue: text) else {
        log.addUnknown(word, "'\(word.scalar ?? "this")' is no checkpoint", word.scalar ?? "", known: known)
        continue
      }
      if checkpoints.contains(checkpoint) { log.add(word, "'\(text)' stands twice") }
      checkpoints.append(checkpoint)
    }
    if node.sequence?.isEmpty ?? false { log.add(node, "the rule runs at no checkpoint", advice: "name one") }
    return checkpoints.isEmpty ? nil : checkpoints
  }

  private mutating func readSubjectKind() -> SubjectKind? {
    let known = FactSchema.subjectKinds.map(\.rawValue)
    return readWord("for", known)
  }

  /// A text that is not empty, with its place.
  private mutating func readExpressionNode(_ key: String, isRequired: Bool) -> YAMLNode? {
    let node = isRequired ? reader.required(key, log: &log) : reader.optional(key)
    guard let node else { return nil }
    guard let text = node.scalar, text.contains(where: { !$0.isWhitespace }) else {
      log.add(node, "'\(key)' of a rule must be text")
      return nil
    }
    return node
  }

  private mutating func readEffective() -> EffectiveDates? {
    guard let node = reader.optional("effective") else { return nil }
    var dates = MappingReader(node, subject: "effective", log: &log)
    let from = readDate("from", &dates)
    let until = readDate("until", &dates)
    dates.finish(log: &log)
    if let from, let until, until < from { log.add(node, "the rule ends before it begins") }
    if from == nil && until == nil && log.issues.isEmpty {
      log.add(node, "'effective' has neither from nor until")
    }
    return EffectiveDates(from: from, until: until)
  }

  private mutating func readDate(_ key: String, _ dates: inout MappingReader) -> CivilDate? {
    guard let text = dates.optionalText(key, log: &log), let node = dates.optional(key) else { return nil }
    if let date = CivilDate(iso: text) { return date }
    log.add(node, "'\(text)' is no date (expected year-month-day, such as 2025-04-01)")
    return nil
  }
}

extension IssueLog {
  /// A word that is none of those known, with the nearest or all of them.
  mutating func addUnknown(_ node: YAMLNode, _ problem: String, _ word: String, known: [String]) {
    let near = nearestName(to: word, among: known)
    add(
      node, "\(problem) (expected \(known.sorted().joined(separator: ", ")))",
      advice: near.map { "did you mean '\($0)'?" })
  }
}
