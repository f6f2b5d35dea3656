// SPDX-License-Identifier: Apache-2.0

/// Reads the sheets of a workbook that is one XML file, as many systems write their "Excel" exports.
///
/// Source: the XML Spreadsheet reference of Office 2003; rows and cells that are left out are skipped by `ss:Index`.
final class SpreadsheetML2003Reader: PartReceiver {
  struct Sheet {
    let name: String
    var grid: CellGrid
    var isHidden = false
  }
  static let namespace = "urn:schemas-microsoft-com:office:spreadsheet"

  private(set) var sheets: [Sheet] = []
  /// The text of a cell may be marked up.
  var joinsText: Bool { isInData }

  private let path: String
  private let limits: SheetLimits
  private var row = 0
  private var column = 0
  private var next = 0
  private var down = 0
  private var type = "String"
  private var isInData = false
  private var isInComment = false
  private var hasFormula = false
  private var hasData = false

  private enum Names {
    static let name = PartName("Name"), index = PartName("Index"), type = PartName("Type")
    static let hidden = PartName("Hidden"), across = PartName("MergeAcross"), down = PartName("MergeDown")
    static let formula = PartName("Formula")
  }

  init(path: String, limits: SheetLimits) {
    self.path = path
    self.limits = limits
  }

  func begin(_ element: String, _ attributes: PartAttributes) throws(IngestionError) {
    switch element {
    case "Worksheet":
      let name = attributes[Names.name] ?? "Sheet\(sheets.count + 1)"
      sheets.append(Sheet(name: name, grid: CellGrid(path: "\(path)[\(name)]", limits: limits)))
      row = 0
    case "Row":
      row = try index(attributes[Names.index], after: row)
      next = 0
      if attributes[Names.hidden] == "1", !sheets.isEmpty { sheets[sheets.count - 1].grid.hide(row: row) }
    case "Cell": try beginCell(attributes)
    case "Comment": isInComment = true
    case "Data":
      guard !isInComment else { return }
      isInData = true
      hasData = true
      type = attributes[Names.type] ?? "String"
    default: break
    }
  }

  func end(_ element: String, text: [UInt8]) throws(IngestionError) {
    switch element {
    case "Data":
      guard isInData else { return }
      isInData = false
      try add(text)
    case "Comment": isInComment = false
    case "Cell":
      guard hasData || !hasFormula else { throw uncomputed() }
    case "Visible":
      if text.starts(with: "SheetHidden".utf8) || text.starts(with: "SheetVeryHidden".utf8), !sheets.isEmpty {
        sheets[sheets.count - 1].isHidden = true
      }
    default: break
    }
  }

  private func beginCell(_ attributes: PartAttributes) throws(IngestionError) {
    column = try index(attributes[Names.index], after: next) - 1
    next =
      column + 1 + (attributes[Names.across].flatMap { Int($0) }.map { max(0, min($0, limits.columns)) } ?? 0)
    down = attributes[Names.down].flatMap { Int($0) } ?? 0
    hasFormula = attributes[Names.formula] != nil
    hasData = false
  }

  /// - Parameter last: 1-based, of the row or cell before.
  private func index(_ written: String?, after last: Int) throws(IngestionError) -> Int {
    guard let written else { return last + 1 }
    guard let index = Int(written), index > last, index <= limits.rows else {
      throw .damagedWorkbook(
        PartPlace(path: path, part: nil), "an ss:Index behind row \(row) does not go forward")
    }
    return index
  }

  private func add(_ text: [UInt8]) throws(IngestionError) {
    guard !sheets.isEmpty else { return }
    let sheet = sheets.count - 1
    switch type {
    case "Number":
      let number = CellNumber(countsFrom1904: false).text(String(decoding: text, as: UTF8.self), .number)
      try sheets[sheet].grid.add(number.utf8, .number, row: row, column: column)
    case "DateTime":
      try sheets[sheet].grid.add(Self.day(text), .text, row: row, column: column)
    case "Boolean":
      let word = text == [UInt8(ascii: "1")] ? "TRUE" : "FALSE"
      try sheets[sheet].grid.add(word.utf8, .text, row: row, column: column)
    case "Error": try sheets[sheet].grid.add(text, .error, row: row, column: column)
    default: try sheets[sheet].grid.add(text, .text, row: row, column: column)
    }
    if down > 0, down < limits.rows { try sheets[sheet].grid.merge(column: column, rows: row...row + down) }
  }

  /// `2013-02-26T00:00:00.000` without what it says of midnight.
  private static func day(_ text: [UInt8]) -> ArraySlice<UInt8> {
    let whole = text[...]
    guard let mark = whole.firstIndex(of: UInt8(ascii: "T")) else { return whole }
    let clock = whole[(mark + 1)...]
    if clock.allSatisfy({ $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }) {
      return whole[..<mark]
    }
    return whole[..<(clock.firstIndex(of: UInt8(ascii: ".")) ?? whole.endIndex)]
  }

  private func uncomputed() -> IngestionError {
    IngestionError(
      kind: "formula-uncomputed", path: path, line: nil,
      problem: "the cell \(CellReference(column: column, row: row).name) holds a formula without its value",
      advice: "Open the file in a spreadsheet program, which computes it, and save it")
  }
}
