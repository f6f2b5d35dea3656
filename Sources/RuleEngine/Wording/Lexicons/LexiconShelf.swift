// SPDX-License-Identifier: Apache-2.0

internal import LocatedYAML

/// The lexicons of one pack while it is loaded.
struct LexiconShelf {
  private let drafts: [LexiconDraft]

  init(
    _ files: [PackFile], sources: [GuidanceSource]?, allowsDrafts: Bool = false,
    issues: inout [AuthoredIssue]
  ) {
    var drafts: [LexiconDraft] = []
    for file in files {
      guard let draft = LexiconReader.read(file, sources: sources, issues: &issues) else { continue }
      if drafts.contains(where: { $0.name == draft.name }) {
        issues.append(
          draft.document.issue(
            at: draft.document.root, "the pack has two lexicons '\(draft.name)'", advice: "rename one"))
      }
      drafts.append(draft)
      if !file.isShipped {
        issues += ForbiddenAdvice.issues(inLexicon: draft.document)
        issues += PackTexts.issues(in: draft.document, allowsDrafts: allowsDrafts)
      }
    }
    self.drafts = drafts
    names = files.map(\.stem).sorted()
  }

  /// The names of all of them, readable or not, so that a fault in one is told once.
  let names: [String]

  var lexicons: [Lexicon] { drafts.map(\.lexicon).sorted { $0.name < $1.name } }

  /// The lexicons of a pack that is shipped with the program.
  static func ofShipped(_ files: [PackFile], sources: [GuidanceSource]) -> [Lexicon] {
    var issues: [AuthoredIssue] = []
    let lexicons = LexiconShelf(files, sources: sources, issues: &issues).lexicons
    // The tests read every one; a lexicon that is missing would find nothing, and seem to have found nothing.
    precondition(issues.isEmpty && lexicons.count == files.count, "a lexicon that is shipped cannot be read")
    return lexicons
  }

  /// A lexicon that no rule uses is most often a misspelt name; where a rule names one that is not there, it may be
  /// this one, and the name alone is told.
  func unused(by rules: [RuleDraft]) -> [AuthoredIssue] {
    let used = Set(rules.compactMap { $0.wording?.terms.lexicon }).filter { !LentLexicons.isLent($0) }
    guard used.isSubset(of: names) else { return [] }
    return drafts.filter { !used.contains($0.name) }.map { draft in
      draft.document.issue(
        at: draft.document.root, "no rule uses the lexicon '\(draft.name)'",
        advice: "name it under wording in a rule, or take it away")
    }
  }
}
