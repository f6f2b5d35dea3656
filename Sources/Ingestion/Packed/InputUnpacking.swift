// SPDX-License-Identifier: Apache-2.0

/// What a file holds for reading: itself, or the exports and sheets that are packed in it.
struct InputUnpacking {
  private(set) var inputs: [ListedInput] = []
  private(set) var unread = UnreadInputs()
  private(set) var skipped: [String] = []

  /// - Parameter file: as it lies.
  /// - Throws: what cannot be opened, or is damaged as an archive or a workbook.
  init(_ file: ListedInput) throws(IngestionError) {
    switch try InputContents(of: file.path) {
    case .plain: inputs = [file]
    case .gzip:
      inputs = [file.packed(.gzip, names: [InputUnpacking.withoutEnd(".gz", file.name)])]
    case .spreadsheetML:
      try add(Workbook(xml: InputFile(opening: file.path)), of: file, "SpreadsheetML 2003")
    case .page: try add(Workbook(html: InputFile(opening: file.path)), of: file, "HTML table")
    case .archive:
      let archive = try ZipArchive(opening: file.path)
      if Workbook.isWorkbook(archive) {
        try add(Workbook(archive), of: file, "XLSX")
      } else if Workbook.isOpenDocument(archive) {
        try add(Workbook(openDocument: archive), of: file, "ODS")
      } else if archive.members.contains(where: { $0.name == "[Content_Types].xml" || $0.name == "mimetype" })
      {
        throw .otherDocument(file.path)
      } else {
        add(archive, of: file)
      }
    }
  }

  private mutating func add(_ workbook: Workbook, of file: ListedInput, _ kind: String) {
    let book = InputUnpacking.withoutExtension(file.name)
    for (index, sheet) in workbook.sheets.enumerated() {
      // The only sheet, and the first, goes by the name of its workbook too.
      let names = ["\(sheet.name).csv"] + (index == 0 ? ["\(book).csv"] : [])
      inputs.append(
        file.packed(
          .sheet(sheet, of: kind), shown: workbook.sheets.count == 1 ? "" : "[\(sheet.name)]", names: names))
    }
    if workbook.sheets.isEmpty { skipped.append("\(file.shown) (no sheet of it holds anything)") }
    for name in workbook.hidden { unread.take(hiddenSheet: "\(file.shown)[\(name)]") }
  }

  private mutating func add(_ archive: ZipArchive, of file: ListedInput) {
    for member in archive.members.sorted(by: { $0.name < $1.name }) {
      let parts = member.name.split(separator: "/")
      guard let name = parts.last.map(String.init), !name.hasPrefix("."), parts.first != "__MACOSX" else {
        continue
      }
      let shown = "\(file.shown)/\(member.name)"
      if InputListing.isText(name) {
        inputs.append(file.packed(.member(archive, member), shown: "/\(member.name)", names: [name]))
      } else if !unread.takePacked(name, shown) {
        skipped.append(shown)
      }
    }
  }

  private static func withoutEnd(_ end: String, _ name: String) -> String {
    name.lowercased().hasSuffix(end) ? String(name.dropLast(end.count)) : name
  }

  private static func withoutExtension(_ name: String) -> String {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count > 1 ? parts.dropLast().joined(separator: ".") : name
  }
}

extension ListedInput {
  /// The last part of its path.
  fileprivate var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// - Parameters:
  ///   - place: what follows the file in its name.
  ///   - names: those that patterns for files' names are held against.
  fileprivate func packed(_ packing: InputPacking, shown place: String = "", names: [String]) -> ListedInput {
    var input = self
    input.packing = packing
    input.place = place
    input.shown += place
    input.names = names
    return input
  }
}

extension IngestionError {
  static func otherDocument(_ path: String) -> IngestionError {
    IngestionError(
      kind: "binary", path: path,
      problem: "this is a document of another kind, such as .odt, .xlsb or .docx, which is not read",
      advice: "Open it and save the sheet as .xlsx or as CSV")
  }
}
