// SPDX-License-Identifier: Apache-2.0

/// How the bytes of an input lie in its file.
enum InputPacking: Sendable {
  /// They are the file.
  case none
  case gzip
  case member(ZipArchive, ZipArchive.Member)
  /// A sheet of a workbook of that kind, which was read when the workbook was opened.
  case sheet(SheetTable, of: String)

  /// What the format of the input is called.
  ///
  /// - Parameter format: `CSV` or `XML`.
  func title(_ format: String) -> String {
    switch self {
    case .none: format
    case .gzip: "\(format) in gzip"
    case .member: "\(format) in a ZIP archive"
    case .sheet(_, let kind): kind
    }
  }

  /// What is known of a table before it is opened, if it is a sheet.
  func hints(_ given: CSVHints) -> CSVHints {
    guard case .sheet = self else { return given }
    return CSVHints(
      delimiter: UInt8(ascii: ","), encoding: GivenEncoding(.utf8, evidence: "as a workbook's texts are"),
      header: given.header, quotes: .doubled)
  }

  /// What the sheet is not as it looks.
  var remarks: [FormatRemark] { if case .sheet(let table, _) = self { table.remarks } else { [] } }
  /// The sheet's name; `nil` for what is no sheet.
  var sheet: String? { if case .sheet(let table, _) = self { table.name } else { nil } }
  var isPacked: Bool { if case .none = self { false } else { true } }
}

extension ListedInput {
  /// Its bytes, unpacked.
  ///
  /// - Throws: what the file, the archive or the archive's member cannot be opened for.
  func open() throws(IngestionError) -> any ByteSource {
    switch packing {
    case .none: try InputFile(opening: path)
    case .gzip: try GzipSource(opening: path)
    case .member(let archive, let member): try archive.open(member, shown: shownPath)
    case .sheet(let table, _): BytesInMemory(path: shownPath, bytes: table.text)
    }
  }
}
