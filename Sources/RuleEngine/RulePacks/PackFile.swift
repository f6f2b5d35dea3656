// SPDX-License-Identifier: Apache-2.0

/// One file of a rule pack as text; whoever made it did the reading.
package struct PackFile: Sendable, Hashable {
  /// With `/` between parts, such as `panel/members-trained.yaml`. The folder is the pack.
  package let path: String
  package let text: String
  /// Whether it ships with the program, where tests have looked at what it recommends.
  package let isShipped: Bool

  package init(path: String, text: String, isShipped: Bool = false) {
    self.path = path
    self.text = text
    self.isShipped = isShipped
  }

  /// The name of the folder within a pack that holds its lexicons.
  package static let lexicons = "lexicons"

  /// The part of the path before the last `/`; empty when there is none.
  private var folder: String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return String(path[..<slash])
  }

  /// The pack's folder; that of a lexicon is the one above.
  package var packFolder: String {
    isLexicon ? String(folder.dropLast(PackFile.lexicons.count).dropLast()) : folder
  }

  /// The path within the pack.
  var pathInPack: String { isLexicon ? "\(PackFile.lexicons)/\(name)" : name }

  /// Whether it lies in a pack's folder of lexicons.
  var isLexicon: Bool { folder == PackFile.lexicons || folder.hasSuffix("/\(PackFile.lexicons)") }

  /// The part of the path behind the last `/`.
  var name: String {
    guard let slash = path.lastIndex(of: "/") else { return path }
    return String(path[path.index(after: slash)...])
  }

  /// The name without its ending.
  var stem: String { name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name }

  /// Whether it is an overlay by its keys, however broken it may be otherwise.
  package var isOverlay: Bool { hasKey("overlay") || hasKey("tailors") }

  /// Whether it is a rule by its keys, likewise.
  package var isRule: Bool { !isOverlay && (hasKey("expect") || hasKey("guidance")) }

  /// Whether some line begins with the key.
  private func hasKey(_ key: String) -> Bool {
    text.split(whereSeparator: \.isNewline).contains { $0.hasPrefix("\(key):") }
  }

  var isYAML: Bool { name.hasSuffix(".yaml") || name.hasSuffix(".yml") }

  var isHeader: Bool { !isLexicon && (name == "pack.yaml" || name == "pack.yml") }
}
