// SPDX-License-Identifier: Apache-2.0

/// Reads the cells of a sheet of an `.xlsx` workbook.
final class WorksheetReader: PartReceiver {
  private(set) var grid: CellGrid
  let joinsText = false

  private let parts: WorkbookParts
  private let numbers: CellNumber
  private var row = 0
  private var column = -1
  private var cell = OpenCell()
  private var isSpoken = false

  /// A cell whose end has not come.
  private struct OpenCell {
    var type = "n"
    var style: Int?
    var value: [UInt8]?
    var inline: [UInt8] = []
    var hasFormula = false
  }
  private enum Names {
    static let r = PartName("r"), s = PartName("s"), t = PartName("t")
    static let hidden = PartName("hidden"), ref = PartName("ref")
  }

  init(path: String, _ parts: WorkbookParts, limits: SheetLimits) {
    grid = CellGrid(path: path, limits: limits)
    self.parts = parts
    numbers = CellNumber(countsFrom1904: parts.countsFrom1904)
  }

  func begin(_ element: String, _ attributes: PartAttributes) throws(IngestionError) {
    switch element {
    case "c": try beginCell(attributes)
    case "f": cell.hasFormula = true
    case "row":
      row = attributes[Names.r].flatMap { Int($0) } ?? row + 1
      column = -1
      if ["1", "true"].contains(attributes[Names.hidden] ?? "") { grid.hide(row: row) }
    case "rPh": isSpoken = true
    case "mergeCell": try merge(attributes[Names.ref] ?? "")
    default: break
    }
  }

  func end(_ element: String, text: [UInt8]) throws(IngestionError) {
    switch element {
    case "v": cell.value = text
    case "t": if !isSpoken { cell.inline += text }
    case "rPh": isSpoken = false
    case "c": try endCell()
    default: break
    }
  }

  /// A cell without a reference follows the one before it.
  private func beginCell(_ attributes: PartAttributes) throws(IngestionError) {
    cell = OpenCell()
    column += 1
    if let written = attributes[Names.r] {
      guard let reference = CellReference(written), reference.row == row else {
        throw damaged("a cell of row \(row) has no place in it")
      }
      column = reference.column
    }
    cell.type = attributes[Names.t] ?? "n"
    cell.style = attributes[Names.s].flatMap { Int($0) }
  }

  private func endCell() throws(IngestionError) {
    guard let value = cell.value else {
      if cell.type == "inlineStr" { return try add(CellText.decoded(cell.inline), .text) }
      guard !cell.hasFormula else { throw uncomputed() }
      return
    }
    // Some programs write an empty value where they have computed none; an empty text is of the type `str`.
    if value.isEmpty, cell.hasFormula, cell.type != "str" { throw uncomputed() }
    switch cell.type {
    case "s":
      guard let index = Int(String(decoding: value, as: UTF8.self)), let text = parts.shared[index] else {
        throw damaged("\(place) refers to a text that is not there")
      }
      try add(text, .text)
    case "str", "inlineStr": try add(CellText.decoded(value), .text)
    case "d": try add(value, .text)
    case "b": try add(value == [UInt8(ascii: "1")] ? "TRUE".utf8 : "FALSE".utf8, .text)
    case "e": try add(value, .error)
    default:
      let shape = parts.formats.shape(ofStyle: cell.style)
      let text = numbers.text(String(decoding: value, as: UTF8.self), shape)
      try add(text.utf8, shape == .number ? .number : .text)
    }
  }

  private func add(_ value: some Collection<UInt8>, _ kind: CellGrid.Kind) throws(IngestionError) {
    try grid.add(value, kind, row: row, column: column)
  }

  private func merge(_ range: String) throws(IngestionError) {
    let corners = range.split(separator: ":", omittingEmptySubsequences: false).map { CellReference($0) }
    // Some programs write a cell that is merged with no other.
    guard corners.count <= 2, let first = corners.first ?? nil, let last = corners.last ?? nil,
      first.row <= last.row
    else { throw damaged("a range of merged cells is not written as 'A1:B2'") }
    try grid.merge(column: first.column, rows: first.row...last.row)
  }

  private var place: String { "the cell \(CellReference(column: column, row: row).name)" }

  private func damaged(_ problem: String) -> IngestionError {
    .damagedWorkbook(PartPlace(path: grid.path, part: nil), problem)
  }

  private func uncomputed() -> IngestionError {
    IngestionError(
      kind: "formula-uncomputed", path: grid.path, line: row,
      problem: "\(place) holds a formula whose value was not saved with it",
      advice: "Open the workbook in a spreadsheet program, which computes it, and save it")
  }
}
