// SPDX-License-Identifier: Apache-2.0

/// A JSON value with its numbers as they are spelt: Foundation's readers do not tell `1.0` from `1`, which are of two
/// types in the rule language.
indirect enum JSONText: Sendable, Equatable {
  case null
  case bool(Bool)
  /// As it is spelt, in JSON's form.
  case number(String)
  case text(String)
  case list([JSONText])
  /// No name stands twice.
  case object([String: JSONText])

  /// `nil` for anything but one JSON value (RFC 8259) of at most 100 levels in which no name stands twice.
  init?(_ text: some StringProtocol) {
    var reader = Reader(bytes: Array(text.utf8))
    guard let value = reader.value(depth: 0), reader.isAtEnd else { return nil }
    self = value
  }

  /// Over several lines of two spaces a level, with the names in order; what holds no list or object stands on one line.
  var indented: String { indented(by: "") }

  private func indented(by margin: String) -> String {
    guard case .object(let entries) = self, entries.values.contains(where: \.isContainer) else { return line }
    let inner = margin + "  "
    let lines = entries.sorted { $0.key < $1.key }.map { key, value in
      "\(inner)\(ValueJSON.quoted(key)): \(value.indented(by: inner))"
    }
    return "{\n\(lines.joined(separator: ",\n"))\n\(margin)}"
  }

  private var isContainer: Bool {
    switch self {
    case .list, .object: true
    default: false
    }
  }

  /// In one line, with the names in order.
  var line: String {
    switch self {
    case .null: "null"
    case .bool(let isTrue): isTrue ? "true" : "false"
    case .number(let digits): digits
    case .text(let text): ValueJSON.quoted(text)
    case .list(let elements): "[" + elements.map(\.line).joined(separator: ", ") + "]"
    case .object(let entries):
      "{"
        + entries.sorted { $0.key < $1.key }.map { ValueJSON.quoted($0.key) + ": " + $0.value.line }
        .joined(separator: ", ") + "}"
    }
  }
}

private struct Reader {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  var isAtEnd: Bool {
    mutating get {
      skipSpace()
      return position == bytes.count
    }
  }

  private mutating func skipSpace() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func take(word: String) -> Bool {
    guard bytes[position...].starts(with: word.utf8) else { return false }
    position += word.utf8.count
    return true
  }

  mutating func value(depth: Int) -> JSONText? {
    guard depth <= 100 else { return nil }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return object(depth)
    case UInt8(ascii: "["): return list(depth)
    case UInt8(ascii: "\""): return string().map { .text($0) }
    case UInt8(ascii: "t"): return take(word: "true") ? .bool(true) : nil
    case UInt8(ascii: "f"): return take(word: "false") ? .bool(false) : nil
    case UInt8(ascii: "n"): return take(word: "null") ? .null : nil
    default: return number()
    }
  }

  private mutating func list(_ depth: Int) -> JSONText? {
    position += 1
    var elements: [JSONText] = []
    if take("]") { return .list([]) }
    repeat {
      guard let element = value(depth: depth + 1) else { return nil }
      elements.append(element)
    } while take(",")
    return take("]") ? .list(elements) : nil
  }

  private mutating func object(_ depth: Int) -> JSONText? {
    position += 1
    var entries: [String: JSONText] = [:]
    if take("}") { return .object([:]) }
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\""), let name = string(), take(":"), let value = value(depth: depth + 1)
      else { return nil }
      guard entries.updateValue(value, forKey: name) == nil else { return nil }
    } while take(",")
    return take("}") ? .object(entries) : nil
  }

  /// A sign, digits without a zero before others, and perhaps a fraction and an exponent.
  private mutating func number() -> JSONText? {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    let startsWithZero = next == UInt8(ascii: "0")
    let whole = digits()
    guard whole > 0, !startsWithZero || whole == 1 else { return nil }
    if next == UInt8(ascii: ".") {
      position += 1
      guard digits() > 0 else { return nil }
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      guard digits() > 0 else { return nil }
    }
    return .number(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  /// How many digits were stepped over.
  private mutating func digits() -> Int {
    let start = position
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    return position - start
  }

  private mutating func string() -> String? {
    position += 1
    var content: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(validating: content, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let escaped = escape() else { return nil }
        content += escaped
      case ..<0x20: return nil
      default: content.append(byte)
      }
    }
    return nil
  }

  private mutating func escape() -> [UInt8]? {
    guard let letter = next else { return nil }
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [letter]
    case UInt8(ascii: "b"): return [8]
    case UInt8(ascii: "f"): return [12]
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "u"): return scalar().map { Array(String($0).utf8) }
    default: return nil
    }
  }

  /// Four hexadecimal digits, or two such escapes that are one character.
  private mutating func scalar() -> Unicode.Scalar? {
    guard let first = code() else { return nil }
    guard (0xD800..<0xDC00).contains(first) else { return Unicode.Scalar(first) }
    guard take(word: "\\u"), let second = code(), (0xDC00..<0xE000).contains(second) else { return nil }
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
  }

  private mutating func code() -> UInt32? {
    guard position + 4 <= bytes.count else { return nil }
    let digits = bytes[position..<position + 4]
    position += 4
    guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
