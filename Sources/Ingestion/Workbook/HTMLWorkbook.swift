// SPDX-License-Identifier: Apache-2.0

import Foundation

extension Workbook {
  /// Reads the tables of an HTML page as sheets: so many systems write their "Excel" exports, under the name `.xls`.
  ///
  /// - Throws: `workbook-damaged`, `sheet-too-large`, `page-without-table`, and what the source throws.
  init(html source: any ByteSource, limits: SheetLimits = SheetLimits()) throws(IngestionError) {
    let text = try HTMLPage(source, limits: limits)
    let tables = HTMLTables(path: source.path, limits: limits)
    let page = try htmlTables(text.bytes, into: tables, path: source.path)
    self.init()
    for table in tables.tables.sorted(by: { $0.number < $1.number }) {
      let name = table.caption.isEmpty ? "Table \(table.number)" : table.caption
      try add(table.grid, name, limits, remarks: page.isBroken ? [FormatRemark.brokenHTML] : [])
    }
    if sheets.isEmpty { throw .pageWithoutTable(source.path) }
  }
}

/// The text of a page in UTF-8.
private struct HTMLPage {
  let bytes: [UInt8]

  private static let looked = 4_096
  /// What is read as the encodings that are told by their bytes.
  private static let known: Set<String> = [
    "utf-8", "utf8", "us-ascii", "windows-1252", "cp1252", "iso-8859-1", "latin1", "utf-16", "utf-16le",
    "utf-16be",
    "unicode",
  ]

  init(_ source: any ByteSource, limits: SheetLimits) throws(IngestionError) {
    var reader = ChunkReader(source, chunkSize: 1 << 20)
    var whole: [UInt8] = []
    while let chunk = try reader.next() {
      whole += chunk
      guard whole.count <= limits.text else {
        throw .sheetTooLarge(source.path, "the page is longer than \(limits.text >> 20) MiB")
      }
    }
    guard let text = try WholeText(whole, path: source.path) else {
      throw .damagedWorkbook(
        PartPlace(path: source.path, part: nil), "some of its bytes are no character of its encoding")
    }
    if let other = HTMLPage.declared(text.text.prefix(HTMLPage.looked)), !HTMLPage.known.contains(other) {
      throw .damagedWorkbook(
        PartPlace(path: source.path, part: nil),
        "it says that it is in another encoding than are read (charset)")
    }
    // No HTML holds a null byte, and libxml2 would end there.
    bytes = text.text.utf8.filter { $0 != 0 }
  }

  /// What the page says of its own encoding.
  private static func declared(_ start: Substring) -> String? {
    guard let place = start.range(of: "charset", options: .caseInsensitive) else { return nil }
    let value = start[place.upperBound...].drop { $0 == "=" || $0 == "\"" || $0 == "'" || $0.isWhitespace }
    return value.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }.lowercased()
  }
}

extension FormatRemark {
  fileprivate static let brokenHTML = FormatRemark(kind: "broken-html", count: 1, lines: [])
}

extension IngestionError {
  fileprivate static func pageWithoutTable(_ path: String) -> IngestionError {
    IngestionError(
      kind: "page-without-table", path: path,
      problem:
        "the file is a web page in which no table holds anything, as systems write where an export has failed"
        + " or somebody has to log in first",
      advice: "Look at it in a browser, and export it again")
  }
}
