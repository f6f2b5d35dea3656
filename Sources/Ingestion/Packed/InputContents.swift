// SPDX-License-Identifier: Apache-2.0

/// What the bytes of a file are, by how it begins; its name says nothing.
enum InputContents: Sendable {
  case plain
  case gzip
  case archive
  /// A workbook that is one XML file.
  case spreadsheetML
  /// A web page, whose tables are read as the sheets of a workbook.
  case page

  private static let looked = 4_096

  /// - Throws: what `InputFile` throws.
  init(of path: String) throws(IngestionError) {
    var reader = try ChunkReader(opening: path, chunkSize: Self.looked)
    let start = try reader.sample(Self.looked)
    if start.starts(with: [0x1F, 0x8B]) {
      self = .gzip
    } else if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) || start.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      self = .archive
    } else {
      self = Self.isSpreadsheetML(start) ? .spreadsheetML : Self.isPage(start) ? .page : .plain
    }
  }

  /// Elements that a page may begin with, where programs write the table alone or leave the frame out.
  private static let pageElements: Set<String> = [
    "html", "head", "body", "table", "meta", "style", "title", "div", "center", "font",
  ]

  /// Whether the first tag behind what may stand before it is one of a web page.
  private static func isPage(_ start: [UInt8]) -> Bool {
    guard start.contains(UInt8(ascii: "<")) else { return false }
    var rest = Substring(String(decoding: start.filter { $0 != 0 }, as: UTF8.self))
    rest = rest.drop { $0 != "<" && ($0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{FFFD}") }
    // Behind a declaration of XML, a root such as `<table>` is an export's own.
    let isXML = rest.hasPrefix("<?xml")
    while rest.hasPrefix("<?") || rest.hasPrefix("<!") {
      if rest.lowercased().hasPrefix("<!doctype html") { return true }
      let end = rest.hasPrefix("<!--") ? "-->" : ">"
      guard let close = rest.firstRange(of: end) else { return false }
      rest = rest[close.upperBound...].drop(while: \.isWhitespace)
    }
    guard rest.hasPrefix("<") else { return false }
    let name = rest.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == ":" }.lowercased()
    return isXML ? name == "html" : pageElements.contains(name)
  }

  private static func isSpreadsheetML(_ start: [UInt8]) -> Bool {
    guard start.first(where: { !isBlank($0) && $0 < 0x80 }) == UInt8(ascii: "<") else { return false }
    // In two bytes a character every other one is zero.
    let text = String(decoding: start.filter { $0 != 0 }, as: UTF8.self)
    return text.contains("Workbook") && text.contains(SpreadsheetML2003Reader.namespace)
  }
}
