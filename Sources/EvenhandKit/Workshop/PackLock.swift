// SPDX-License-Identifier: Apache-2.0

internal import LocatedYAML
internal import RuleEngine

/// Which packs a run may use, each by its version and digest, so that none changes unnoticed.
struct PackLock {
  private let document: YAMLDocument
  private let packs: [(name: String, key: YAMLNode, version: String, digest: String)]

  /// - Throws: what is wrong with the file, with its place.
  init(path: String) throws(EvenhandFault) {
    let text = try TextFile.read(path, what: "a lock, as 'evenhand rules lock' writes it")
    (document, packs) = try authored { () throws(AuthoredIssues) in try Self.read(path, text) }
  }

  private static func read(
    _ path: String, _ text: String
  ) throws(AuthoredIssues) -> (YAMLDocument, [(name: String, key: YAMLNode, version: String, digest: String)])
  {
    let document = try YAMLDocument(file: path, text: text)
    var log = IssueLog(document)
    var reader = MappingReader(document.root, subject: "a lock", log: &log)
    if let version = reader.text("lock", log: &log), version != "1", let node = reader.optional("lock") {
      log.add(node, "locks of the version '\(version)' are not known (expected 1)")
    }
    let packs = reader.required("packs", log: &log)
    reader.finish(log: &log)
    var found: [(name: String, key: YAMLNode, version: String, digest: String)] = []
    if let packs {
      for (name, key, value) in MappingReader(packs, subject: "packs", log: &log).entries {
        var pack = MappingReader(value, subject: "the pack '\(name)'", log: &log)
        let version = pack.text("version", log: &log)
        let digest = pack.text("sha256", log: &log)
        pack.finish(log: &log)
        if let version, let digest { found.append((name, key, version, digest)) }
      }
    }
    try log.throwIfAny()
    return (document, found)
  }

  /// - Throws: every pack that is not locked, or is another than was locked.
  func hold(_ used: [RulePack]) throws(EvenhandFault) {
    let issues = used.compactMap(issue)
    if !issues.isEmpty {
      throw EvenhandFault(status: .fault, message: AuthoredIssues(issues).description)
    }
  }

  private func issue(_ pack: RulePack) -> AuthoredIssue? {
    let again = "look at what changed, then lock again with 'evenhand rules lock'"
    guard let locked = packs.first(where: { $0.name == pack.id }) else {
      return document.issue(
        line: 1, column: 1, "the pack '\(pack.id)' is not locked",
        advice: "leave it out, or lock it too: \(again)")
    }
    let digest = ContentSHA256.of(pack.canonicalBytes)
    guard locked.digest != digest else { return nil }
    let versions =
      locked.version == pack.version
      ? "the version \(pack.version) both times" : "version \(locked.version) then, \(pack.version) now"
    return document.issue(
      at: locked.key,
      "the pack '\(pack.id)' has changed since it was locked (\(versions); sha256 \(locked.digest.prefix(12))… then, "
        + "\(digest.prefix(12))… now)", advice: again)
  }
}

extension Evenhand {
  /// The lock of packs as they are now, as text for a file.
  public static func lockRules(_ names: [String]) throws(EvenhandFault) -> TextAnswer {
    let packs = try RuleSources(names: names).packs()
    let lines = packs.sorted { $0.id < $1.id }.flatMap { pack in
      [
        "  \(pack.id):", "    version: \"\(pack.version)\"",
        "    sha256: \"\(ContentSHA256.of(pack.canonicalBytes))\"",
      ]
    }
    let head = [
      "# The packs that an audit may use: evenhand audit --lock FILE refuses any other, and any change of these.",
      "lock: 1", "packs:",
    ]
    return TextAnswer(text: (head + lines).joined(separator: "\n"))
  }
}
