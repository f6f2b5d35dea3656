// SPDX-License-Identifier: Apache-2.0

/// The mark that careful exports put before a value, so that no spreadsheet takes it for a formula.
enum FormulaGuard {
  /// The value without its mark; `nil` where it has none.
  ///
  /// A mark is an apostrophe or a full stop before `=`, `+`, `-` or `@` (an apostrophe is how spreadsheets write
  /// text; the full stop is that of the Department for Education's exports). Where a number, a date or a key is
  /// wanted, an apostrophe before a digit is one too; before a letter it may belong to the text.
  static func stripped(_ text: String, isText: Bool) -> String? {
    let bytes = text.utf8
    guard let mark = bytes.first, mark == UInt8(ascii: "'") || mark == UInt8(ascii: "."),
      let next = bytes.dropFirst().first
    else { return nil }
    let beginsFormula = "=+-@".utf8.contains(next)
    let isNumber = mark == UInt8(ascii: "'") && !isText && (48...57).contains(next)
    return beginsFormula || isNumber ? String(text.dropFirst()) : nil
  }
}
