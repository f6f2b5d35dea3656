// SPDX-License-Identifier: Apache-2.0

/// Takes the tables of an HTML page as grids of cells: what many systems call an Excel export is such a page.
///
/// A table within a cell is a table of its own, so that one that only lays the page out does no harm.
final class HTMLTables {
  struct Table {
    /// Of the page, from 1, in the order in which the tables begin.
    let number: Int
    /// Its caption; empty without one.
    let caption: String
    let grid: CellGrid
  }
  private struct Cell {
    let row: Int
    let column: Int
    let span: CellSpan
    var text = HTMLWords()
  }
  private struct OpenTable {
    let number: Int
    var grid: CellGrid
    var row = 0
    /// The next column of the row.
    var column = 0
    /// By column, the last row that a cell of a row above takes up.
    var takenThrough: [Int] = []
    var cell: Cell?
    var caption: HTMLWords?
  }

  private(set) var tables: [Table] = []
  private(set) var failure: IngestionError?
  private var open: [OpenTable] = []
  private var count = 0
  private let path: String
  private let limits: SheetLimits

  private static let lines: Set<String> = ["br", "p", "div", "li", "tr", "table"]

  init(path: String, limits: SheetLimits) {
    self.path = path
    self.limits = limits
  }

  func start(_ name: String, _ span: CellSpan) {
    guard failure == nil else { return }
    if name == "table" {
      count += 1
      return open.append(
        OpenTable(number: count, grid: CellGrid(path: "\(path)[Table \(count)]", limits: limits)))
    }
    guard let last = open.indices.last else { return }
    switch name {
    case "tr":
      endCell()
      open[last].row += 1
      open[last].column = 0
    case "td", "th":
      endCell()
      beginCell(span, last)
    case "caption": open[last].caption = HTMLWords()
    default: if HTMLTables.lines.contains(name) { open[last].cell?.text.endLine() }
    }
  }

  /// - Parameter isAtEnd: whether the page has no such end tag: it ends here itself.
  func end(_ name: String, isAtEnd: Bool) {
    guard failure == nil, let last = open.indices.last else { return }
    switch name {
    case "td", "th", "tr": endCell()
    case "table":
      guard !isAtEnd else {
        return failure = .damagedWorkbook(PartPlace(path: path, part: nil), "the page ends within a table")
      }
      endCell()
      let table = open.removeLast()
      guard !table.grid.cells.isEmpty else { return }
      tables.append(Table(number: table.number, caption: table.caption?.text ?? "", grid: table.grid))
    default: if HTMLTables.lines.contains(name) { open[last].cell?.text.endLine() }
    }
  }

  func characters(_ bytes: some Sequence<UInt8>) {
    guard let last = open.indices.last else { return }
    if open[last].cell != nil {
      open[last].cell?.text.append(bytes)
    } else if open[last].row == 0 {
      open[last].caption?.append(bytes)
    }
  }

  private func beginCell(_ span: CellSpan, _ last: Int) {
    // A row may be missing around its cells.
    open[last].row = max(open[last].row, 1)
    let row = open[last].row
    while open[last].column < open[last].takenThrough.count,
      open[last].takenThrough[open[last].column] >= row
    {
      open[last].column += 1
    }
    let (column, end) = (open[last].column, open[last].column + span.columns)
    guard end <= limits.columns else {
      return failure = .sheetTooLarge(path, "a table of the page has more than \(limits.columns) columns")
    }
    while open[last].takenThrough.count < end { open[last].takenThrough.append(0) }
    for taken in column..<end { open[last].takenThrough[taken] = row + span.rows - 1 }
    open[last].column = end
    open[last].cell = Cell(row: row, column: column, span: span)
  }

  private func endCell() {
    guard let last = open.indices.last, let cell = open[last].cell else { return }
    open[last].cell = nil
    let text = cell.text.text
    let kind: CellGrid.Kind = NumberReading.decimal(text) == nil ? .text : .number
    do throws(IngestionError) {
      try open[last].grid.add(text.utf8, kind, row: cell.row, column: cell.column)
      guard cell.span.rows > 1, !text.isEmpty else { return }
      try open[last].grid.merge(column: cell.column, rows: cell.row...(cell.row + cell.span.rows - 1))
    } catch {
      failure = error
    }
  }
}

/// Words as a browser runs them together: white space is one space, and none at the ends of lines.
struct HTMLWords: Sendable {
  private var bytes: [UInt8] = []
  private var isBehindSpace = false

  mutating func append(_ more: some Sequence<UInt8>) {
    for byte in more {
      if isXMLSpace(byte) {
        isBehindSpace = true
      } else {
        if isBehindSpace, let last = bytes.last, last != lineFeed { bytes.append(0x20) }
        isBehindSpace = false
        bytes.append(byte)
      }
    }
  }

  mutating func endLine() {
    isBehindSpace = false
    if let last = bytes.last, last != lineFeed { bytes.append(lineFeed) }
  }

  /// No-break spaces at the ends are none.
  var text: String { TextFolding.trimmed(String(decoding: bytes, as: UTF8.self)) }
}
