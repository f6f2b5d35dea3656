// SPDX-License-Identifier: Apache-2.0

/// The text of a small file that is held in memory, in whichever of the encodings that are read it is.
package struct WholeText: Sendable, Hashable {
  package let text: String
  /// The encoding and what it is told by, in words.
  package let encoding: String
  /// Whether a byte-order mark tells the encoding.
  package let hasMark: Bool
  /// The first lines whose characters English in this encoding would not hold: it may be another.
  package let doubtfulLines: [Int]

  /// - Returns: `nil` when some of the bytes are no character of the encoding that the others show.
  /// - Throws: what the bytes are instead of text.
  package init?(_ bytes: [UInt8], path: String) throws(IngestionError) {
    let detection = try EncodingDetection(sample: bytes, path: path)
    hasMark = detection.words.contains("byte-order mark at")
    var (encoding, words) = (detection.encoding ?? .utf8, detection.words)
    // The last byte may look like the beginning of a character in UTF-8.
    if detection.encoding == nil, case .cutOff(let at, let first) = UTF8Check(bytes, from: 0), at == first {
      encoding = .windows1252
      words = EncodingDetection.windows1252Words(byte: bytes[at], at: at)
    }
    self.encoding = words
    guard var decoder = encoding.decoder(at: 0, line: 1) else {
      guard let text = String(validating: bytes[detection.markLength...], as: UTF8.self) else { return nil }
      (self.text, doubtfulLines) = (text, [])
      return
    }
    var text: [UInt8] = []
    decoder.decode(bytes[...], into: &text)
    decoder.finish(into: &text)
    guard decoder.fault == nil else { return nil }
    self.text = String(decoding: text, as: UTF8.self)
    doubtfulLines = decoder.doubts?.lines ?? []
  }
}
