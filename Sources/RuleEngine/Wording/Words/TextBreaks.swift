// SPDX-License-Identifier: Apache-2.0

/// Tells where sentences end in the bytes of a text, from what stands behind a point or a line end.
enum TextBreaks {
  /// Whether a point or an ellipsis before this index ends a sentence.
  static func endsSentence(_ bytes: [UInt8], behind index: Int) -> Bool {
    var next = index
    while next < bytes.count, isClosing(bytes[next]) { next += 1 }
    guard next < bytes.count else { return true }
    let first = skipSpace(bytes, from: next)
    guard first > next else { return false }
    return first == bytes.count || !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[first])
  }

  /// Whether the line that begins at this index begins something new: it is blank, begins with a bullet or another
  /// mark of Markdown, or with a capital letter or a digit. Lists lose their bullets on the way into a system; a
  /// sentence that runs on begins its lines with small letters, most often.
  static func beginsAnew(_ bytes: [UInt8], at index: Int) -> Bool {
    var next = index
    while next < bytes.count, bytes[next] == UInt8(ascii: " ") || bytes[next] == UInt8(ascii: "\t") {
      next += 1
    }
    guard next < bytes.count else { return true }
    switch bytes[next] {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"): return true
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "#"), UInt8(ascii: ">"),
      UInt8(ascii: "|"):
      return true
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): return true
    default: return false
    }
  }

  private static func isClosing(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ")")
      || byte == UInt8(ascii: "]")
  }

  private static func skipSpace(_ bytes: [UInt8], from index: Int) -> Int {
    var next = index
    while next < bytes.count {
      switch bytes[next] {
      case UInt8(ascii: " "), 0x09...0x0D: next += 1
      case 0xC2 where next + 1 < bytes.count && bytes[next + 1] == 0xA0: next += 2
      default: return next
      }
    }
    return next
  }
}
