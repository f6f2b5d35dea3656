// SPDX-License-Identifier: Apache-2.0

internal import LocatedYAML

/// The lexicons of the packs that ship, which a rule of any other pack names as `PACK/NAME`, so that nobody has to keep a
/// copy.
struct LentLexicons: Sendable {
  /// By `PACK/NAME`.
  private let files: [String: PackFile]
  /// By pack.
  private let headers: [String: PackFile]

  init(_ shipped: [PackFile]) {
    var (files, headers): ([String: PackFile], [String: PackFile]) = ([:], [:])
    for file in shipped where file.isYAML {
      if file.isLexicon { files["\(file.packFolder)/\(file.stem)"] = file }
      if file.isHeader { headers[file.packFolder] = file }
    }
    (self.files, self.headers) = (files, headers)
  }

  /// Whether a rule names a lexicon of another pack.
  static func isLent(_ name: String) -> Bool { name.contains("/") }

  var names: [String] { files.keys.sorted() }

  /// Those that rules name, by their names.
  func files(namedBy drafts: [RuleDraft]) -> [String: PackFile] {
    let wanted = Set(drafts.compactMap { $0.wording?.terms.lexicon })
    return files.filter { wanted.contains($0.key) }
  }

  /// The same, read.
  func lexicons(of files: [String: PackFile]) -> [Lexicon] {
    files.sorted { $0.key < $1.key }.compactMap { name, file in
      var issues: [AuthoredIssue] = []
      let sources = headers[file.packFolder].flatMap { PackHeader($0, issues: &issues) }?.sources
      let lexicon = LexiconReader.read(file, called: name, sources: sources, issues: &issues)?.lexicon
      // The tests read every one; a lexicon that is missing would find nothing, and seem to have found nothing.
      precondition(issues.isEmpty && lexicon != nil, "a lexicon that is shipped cannot be read")
      return lexicon
    }
  }
}
