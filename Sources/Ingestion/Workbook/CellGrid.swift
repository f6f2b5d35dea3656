// SPDX-License-Identifier: Apache-2.0

/// The cells of a sheet that hold something, row after row, with their values as text.
struct CellGrid: Sendable {
  enum Kind: UInt8, Sendable {
    /// Words, a day or a truth: what a merged cell says of all rows that it stands beside.
    case text
    /// A number, which stands for one row.
    case number
    /// A formula that came to nothing: `#N/A`.
    case error
  }

  struct Cell: Sendable {
    /// 1-based.
    let row: Int32
    /// 0-based.
    let column: Int32
    let kind: Kind
    fileprivate let start: Int32
    fileprivate let end: Int32
  }

  /// How errors name the sheet.
  let path: String
  private(set) var cells: [Cell] = []
  private(set) var width = 0
  private(set) var hiddenRows: [Int] = []
  /// Downward merges: the first cell's row, its column, and the last row.
  private(set) var merges: [(row: Int, column: Int, last: Int)] = []
  private var text: [UInt8] = []
  private let limits: SheetLimits

  init(path: String, limits: SheetLimits) {
    self.path = path
    self.limits = limits
  }

  func value(of cell: Cell) -> ArraySlice<UInt8> { text[Int(cell.start)..<Int(cell.end)] }

  /// Adds a cell behind those before it; one without text is none.
  ///
  /// - Throws: `sheet-too-large`, and `workbook-damaged` where cells are out of order.
  mutating func add(
    _ value: some Collection<UInt8>, _ kind: Kind, row: Int, column: Int
  ) throws(IngestionError) {
    guard !value.isEmpty else { return }
    guard (1...limits.rows).contains(row), (0..<limits.columns).contains(column) else {
      throw .damagedWorkbook(PartPlace(path: path, part: nil), "a cell lies outside of every sheet")
    }
    if let last = cells.last, (Int(last.row), Int(last.column)) >= (row, column) {
      throw .damagedWorkbook(
        PartPlace(path: path, part: nil), "the cells of row \(row) are not in the order of their columns")
    }
    guard cells.count < limits.cells, text.count + value.count <= limits.text else {
      throw .sheetTooLarge(
        path, "the sheet holds more than \(limits.cells) cells or \(limits.text >> 20) MiB")
    }
    let start = Int32(text.count)
    text.append(contentsOf: value)
    cells.append(
      Cell(row: Int32(row), column: Int32(column), kind: kind, start: start, end: Int32(text.count)))
    width = max(width, column + 1)
  }

  mutating func hide(row: Int) { hiddenRows.append(row) }

  /// Notes that the cells of a column from one row to another are one.
  mutating func merge(column: Int, rows: ClosedRange<Int>) throws(IngestionError) {
    guard rows.count > 1 else { return }
    guard merges.count < limits.filled else {
      throw .sheetTooLarge(path, "the sheet has more than \(limits.filled) merged cells")
    }
    merges.append((rows.lowerBound, column, min(rows.upperBound, limits.rows)))
  }
}
