// SPDX-License-Identifier: Apache-2.0

/// How a quote within quoted text is written.
package enum QuoteDialect: String, Sendable, Hashable, CaseIterable {
  /// `""`, as RFC 4180 has it.
  case doubled
  /// `\"`, as MySQL and many scripts write it; a backslash is `\\`.
  case backslashed
}

/// Writes text whose quotes have a backslash before them with doubled quotes, piece after piece.
struct BackslashQuotes: Sendable {
  private static let backslash = UInt8(ascii: "\\")
  /// Whether the last byte was a backslash that the next byte may belong to.
  private var isOpen = false

  /// Changes the text from an index on.
  mutating func double(_ text: inout [UInt8], from start: Int) {
    guard isOpen || text[start...].contains(Self.backslash) else { return }
    var doubled = Array(text[..<start])
    doubled.reserveCapacity(text.count)
    for byte in text[start...] {
      if isOpen {
        isOpen = false
        switch byte {
        case quoteByte: doubled += [quoteByte, quoteByte]
        case Self.backslash: doubled.append(byte)
        default: doubled += [Self.backslash, byte]
        }
      } else if byte == Self.backslash {
        isOpen = true
      } else {
        doubled.append(byte)
      }
    }
    text = doubled
  }

  /// What is left at the end of the file.
  mutating func finish(_ text: inout [UInt8]) {
    if isOpen { text.append(Self.backslash) }
    isOpen = false
  }

  /// Whether the first text of a file shows that its quotes are written so: within a quoted field a backslash
  /// and a quote stand before a letter, a digit or a blank, where a doubled quote would be text behind the
  /// closing one. The number of the first line on which that is; `nil` when nothing shows it.
  static func evidence(_ sample: [UInt8]) -> Int? {
    var line = 1
    var isQuoted = false
    var isFieldStart = true
    for index in sample.indices {
      let byte = sample[index]
      if byte == lineFeed { line += 1 }
      guard byte == quoteByte else {
        if !isQuoted { isFieldStart = endsField(byte) }
        continue
      }
      guard isQuoted else {
        isQuoted = isFieldStart
        isFieldStart = false
        continue
      }
      let next = index + 1 < sample.count ? sample[index + 1] : lineFeed
      let isEscaped = index > 0 && sample[index - 1] == backslash
      if isEscaped && (next == 0x20 || next >= 0x80 || isAlphanumeric(next)) { return line }
      if !isEscaped || endsField(next) { isQuoted = false }
    }
    return nil
  }

  private static func endsField(_ byte: UInt8) -> Bool {
    byte == lineFeed || byte == carriageReturn || CSVDialect.candidates.contains(byte)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }
}
