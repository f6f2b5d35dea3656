// SPDX-License-Identifier: Apache-2.0

/// A sheet as the text of a table: fields with commas between them, in UTF-8, whose line is the sheet's row.
struct SheetTable: Sendable {
  /// Of the sheet.
  let name: String
  let text: [UInt8]
  /// What of the sheet is not as it looks.
  let remarks: [FormatRemark]

  /// Whether no cell holds anything.
  var isEmpty: Bool { text.isEmpty }

  /// - Throws: `sheet-too-large`.
  init(
    _ grid: CellGrid, name: String, limits: SheetLimits, remarks others: [FormatRemark] = []
  ) throws(IngestionError) {
    self.name = name
    let fills = try MergedCells(grid, limits)
    var writer = TableWriter(width: grid.width)
    var tally = RemarkTally()
    for cell in fills.merged(into: grid.cells) {
      writer.write(grid.value(of: cell.origin), row: Int(cell.row), column: Int(cell.column))
      if cell.origin.kind == .error { tally.note(.errorCell, line: Int(cell.row)) }
      guard writer.text.count <= limits.table else { throw SheetTable.tooWide(grid, limits) }
    }
    writer.finish()
    text = writer.text
    for row in fills.numbers { tally.note(.mergedNumber, line: row) }
    for row in grid.hiddenRows { tally.note(.hiddenRow, line: row) }
    remarks = tally.remarks + others
  }

  /// Every row has as many fields as the widest one, so that one stray cell can be the reason.
  private static func tooWide(_ grid: CellGrid, _ limits: SheetLimits) -> IngestionError {
    let widest = grid.cells.first { $0.column + 1 == grid.width }
    let place = widest.map { ", \(CellReference(column: Int($0.column), row: Int($0.row)).name)," } ?? ""
    return .sheetTooLarge(
      grid.path,
      "the sheet is more than \(limits.table >> 20) MiB as text; its last column has the cell\(place)",
      advice: "Delete that column if nothing belongs there, or save the sheet as CSV")
  }
}

/// Writes cells as the lines of a table.
private struct TableWriter {
  private(set) var text: [UInt8] = []
  private let width: Int
  private var row = 1
  private var column = 0
  /// Whether something stands in the row.
  private var isOpen = false

  init(width: Int) { self.width = width }

  mutating func write(_ value: ArraySlice<UInt8>, row next: Int, column target: Int) {
    while row < next { endRow() }
    while column < target {
      text.append(UInt8(ascii: ","))
      column += 1
    }
    isOpen = true
    append(value)
  }

  mutating func finish() { if isOpen { endRow() } }

  /// A row without cells is a blank line; any other has all its fields.
  private mutating func endRow() {
    if isOpen {
      text.append(contentsOf: repeatElement(UInt8(ascii: ","), count: width - 1 - column))
    }
    text.append(UInt8(ascii: "\n"))
    row += 1
    column = 0
    isOpen = false
  }

  /// A line break in a cell is written as the line separator: a line of the table stays a row of the sheet.
  private mutating func append(_ value: ArraySlice<UInt8>) {
    let isQuoted = TableWriter.needsQuotes(value)
    if isQuoted { text.append(quoteByte) }
    var index = value.startIndex
    while index < value.endIndex {
      switch value[index] {
      case quoteByte: text.append(contentsOf: [quoteByte, quoteByte])
      case carriageReturn:
        if index + 1 == value.endIndex || value[index + 1] != lineFeed {
          text.append(contentsOf: LineSeparator.utf8)
        }
      case lineFeed: text.append(contentsOf: LineSeparator.utf8)
      case let byte: text.append(byte)
      }
      index += 1
    }
    if isQuoted { text.append(quoteByte) }
  }

  /// Whether the text would be read as something else without them.
  private static func needsQuotes(_ value: ArraySlice<UInt8>) -> Bool {
    guard let first = value.first, let last = value.last else { return false }
    return isBlank(first) || isBlank(last) || first == UInt8(ascii: "<") || value.starts(with: "sep=".utf8)
      || value.contains { $0 == UInt8(ascii: ",") || $0 == quoteByte }
  }
}
