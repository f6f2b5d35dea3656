// SPDX-License-Identifier: Apache-2.0

import CLibXML2

/// Turns the events of one HTML parse into text.
@safe struct HTMLAssembly: ~Copyable {
  private enum Gap { case none, space, line }

  private(set) var text = GrowingBuffer<UInt8>(capacity: 1 << 10)
  /// Elements that are open.
  private(set) var depth = 0
  /// Open elements whose content nobody sees.
  private(set) var hidden = 0
  /// Open elements, or one for the whole text, in which a line end is one.
  private var preformatted: Int
  /// The form of the tables, where it is kept.
  private var table: TableForm?
  /// Takes the tables, where they and not the text are wanted.
  private let tables: HTMLTables?
  /// What stands between the text so far and the next visible character.
  private var gap = Gap.none
  var isBroken = false
  /// Something without an end took the rest with it.
  var hasLostText = false
  /// All bytes have been handed over.
  var isAtEnd = false

  private static let unseen: Set<String> = ["script", "style", "template"]
  private static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "head", "header", "hgroup", "hr", "html", "li", "legend", "main", "menu", "nav", "ol",
    "option", "p", "pre", "section", "select", "summary", "table", "tbody", "tfoot", "thead", "title", "tr",
    "ul",
  ]

  /// - Parameters:
  ///   - keepsLines: whether line ends are those that a reader sees.
  ///   - keepsCells: whether the cells of tables are kept apart.
  ///   - tables: takes the tables, where they and not the text are wanted.
  init(keepsLines: Bool, keepsCells: Bool, tables: HTMLTables? = nil) {
    self.tables = tables
    preformatted = keepsLines ? 1 : 0
    table = keepsCells ? TableForm() : nil
  }

  mutating func startElement(_ name: String, _ span: CellSpan) {
    depth += 1
    if Self.unseen.contains(name) { hidden += 1 }
    if let tables { return tables.start(name, span) }
    if name == "pre" { preformatted += 1 }
    meetEdge(of: name)
    if let start = table?.start(name, span) { begin(start) }
  }

  mutating func endElement(_ name: String) {
    depth = max(0, depth - 1)
    if Self.unseen.contains(name) {
      hidden = max(0, hidden - 1)
      // Only the end of the text ends it: what followed its start tag cannot be told from it.
      if isAtEnd { hasLostText = true }
    }
    if let tables { return tables.end(name, isAtEnd: isAtEnd) }
    if name == "pre" { preformatted = max(0, preformatted - 1) }
    meetEdge(of: name)
    if table?.end(name) == true { gap = .none }
  }

  /// Begins a cell, on a new line where it is the first of its row.
  private mutating func begin(_ cell: TableForm.Start) {
    if cell.isFirstOfRow, text.count > 0 { text.append(UInt8(ascii: "\n")) }
    for _ in 0..<cell.columns { text.append(UInt8(ascii: "\t")) }
    gap = .none
  }

  /// Blocks stand on lines of their own, and cells of a table apart.
  private mutating func meetEdge(of name: String) {
    if Self.blocks.contains(name) {
      gap = .line
    } else if name == "td" || name == "th" {
      widen(.space)
    }
  }

  private mutating func widen(_ other: Gap) { if gap == .none { gap = other } }

  mutating func characters(_ bytes: UnsafeRawBufferPointer) {
    guard hidden == 0 else { return }
    if let tables { return unsafe tables.characters(bytes) }
    var offset = 0
    while offset < bytes.count {
      let byte = unsafe bytes[offset]
      if isXMLSpace(byte) {
        if byte == UInt8(ascii: "\n") && preformatted > 0 { gap = .line } else { widen(.space) }
        offset += 1
      } else if let length = unsafe invisible(bytes, at: offset) {
        if byte == 0xC2, unsafe bytes[offset + 1] == 0xA0 { widen(.space) }
        offset += length
      } else {
        closeGap()
        text.append(byte)
        offset += 1
      }
    }
  }

  private mutating func closeGap() {
    defer { gap = .none }
    let isInCell = table?.meetText()
    guard gap != .none, text.count > 0, isInCell != .beginning else { return }
    if gap == .line, isInCell == .inside {
      for byte in "\u{2028}".utf8 { text.append(byte) }
    } else {
      text.append(gap == .line ? UInt8(ascii: "\n") : UInt8(ascii: " "))
    }
  }

  /// Bytes of a no-break space, soft hyphen, zero-width space or joiner, or byte-order mark.
  private func invisible(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Int? {
    guard unsafe bytes[offset] >= 0xC2, offset + 1 < bytes.count else { return nil }
    let second = unsafe bytes[offset + 1]
    if unsafe bytes[offset] == 0xC2 { return second == 0xA0 || second == 0xAD ? 2 : nil }
    guard offset + 2 < bytes.count else { return nil }
    let third = unsafe bytes[offset + 2]
    let isZeroWidth = unsafe bytes[offset] == 0xE2 && second == 0x80 && (0x8B...0x8D).contains(third)
    let isMark = unsafe bytes[offset] == 0xEF && second == 0xBB && third == 0xBF
    return isZeroWidth || isMark ? 3 : nil
  }

  /// Takes what libxml2 complains of, where it concerns how the tags fit together.
  mutating func receive(_ code: UInt32) {
    // A script may write tags.
    guard hidden == 0 else { return }
    switch code {
    case XML_ERR_COMMENT_NOT_FINISHED.rawValue:
      isBroken = true
      hasLostText = true
    case XML_ERR_TAG_NAME_MISMATCH.rawValue, XML_ERR_GT_REQUIRED.rawValue,
      XML_ERR_ATTRIBUTE_NOT_FINISHED.rawValue:
      isBroken = true
    default: break
    }
  }
}
