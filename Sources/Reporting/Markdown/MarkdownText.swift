// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Texts as GitHub's Markdown shows them literally, on one line.
enum MarkdownText {
  /// For a paragraph, a list entry or the cell of a table: nothing in it becomes markup, a link, a mention of a
  /// person, a reference to an issue or the end of a cell.
  static func inline(_ text: String) -> String {
    var inline = ""
    var isOrdinal = true
    let scalars = Array(oneLine(text).unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let before = index > 0 ? scalars[index - 1] : nil
      let after = index + 1 < scalars.count ? scalars[index + 1] : nil
      let beginsList =
        isOrdinal && index > 0 && (scalar == "." || scalar == ")") && (after ?? " ") == " "
      let isAddress = scalar == "." && scalars[..<index].suffix(3).allSatisfy { $0 == "w" || $0 == "W" }
      isOrdinal = isOrdinal && scalar.properties.numericType == .decimal
      if beginsList || isAddress || needsBackslash(scalar, before: before, after: after) { inline += "\\" }
      inline.unicodeScalars.append(scalar)
      // Mentions, references and pictures' names are looked for after the markup: a backslash does not stop them.
      if isSought(scalar, before: after) { inline += "\u{200B}" }
    }
    return inline
  }

  /// As code, where the text has nothing that code cannot hold in a table; else as text.
  static func code(_ text: String) -> String {
    let isPlain = !text.isEmpty && text.utf8.allSatisfy { (0x21..<0x7F).contains($0) }
    return isPlain && !text.contains("`") && !text.contains("|") ? "`\(text)`" : inline(text)
  }

  /// A row of a table.
  static func row(_ cells: [String]) -> String {
    "| " + cells.map { $0.isEmpty ? " " : $0 }.joined(separator: " | ") + " |"
  }

  /// A table; cells are Markdown already. Columns named in `numbers` stand to the right.
  static func table(_ header: [String], numbers: Set<Int> = [], _ rows: [[String]]) -> [String] {
    let rule = header.indices.map { numbers.contains($0) ? "---:" : "---" }
    return [row(header), row(rule)] + rows.map(row) + [""]
  }

  private static func oneLine(_ text: String) -> String {
    ShownText.clean(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func needsBackslash(
    _ scalar: Unicode.Scalar, before: Unicode.Scalar?, after: Unicode.Scalar?
  ) -> Bool {
    switch scalar {
    case "\\", "`", "*", "[", "]", "<", ">", "|", "~", "$", "&", "@": true
    // Within a word it is no emphasis.
    case "_": !((before?.isWordPart ?? false) && (after?.isWordPart ?? false))
    case "#", "+", "-", "=": before == nil
    // An address begins with "scheme://", or with "www.".
    case ":": after == "/"
    default: false
    }
  }

  /// Whether GitHub makes something of the sign and what follows it.
  private static func isSought(_ scalar: Unicode.Scalar, before after: Unicode.Scalar?) -> Bool {
    guard let after else { return false }
    return switch scalar {
    case "@", "#": after.isWordPart
    case ":": after.properties.isAlphabetic
    default: false
    }
  }
}

extension Unicode.Scalar {
  /// A letter or a digit.
  fileprivate var isWordPart: Bool { properties.isAlphabetic || properties.numericType == .decimal }
}
