// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// Writes JSON with two spaces of indentation; what fits on a line stays on one.
///
/// Values are written as they come, flat. Of each object and array that has no room on a line the places are
/// kept where it must be broken; as soon as these are certain, the flat text goes into the result with its line
/// ends.
struct JSONWriter {
  private static let width = 100
  private static let piece = 1 << 15
  /// The result, as far as it is certain, and how deep it is indented there.
  private var text: [UInt8] = []
  private var level = 0
  /// What is not certain yet.
  private var flat: [UInt8] = []
  private var breaks: [Break] = []
  private var open: [OpenContainer] = []
  /// Whether the next value belongs to a key that was just written.
  private var isAfterKey = false

  /// Where a line ends, in the flat text.
  private struct Break {
    enum Kind { case opening, comma, closing }
    let kind: Kind
    /// Of the bracket or the comma.
    let position: Int
  }

  private struct OpenContainer {
    /// In the flat text; below 0 for what has gone into the result already.
    var position: Int
    /// How many breaks there were before it.
    let breaks: Int
    var isEmpty = true
    /// How many levels it has below itself.
    var height = 0
  }

  /// The text of one value with a line end behind it.
  static func write(_ body: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter()
    body(&writer)
    writer.layOut()
    writer.text.append(UInt8(ascii: "\n"))
    return String(decoding: writer.text, as: UTF8.self)
  }

  mutating func object(_ body: (inout JSONWriter) -> Void) {
    begin(UInt8(ascii: "{"))
    body(&self)
    end(UInt8(ascii: "}"))
  }

  mutating func array<Item>(_ items: some Sequence<Item>, _ body: (inout JSONWriter, Item) -> Void) {
    begin(UInt8(ascii: "["))
    for item in items { body(&self, item) }
    end(UInt8(ascii: "]"))
  }

  /// The key of the value that is written next.
  mutating func key(_ name: String) {
    separate()
    appendQuoted(name)
    flat.append(UInt8(ascii: ":"))
    flat.append(UInt8(ascii: " "))
    isAfterKey = true
  }

  mutating func string(_ text: String) {
    separate()
    appendQuoted(text)
  }

  mutating func integer(_ number: Int) { append(String(number)) }

  /// With 12 significant digits and no trailing zeros. It must be finite.
  mutating func number(_ number: Double) { append(JSONWriter.digits(number)) }

  mutating func bool(_ bool: Bool) { append(bool ? "true" : "false") }

  mutating func null() { append("null") }

  /// 12 significant digits; -0 is 0.
  static func digits(_ number: Double) -> String {
    number == 0 ? "0" : String(format: "%.12g", number)
  }

  private mutating func append(_ text: String) {
    separate()
    flat.append(contentsOf: text.utf8)
  }

  /// Puts a comma between this value and the one before it.
  private mutating func separate() {
    guard !isAfterKey else {
      isAfterKey = false
      return
    }
    guard let last = open.indices.last else { return }
    guard open[last].isEmpty else {
      breaks.append(Break(kind: .comma, position: flat.count))
      flat.append(UInt8(ascii: ","))
      flat.append(UInt8(ascii: " "))
      return
    }
    open[last].isEmpty = false
  }

  private mutating func begin(_ bracket: UInt8) {
    separate()
    open.append(OpenContainer(position: flat.count, breaks: breaks.count))
    breaks.append(Break(kind: .opening, position: flat.count))
    flat.append(bracket)
  }

  /// Forgets the breaks within what fits on a line and holds no more than two levels.
  private mutating func end(_ bracket: UInt8) {
    guard let container = open.popLast() else { return }
    breaks.append(Break(kind: .closing, position: flat.count))
    flat.append(bracket)
    let height = container.height + 1
    if let parent = open.indices.last { open[parent].height = max(open[parent].height, height) }
    let room = JSONWriter.width - 2 * open.count
    let fits = height <= 2 && flat.count - container.position <= room
    if container.isEmpty || fits { breaks.removeSubrange(container.breaks...) }
    if flat.count > JSONWriter.piece, open.allSatisfy({ flat.count - $0.position > JSONWriter.width }) {
      layOut()
    }
  }

  /// Puts what is there into the result. Whatever is open is too long for a line.
  private mutating func layOut() {
    var done = 0
    for item in breaks {
      // A closing bracket goes on the new line; an opening one and a comma stay on the old.
      let end = item.kind == .closing ? item.position : item.position + 1
      text.append(contentsOf: flat[done..<end])
      done = item.kind == .comma ? end + 1 : end
      switch item.kind {
      case .opening: level += 1
      case .closing: level -= 1
      case .comma: break
      }
      text.append(UInt8(ascii: "\n"))
      text.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * level))
    }
    text.append(contentsOf: flat[done...])
    for index in open.indices { open[index].position -= flat.count }
    flat.removeAll(keepingCapacity: true)
    breaks.removeAll(keepingCapacity: true)
  }
}

extension JSONWriter {
  private mutating func appendQuoted(_ text: String) {
    flat.append(UInt8(ascii: "\""))
    if JSONWriter.needsEscape(text) {
      for scalar in text.unicodeScalars { appendEscaped(scalar) }
    } else {
      flat.append(contentsOf: text.utf8)
    }
    flat.append(UInt8(ascii: "\""))
  }

  /// True also for some texts that need none: those with a character that begins with the same byte.
  private static func needsEscape(_ text: String) -> Bool {
    for byte in text.utf8 {
      switch byte {
      case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x7F, 0xC2, 0xE2: return true
      default: continue
      }
    }
    return false
  }

  /// Controls and the two line separators that JavaScript once refused are written as numbers.
  private mutating func appendEscaped(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": flat.append(contentsOf: "\\\"".utf8)
    case "\\": flat.append(contentsOf: "\\\\".utf8)
    case "\n": flat.append(contentsOf: "\\n".utf8)
    case "\r": flat.append(contentsOf: "\\r".utf8)
    case "\t": flat.append(contentsOf: "\\t".utf8)
    default:
      switch scalar.value {
      case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029:
        let digits = String(scalar.value, radix: 16)
        flat.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
      default: flat.append(contentsOf: String(scalar).utf8)
      }
    }
  }
}

extension JSONWriter {
  mutating func field(_ name: String, _ text: String?) {
    key(name)
    if let text { string(text) } else { null() }
  }

  mutating func field(_ name: String, _ number: Int?) {
    key(name)
    if let number { integer(number) } else { null() }
  }

  mutating func field(_ name: String, _ flag: Bool) {
    key(name)
    bool(flag)
  }

  mutating func field(_ name: String, _ body: (inout JSONWriter) -> Void) {
    key(name)
    object(body)
  }

  mutating func field<Item>(
    _ name: String, array items: some Sequence<Item>, _ body: (inout JSONWriter, Item) -> Void
  ) {
    key(name)
    array(items, body)
  }

  mutating func field(_ name: String, strings texts: [String]) {
    key(name)
    array(texts) { $0.string($1) }
  }
}
