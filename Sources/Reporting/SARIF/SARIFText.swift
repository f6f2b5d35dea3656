// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Texts as SARIF 2.1.0 wants them.
enum SARIFText {
  /// A message in plain text: braces stand double, because a single one begins a placeholder (section 3.11.5),
  /// and what would read as a link (section 3.11.6) is parted by a space of no width.
  static func message(_ text: String) -> String {
    var message = ""
    var last: Character?
    for character in ShownText.clean(text) {
      switch character {
      case "{": message += "{{"
      case "}": message += "}}"
      case "(" where last == "]": message += "\u{200B}("
      default: message.append(character)
      }
      last = character
    }
    return message
  }

  /// A path as a relative URI reference: what is neither a letter, a digit nor one of `-._~/` is written in
  /// per cent.
  static func uri(_ path: String) -> String {
    var uri = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        uri += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return uri
  }

  /// The address, when it is one of the web and made of characters that an address may have.
  static func webAddress(_ text: String) -> String? {
    guard text.hasPrefix("https://") || text.hasPrefix("http://") else { return nil }
    let signs = "-._~:/?#@!$&'()*+,;=%".utf8
    let isPlain = text.utf8.allSatisfy { byte in
      signs.contains(byte) || (byte < 0x80 && Character(Unicode.Scalar(byte)).isLetter)
        || (0x30...0x39).contains(byte)
    }
    return isPlain ? text : nil
  }
}

extension JSONWriter {
  /// A text that is shown, in safe characters; nothing at all where there is none.
  mutating func shown(_ name: String, _ text: String?) {
    guard let text, !text.isEmpty else { return }
    field(name, ShownText.clean(text))
  }

  /// An object with a text, as SARIF writes its messages.
  mutating func message(_ name: String, _ text: String?) {
    guard let text, !text.isEmpty else { return }
    field(name) { $0.field("text", SARIFText.message(text)) }
  }
}
