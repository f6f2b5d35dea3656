// SPDX-License-Identifier: Apache-2.0

internal import LocatedYAML

/// What `pack.yaml` says.
struct PackHeader {
  let document: YAMLDocument
  let id: String
  let version: String
  let title: String
  let says: String
  /// What the pack does not look at.
  let leavesOut: String?
  let sources: [GuidanceSource]

  /// Where its id is written.
  var idNode: YAMLNode { document.root.mapping?.first { $0.key.scalar == "id" }?.value ?? document.root }

  /// `nil` when something is missing or wrong; every fault is in the issues.
  init?(_ file: PackFile, issues: inout [AuthoredIssue]) {
    guard let document = YAMLDocument.open(file, issues: &issues) else { return nil }
    var log = IssueLog(document)
    defer { issues += log.issues }
    var reader = MappingReader(document.root, subject: "a pack", log: &log)
    let id = reader.name("id", log: &log)
    let version = reader.words("version", log: &log)
    let title = reader.words("title", log: &log)
    let says = reader.words("says", log: &log)
    let leavesOut = reader.optionalWords("leaves_out", log: &log)
    let sources = reader.required("sources", log: &log).map { PackHeader.sources($0, log: &log) }
    reader.finish(log: &log)
    guard let id, let version, let title, let says, let sources, log.issues.isEmpty else { return nil }
    self.document = document
    self.id = id
    self.version = version
    self.title = title
    self.says = says
    self.leavesOut = leavesOut
    self.sources = sources
  }

  private static func sources(_ node: YAMLNode, log: inout IssueLog) -> [GuidanceSource] {
    var sources: [GuidanceSource] = []
    for (name, _, value) in MappingReader(node, subject: "sources", log: &log).entries {
      var reader = MappingReader(value, subject: "the source '\(name)'", log: &log)
      let title = reader.words("title", log: &log)
      let date = reader.words("date", log: &log)
      let url = reader.words("url", log: &log)
      reader.finish(log: &log)
      guard let title, let date, let url else { continue }
      if !url.hasPrefix("https://") && !url.hasPrefix("http://") {
        log.add(value, "the url of the source '\(name)' is no web address", advice: "start it with https://")
      }
      sources.append(GuidanceSource(id: name, title: title, date: date, url: url))
    }
    if sources.isEmpty && log.issues.isEmpty {
      log.add(node, "a pack must name at least one source", advice: "say where its rules come from")
    }
    return sources
  }
}

extension YAMLDocument {
  /// The parsed file, or its faults in the issues.
  static func open(_ file: PackFile, issues: inout [AuthoredIssue]) -> YAMLDocument? {
    do {
      return try YAMLDocument(file: file.path, text: file.text)
    } catch {
      issues += error.issues
      return nil
    }
  }
}

extension MappingReader {
  /// A required text with something in it.
  mutating func words(_ key: String, log: inout IssueLog) -> String? {
    guard let text = text(key, log: &log) else { return nil }
    let words = text.unicodeScalars.split { scalar in
      // Most are ASCII, of which no table has to be asked.
      scalar.isASCII ? scalar == " " || (9...13).contains(scalar.value) : scalar.properties.isWhitespace
    }.map { String($0) }.joined(separator: " ")
    if words.isEmpty, let node = optional(key) { log.add(node, "'\(key)' of \(subject) is empty") }
    return words.isEmpty ? nil : words
  }

  /// An optional text with something in it.
  mutating func optionalWords(_ key: String, log: inout IssueLog) -> String? {
    optional(key) == nil ? nil : words(key, log: &log)
  }

  /// A required id: small letters, digits, hyphens and dots.
  mutating func name(_ key: String, log: inout IssueLog) -> String? {
    guard let text = text(key, log: &log), let node = optional(key) else { return nil }
    guard text.isDottedName else {
      log.add(
        node, "'\(text)' is no id (expected small letters, digits, hyphens and dots, starting with a letter)")
      return nil
    }
    return text
  }
}

extension String {
  /// Small letters, digits, hyphens and dots, each part starting with a letter.
  var isDottedName: Bool {
    split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
      part.utf8.first.map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } ?? false
        && part.utf8.allSatisfy { $0.isNameByte || $0 == UInt8(ascii: "-") }
    }
  }

  /// Small letters, digits and underscores, starting with a letter: what an expression can name.
  var isIdentifier: Bool {
    utf8.first.map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } ?? false
      && utf8.allSatisfy { $0.isNameByte || $0 == UInt8(ascii: "_") }
  }
}

extension UInt8 {
  fileprivate var isNameByte: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
  }
}
