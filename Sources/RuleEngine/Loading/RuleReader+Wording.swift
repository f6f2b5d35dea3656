// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions
internal import LocatedYAML

/// What a rule file says of wording, with its places.
struct WordingDraft {
  let terms: WordingTerms
  let node: YAMLNode
  let lexiconNode: YAMLNode
}

extension RuleReader {
  /// `nil` when the rule looks at no text, or when something is wrong with what it says of it.
  mutating func readWording(_ kind: SubjectKind?) -> WordingDraft? {
    guard let node = reader.optional("wording"), let kind else { return nil }
    let known = WordingText.texts(for: kind)
    guard !known.isEmpty else {
      log.add(
        node, "a rule for a \(kind.rawValue) looks at no texts", advice: "write it for advert or vacancy")
      return nil
    }
    var keys = MappingReader(node, subject: "wording", log: &log)
    let texts = readTexts(keys.required("texts", log: &log), known)
    let lexicon = keys.text("lexicon", log: &log)
    let lexiconNode = keys.optional("lexicon") ?? node
    keys.finish(log: &log)
    guard let texts, let lexicon else { return nil }
    return WordingDraft(
      terms: WordingTerms(texts: texts, lexicon: lexicon), node: node, lexiconNode: lexiconNode)
  }

  private mutating func readTexts(_ node: YAMLNode?, _ known: [WordingText]) -> [WordingText]? {
    guard let node else { return nil }
    var texts: [WordingText] = []
    for element in node.sequence ?? [node] {
      guard let name = element.scalar, let text = known.first(where: { $0.rawValue == name }) else {
        log.addUnknown(
          element, "'\(element.scalar ?? "this")' is no text that this rule can look at",
          element.scalar ?? "",
          known: known.map(\.rawValue))
        continue
      }
      if texts.contains(where: { $0.source == text.source }) {
        log.add(element, "'\(name)' is looked at already")
      }
      texts.append(text)
    }
    if node.sequence?.isEmpty == true { log.add(node, "the rule looks at no text", advice: "name one") }
    return texts.isEmpty ? nil : texts
  }
}

extension RuleDraft {
  /// The lexicon must be there, and a condition must rest on what it finds.
  ///
  /// - Parameter lent: the names of the lexicons that other packs lend.
  func checkWording(_ lexicons: [String], lent: [String], _ conditions: [Expression?], log: inout IssueLog) {
    guard let wording else { return }
    let name = wording.terms.lexicon
    if !(LentLexicons.isLent(name) ? lent : lexicons).contains(name) {
      addUnknown(wording.lexiconNode, name, lexicons, lent, log: &log)
    }
    let read = conditions.compactMap(\.self)
    let asks = read.contains { $0.paths.contains("wording.matches") }
    if !asks, read.count == (when == nil ? 1 : 2) {
      log.add(
        wording.node, "neither 'when' nor 'expect' asks for wording.matches",
        advice: "write wording.matches == 0, or >= 1 for words that should be there")
    }
  }

  private func addUnknown(
    _ node: YAMLNode, _ name: String, _ lexicons: [String], _ lent: [String], log: inout IssueLog
  ) {
    guard !LentLexicons.isLent(name) else {
      log.addUnknown(node, "no pack that ships has a lexicon '\(name)'", name, known: lent)
      return
    }
    let all =
      lexicons.isEmpty
      ? "add it as lexicons/\(name).yaml" : "its lexicons are \(lexicons.joined(separator: ", "))"
    let near = nearestName(to: name, among: lexicons) ?? lent.first { $0.hasSuffix("/\(name)") }
    log.add(
      node, "the pack has no lexicon '\(name)'", advice: near.map { "did you mean '\($0)'?" } ?? all)
  }
}
