// SPDX-License-Identifier: Apache-2.0

/// Reads the sheets of an OpenDocument spreadsheet (`.ods`), all of which stand in one part.
///
/// Source: OpenDocument 1.3 part 3, 9 (tables) and 19 (attributes): rows and cells that repeat are written once, with
/// their number.
final class OpenDocumentReader: PartReceiver {
  struct Sheet {
    let name: String
    var grid: CellGrid
    let isHidden: Bool
  }
  private struct Cell {
    let column: Int
    let kind: CellGrid.Kind
    let text: [UInt8]
    let rows: Int
  }
  static let part = "content.xml"

  private(set) var sheets: [Sheet] = []
  /// Whether it is a spreadsheet, and not a text or a drawing.
  private(set) var isSpreadsheet = false
  /// The text of a cell may be marked up.
  var joinsText: Bool { isInParagraph }
  private(set) var standIn: [UInt8] = []
  /// A comment or a drawing at a cell is not in it.
  var ignoresText: Bool { beside > 0 }

  private let path: String
  private let limits: SheetLimits
  private var style = ""
  private var hiddenStyles: Set<String> = []
  private var row = 0
  private var rowRepeats = 1
  private var isRowHidden = false
  private var column = 0
  private var cells: [Cell] = []
  private var cell = OpenCell()
  private var isInParagraph = false
  /// Comments and drawings that are open.
  private var beside = 0

  /// A cell whose end has not come.
  private struct OpenCell {
    var type = ""
    var value: String?
    var paragraphs: [[UInt8]] = []
    var repeats = 1
    var rows = 1
    var hasFormula = false
  }
  private enum Names {
    static let name = PartName("name"), style = PartName("style-name"), display = PartName("display")
    static let rows = PartName("number-rows-repeated"), columns = PartName("number-columns-repeated")
    static let spanned = PartName("number-rows-spanned"), visibility = PartName("visibility")
    static let type = PartName("value-type"), value = PartName("value"), date = PartName("date-value")
    static let truth = PartName("boolean-value"), formula = PartName("formula")
    static let time = PartName("time-value"), spaces = PartName("c")
  }
  /// What stands at a cell and holds text of its own.
  private static let besideCells: Set<String> = [
    "annotation", "shapes", "frame", "custom-shape", "g", "rect", "ellipse", "circle", "line", "connector",
    "caption", "control",
  ]

  init(path: String, limits: SheetLimits) {
    self.path = path
    self.limits = limits
  }

  func begin(_ element: String, _ attributes: PartAttributes) throws(IngestionError) {
    standIn = isInParagraph && beside == 0 ? characters(element, attributes) : []
    if OpenDocumentReader.besideCells.contains(element) { beside += 1 }
    switch element {
    case "spreadsheet": isSpreadsheet = true
    case "style": style = attributes[Names.name] ?? ""
    case "table-properties": if attributes[Names.display] == "false" { hiddenStyles.insert(style) }
    case "table": beginSheet(attributes)
    case "table-row":
      row += 1
      column = 0
      cells = []
      rowRepeats = number(attributes[Names.rows])
      isRowHidden = ["collapse", "filter"].contains(attributes[Names.visibility] ?? "")
    case "table-cell", "covered-table-cell": beginCell(attributes)
    case "p" where beside == 0: isInParagraph = true
    default: break
    }
  }

  /// Characters that are written as elements, since XML keeps no white space.
  private func characters(_ element: String, _ attributes: PartAttributes) -> [UInt8] {
    switch element {
    case "line-break": [lineFeed]
    case "tab": [UInt8(ascii: "\t")]
    case "s": Array(repeating: UInt8(ascii: " "), count: min(number(attributes[Names.spaces]), 1_000))
    default: []
    }
  }

  func end(_ element: String, text: [UInt8]) throws(IngestionError) {
    switch element {
    case "p" where beside == 0:
      if isInParagraph { cell.paragraphs.append(text) }
      isInParagraph = false
    case "table-cell", "covered-table-cell": try endCell()
    case "table-row": try endRow()
    default: break
    }
    if OpenDocumentReader.besideCells.contains(element) { beside = max(0, beside - 1) }
    standIn = []
  }

  private func beginSheet(_ attributes: PartAttributes) {
    let name = attributes[Names.name] ?? "Sheet\(sheets.count + 1)"
    sheets.append(
      Sheet(
        name: name, grid: CellGrid(path: "\(path)[\(name)]", limits: limits),
        isHidden: hiddenStyles.contains(attributes[Names.style] ?? "")))
    row = 0
  }

