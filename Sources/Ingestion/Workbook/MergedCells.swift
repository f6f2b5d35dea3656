// SPDX-License-Identifier: Apache-2.0

/// What merged cells say of the rows that they stand beside.
///
/// A cell merged with those below it has its words in every row of them: so a heading reaches the header's last
/// row, and a reference every record beside it. A number is not repeated, since it may be a count; and nothing is
/// repeated to the right, where it would give two columns one name.
struct MergedCells {
  /// A cell, and the one whose value it has.
  struct Filled {
    let row: Int32
    let column: Int32
    let origin: CellGrid.Cell
  }

  private var filled: [Filled] = []
  /// Rows of numbers that stand beside several rows.
  private(set) var numbers: [Int] = []

  /// - Throws: `sheet-too-large`.
  init(_ grid: CellGrid, _ limits: SheetLimits) throws(IngestionError) {
    guard !grid.merges.isEmpty else { return }
    let lastRow = grid.cells.last.map { Int($0.row) } ?? 0
    let rows = Set(grid.cells.map(\.row))
    for merge in grid.merges {
      guard let origin = MergedCells.cell(grid.cells, merge.row, merge.column) else { continue }
      guard origin.kind == .text else {
        numbers.append(merge.row)
        continue
      }
      // A row in which nothing else stands is no record.
      for row in stride(from: merge.row + 1, through: min(merge.last, lastRow), by: 1)
      where rows.contains(Int32(row)) {
        filled.append(Filled(row: Int32(row), column: origin.column, origin: origin))
      }
      guard filled.count <= limits.filled else {
        throw .sheetTooLarge(
          grid.path, "merged cells of the sheet stand beside more than \(limits.filled) rows")
      }
    }
    filled.sort { ($0.row, $0.column) < ($1.row, $1.column) }
    numbers.sort()
  }

  /// The cells with those that have another's value among them; a cell's own value goes first.
  func merged(into cells: [CellGrid.Cell]) -> [Filled] {
    var all: [Filled] = []
    all.reserveCapacity(cells.count + filled.count)
    var next = 0
    for cell in cells {
      while next < filled.count, (filled[next].row, filled[next].column) < (cell.row, cell.column) {
        append(filled[next], to: &all)
        next += 1
      }
      while next < filled.count, (filled[next].row, filled[next].column) == (cell.row, cell.column) {
        next += 1
      }
      all.append(Filled(row: cell.row, column: cell.column, origin: cell))
    }
    for cell in filled[next...] { append(cell, to: &all) }
    return all
  }

  private func append(_ cell: Filled, to all: inout [Filled]) {
    if let last = all.last, (last.row, last.column) == (cell.row, cell.column) { return }
    all.append(cell)
  }

  private static func cell(_ cells: [CellGrid.Cell], _ row: Int, _ column: Int) -> CellGrid.Cell? {
    var (low, high) = (0, cells.count)
    while low < high {
      let middle = (low + high) / 2
      if (Int(cells[middle].row), Int(cells[middle].column)) < (row, column) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < cells.count, cells[low].row == row, cells[low].column == column else { return nil }
    return cells[low]
  }
}
