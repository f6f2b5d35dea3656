// SPDX-License-Identifier: Apache-2.0

package import AuditModel

/// Rules that belong together, checked and ready to run.
package struct RulePack: Sendable {
  package let id: String
  package let version: String
  package let title: String
  /// What the pack is about, in a sentence or two.
  package let says: String
  /// What the pack does not look at, in a sentence, for whoever might take its silence for an all-clear; `nil` when
  /// it does not say.
  package let leavesOut: String?
  package let sources: [GuidanceSource]
  /// Ordered by id.
  package internal(set) var rules: [Rule]
  /// Ordered by name.
  package var lexicons: [Lexicon] { compiledLexicons.lexicons }
  /// The same, made ready to be looked for.
  let compiledLexicons: CompiledLexicons
  /// How this run differs from the pack as shipped, ordered by what departs.
  package internal(set) var departures: [Departure] = []
  /// The pack's files in one unambiguous string of bytes, for a digest: each file, ordered by its path within
  /// the pack, as its path, a zero byte, its length in decimal digits, a zero byte and its content. Lexicons of other
  /// packs that it names stand among its own, by the names that rules give them.
  package let canonicalBytes: [UInt8]

  /// The rule with this id, or the one that used to be called so.
  package func rule(named name: String) -> Rule? {
    rules.first { $0.id == name } ?? rules.first { $0.formerly.contains(name) }
  }

  /// The parameters that a rule's expressions see: its own, and those of the rule whose measure it shares.
  package func parameters(of rule: Rule) -> [RuleParameter] {
    guard let shared = rule.sharesMeasureOf, let owner = self.rule(named: shared) else {
      return rule.parameters
    }
    return rule.parameters + owner.parameters
  }
}

/// A published text that rules rest on.
package struct GuidanceSource: Sendable, Hashable {
  /// The name by which rules refer to it.
  package let id: String
  package let title: String
  /// As precise as the source is: `2023-06-08`, or `2022`.
  package let date: String
  package let url: String

  package init(id: String, title: String, date: String, url: String) {
    self.id = id
    self.title = title
    self.date = date
    self.url = url
  }
}

extension RulePack {
  /// The bytes of one of its files, by its path within the pack; `nil` for none.
  package func bytes(ofFile wanted: String) -> ArraySlice<UInt8>? {
    var rest = canonicalBytes[...]
    while let pathEnd = rest.firstIndex(of: 0), let lengthEnd = rest[(pathEnd + 1)...].firstIndex(of: 0),
      let length = Int(String(decoding: rest[(pathEnd + 1)..<lengthEnd], as: UTF8.self))
    {
      let content = rest[(lengthEnd + 1)...].prefix(length)
      if rest[..<pathEnd].elementsEqual(wanted.utf8) { return content }
      rest = rest[content.endIndex...]
    }
    return nil
  }

  /// - Parameter borrowed: lexicons of other packs by their names.
  static func canonicalBytes(of files: [PackFile], borrowed: [String: PackFile]) -> [UInt8] {
    let all =
      files.map { (path: $0.pathInPack, text: $0.text) }
      + borrowed.map { (path: "\(PackFile.lexicons)/\($0.key).yaml", text: $0.value.text) }
    var bytes: [UInt8] = []
    for file in all.sorted(by: { $0.path < $1.path }) {
      bytes += Array(file.path.utf8) + [0]
      bytes += Array("\(file.text.utf8.count)".utf8) + [0]
      bytes += Array(file.text.utf8)
    }
    return bytes
  }
}
