// SPDX-License-Identifier: Apache-2.0

internal import Expressions

/// A message with places for facts: `The panel for {vacancy.ref} …`. Two braces stand for one. A number can
/// bring its noun: `{panel.interview.deciding_members|deciding member|deciding members}`.
struct MessageTemplate: Sendable {
  enum Part: Sendable {
    case text(String)
    /// Kept aside: an expression is large, and parts are gone through for every finding.
    indirect case fact(Expression, Noun?)
  }

  /// A word in its two numbers.
  struct Noun: Sendable, Equatable {
    let one: String
    let many: String
  }

  let parts: [Part]

  /// The paths of the facts that it prints.
  var facts: [String] {
    parts.flatMap { part -> [String] in
      if case .fact(let fact, _) = part { return fact.paths }
      return []
    }
  }

  /// A place in the text with its path, or a fault, both by UTF-8 offset.
  enum Piece: Equatable {
    case text(String)
    case path(String, Noun?, offset: Int)
    case fault(String, offset: Int)
  }

  /// Cuts the text into plain text and paths.
  static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var plain: [UInt8] = []
    let bytes = Array(text.utf8)
    var index = 0
    func flush() {
      if !plain.isEmpty { pieces.append(.text(String(decoding: plain, as: UTF8.self))) }
      plain = []
    }
    while index < bytes.count {
      let byte = bytes[index]
      let isDoubled = index + 1 < bytes.count && bytes[index + 1] == byte
      if byte == UInt8(ascii: "{"), !isDoubled {
        flush()
        guard let end = bytes[index...].firstIndex(of: UInt8(ascii: "}")) else {
          pieces.append(.fault("'{' without '}' behind it", offset: index))
          return pieces
        }
        pieces.append(path(bytes, index + 1..<end))
        index = end + 1
        continue
      }
      if byte == UInt8(ascii: "}"), !isDoubled {
        pieces.append(.fault("'}' without '{' before it", offset: index))
      }
      plain.append(byte)
      index += (byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}")) && isDoubled ? 2 : 1
    }
    flush()
    return pieces
  }

  private static func path(_ bytes: [UInt8], _ range: Range<Int>) -> Piece {
    let sides = bytes[range].split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
    let texts = sides.map { String(decoding: $0, as: UTF8.self) }
    let isPath = !sides[0].isEmpty && sides[0].allSatisfy { isPathByte($0) }
    if isPath, sides.count == 1 { return .path(texts[0], nil, offset: range.lowerBound) }
    if isPath, sides.count == 3, !sides.contains(where: \.isEmpty) {
      return .path(texts[0], Noun(one: texts[1], many: texts[2]), offset: range.lowerBound)
    }
    return .fault(
      "between '{' and '}' must stand a fact such as vacancy.ref, or a number with its noun such as "
        + "vacancy.posts|post|posts", offset: range.lowerBound - 1)
  }

  private static func isPathByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