  private func beginCell(_ attributes: PartAttributes) {
    cell = OpenCell()
    cell.type = attributes[Names.type] ?? ""
    cell.value =
      attributes[Names.date] ?? attributes[Names.time] ?? attributes[Names.truth] ?? attributes[Names.value]
    cell.repeats = number(attributes[Names.columns])
    cell.rows = number(attributes[Names.spanned])
    cell.hasFormula = attributes[Names.formula] != nil
  }

  /// From 1; as many as a sheet can have at most.
  private func number(_ text: String?) -> Int { min(max(text.flatMap { Int($0) } ?? 1, 1), limits.rows) }

  private func endCell() throws(IngestionError) {
    defer { column += cell.repeats }
    let words = Array(cell.paragraphs.joined(separator: [lineFeed]))
    guard !cell.type.isEmpty || !words.isEmpty else {
      guard !cell.hasFormula else { throw uncomputed() }
      return
    }
    let (kind, text) = read(words)
    guard !text.isEmpty else { return }
    guard column + cell.repeats <= limits.columns else {
      throw .damagedWorkbook(PartPlace(path: path, part: nil), "a cell lies outside of every sheet")
    }
    for place in column..<column + cell.repeats {
      cells.append(Cell(column: place, kind: kind, text: text, rows: cell.rows))
    }
  }

  private func read(_ words: [UInt8]) -> (CellGrid.Kind, [UInt8]) {
    switch (cell.type, cell.value) {
    case ("float", let value?), ("percentage", let value?), ("currency", let value?):
      return (.number, Array(CellNumber(countsFrom1904: false).text(value, .number).utf8))
    case ("date", let value?): return (.text, Array(OpenDocumentReader.day(value).utf8))
    case ("time", let value?): return (.text, Array((OpenDocumentReader.clock(value) ?? value).utf8))
    case ("boolean", let value?): return (.text, Array(value.uppercased().utf8))
    default:
      let isError = cell.hasFormula && (words.first == UInt8(ascii: "#") || words.starts(with: "Err:".utf8))
      return (isError ? .error : .text, words)
    }
  }

  /// A moment of midnight is a day, and fractions of a second are left out.
  private static func day(_ value: String) -> String {
    let parts = value.split(separator: "T", maxSplits: 1)
    guard parts.count == 2 else { return value }
    let clock = parts[1].prefix { $0 != "." }
    return clock.allSatisfy { $0 == "0" || $0 == ":" } ? String(parts[0]) : "\(parts[0])T\(clock)"
  }

  /// A length of time such as `PT09H30M00S` as hours, minutes and seconds; fractions of a second are left out.
  private static func clock(_ value: String) -> String? {
    guard value.hasPrefix("PT") else { return nil }
    var parts: [Character: String] = [:]
    var digits = ""
    for character in value.dropFirst(2) {
      guard character.isLetter else {
        digits.append(character)
        continue
      }
      parts[character] = digits
      digits = ""
    }
    return "HMS".map { unit in
      let whole = Int((parts[unit] ?? "").prefix { $0 != "." && $0 != "," }) ?? 0
      return whole < 10 ? "0\(whole)" : String(whole)
    }.joined(separator: ":")
  }

  private func endRow() throws(IngestionError) {
    guard let sheet = sheets.indices.last else { return }
    defer { row += rowRepeats - 1 }
    guard !cells.isEmpty else { return }
    for repeated in row..<row + rowRepeats {
      if isRowHidden { sheets[sheet].grid.hide(row: repeated) }
      for cell in cells {
        try sheets[sheet].grid.add(cell.text, cell.kind, row: repeated, column: cell.column)
        guard cell.rows > 1, rowRepeats == 1 else { continue }
        try sheets[sheet].grid.merge(column: cell.column, rows: repeated...repeated + cell.rows - 1)
      }
    }
  }

  private func uncomputed() -> IngestionError {
    IngestionError(
      kind: "formula-uncomputed", path: sheets.last?.grid.path ?? path, line: row,
      problem:
        "the cell \(CellReference(column: column, row: row).name) holds a formula whose value was not saved with"
        + " it",
      advice: "Open the file in a spreadsheet program, which computes it, and save it")
  }
}
