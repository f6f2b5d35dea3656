// SPDX-License-Identifier: Apache-2.0

/// Stands for a line break within a cell, where a line is a row.
enum LineSeparator {
  /// The text with a line break where the separator stands.
  static func broken(_ text: String) -> String {
    text.utf8.contains(0xE2) ? text.replacing("\u{2028}", with: "\n") : text
  }

  static let utf8: [UInt8] = [0xE2, 0x80, 0xA8]
}
