// SPDX-License-Identifier: Apache-2.0

/// How a quoted text is read.
struct Quoting: OptionSet {
  let rawValue: UInt8

  /// Backslashes stand for themselves.
  static let raw = Quoting(rawValue: 1)
  static let bytes = Quoting(rawValue: 2)
}

extension Lexer {
  /// A text in single or double quotes, or in three of them, which may then span lines.
  mutating func lexString(from start: Int, _ quoting: Quoting) {
    guard let quote = byte() else { return }
    let isTriple = byte(1) == quote && byte(2) == quote
    position += isTriple ? 3 : 1
    var content: [UInt8] = []
    while let next = byte() {
      if next == quote && (!isTriple || (byte(1) == quote && byte(2) == quote)) {
        position += isTriple ? 3 : 1
        return emit(
          quoting.contains(.bytes) ? .bytes(content) : .string(String(decoding: content, as: UTF8.self)),
          from: start)
      }
      if !isTriple && (next == UInt8(ascii: "\n") || next == UInt8(ascii: "\r")) { break }
      if next == UInt8(ascii: "\\") && !quoting.contains(.raw) {
        lexEscape(into: &content, isByte: quoting.contains(.bytes))
      } else {
        content.append(next)
        position += 1
      }
    }
    diagnostics.report(.unterminatedText(range: start..<position))
  }

  /// In bytes, `\\x` and octal escapes are a byte; in a text they are a character.
  private mutating func lexEscape(into content: inout [UInt8], isByte: Bool) {
    let start = position
    position += 1
    guard let letter = byte() else { return }
    position += 1
    if let plain = Self.plainEscapes[letter] { return content.append(plain) }
    let scalar =
      switch letter {
      case UInt8(ascii: "x"), UInt8(ascii: "X"): lexCode(digits: 2)
      case UInt8(ascii: "u") where !isByte: lexCode(digits: 4)
      case UInt8(ascii: "U") where !isByte: lexCode(digits: 8)
      case UInt8(ascii: "0")...UInt8(ascii: "3"): lexOctal(first: letter)
      default: Unicode.Scalar?.none
      }
    if let scalar, isByte { return content.append(UInt8(truncatingIfNeeded: scalar.value)) }
    if let scalar { return content.append(contentsOf: String(scalar).utf8) }
    while let next = byte(), next & 0xC0 == 0x80 { position += 1 }
    diagnostics.report(.badEscape(text(start..<position), range: start..<position))
  }

  private mutating func lexCode(digits: Int) -> Unicode.Scalar? {
    var code: UInt32 = 0
    for _ in 0..<digits {
      guard let value = byte()?.hexadecimalValue else { return nil }
      code = code &<< 4 | value
      position += 1
    }
    return Unicode.Scalar(code)
  }

  private mutating func lexOctal(first: UInt8) -> Unicode.Scalar? {
    var code = UInt32(first - UInt8(ascii: "0"))
    for _ in 0..<2 {
      guard let digit = byte(), digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "7") else { return nil }
      code = code * 8 + UInt32(digit - UInt8(ascii: "0"))
      position += 1
    }
    return Unicode.Scalar(code)
  }

  private static let plainEscapes: [UInt8: UInt8] = [
    UInt8(ascii: "\\"): UInt8(ascii: "\\"), UInt8(ascii: "\""): UInt8(ascii: "\""),
    UInt8(ascii: "'"): UInt8(ascii: "'"), UInt8(ascii: "`"): UInt8(ascii: "`"),
    UInt8(ascii: "?"): UInt8(ascii: "?"), UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8,
    UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9,
    UInt8(ascii: "v"): 11,
  ]
}
