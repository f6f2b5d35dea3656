// SPDX-License-Identifier: Apache-2.0

/// What the bytes of a file are, by how it begins; its name says nothing.
enum InputContents: Sendable {
  case plain
  case gzip
  case archive
  /// A workbook that is one XML file.
  case spreadsheetML

  private static let looked = 4_096

  /// - Throws: what `InputFile` throws.
  init(of path: String) throws(IngestionError) {
    var reader = try ChunkReader(opening: path, chunkSize: Self.looked)
    let start = try reader.sample(Self.looked)
    if start.starts(with: [0x1F, 0x8B]) {
      self = .gzip
    } else if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) || start.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      self = .archive
    } else {
      self = Self.isSpreadsheetML(start) ? .spreadsheetML : .plain
    }
  }

  private static func isSpreadsheetML(_ start: [UInt8]) -> Bool {
    guard start.first(where: { !isBlank($0) && $0 < 0x80 }) == UInt8(ascii: "<") else { return false }
    // In two bytes a character every other one is zero.
    let text = String(decoding: start.filter { $0 != 0 }, as: UTF8.self)
    return text.contains("Workbook") && text.contains(SpreadsheetML2003Reader.namespace)
  }
}
