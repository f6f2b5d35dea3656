// SPDX-License-Identifier: Apache-2.0

/// Writes text of another encoding as UTF-8, piece after piece.
protocol TextDecoder: Sendable {
  /// What could not be decoded; nothing behind it is decoded.
  var fault: DecodingFault? { get }
  /// What may tell that the text is in another encoding after all.
  var doubts: FormatRemark? { get }
  /// Appends the text of the next bytes of the file.
  mutating func decode(_ bytes: ArraySlice<UInt8>, into text: inout [UInt8])
  /// The file is at its end.
  mutating func finish(into text: inout [UInt8])
}

extension TextEncoding {
  /// - Parameters:
  ///   - offset: Index in the file of the first byte that will be decoded.
  ///   - line: The physical line on which that byte stands, 1-based; `nil` where it is not known.
  /// - Returns: `nil` for UTF-8, which needs none.
  func decoder(at offset: Int, line: Int?) -> (any TextDecoder)? {
    switch self {
    case .utf8: nil
    case .utf16LittleEndian: UTF16Decoder(isBigEndian: false, at: offset)
    case .utf16BigEndian: UTF16Decoder(isBigEndian: true, at: offset)
    case .windows1252: Windows1252Decoder(at: offset, line: line)
    }
  }
}

/// Appends a character in UTF-8.
@inline(__always)
func append(_ scalar: Unicode.Scalar, to text: inout [UInt8]) {
  if scalar.value < 0x80 {
    text.append(UInt8(truncatingIfNeeded: scalar.value))
  } else {
    text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}
