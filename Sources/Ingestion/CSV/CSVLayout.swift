// SPDX-License-Identifier: Apache-2.0

/// What the scanner of pieces needs to know of a file: shared by all that read its pieces.
struct CSVLayout: Sendable {
  let delimiter: UInt8
  /// Fields in the header, and so in each record.
  let width: Int
  /// For each field of a record, which row of cells takes it; those that nobody asked for share the last row.
  let cellRows: [Int]
  /// Rows of cells, the last one included.
  let cellRowCount: Int
  /// For each request, its row of cells (-1 where there is no such field) and how it is coded.
  let requests: [(cellRow: Int, request: ColumnRequest)]
  let limits: CSVLimits
  let screen: RowScreen
  /// Looks for another table; `nil` where there is no header to tell one by.
  let tables: TableSearch?
  /// Whether a quoted field is looked through for records that it swallowed.
  let seeksLostQuotes: Bool

  init(
    delimiter: UInt8, width: Int, columns: [(index: Int, request: ColumnRequest)], limits: CSVLimits,
    screen: RowScreen, tables: TableSearch?, seeksLostQuotes: Bool
  ) {
    self.delimiter = delimiter
    self.width = width
    self.limits = limits
    self.screen = screen
    self.tables = tables
    self.seeksLostQuotes = seeksLostQuotes
    let wanted = Set(columns.map(\.index)).filter { (0..<width).contains($0) }.sorted()
    var rows = [Int](repeating: wanted.count, count: width)
    for (row, index) in wanted.enumerated() { rows[index] = row }
    cellRows = rows
    cellRowCount = wanted.count + 1
    requests = columns.map { column in
      ((0..<width).contains(column.index) ? rows[column.index] : -1, column.request)
    }
  }
}

/// Where a field's text stands in a piece.
struct Cell {
  /// Start in the upper half, length in the lower, and in its top bit whether quotes must be taken out.
  private let packed: UInt64

  /// - Parameter isRaw: Whether the text holds doubled quotes or goes on after its closing quote; then it
  /// begins
  ///   with the opening quote.
  @inline(__always)
  init(start: Int, end: Int, isRaw: Bool) {
    let length = UInt64(truncatingIfNeeded: end &- start)
    packed = UInt64(truncatingIfNeeded: start) &<< 32 | (isRaw ? 0x8000_0000 : 0) | length
  }

  @inline(__always) var start: Int { Int(truncatingIfNeeded: packed &>> 32) }
  @inline(__always) var length: Int { Int(truncatingIfNeeded: packed & 0x7FFF_FFFF) }
  @inline(__always) var isRaw: Bool { packed & 0x8000_0000 != 0 }
}
