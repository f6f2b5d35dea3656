// SPDX-License-Identifier: Apache-2.0

/// The place of a cell in its sheet, as `C12` writes it.
struct CellReference: Sendable, Hashable {
  /// 0-based.
  let column: Int
  /// 1-based.
  let row: Int

  init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }

  /// `nil` for anything but letters and then digits, with or without `$` before each.
  init?(_ text: some StringProtocol) {
    var (column, row, hasDigits) = (0, 0, false)
    for byte in text.utf8 where byte != UInt8(ascii: "$") {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where !hasDigits && column < 1 << 20:
        column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
      case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0 && row < 1 << 30:
        row = row * 10 + Int(byte - UInt8(ascii: "0"))
        hasDigits = true
      default: return nil
      }
    }
    guard column > 0, row > 0 else { return nil }
    self.init(column: column - 1, row: row)
  }

  var name: String {
    var (letters, rest) = ("", column + 1)
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(ascii: "A") + UInt8((rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters + String(row)
  }
}
