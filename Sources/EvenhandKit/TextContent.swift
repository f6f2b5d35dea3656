// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Ingestion

/// What the bytes of a small file are: text, or something else that is told by what it begins with.
enum TextContent {
  /// UTF-8, as it stands.
  case text(String)
  /// Text in another encoding.
  case encoded(WholeText)
  /// What it is, and what to do with it.
  case other(problem: String, advice: String)

  init(_ bytes: Data) {
    if let kind = TextContent.kinds.first(where: { $0.isKind(bytes) }) {
      self = .other(problem: kind.problem, advice: kind.advice)
    } else if !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) {
      self = .text(text)
    } else if let whole = try? WholeText(Array(bytes), path: ""), !whole.text.contains("\u{0}") {
      self = .encoded(whole)
    } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      self = .other(problem: "this begins as UTF-16 and is broken", advice: "save it again, as UTF-8")
    } else if let zero = bytes.firstIndex(of: 0) {
      self = .other(
        problem: "this is not text: there is a zero byte at byte \(zero - bytes.startIndex)",
        advice: "give a file of plain text")
    } else {
      self = .other(problem: TextContent.oldEncoding.problem, advice: TextContent.oldEncoding.advice)
    }
  }

  /// Bytes that are text in none of the encodings that are read, or may not be taken in another than UTF-8.
  static let oldEncoding = (
    problem: "this is not UTF-8; it may be text in an older encoding, such as Windows-1252",
    advice: "save it as UTF-8 (in Word: Save As, Plain Text, and there Unicode (UTF-8))"
  )

  /// Something that is no text, by how it begins.
  private struct Kind {
    let problem: String
    let advice: String
    let isKind: @Sendable (Data) -> Bool

    init(_ name: String, _ advice: String, _ isKind: @escaping @Sendable (Data) -> Bool) {
      problem = "this is \(name), not plain text"
      self.advice = advice
      self.isKind = isKind
    }
  }

  private static let copyOut = "open it and save its text as plain text (UTF-8), or copy the text out"

  /// In the order in which they are asked.
  private static let kinds: [Kind] = [
    Kind("a PDF", copyOut) { $0.prefix(1024).range(of: Data("%PDF-".utf8)) != nil },
    Kind("Rich Text (RTF)", copyOut) { $0.starts(with: Data("{\\rtf".utf8)) },
    Kind("a Word document (DOCX)", copyOut) { isArchive($0, holding: "word/") },
    Kind("an Excel workbook (XLSX)", copyOut) { isArchive($0, holding: "xl/") },
    Kind("an OpenDocument file", copyOut) { isArchive($0, holding: "application/vnd.oasis.opendocument") },
    Kind("a ZIP archive", "unpack it and give the file in it") { isArchive($0, holding: "") },
    Kind("a document of an old Office program (DOC or XLS)", copyOut) {
      $0.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    },
    Kind("a picture", "give the text itself; a text in a picture is read by nobody who cannot see it") {
      bytes in
      let marks: [[UInt8]] = [
        [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8), [0x49, 0x49, 0x2A, 0],
        [0x4D, 0x4D, 0, 0x2A],
      ]
      return marks.contains { bytes.starts(with: $0) }
    },
    Kind("a compressed file (gzip)", "unpack it and give the file in it") { $0.starts(with: [0x1F, 0x8B]) },
    Kind("UTF-32 text", "save it as UTF-8") {
      $0.starts(with: [0xFF, 0xFE, 0, 0]) || $0.starts(with: [0, 0, 0xFE, 0xFF])
    },
  ]

  /// A ZIP archive with a name or a word in it; the names of its files stand in it as they are.
  private static func isArchive(_ bytes: Data, holding name: String) -> Bool {
    guard bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) else { return false }
    return name.isEmpty || bytes.range(of: Data(name.utf8)) != nil
  }
}
