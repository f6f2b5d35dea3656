// SPDX-License-Identifier: Apache-2.0

/// What the first bytes of a file say about its encoding.
package struct EncodingDetection: Sendable, Hashable {
  /// `nil` while every byte so far is in ASCII, which is the same in UTF-8 and Windows-1252: the first one
  /// outside it decides.
  package let encoding: TextEncoding?
  /// The encoding and what it is told by, in words.
  package let words: String
  /// Bytes of a UTF-8 byte-order mark: 3 or 0. A mark of UTF-16 is left out when the text is decoded.
  package let markLength: Int

  /// - Parameters:
  ///   - sample: The first bytes of the file.
  ///   - given: The encoding that somebody says the file has; it is taken, unless the file has a mark of
  ///     another.
  ///   - path: For the error.
  /// - Throws: `utf-32`, `binary`, or `encoding-contradicted`.
  package init(sample: [UInt8], given: GivenEncoding? = nil, path: String) throws(IngestionError) {
    let mark = try Self.mark(sample, path)
    markLength = mark == .utf8 ? 3 : 0
    if let given {
      if let mark, mark != given.encoding { throw .contradictedEncoding(path, mark: mark, given: given) }
      encoding = given.encoding
      words = "\(given.encoding.title), \(given.evidence)"
    } else if let mark {
      encoding = mark
      words = "\(mark.title), byte-order mark at byte 0"
    } else if let (wide, zero) = Self.unmarkedUTF16(sample) {
      encoding = wide
      words = "\(wide.title), no byte-order mark, every other byte is zero from byte \(zero) on"
    } else {
      (encoding, words) = Self.narrow(sample)
    }
    if encoding != .utf16LittleEndian && encoding != .utf16BigEndian {
      try Self.refuseBinary(sample, path)
    }
  }

  private static func mark(_ sample: [UInt8], _ path: String) throws(IngestionError) -> TextEncoding? {
    let wide: [([UInt8], String)] = [
      ([0xFF, 0xFE, 0x00, 0x00], "UTF-32 (little-endian)"),
      ([0x00, 0x00, 0xFE, 0xFF], "UTF-32 (big-endian)"),
    ]
    for (mark, name) in wide where sample.starts(with: mark) {
      throw .fourBytesACharacter(path, "\(name), by the byte-order mark at byte 0")
    }
    if sample.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if sample.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    return sample.starts(with: [0xEF, 0xBB, 0xBF]) ? .utf8 : nil
  }

  /// Text in UTF-16 that is mostly ASCII has zeros at every other place, and none at the others.
  private static func unmarkedUTF16(_ sample: [UInt8]) -> (TextEncoding, firstZero: Int)? {
    let start = sample.prefix(64)
    var zeros = (even: 0, odd: 0)
    for (index, byte) in start.enumerated() where byte == 0 {
      if index % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    guard sample.count >= 4, let first = start.firstIndex(of: 0), zeros.even == 0 || zeros.odd == 0,
      max(zeros.even, zeros.odd) * 4 > start.count
    else { return nil }
    return (zeros.even > 0 ? .utf16BigEndian : .utf16LittleEndian, first)
  }

  /// UTF-8, Windows-1252, or what may be either.
  private static func narrow(_ sample: [UInt8]) -> (TextEncoding?, words: String) {
    switch UTF8Check(sample, from: 0) {
    case .ascii, .cutOff:
      (nil, "UTF-8, no byte outside ASCII in the first \(sample.count) bytes")
    case .valid(let first):
      (.utf8, "UTF-8, as the character at byte \(first) is written")
    case .invalid(let at, let first) where at == first:
      (.windows1252, windows1252Words(byte: sample[at], at: at))
    case .invalid(_, let first):
      (.utf8, "UTF-8, as the character at byte \(first) is written")
    }
  }

  /// What a byte outside ASCII, the first of its file, shows when UTF-8 has no such byte there.
  static func windows1252Words(byte: UInt8, at offset: Int) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "Windows-1252, as byte 0x\(digits) at byte \(offset) is no UTF-8"
  }

  private static func refuseBinary(_ sample: [UInt8], _ path: String) throws(IngestionError) {
    guard let zero = sample.firstIndex(of: 0) else { return }
    throw .packed(path, sample) ?? .binary(path, at: zero)
  }
}

/// Space, tab, line feed, carriage return.
func isBlank(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
}
