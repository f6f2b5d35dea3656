// SPDX-License-Identifier: Apache-2.0

/// Decodes Windows-1252, and counts what English text in it would not hold.
///
/// Every byte but five is a character of it, so that text in another encoding seems to be in it as well. What
/// gives it away: English has letters with marks one at a time, so that two characters above 0xBF beside each
/// other, or one of them beside a sign such as ¢, ¦ or ¶, are rare; in Big5, GBK, Shift-JIS, the Cyrillic code
/// pages and UTF-8 they are the rule.
struct Windows1252Decoder: TextDecoder {
  private(set) var fault: DecodingFault?

  /// Index in the file of the next byte.
  private var offset: Int
  /// `nil` where the lines before the decoded part were not counted.
  private var line: Int?
  private var before: UInt8 = 0
  private var marked = 0
  private var doubtful = 0
  private var doubtfulLines: [Int] = []
  /// Characters of UTF-8 among the others, which no English text in Windows-1252 has the bytes of.
  private var wide = 0
  private var wideLines: [Int] = []

  init(at offset: Int, line: Int?) {
    self.offset = offset
    self.line = line
  }

  /// Said when at least three places are doubtful, and they are more than a tenth of the bytes outside ASCII:
  /// a Vietnamese or Polish name among English text is no proof.
  var doubts: FormatRemark? {
    if wide > 0, wide * 4 >= marked || doubtful < 3 {
      return FormatRemark(kind: "two-encodings", count: wide, lines: wideLines)
    }
    guard doubtful >= 3, doubtful * 10 > marked else { return nil }
    return FormatRemark(kind: "doubtful-windows-1252", count: doubtful, lines: doubtfulLines)
  }

  mutating func decode(_ bytes: ArraySlice<UInt8>, into text: inout [UInt8]) {
    text.reserveCapacity(text.count + bytes.count)
    for byte in bytes {
      if byte < 0x80 {
        text.append(byte)
        // Of a carriage return and the line feed behind it, the first counts.
        if byte == carriageReturn || (byte == lineFeed && before != carriageReturn) {
          line = line.map { $0 + 1 }
        }
      } else {
        let value = byte < 0xA0 ? Self.middle[Int(byte) - 0x80] : UInt16(byte)
        guard value != 0, let scalar = Unicode.Scalar(value) else {
          fault = DecodingFault(
            offset: offset, bytes: [byte], encoding: .windows1252, reason: .impossible)
          return
        }
        append(scalar, to: &text)
        marked += 1
        if isDoubtful(before, byte) { noteDoubt() }
        if Self.isWide(before, byte) { noteWide() }
      }
      before = byte
      offset += 1
    }
  }

  mutating func finish(into text: inout [UInt8]) {}

  private func isDoubtful(_ first: UInt8, _ second: UInt8) -> Bool {
    let (one, two) = (Self.isMarkedLetter(first), Self.isMarkedLetter(second))
    return one && two || one && Self.isOddSign(second) || Self.isOddSign(first) && two
      || Self.isOddSign(first) && Self.isOddSign(second)
  }

  private mutating func noteDoubt() {
    doubtful += 1
    guard let line, doubtfulLines.count < 5, doubtfulLines.last != line else { return }
    doubtfulLines.append(line)
  }

  private mutating func noteWide() {
    wide += 1
    guard let line, wideLines.count < 5, wideLines.last != line else { return }
    wideLines.append(line)
  }

  /// Whether two bytes are a character of UTF-8 that English text has, or begin one: a sign or letter of Latin-1, such
  /// as £ or é, or a dash or quotation mark. In Windows-1252 they are `Â£`, `Ã©` and `â€`.
  static func isWide(_ first: UInt8, _ second: UInt8) -> Bool {
    switch first {
    case 0xC2, 0xC3: (0x80...0xBF).contains(second)
    case 0xE2: second == 0x80
    default: false
    }
  }

  private static func isMarkedLetter(_ byte: UInt8) -> Bool { byte >= 0xC0 }

  /// Signs that English text hardly uses, which leaves out £, §, ©, «, ®, °, ±, ², ³, ·, », ¼, ½, ¾ and the
  /// no-break space.
  private static func isOddSign(_ byte: UInt8) -> Bool {
    switch byte {
    case 0xA1, 0xA2, 0xA4, 0xA5, 0xA6, 0xA8, 0xAA, 0xAC, 0xAD, 0xAF, 0xB4, 0xB5, 0xB6, 0xB8, 0xB9, 0xBA, 0xBF:
      true
    default: false
    }
  }

  /// 0x80 to 0x9F (the index published by Unicode as CP1252); 0 where there is no character.
  private static let middle: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
    0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0, 0x017E, 0x0178,
  ]
}
