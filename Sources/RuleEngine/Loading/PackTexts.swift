// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import LocatedYAML

/// What no text of a pack may hold, whatever it says: characters that a terminal or a page would obey instead of showing
/// them, and the mark of what a new pack leaves to be written.
enum PackTexts {
  private static let mark = "TODO"

  /// Every such text of a file, at its place.
  ///
  /// - Parameter allowsDrafts: whether the mark may stand.
  static func issues(in document: YAMLDocument, allowsDrafts: Bool) -> [AuthoredIssue] {
    document.root.texts.compactMap { node in
      let text = node.scalar ?? ""
      if let scalar = text.unicodeScalars.first(where: ShownText.isHidden) {
        return issue(scalar, in: text, node, document)
      }
      return allowsDrafts ? nil : issue(in: text, node, document)
    }
  }

  private static func issue(
    _ hidden: Unicode.Scalar, in text: String, _ node: YAMLNode, _ document: YAMLDocument
  ) -> AuthoredIssue? {
    let offset = text.utf8.count - String(text.unicodeScalars.drop { $0 != hidden }).utf8.count
    let place = ScalarLocator.place(ofUTF8Offset: offset, in: node, of: document)
    let hex = String(hidden.value, radix: 16, uppercase: true)
    let code = String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    return document.issue(
      line: place.line, column: place.column,
      "the text holds the character U+\(code), which a terminal or a page would obey and not show",
      advice: "take it out")
  }

  private static func issue(
    in text: String, _ node: YAMLNode, _ document: YAMLDocument
  ) -> AuthoredIssue? {
    let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
    guard let word = words.first(where: { $0 == mark }) else { return nil }
    let place = ScalarLocator.place(
      ofUTF8Offset: text[..<word.startIndex].utf8.count, in: node, of: document)
    return document.issue(
      line: place.line, column: place.column, "a TODO is left here, which nobody has written yet",
      advice: "put your own words in its place")
  }
}

extension YAMLNode {
  /// Every text in it, keys among them, in the order of the file.
  fileprivate var texts: [YAMLNode] {
    switch content {
    case .scalar: [self]
    case .sequence(let nodes): nodes.flatMap(\.texts)
    case .mapping(let pairs): pairs.flatMap { $0.key.texts + $0.value.texts }
    }
  }
}
