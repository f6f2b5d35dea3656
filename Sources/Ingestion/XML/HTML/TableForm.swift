// SPDX-License-Identifier: Apache-2.0

/// Over how many columns and rows a cell of an HTML table goes.
struct CellSpan {
  private(set) var columns = 1
  private(set) var rows = 1

  /// More than that no table has.
  private static let mostColumns = 64
  private static let mostRows = 65_534

  init() {}

  /// - Parameter attributes: names and values by turns, as libxml2 hands them over; `nil` for none.
  init(_ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) {
    guard var next = unsafe attributes else { return }
    while let name = unsafe next.pointee {
      let value = unsafe next.advanced(by: 1).pointee.map { unsafe String(cString: $0) } ?? ""
      let number = max(Int(value.filter { !$0.isWhitespace }) ?? 1, 1)
      switch unsafe String(cString: name) {
      case "colspan": columns = min(number, CellSpan.mostColumns)
      case "rowspan": rows = min(number, CellSpan.mostRows)
      default: break
      }
      unsafe next = unsafe next.advanced(by: 2)
    }
  }
}

/// Where in a table the text of an HTML page stands. Tables within a cell are lines of it.
struct TableForm {
  enum Place { case outside, beginning, inside }

  /// Where a cell begins.
  struct Start {
    let isFirstOfRow: Bool
    /// How many columns behind the cell before it; behind the start of the row one more, so that every row has a tab.
    let columns: Int
  }

  private var depth = 0
  private var place = Place.outside
  /// The next free column of the row, and that of the last cell; `nil` before the first.
  private var column = 0
  private var last: Int?
  /// By column, how many further rows a cell above takes up.
  private var taken: [Int] = []

  /// - Returns: `nil` for what begins no cell of an outer table.
  mutating func start(_ name: String, _ span: CellSpan) -> Start? {
    switch name {
    case "table":
      depth += 1
      if depth == 1 { taken = [] }
    case "tr" where depth == 1: (place, column, last) = (.outside, 0, nil)
    case "td" where depth == 1, "th" where depth == 1: return startCell(span)
    default: break
    }
    return nil
  }

  private mutating func startCell(_ span: CellSpan) -> Start {
    passTaken(whileFilled: true)
    let start = Start(isFirstOfRow: last == nil, columns: column - (last ?? -1))
    last = column
    while taken.count < column + span.columns { taken.append(0) }
    for number in column..<column + span.columns { taken[number] = span.rows - 1 }
    column += span.columns
    place = .beginning
    return start
  }

  /// Goes over columns that cells above take up: up to the next free one, or to the end of the row.
  private mutating func passTaken(whileFilled: Bool) {
    while column < taken.count, taken[column] > 0 || !whileFilled {
      taken[column] = max(0, taken[column] - 1)
      column += 1
    }
  }

  /// - Returns: whether a cell of an outer table ends.
  mutating func end(_ name: String) -> Bool {
    switch name {
    case "table": depth = max(0, depth - 1)
    case "tr" where depth == 1: passTaken(whileFilled: false)
    case "td" where depth == 1, "th" where depth == 1:
      place = .outside
      return true
    default: break
    }
    return false
  }

  /// Where a visible character stands, which is the first of its cell or not.
  mutating func meetText() -> Place {
    defer { if place == .beginning { place = .inside } }
    return place
  }
}
