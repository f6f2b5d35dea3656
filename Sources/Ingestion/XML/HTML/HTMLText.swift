// SPDX-License-Identifier: Apache-2.0

/// The words of an HTML page or fragment, a line for each paragraph, list item, heading or row.
package struct HTMLText: Sendable, Hashable {
  /// Lines without blank ones between them, white space run together, entities as their characters. It ends in
  /// ` ...` where words may be missing, as the feeds that cut off a text write it.
  package let text: String
  /// The tags do not fit together; the text was read all the same.
  package let isBroken: Bool
  /// Words may be missing: a limit was met, or a comment or script has no end.
  package let isCutOff: Bool
}

/// How much HTML is read before the rest is left out, so that hostile text costs bounded time.
enum HTMLLimits {
  /// Bytes of one page or fragment.
  static let length = 1 << 20
  /// Elements open at once.
  static let depth = 256
  /// Attributes of one start tag.
  static let attributes = 256
}

/// Reads HTML as people see it: scripts, styles and comments are left out, tags that do not fit are tolerated.
/// Takes time in proportion to the length, and loads nothing. A text without any tag keeps its own lines.
///
/// - Parameter keepsCells: whether tables keep their form: a line for each row, a tab before each of its cells, and a line
///   separator (U+2028) between the lines of a cell. A cell that spans several columns or rows is empty in all but the
///   first.
package func htmlToText(_ html: String, keepsCells: Bool = false) -> HTMLText {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(min(html.utf8.count, HTMLLimits.length))
  // No HTML holds a null byte, and libxml2 would end there.
  bytes.append(contentsOf: html.utf8.lazy.filter { $0 != 0 }.prefix(HTMLLimits.length))
  let isLonger = html.utf8.count > HTMLLimits.length
  if isLonger { bytes.removeLast(bytes.count - wholeCharacters(bytes, upTo: bytes.count)) }
  guard var parser = HTMLParser(keepsLines: !holdsTags(bytes), keepsCells: keepsCells) else {
    return HTMLText(text: "", isBroken: true, isCutOff: true)
  }
  let isRead = parser.read(bytes)
  return parser.text(isCutOff: isLonger || !isRead)
}

/// Reads the tables of an HTML page.
///
/// - Returns: the page without its text, for what is to be said of it.
/// - Throws: what the tables are refused for, and `workbook-damaged` for a page that has no end or goes beyond a limit.
func htmlTables(_ bytes: [UInt8], into tables: HTMLTables, path: String) throws(IngestionError) -> HTMLText {
  guard var parser = HTMLParser(keepsLines: false, keepsCells: false, tables: tables) else {
    throw .noMemory(path)
  }
  let isRead = parser.read(bytes)
  if let failure = tables.failure { throw failure }
  let page = parser.text(isCutOff: !isRead)
  guard !page.isCutOff else {
    throw .damagedWorkbook(
      PartPlace(path: path, part: nil),
      isRead
        ? "a comment or a script in the page has no end"
        : "the tags of the page stand too deep within each other")
  }
  return page
}

extension HTMLParser {
  /// - Returns: whether all was read, or a limit was met.
  fileprivate mutating func read(_ bytes: [UInt8]) -> Bool {
    var start = 0
    while start < bytes.count {
      let end = wholeCharacters(bytes, upTo: min(start + HTMLParser.portion, bytes.count))
      guard feed(bytes[start..<end]) else { return false }
      start = end
    }
    finish()
    return true
  }
}

/// Whether there is a `<` that could begin a tag or comment.
private func holdsTags(_ bytes: [UInt8]) -> Bool {
  zip(bytes, bytes.dropFirst()).contains { first, second in
    first == UInt8(ascii: "<")
      && (second == UInt8(ascii: "/") || second == UInt8(ascii: "!")
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(second | 0x20))
  }
}

/// The end of the last whole character at or before `limit`: libxml2 takes a part of one for another encoding.
private func wholeCharacters(_ bytes: [UInt8], upTo limit: Int) -> Int {
  guard limit < bytes.count else {
    // Cut within a character, the last byte that begins one tells how long it was to be.
    guard let lead = bytes.lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return limit }
    let length = bytes[lead] < 0x80 ? 1 : bytes[lead] < 0xE0 ? 2 : bytes[lead] < 0xF0 ? 3 : 4
    return bytes.count - lead < length ? lead : limit
  }
  var end = limit
  while end > 0 && bytes[end] & 0xC0 == 0x80 { end -= 1 }
  return end
}
