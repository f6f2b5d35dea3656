// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
package import LocatedYAML

/// Reads rule packs: a folder each, with `pack.yaml`, one YAML file a rule, and one a lexicon in the folder `lexicons`.
package enum RulePackLoader {
  /// The packs among the files, ordered by id. A folder with a `pack.yaml` is a pack; files that are not YAML
  /// are left alone.
  ///
  /// - Parameters:
  ///   - shipped: the packs that ship, whose lexicons rules of others may name.
  ///   - allowsDrafts: whether texts may still say TODO, as they do in a new rule; never where a pack judges.
  /// - Throws: every fault of every file, ordered by file and line.
  package static func load(
    _ files: [PackFile], shipped: [PackFile] = [], allowsDrafts: Bool = false
  ) throws(AuthoredIssues) -> [RulePack] {
    let lent = LentLexicons(shipped)
    var issues: [AuthoredIssue] = []
    var packs: [LoadedPack] = []
    let folders = Dictionary(grouping: files.filter(\.isYAML), by: \.packFolder)
    for (_, files) in folders.sorted(by: { $0.key < $1.key }) {
      do {
        packs.append(
          try loadFolder(
            files.sorted { $0.path < $1.path }, lent: lent, allowsDrafts: allowsDrafts))
      } catch {
        issues += error.issues
      }
    }
    issues += TakenID.duplicates(among: packs.map(\.id)) + TakenID.duplicates(among: packs.flatMap(\.ruleIDs))
    if folders.isEmpty { issues.append(nothingToLoad) }
    if !issues.isEmpty { throw AuthoredIssues(issues) }
    return packs.map(\.pack).sorted { $0.id < $1.id }
  }

  private static let nothingToLoad = AuthoredIssue(
    file: "rules", line: 1, column: 1,
    problem: "there is no rule pack here (expected a folder with pack.yaml)")

  /// A pack with the places of the ids that it takes.
  private struct LoadedPack {
    let pack: RulePack
    let id: TakenID
    let ruleIDs: [TakenID]
  }

  private static func loadFolder(
    _ files: [PackFile], lent: LentLexicons, allowsDrafts: Bool
  ) throws(AuthoredIssues) -> LoadedPack {
    guard let headerFile = files.first(where: \.isHeader) else {
      throw AuthoredIssues([
        AuthoredIssue(
          file: files[0].path, line: 1, column: 1, problem: "this folder of rules has no pack.yaml",
          advice: "add one with id, version, title, says and sources")
      ])
    }
    var issues: [AuthoredIssue] = []
    let header = PackHeader(headerFile, issues: &issues)
    var drafts: [RuleDraft] = []
    let ruleFiles = files.filter { !$0.isHeader && !$0.isLexicon }
    for file in ruleFiles {
      guard let draft = RuleDraft.read(file, sources: header?.sources, issues: &issues) else { continue }
      drafts.append(draft)
      if !file.isShipped {
        issues += ForbiddenAdvice.issues(inRule: draft.document)
        issues += PackTexts.issues(in: draft.document, allowsDrafts: allowsDrafts)
      }
    }
    // What a rule that could not be read would have named is not known: nothing is told of it twice.
    let isWhole = drafts.count == ruleFiles.count
    let ruleIDs = drafts.flatMap { draft in
      draft.names.map { TakenID($0.name, of: "rule", at: $0.node, in: draft.document, headerFile.isShipped) }
    }
    issues += TakenID.duplicates(among: ruleIDs)
    if let header {
      issues += drafts.compactMap { $0.ofAnotherPack(than: header.id) }
      if !headerFile.isShipped {
        issues += ForbiddenAdvice.issues(inHeader: header.document)
        issues += PackTexts.issues(in: header.document, allowsDrafts: allowsDrafts)
      }
    }
    let lexiconFiles = files.filter(\.isLexicon)
    // Those that are shipped are in order, and most runs look at no text.
    let isShipped = headerFile.isShipped
    let shelf =
      isShipped
      ? nil
      : LexiconShelf(lexiconFiles, sources: header?.sources, allowsDrafts: allowsDrafts, issues: &issues)
    let lexiconNames = lexiconFiles.map(\.stem).sorted()
    let rules = drafts.compactMap { draft in
      draft.compile(
        among: drafts, isWhole: isWhole, lexicons: lexiconNames, lent: lent.names, issues: &issues)
    }
    if rules.count == ruleFiles.count { issues += drafts.flatMap { $0.unusedParameters(in: rules) } }
    if isWhole, let shelf { issues += shelf.unused(by: drafts) }
    if drafts.isEmpty && issues.isEmpty {
      issues.append(
        AuthoredIssue(
          file: headerFile.path, line: 1, column: 1, problem: "the pack has no rules", advice: "add one"))
    }
    guard let header, issues.isEmpty else { throw AuthoredIssues(issues) }
    let sources = header.sources
    let borrowed = lent.files(namedBy: drafts)
    let lexicons = CompiledLexicons {
      let own = shelf?.lexicons ?? LexiconShelf.ofShipped(lexiconFiles, sources: sources)
      return (own + lent.lexicons(of: borrowed)).sorted { $0.name < $1.name }
    }
    let pack = RulePack(
      id: header.id, version: header.version, title: header.title, says: header.says,
      leavesOut: header.leavesOut, sources: header.sources,
      rules: rules.sorted { $0.id < $1.id }, compiledLexicons: lexicons,
      canonicalBytes: RulePack.canonicalBytes(of: files, borrowed: borrowed))
    return LoadedPack(
      pack: pack,
      id: TakenID(header.id, of: "pack", at: header.idNode, in: header.document, headerFile.isShipped),
      ruleIDs: ruleIDs)
  }
}
