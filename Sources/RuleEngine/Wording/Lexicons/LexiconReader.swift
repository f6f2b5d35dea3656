// SPDX-License-Identifier: Apache-2.0

internal import LocatedYAML

/// A lexicon's file as read, with its place for faults found later.
struct LexiconDraft {
  let document: YAMLDocument
  let lexicon: Lexicon

  var name: String { lexicon.name }
}

/// Reads one lexicon key by key and collects its faults.
struct LexiconReader {
  private let document: YAMLDocument
  /// `nil` when the pack's header could not be read, so that sources cannot be checked.
  private let sources: [GuidanceSource]?
  private let name: String
  private var log: IssueLog
  /// Whether patterns that find nothing of their own have been looked for already.
  private let isShipped: Bool
  private var forms = 0
  /// Words that patterns name together.
  private var groups = LexiconGroups()
  /// Exceptions of all entries.
  private var shared = LexiconExceptions.none

  /// How many forms the patterns of one lexicon may stand for in all.
  static let mostForms = 50_000

  /// - Parameter name: by which rules refer to it; that of its file unless told.
  static func read(
    _ file: PackFile, called name: String? = nil, sources: [GuidanceSource]?, issues: inout [AuthoredIssue]
  ) -> LexiconDraft? {
    guard let document = YAMLDocument.open(file, issues: &issues) else { return nil }
    var reader = LexiconReader(
      document, name: name ?? file.stem, sources: sources, isShipped: file.isShipped)
    if name == nil { reader.checkName() }
    let lexicon = reader.read()
    issues += reader.log.issues
    return lexicon.map { LexiconDraft(document: document, lexicon: $0) }
  }

  private init(_ document: YAMLDocument, name: String, sources: [GuidanceSource]?, isShipped: Bool) {
    self.document = document
    self.name = name
    self.sources = sources
    self.isShipped = isShipped
    log = IssueLog(document)
  }

  private mutating func read() -> Lexicon? {
    var keys = MappingReader(document.root, subject: "a lexicon", log: &log)
    guard document.root.mapping != nil else { return nil }
    let version = keys.text("lexicon", log: &log)
    if let version, version != "1", let node = keys.optional("lexicon") {
      log.add(node, "lexicons of the version '\(version)' are not known (expected 1)")
    }
    let title = keys.words("title", log: &log)
    let says = keys.words("says", log: &log)
    let source = readSource(&keys)
    let licence = keys.optionalWords("licence", log: &log)
    let why = keys.optionalWords("why", log: &log)
    let instead = keys.optionalWords("instead", log: &log)
    groups = LexiconGroups(keys.optional("words"), of: name, document, log: &log)
    shared = readExceptions(&keys)
    let entries = readEntries(keys.required("entries", log: &log), why: why, instead: instead)
    groups.finish(log: &log)
    keys.finish(log: &log)
    guard let title, let says, let source, log.issues.isEmpty else { return nil }
    return Lexicon(
      name: name, title: title, says: says, source: source, licence: licence, file: document.file,
      groups: groups.all, entries: entries)
  }

  private mutating func checkName() {
    guard document.root.mapping != nil, !name.isDottedName || name.contains(".") else { return }
    log.add(document.root, "'\(name)' is no name of a lexicon (expected small letters, digits and hyphens)")
  }

  private mutating func readSource(_ keys: inout MappingReader) -> GuidanceSource? {
    guard let id = keys.words("source", log: &log), let node = keys.optional("source"), let sources else {
      return nil
    }
    if let source = sources.first(where: { $0.id == id }) { return source }
    let near = nearestName(to: id, among: sources.map(\.id))
    log.add(
      node, "the pack has no source '\(id)'",
      advice: near.map { "did you mean '\($0)'?" } ?? "list it under sources in pack.yaml")
    return nil
  }

  private mutating func readEntries(_ node: YAMLNode?, why: String?, instead: String?) -> [LexiconEntry] {
    guard let node else { return [] }
    guard let nodes = node.sequence, !nodes.isEmpty else {
      log.add(node, "'entries' must be a list of words to look for")
      return []
    }
    var ids: Set<String> = []
    var taken = PatternList()
    return nodes.compactMap { node in
      var keys = MappingReader(node, subject: "an entry", log: &log)
      let id = keys.name("id", log: &log)
      if let id, let place = keys.optional("id"), !ids.insert(id).inserted {
        log.add(place, "the entry '\(id)' stands twice", advice: "give each entry an id of its own")
      }
      let find = readPatterns("find", &keys, isRequired: true, beside: &taken)
      let ownWhy = why == nil ? keys.words("why", log: &log) : keys.optionalWords("why", log: &log)
      let ownInstead = keys.optionalWords("instead", log: &log)
      let unless = readExceptions(&keys)
      keys.finish(log: &log)
      guard let id, let why = ownWhy ?? why else { return nil }
      return LexiconEntry(
        id: id, find: find, why: why, instead: ownInstead ?? instead ?? "", unless: unless.adding(shared))
    }
  }

  private mutating func readExceptions(_ keys: inout MappingReader) -> LexiconExceptions {
    guard let node = keys.optional("unless") else { return .none }
    var keys = MappingReader(node, subject: "unless", log: &log)
    var patterns: [PatternUse.Role: [WordPattern]] = [:]
    let roles: [(String, PatternUse.Role)] = [
      ("near", .near), ("before", .before), ("after", .after), ("context", .context), ("but", .but),
      ("text", .text), ("title", .title), ("staff_group", .staffGroup),
    ]
    for (key, role) in roles where keys.optional(key) != nil {
      var taken = PatternList()
      patterns[role] = readPatterns(key, &keys, isRequired: false, beside: &taken)
    }
    keys.finish(log: &log)
    if patterns[.context] == nil, let but = keys.optional("but") {
      log.add(but, "'but' stands without a 'context' that it could end", advice: "write 'context' beside it")
    }
    if patterns.isEmpty, log.issues.isEmpty {
      log.add(node, "'unless' names no exception", advice: "leave it out")
    }
    return LexiconExceptions(patterns: patterns)
  }

  /// - Parameter taken: the patterns beside which each must find something of its own.
  private mutating func readPatterns(
    _ key: String, _ keys: inout MappingReader, isRequired: Bool, beside taken: inout PatternList
  ) -> [WordPattern] {
    let node = isRequired ? keys.required(key, log: &log) : keys.optional(key)
    guard let node else { return [] }
    if node.mapping != nil || node.sequence?.isEmpty == true {
      log.add(node, "'\(key)' must list words")
      return []
    }
    return (node.sequence ?? [node]).compactMap { node in
      guard let pattern = readPattern(node) else { return nil }
      if !isShipped, let same = taken.add(pattern) {
        log.add(
          node, "'\(pattern.text)' finds nothing that '\(same)' does not find already",
          advice: "take one of them away")
      }
      return pattern
    }
  }

  private mutating func readPattern(_ node: YAMLNode) -> WordPattern? {
    guard let text = node.scalar else {
      log.add(node, "a pattern must be text", advice: "put it in quotes")
      return nil
    }
    groups.note(text)
    do {
      let pattern = try WordPattern(text, groups: groups.named)
      forms += pattern.forms.count
      if forms > LexiconReader.mostForms, forms - pattern.forms.count <= LexiconReader.mostForms {
        log.add(
          node, "the lexicon's patterns stand for more than \(LexiconReader.mostForms) forms",
          advice: "split it in two")
      }
      return pattern
    } catch {
      log.add(error, in: node, of: document)
      return nil
    }
  }
}
