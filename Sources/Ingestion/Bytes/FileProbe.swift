// SPDX-License-Identifier: Apache-2.0

/// What the first bytes of a file say about it.
package struct FileProbe: Sendable, Hashable {
  package enum Format: Sendable, Hashable { case csv, xml }

  /// XML when the first byte that is not blank is `<`, otherwise CSV.
  package let format: Format
  /// The encoding and what it was told by, in words.
  package let encoding: String
  /// Bytes of the byte-order mark: 3 or 0.
  package let markLength: Int

  /// - Parameters:
  ///   - sample: The first bytes of the file.
  ///   - path: For the error.
  /// - Throws: `utf-16`, `utf-32` or `binary`.
  package init(sample: [UInt8], path: String) throws(IngestionError) {
    try Self.refuseWideEncodings(sample, path)
    markLength = sample.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let text = sample[markLength...]
    let first = text.first { !isBlank($0) }
    format = first == UInt8(ascii: "<") ? .xml : .csv
    try Self.refuseBinary(sample, path)
    encoding = Self.encoding(of: text, marked: markLength > 0)
  }

  private static func refuseWideEncodings(_ sample: [UInt8], _ path: String) throws(IngestionError) {
    let marks: [([UInt8], String)] = [
      ([0xFF, 0xFE, 0x00, 0x00], "UTF-32 (little-endian)"),
      ([0x00, 0x00, 0xFE, 0xFF], "UTF-32 (big-endian)"),
      ([0xFF, 0xFE], "UTF-16 (little-endian)"), ([0xFE, 0xFF], "UTF-16 (big-endian)"),
    ]
    for (mark, name) in marks where sample.starts(with: mark) {
      throw .wideEncoding(path, "\(name), by the byte-order mark at byte 0")
    }
    let (zeroEven, zeroOdd) = zeroParity(sample.prefix(64))
    if sample.count >= 4 && zeroEven != zeroOdd && max(zeroEven, zeroOdd) * 4 > min(sample.count, 64) {
      throw .wideEncoding(path, "UTF-16 without a byte-order mark, by every other byte being zero")
    }
  }

  /// How many bytes at even and at odd places are zero.
  private static func zeroParity(_ bytes: ArraySlice<UInt8>) -> (even: Int, odd: Int) {
    var counts = (even: 0, odd: 0)
    for (index, byte) in bytes.enumerated() where byte == 0 {
      if index % 2 == 0 { counts.even += 1 } else { counts.odd += 1 }
    }
    // Text in UTF-16 has its zeros on one side; a few on the other are no proof of anything else.
    if counts.even > 0 && counts.odd > 0 { return (0, 0) }
    return counts
  }

  private static func refuseBinary(_ sample: [UInt8], _ path: String) throws(IngestionError) {
    guard let zero = sample.firstIndex(of: 0) else { return }
    let isArchive = sample.starts(with: [0x50, 0x4B])
    throw isArchive ? .workbook(path) : .binary(path, at: zero)
  }

  private static func encoding(of text: ArraySlice<UInt8>, marked: Bool) -> String {
    if let wrong = firstByteNotUTF8(text) {
      let mark = marked ? "a UTF-8 byte-order mark, but " : ""
      let byte = String(text[wrong], radix: 16, uppercase: true)
      return "\(mark)not UTF-8: byte 0x\(byte.count == 1 ? "0" : "")\(byte) at byte \(wrong)"
    }
    if marked { return "UTF-8, byte-order mark at byte 0" }
    let ascii = text.allSatisfy { $0 < 0x80 }
    return ascii
      ? "UTF-8, no byte outside ASCII in the first \(text.count) bytes"
      : "UTF-8, every character valid in the first \(text.count) bytes"
  }
}

/// The index of the first byte that cannot stand in UTF-8; a character cut off at the end is no fault.
func firstByteNotUTF8(_ bytes: ArraySlice<UInt8>) -> Int? {
  var at = bytes.startIndex
  while at < bytes.endIndex {
    if bytes[at] < 0x80 {
      at += 1
      continue
    }
    guard let (length, second) = sequence(startingWith: bytes[at]) else { return at }
    for offset in 1..<length {
      guard at + offset < bytes.endIndex else { return nil }
      let allowed: ClosedRange<UInt8> = offset == 1 ? second : 0x80...0xBF
      if !allowed.contains(bytes[at + offset]) { return at }
    }
    at += length
  }
  return nil
}

/// Length of a UTF-8 sequence and what its second byte may be (Unicode 16, table 3-7).
private func sequence(startingWith byte: UInt8) -> (length: Int, second: ClosedRange<UInt8>)? {
  switch byte {
  case 0xC2...0xDF: (2, 0x80...0xBF)
  case 0xE0: (3, 0xA0...0xBF)
  case 0xE1...0xEC, 0xEE...0xEF: (3, 0x80...0xBF)
  case 0xED: (3, 0x80...0x9F)
  case 0xF0: (4, 0x90...0xBF)
  case 0xF1...0xF3: (4, 0x80...0xBF)
  case 0xF4: (4, 0x80...0x8F)
  default: nil
  }
}

/// Space, tab, line feed, carriage return.
func isBlank(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
}
