// SPDX-License-Identifier: Apache-2.0

/// The sheets of a workbook, read as tables.
struct Workbook: Sendable {
  /// Those that can be seen and hold something, in the workbook's order.
  private(set) var sheets: [SheetTable] = []
  /// The names of those that are hidden, which are not read.
  private(set) var hidden: [String] = []

  init() {}

  /// Whether an archive is an `.xlsx` workbook.
  static func isWorkbook(_ archive: ZipArchive) -> Bool {
    archive.members.contains { $0.name.lowercased() == "xl/workbook.xml" }
  }

  /// Reads an `.xlsx` workbook.
  ///
  /// - Parameter shown: how errors name it.
  /// - Throws: `workbook-damaged`, `formula-uncomputed`, `sheet-too-large`, and what an archive throws.
  init(_ archive: ZipArchive, limits: SheetLimits = SheetLimits()) throws(IngestionError) {
    let parts = try WorkbookParts(archive, limits: limits)
    let finder = PartFinder(archive)
    for sheet in parts.sheets {
      guard !sheet.isHidden else {
        hidden.append(sheet.name)
        continue
      }
      let reader = WorksheetReader(path: "\(archive.path)[\(sheet.name)]", parts, limits: limits)
      try finder.read(sheet.part, into: reader)
      try add(reader.grid, sheet.name, limits)
    }
  }

  /// Whether an archive is a document of the OpenDocument format.
  static func isOpenDocument(_ archive: ZipArchive) -> Bool {
    let names = archive.members.map(\.name)
    return names.contains("mimetype") && names.contains(OpenDocumentReader.part)
  }

  /// Reads an `.ods` workbook.
  ///
  /// - Throws: `workbook-damaged`, `formula-uncomputed`, `sheet-too-large`, `binary` for another document, and what an
  ///   archive throws.
  init(openDocument archive: ZipArchive, limits: SheetLimits = SheetLimits()) throws(IngestionError) {
    let reader = OpenDocumentReader(path: archive.path, limits: limits)
    try PartFinder(archive).read(OpenDocumentReader.part, into: reader)
    guard reader.isSpreadsheet else { throw .otherDocument(archive.path) }
    for sheet in reader.sheets {
      if sheet.isHidden { hidden.append(sheet.name) } else { try add(sheet.grid, sheet.name, limits) }
    }
  }

  /// Reads a workbook that is one XML file.
  ///
  /// - Throws: `workbook-damaged`, `formula-uncomputed`, `sheet-too-large`, and what the source throws.
  init(xml source: any ByteSource, limits: SheetLimits = SheetLimits()) throws(IngestionError) {
    let reader = SpreadsheetML2003Reader(path: source.path, limits: limits)
    try PartParser.read(source, part: nil, into: reader)
    for sheet in reader.sheets {
      if sheet.isHidden { hidden.append(sheet.name) } else { try add(sheet.grid, sheet.name, limits) }
    }
  }

  /// Adds a sheet that holds something.
  ///
  /// - Parameter remarks: what is to be said of the file beside what is of its cells.
  mutating func add(
    _ grid: CellGrid, _ name: String, _ limits: SheetLimits, remarks: [FormatRemark] = []
  ) throws(IngestionError) {
    let table = try SheetTable(grid, name: name, limits: limits, remarks: remarks)
    if !table.isEmpty { sheets.append(table) }
  }
}
