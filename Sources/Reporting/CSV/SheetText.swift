// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// A cell of a table that we write.
enum SheetValue {
  /// Guarded, so that no spreadsheet takes it for a formula, a date or another number.
  case text(String)
  /// A civil day as ISO 8601 writes it, which a spreadsheet may take for a date; empty without one.
  case day(CivilDate?)
  case integer(Int)
  /// A number as it stands.
  case number(String)
}

/// A table for a spreadsheet: RFC 4180 with CRLF, in UTF-8 with a byte-order mark.
struct SheetText {
  private var bytes: [UInt8]

  init(header: [String]) {
    bytes = Array("\u{FEFF}".utf8) + Array(header.joined(separator: ",").utf8) + [0x0D, 0x0A]
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func append(_ cells: [SheetValue]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      switch cell {
      case .text(let text): append(text)
      case .day(let day): bytes.append(contentsOf: (day?.description ?? "").utf8)
      case .integer(let number): bytes.append(contentsOf: String(number).utf8)
      case .number(let text): bytes.append(contentsOf: text.utf8)
      }
    }
    bytes.append(0x0D)
    bytes.append(0x0A)
  }

  private mutating func append(_ text: String) {
    switch SheetText.need(of: text) {
    case .nothing: bytes.append(contentsOf: text.utf8)
    case .quotes: appendQuoted(text)
    case .look:
      let guarded = SheetText.guarded(ShownText.clean(text))
      if SheetText.wantsQuotes(guarded) {
        appendQuoted(guarded)
      } else {
        bytes.append(contentsOf: guarded.utf8)
      }
    }
  }

  private mutating func appendQuoted(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private enum Need { case nothing, quotes, look }

  /// What a text of printable ASCII needs; any other must be looked at closely.
  private static func need(of text: String) -> Need {
    var isFirst = true
    var last: UInt8 = 0
    var need = Need.nothing
    for byte in text.utf8 {
      guard (0x20..<0x7F).contains(byte) else { return .look }
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."):
        if isFirst { return .look }
      case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), UInt8(ascii: " "):
        if isFirst { return .look }
      case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ";"): need = .quotes
      default: break
      }
      isFirst = false
      last = byte
    }
    return last == UInt8(ascii: " ") ? .quotes : need
  }

  /// With an apostrophe before a sign that begins a formula, spaces before it passed over, and before what would
  /// be mistaken for a number.
  static func guarded(_ text: String) -> String {
    guard let first = text.unicodeScalars.first(where: { $0 != " " && $0 != "\u{A0}" }) else { return text }
    let isFormula = "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first)
    return isFormula || isMistaken(text) ? "'" + text : text
  }

  /// Whether a spreadsheet would make another value of it: "007" would be 7, "2E5" 200000, "3/4" a day in April,
  /// and the end of a number of more than 15 digits is lost. "12" stays "12" as a number too.
  private static func isMistaken(_ text: String) -> Bool {
    let digits = text.utf8.filter { (0x30...0x39).contains($0) }.count
    guard digits > 0, text.utf8.allSatisfy({ "0123456789.,:/-eE% ".utf8.contains($0) }) else { return false }
    let isWhole = digits == text.utf8.count
    return !isWhole || digits > 15 || (digits > 1 && text.hasPrefix("0"))
  }

  private static func wantsQuotes(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    let edges = [scalars.first, scalars.last].contains { $0?.properties.isWhitespace ?? false }
    return edges || scalars.contains { "\"\r\n\t,;".unicodeScalars.contains($0) }
  }
}
