// SPDX-License-Identifier: Apache-2.0

extension Lexer {
  /// A whole number, hexadecimal number or decimal number.
  mutating func lexNumber() {
    let start = position
    if byte() == UInt8(ascii: "0"), byte(1).map({ $0 | 0x20 }) == UInt8(ascii: "x"),
      byte(2)?.hexadecimalValue != nil
    {
      return lexHexadecimal(from: start)
    }
    skipDigits()
    var isDecimal = false
    if byte() == UInt8(ascii: "."), byte(1)?.isDigit == true {
      position += 1
      skipDigits()
      isDecimal = true
    }
    if skipExponent() { isDecimal = true }
    if !isDecimal, skipUnsignedMark() {
      return finishUnsigned(UInt64(text(start..<position - 1)), from: start)
    }
    if reportedTrailingWord(from: start) { return }
    if isDecimal {
      finishDecimal(from: start)
    } else {
      finishInt(UInt64(text(start..<position)), from: start)
    }
  }

  private mutating func skipDigits() {
    while byte()?.isDigit == true { position += 1 }
  }

  private mutating func skipExponent() -> Bool {
    guard byte().map({ $0 | 0x20 }) == UInt8(ascii: "e") else { return false }
    let isSigned = byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-")
    guard byte(isSigned ? 2 : 1)?.isDigit == true else { return false }
    position += isSigned ? 2 : 1
    skipDigits()
    return true
  }

  private mutating func lexHexadecimal(from start: Int) {
    position += 2
    let digits = position
    while byte()?.hexadecimalValue != nil { position += 1 }
    if skipUnsignedMark() {
      return finishUnsigned(UInt64(text(digits..<position - 1), radix: 16), from: start)
    }
    if reportedTrailingWord(from: start) { return }
    finishInt(UInt64(text(digits..<position), radix: 16), from: start)
  }

  /// The `u` of an unsigned number.
  private mutating func skipUnsignedMark() -> Bool {
    guard byte().map({ $0 | 0x20 }) == UInt8(ascii: "u"), byte(1)?.isWord != true else { return false }
    position += 1
    return true
  }

  private mutating func finishUnsigned(_ value: UInt64?, from start: Int) {
    if let value { return emit(.uint(value), from: start) }
    diagnostics.report(.numberTooLarge(range: start..<position))
  }

  /// A number that runs into a word, such as `8a`, is neither.
  private mutating func reportedTrailingWord(from start: Int) -> Bool {
    guard byte()?.isWord == true else { return false }
    while byte()?.isWord == true { position += 1 }
    diagnostics.report(.numberRunsIntoWord(text(start..<position), range: start..<position))
    return true
  }

  private mutating func finishInt(_ magnitude: UInt64?, from start: Int) {
    if let magnitude, magnitude <= UInt64(Int64.max) + 1 { return emit(.int(magnitude), from: start) }
    diagnostics.report(.numberTooLarge(range: start..<position))
  }

  private mutating func finishDecimal(from start: Int) {
    if let decimal = DecimalText(text(start..<position)) { return emit(.decimal(decimal), from: start) }
    diagnostics.report(.numberTooLarge(range: start..<position))
  }
}
