// SPDX-License-Identifier: Apache-2.0

extension ColumnCoder {
  /// A block of records at once, from where their fields stand in a piece.
  mutating func append(cells: UnsafeBufferPointer<Cell>, of piece: UnsafeRawPointer, delimiter: UInt8) {
    switch request {
    case .coded: unsafe appendCodes(cells, piece, delimiter)
    case .hashed: unsafe appendHashes(cells, piece, delimiter)
    }
  }

  private mutating func appendCodes(
    _ cells: UnsafeBufferPointer<Cell>, _ piece: UnsafeRawPointer, _ delimiter: UInt8
  ) {
    unsafe extendCodes(by: cells.count) { codes, table, previous in
      for index in cells.indices {
        let cell = unsafe cells[index]
        let text = unsafe UnsafeRawBufferPointer(start: piece + cell.start, count: cell.length)
        if cell.isRaw {
          previous = unsafe Self.unquoted(text, delimiter).withUnsafeBytes { unsafe table.code(of: $0) }
        } else if unsafe previous == 0 || text.count <= 1 || !table.holds(previous, text) {
          previous = unsafe table.code(of: text)
        }
        unsafe codes[index] = previous
      }
    }
  }

  private mutating func appendHashes(
    _ cells: UnsafeBufferPointer<Cell>, _ piece: UnsafeRawPointer, _ delimiter: UInt8
  ) {
    for index in cells.indices {
      let cell = unsafe cells[index]
      let text = unsafe UnsafeRawBufferPointer(start: piece + cell.start, count: cell.length)
      if cell.isRaw { append(unsafe Self.unquoted(text, delimiter)[...]) } else { unsafe append(text) }
    }
  }

  /// The value of a field with doubled quotes, or with text behind its closing quote.
  @inline(never)
  private static func unquoted(_ text: UnsafeRawBufferPointer, _ delimiter: UInt8) -> [UInt8] {
    unsafe FieldText(Array(text)[...], delimiter: delimiter)?.value ?? []
  }
}
