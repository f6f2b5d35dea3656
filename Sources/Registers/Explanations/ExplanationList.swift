// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import LocatedYAML

/// The explanation register as YAML: a list under the key `explanations`.
enum ExplanationList {
  static func read(
    file: String, text: String
  ) throws(AuthoredIssues) -> (entries: [LocatedEntry], issues: [AuthoredIssue]) {
    let document = try YAMLDocument(file: file, text: text)
    var log = IssueLog(document)
    var root = MappingReader(document.root, subject: "the register", log: &log)
    let list = root.optional("explanations")
    root.finish(log: &log)
    if log.issues.isEmpty, !root.entries.contains(where: { $0.name == "explanations" }) {
      log.add(document.root, "the register has no 'explanations'", advice: "begin it with 'explanations:'")
    }
    if let list, list.sequence == nil { log.add(list, "'explanations' must be a list of entries") }
    let entries = (list?.sequence ?? []).compactMap { entry($0, log: &log) }
    return (entries, log.issues)
  }

  static func write(_ entries: [Explanation]) -> String {
    guard !entries.isEmpty else { return "explanations: []\n" }
    return "explanations:\n" + items(entries, indent: 2)
  }

  /// The entries as items of a list.
  static func items(_ entries: [Explanation], indent: Int) -> String {
    entries.map { item($0, indent: indent) }.joined(separator: "\n")
  }

  static func item(_ entry: Explanation, indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    return ExplanationField.allCases.map { field in
      let text = entry.text(of: field)
      let isPlain = field.isDate || (field == .rule && YAMLText.isDottedName(text))
      let written = YAMLText.scalar(text, isPlain: isPlain, indent: indent + 4)
      return margin + (field == .rule ? "- " : "  ") + field.rawValue + ":"
        + (written.isEmpty ? "" : " " + written) + "\n"
    }.joined()
  }

  private static func entry(_ node: YAMLNode, log: inout IssueLog) -> LocatedEntry? {
    var entry = LocatedEntry(explanation: Explanation(rule: "", subject: "", line: node.line))
    var reader = MappingReader(node, subject: "the entry", log: &log)
    guard node.mapping != nil else { return nil }
    for field in ExplanationField.allCases {
      guard let value = reader.optional(field.rawValue) else { continue }
      let line = log.document.lines.indices.contains(value.line - 1) ? log.document.lines[value.line - 1] : ""
      entry.places[field] = LocatedEntry.Place(line: value.line, column: value.column, lineText: line)
      take(value, as: field, into: &entry, log: &log)
    }
    reader.finish(log: &log)
    return entry
  }

  private static func take(
    _ value: YAMLNode, as field: ExplanationField, into entry: inout LocatedEntry, log: inout IssueLog
  ) {
    if field == .subject, let nodes = value.sequence {
      let refs = nodes.compactMap(\.scalar)
      if refs.count < nodes.count { log.add(value, "'subject' must be a text or a list of texts") }
      return entry.explanation.set(field, text: refs.joined(separator: "; "))
    }
    guard let text = value.scalar else {
      return log.add(value, "'\(field.rawValue)' of the entry must be text")
    }
    guard field.isDate else { return entry.explanation.set(field, text: text) }
    if text.trimmed.isEmpty { return }
    guard let date = RegisterDate.read(text) else {
      return log.add(value, "'\(field.rawValue)' is no date", advice: RegisterDate.advice)
    }
    entry.explanation.set(field, date: date)
  }
}

/// Text as a YAML scalar that reads back the same.
enum YAMLText {
  /// - Parameter indent: of the lines of a block, in spaces.
  static func scalar(_ text: String, isPlain: Bool, indent: Int) -> String {
    if isPlain || text.isEmpty { return text }
    return isBlock(text) ? block(text, indent: indent) : YAMLScalar.quoted(text)
  }

  /// Such as a rule's id, which needs no quotes.
  static func isDottedName(_ text: String) -> Bool {
    text.contains(".")
      && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 46 }
      && text.utf8.first.map { (97...122).contains($0) } ?? false
  }

  /// Several lines that a block gives back exactly: nothing to strip at either end, nothing to escape.
  private static func isBlock(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    guard scalars.contains("\n"), let first = scalars.first, let last = scalars.last else { return false }
    guard !first.properties.isWhitespace, !last.properties.isWhitespace else { return false }
    return scalars.allSatisfy { $0 == "\n" || !YAMLScalar.needsEscape($0) }
  }

  private static func block(_ text: String, indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return "|-\n" + lines.map { $0.isEmpty ? "" : margin + $0 }.joined(separator: "\n")
  }
}
