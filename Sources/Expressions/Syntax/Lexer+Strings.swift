// SPDX-License-Identifier: Apache-2.0

extension Lexer {
  /// A text in single or double quotes, or in three of them, which may then span lines.
  mutating func lexString(from start: Int, isRaw: Bool) {
    guard let quote = byte() else { return }
    let isTriple = byte(1) == quote && byte(2) == quote
    position += isTriple ? 3 : 1
    var content: [UInt8] = []
    while let next = byte() {
      if next == quote && (!isTriple || (byte(1) == quote && byte(2) == quote)) {
        position += isTriple ? 3 : 1
        return emit(.string(String(decoding: content, as: UTF8.self)), from: start)
      }
      if !isTriple && (next == UInt8(ascii: "\n") || next == UInt8(ascii: "\r")) { break }
      if next == UInt8(ascii: "\\") && !isRaw {
        lexEscape(into: &content)
      } else {
        content.append(next)
        position += 1
      }
    }
    diagnostics.report(.unterminatedText(range: start..<position))
  }

  private mutating func lexEscape(into content: inout [UInt8]) {
    let start = position
    position += 1
    guard let letter = byte() else { return }
    position += 1
    if let plain = Self.plainEscapes[letter] { return content.append(plain) }
    let scalar =
      switch letter {
      case UInt8(ascii: "x"), UInt8(ascii: "X"): lexCode(digits: 2)
      case UInt8(ascii: "u"): lexCode(digits: 4)
      case UInt8(ascii: "U"): lexCode(digits: 8)
      case UInt8(ascii: "0")...UInt8(ascii: "3"): lexOctal(first: letter)
      default: Unicode.Scalar?.none
      }
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
