// SPDX-License-Identifier: Apache-2.0

/// Tells lines and columns of a text for byte offsets that come in order.
struct LinePlaces {
  private let bytes: [UInt8]
  private var at = 0
  private var line: Int
  /// Characters of the line before `at`.
  private var characters = 0

  /// - Parameter firstLine: the number of the text's first line.
  init(_ bytes: [UInt8], firstLine: Int) {
    self.bytes = bytes
    line = firstLine
  }

  /// Line and column, 1-based, of the character that begins at an offset; columns count characters as a reader sees
  /// them.
  mutating func place(of offset: Int) -> (line: Int, column: Int) {
    var start = at
    while at < offset {
      let byte = bytes[at]
      at += 1
      guard LinePlaces.endsLine(byte, bytes, at) else { continue }
      line += 1
      characters = 0
      start = at
    }
    characters += LinePlaces.characters(in: bytes[start..<at])
    return (line, characters + 1)
  }

  private static func characters(in bytes: ArraySlice<UInt8>) -> Int {
    if bytes.allSatisfy({ $0 < 0x80 }) { return bytes.count }
    return String(decoding: bytes, as: UTF8.self).count
  }

  /// Whether a line ends with this byte, which stands before `next`: LF, CR LF or CR alone.
  private static func endsLine(_ byte: UInt8, _ bytes: [UInt8], _ next: Int) -> Bool {
    byte == UInt8(ascii: "\n")
      || (byte == UInt8(ascii: "\r") && !(next < bytes.count && bytes[next] == UInt8(ascii: "\n")))
  }

  /// How many lines a text has; a line end at its end begins no other.
  static func lines(in text: String) -> Int {
    let bytes = Array(text.utf8)
    var count = 1
    for index in bytes.indices where index + 1 < bytes.count {
      if endsLine(bytes[index], bytes, index + 1) { count += 1 }
    }
    return count
  }
}
