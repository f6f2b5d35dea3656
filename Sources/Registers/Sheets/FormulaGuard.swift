// SPDX-License-Identifier: Apache-2.0

/// The apostrophe before a cell that a spreadsheet would otherwise take for a formula.
///
/// Removing it gives back exactly what was guarded, for every text.
enum FormulaGuard {
  /// The text with an apostrophe before it, where it needs one.
  static func guarded(_ text: String) -> String { needsGuard(text[...]) ? "'" + text : text }

  /// The text without the apostrophe that `guarded` put there.
  static func stripped(_ text: String) -> String {
    text.hasScalarPrefix("'") && isStrippable(text.dropFirstScalar) ? String(text.dropFirstScalar) : text
  }

  /// Also true for a text that would lose an apostrophe of its own when it is read back.
  private static func needsGuard(_ text: Substring) -> Bool {
    startsFormula(text) || (text.hasScalarPrefix("'") && isStrippable(text.dropFirstScalar))
  }

  private static func isStrippable(_ text: Substring) -> Bool {
    startsFormula(text) || text.hasScalarPrefix("'")
  }

  /// Spaces before the sign are passed over, as some spreadsheets do.
  private static func startsFormula(_ text: Substring) -> Bool {
    guard let first = text.unicodeScalars.first(where: { $0 != " " && $0 != "\u{A0}" }) else { return false }
    return "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first)
  }
}

extension StringProtocol {
  fileprivate func hasScalarPrefix(_ scalar: Unicode.Scalar) -> Bool { unicodeScalars.first == scalar }
}

extension String {
  fileprivate var dropFirstScalar: Substring { self[...].dropFirstScalar }
}

extension Substring {
  /// By scalar: an apostrophe and a combining mark after it are one character.
  fileprivate var dropFirstScalar: Substring { Substring(unicodeScalars.dropFirst()) }
}
