// SPDX-License-Identifier: Apache-2.0

/// Finds the line and column of a place inside a YAML scalar, however the scalar is written.
///
/// The text is matched against the lines of the file, which knows quotes, escapes, folded lines and
/// indentation.
package struct ScalarLocator {
  private let lines: [[Unicode.Scalar]]
  private var line: Int
  private var column: Int
  private let quote: Unicode.Scalar?
  /// How far a block's text is indented; `nil` for other scalars, where all white space of a new line is
  /// dropped.
  private let indentation: Int?
  /// Whether line ends stand for themselves rather than being folded into spaces.
  private let isLiteral: Bool

  private init(_ node: YAMLNode, in document: YAMLDocument) {
    let lines = document.lines.map { Array($0.unicodeScalars) }
    self.lines = lines
    line = node.line - 1
    column = node.column - 1
    if node.isBlock {
      isLiteral = lines.indices.contains(line) && lines[line].dropFirst(column).first == "|"
      line += 1
      let text = lines.dropFirst(line).first { !$0.allSatisfy { $0 == " " } } ?? []
      let indent = text.prefix { $0 == " " }.count
      (quote, indentation) = (nil, indent)
      column = lines.indices.contains(line) ? min(indent, lines[line].count) : 0
    } else {
      let first = lines.indices.contains(line) && column < lines[line].count ? lines[line][column] : nil
      quote = first == "\"" || first == "'" ? first : nil
      (indentation, isLiteral) = (nil, false)
      if quote != nil { column += 1 }
    }
  }

  /// Line and column, 1-based, of the UTF-8 offset in the node's text; the node's own place if it cannot be
  /// told.
  package static func place(
    ofUTF8Offset offset: Int, in node: YAMLNode, of document: YAMLDocument
  ) -> (line: Int, column: Int) {
    var locator = ScalarLocator(node, in: document)
    var passed = 0
    for scalar in (node.scalar ?? "").unicodeScalars {
      guard passed < offset else { break }
      guard locator.pass(scalar) else { return (node.line, node.column) }
      passed += String(scalar).utf8.count
    }
    locator.skipLineEnd()
    return (locator.line + 1, locator.column + 1)
  }

  private var current: Unicode.Scalar? {
    lines.indices.contains(line) && lines[line].indices.contains(column) ? lines[line][column] : nil
  }

  /// Steps over what stands for one scalar of the text; false when the file does not have it here.
  private mutating func pass(_ wanted: Unicode.Scalar) -> Bool {
    if quote == "\"", current == "\\" { return passEscape() }
    if restIsBlank, wanted == " " || wanted == "\n" { return nextLine(for: wanted) }
    if current == wanted {
      column += quote == "'" && wanted == "'" ? 2 : 1
      return true
    }
    return false
  }

  /// Whether only white space is left on the line, which folding drops.
  private var restIsBlank: Bool {
    guard lines.indices.contains(line) else { return false }
    return lines[line].dropFirst(column).allSatisfy { $0 == " " || $0 == "\t" || $0 == "\r" }
  }

  /// Goes to the line that the scalar's next text is on. Folding turns a line end into a space, and a blank
  /// line behind a line of text into a line end.
  private mutating func nextLine(for wanted: Unicode.Scalar) -> Bool {
    guard line + 1 < lines.count else { return wanted == "\n" }
    let hadText = !isBlank(line)
    line += 1
    if wanted == " " { while line + 1 < lines.count, isBlank(line) { line += 1 } }
    if wanted == "\n", !isLiteral, hadText, isBlank(line), line + 1 < lines.count { line += 1 }
    let blank = lines[line].prefix { $0 == " " }.count
    column = min(indentation ?? blank, blank)
    return true
  }

  private func isBlank(_ line: Int) -> Bool { lines[line].allSatisfy { $0 == " " || $0 == "\r" } }

  /// A place that falls between two lines is the start of the second.
  private mutating func skipLineEnd() {
    while indentation == nil, quote == nil, current == nil, line + 1 < lines.count, column > 0 {
      guard nextLine(for: " ") else { return }
    }
  }

  private mutating func passEscape() -> Bool {
    guard lines.indices.contains(line), column + 1 < lines[line].count else { return false }
    let length: [Unicode.Scalar: Int] = ["x": 4, "u": 6, "U": 10]
    column += length[lines[line][column + 1]] ?? 2
    return true
  }
}
