// SPDX-License-Identifier: Apache-2.0

internal import LocatedYAML

/// The groups of words of one lexicon while it is read.
struct LexiconGroups {
  private(set) var named: [String: WordGroup] = [:]
  /// Where each stands.
  private var places: [String: YAMLNode] = [:]
  private var used: Set<String> = []

  /// No groups.
  init() {}

  /// Reads what stands under `words`: by name a list of words, which may name the groups before it.
  init(_ node: YAMLNode?, of lexicon: String, _ document: YAMLDocument, log: inout IssueLog) {
    guard let node else { return }
    guard let pairs = node.mapping, !pairs.isEmpty else {
      log.add(node, "'words' must be a mapping of names to lists of words")
      return
    }
    for (key, list) in pairs {
      let name = key.scalar ?? ""
      guard name.isDottedName, !name.contains("."), name != "number" else {
        log.add(key, "'\(name)' is no name of a group of words (expected small letters, digits and hyphens)")
        continue
      }
      guard named[name] == nil else {
        log.add(key, "the group '\(name)' stands twice", advice: "put its words in one list")
        continue
      }
      let members = members(list, of: document, log: &log)
      let others = Dictionary(uniqueKeysWithValues: named.values.map { ($0.id, $0) })
      named[name] = WordGroup(name, of: lexicon, members: members, others: others)
      places[name] = key
    }
  }

  private mutating func members(
    _ node: YAMLNode, of document: YAMLDocument, log: inout IssueLog
  ) -> [WordPattern] {
    guard let nodes = node.sequence, !nodes.isEmpty else {
      log.add(node, "a group of words must be a list of words")
      return []
    }
    var taken = PatternList()
    var members: [WordPattern] = []
    for node in nodes {
      if let text = node.scalar { note(text) }
      if let member = member(node, of: document, beside: &taken, log: &log) { members.append(member) }
    }
    return members
  }

  private func member(
    _ node: YAMLNode, of document: YAMLDocument, beside taken: inout PatternList, log: inout IssueLog
  ) -> WordPattern? {
    guard let text = node.scalar else {
      log.add(node, "a word of a group must be text", advice: "put it in quotes")
      return nil
    }
    do {
      let pattern = try WordPattern(text, groups: named)
      if let same = taken.add(pattern) {
        log.add(
          node, "'\(text)' stands in the group already, as '\(same)'", advice: "take one of them away")
      }
      return pattern
    } catch {
      log.add(error, in: node, of: document)
      return nil
    }
  }

  /// In the order of their names.
  var all: [WordGroup] { named.values.sorted { $0.name < $1.name } }

  /// Keeps in mind which groups a pattern names.
  mutating func note(_ pattern: String) {
    let pieces = pattern.utf8.split(separator: UInt8(ascii: "{"), omittingEmptySubsequences: false)
    for piece in pieces.dropFirst() {
      if let end = piece.firstIndex(of: UInt8(ascii: "}")) { used.insert(String(Substring(piece[..<end]))) }
    }
  }

  /// A group that no pattern names is most often a misspelt one.
  func finish(log: inout IssueLog) {
    for (name, place) in places.sorted(by: { $0.key < $1.key }) where !used.contains(name) {
      log.add(place, "no pattern uses the group '\(name)'", advice: "write {\(name)} in one, or take it away")
    }
  }
}

extension IssueLog {
  /// A fault of a pattern where it stands in the node's text.
  mutating func add(_ fault: PatternFault, in node: YAMLNode, of document: YAMLDocument) {
    let place = ScalarLocator.place(ofUTF8Offset: fault.offset, in: node, of: document)
    add(document.issue(line: place.line, column: place.column, fault.problem, advice: fault.advice))
  }
}
