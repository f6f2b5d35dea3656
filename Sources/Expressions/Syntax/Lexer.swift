// SPDX-License-Identifier: Apache-2.0

/// Cuts an expression's text into tokens. Goes on after a fault, so that all faults are told at once.
struct Lexer {
  let bytes: [UInt8]
  var position = 0
  private(set) var tokens: [Token] = []
  var diagnostics: DiagnosticList

  init(_ text: String, limits: Limits) {
    bytes = Array(text.utf8)
    diagnostics = DiagnosticList(limit: limits.diagnostics)
    if bytes.count > limits.textLength {
      diagnostics.report(.textTooLong(bytes.count, limit: limits.textLength))
      position = bytes.count
    }
  }

  /// The tokens with an end token behind them.
  mutating func run() throws(DiagnosticList) -> [Token] {
    while skipSpaceAndComments() { lexToken() }
    emit(.end, from: bytes.count)
    if !diagnostics.isEmpty { throw diagnostics }
    return tokens
  }

  func byte(_ ahead: Int = 0) -> UInt8? {
    let index = position + ahead
    return index < bytes.count ? bytes[index] : nil
  }

  mutating func emit(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(kind: kind, range: start..<position))
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// False at the end of the text.
  private mutating func skipSpaceAndComments() -> Bool {
    while let next = byte() {
      if next == UInt8(ascii: "/") && byte(1) == UInt8(ascii: "/") {
        while let inside = byte(), inside != UInt8(ascii: "\n") { position += 1 }
      } else if next == UInt8(ascii: " ") || (9...13).contains(next) {
        position += 1
      } else {
        return true
      }
    }
    return false
  }

  private mutating func lexToken() {
    guard let first = byte() else { return }
    if first.isDigit || (first == UInt8(ascii: ".") && byte(1)?.isDigit == true) {
      lexNumber()
    } else if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      lexString(from: position, Quoting())
    } else if first == UInt8(ascii: "`") {
      lexQuotedName()
    } else if first.startsWord {
      lexWord()
    } else if let symbol = Token.Symbol.starting(first, byte(1)) {
      let start = position
      position += symbol.rawValue.utf8.count
      emit(.symbol(symbol), from: start)
    } else {
      reportStrayCharacter()
    }
  }

  private mutating func lexWord() {
    let start = position
    if let (quoting, length) = prefix {
      position += length
      return lexString(from: start, quoting)
    }
    while let next = byte(), next.isWord { position += 1 }
    emit(.identifier(text(start..<position)), from: start)
  }

  /// `b`, `r` or `br` before a quote, in either case.
  private var prefix: (Quoting, length: Int)? {
    var quoting = Quoting()
    for length in 0...2 {
      switch byte(length) {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): return length == 0 ? nil : (quoting, length)
      case UInt8(ascii: "r"), UInt8(ascii: "R"): if !quoting.insert(.raw).inserted { return nil }
      case UInt8(ascii: "b"), UInt8(ascii: "B"):
        // CEL has no `rb`.
        if !quoting.isEmpty { return nil }
        quoting.insert(.bytes)
      default: return nil
      }
    }
    return nil
  }

  private mutating func lexQuotedName() {
    let start = position
    position += 1
    while let next = byte(), next.isWord || Self.besideWords.contains(next) { position += 1 }
    guard byte() == UInt8(ascii: "`"), position > start + 1 else {
      return diagnostics.report(.unterminatedText(range: start..<position))
    }
    position += 1
    emit(.quotedIdentifier(text(start + 1..<position - 1)), from: start)
  }

  /// What a name in backticks may hold beside letters and digits, as CEL has it.
  private static let besideWords = Array(".-/ ".utf8)

  private mutating func reportStrayCharacter() {
    let start = position
    position += 1
    while let next = byte(), next & 0xC0 == 0x80 { position += 1 }
    diagnostics.report(.strayCharacter(text(start..<position), range: start..<position))
  }
}

extension UInt8 {
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

  var startsWord: Bool {
    let lower = self | 0x20
    return (lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")) || self == UInt8(ascii: "_")
  }

  var isWord: Bool { startsWord || isDigit }

  /// 0 to 15; `nil` when this is no hexadecimal digit.
  var hexadecimalValue: UInt32? {
    if isDigit { return UInt32(self - UInt8(ascii: "0")) }
    let lower = self | 0x20
    guard lower >= UInt8(ascii: "a"), lower <= UInt8(ascii: "f") else { return nil }
    return UInt32(lower - UInt8(ascii: "a")) + 10
  }
}

extension Token.Symbol {
  /// The longest symbol that starts with these bytes.
  static func starting(_ first: UInt8, _ second: UInt8?) -> Token.Symbol? {
    if let second, second < 0x80 {
      let pair = String(decoding: [first, second], as: UTF8.self)
      if let symbol = Token.Symbol(rawValue: pair) { return symbol }
    }
    return first < 0x80 ? Token.Symbol(rawValue: String(decoding: [first], as: UTF8.self)) : nil
  }
}
