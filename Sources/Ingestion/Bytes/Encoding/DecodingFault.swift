// SPDX-License-Identifier: Apache-2.0

/// Bytes that are no character in a file's encoding.
struct DecodingFault: Sendable, Hashable {
  /// Index of the first of the bytes in the file, from 0.
  let offset: Int
  /// The bytes that are wrong; never more than four.
  let bytes: [UInt8]
  let encoding: TextEncoding
  /// What is the matter with them.
  let reason: Reason

  enum Reason: Sendable, Hashable {
    /// No character of the encoding is written so.
    case impossible
    /// The file ends within a character.
    case cutOff
  }

  /// As a message shows them: `0xE9 0x20`.
  var shownBytes: String {
    bytes.map { byte in
      let digits = String(byte, radix: 16, uppercase: true)
      return "0x" + (digits.count == 1 ? "0" : "") + digits
    }.joined(separator: " ")
  }
}
