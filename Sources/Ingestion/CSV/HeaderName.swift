// SPDX-License-Identifier: Apache-2.0

/// The name of a column, as written and as it is compared.
package struct HeaderName: Sendable, Hashable {
  package let written: String
  /// Without byte-order mark, quotes and zero-width characters; case folded; `_`, `-` and every run of
  /// spaces, no-break ones too, as one space; none at the ends.
  package let normalised: String

  package init(_ written: String) {
    self.written = written
    normalised = Self.normalise(written)
  }

  /// - Returns: The form in which names are compared; nothing but equality of it counts as a match.
  package static func normalise(_ name: String) -> String {
    var folded = ""
    var gap = false
    for scalar in name.lowercased().unicodeScalars where !isDropped(scalar) {
      if isGap(scalar) {
        gap = true
        continue
      }
      if gap && !folded.isEmpty { folded.unicodeScalars.append(" ") }
      gap = false
      folded.unicodeScalars.append(scalar)
    }
    return folded
  }

  /// Quotes, straight and curly, and what has no width.
  private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x22, 0x27, 0x60, 0x2018...0x201F, 0x200B...0x200D, 0x2060, 0xFEFF, 0xAD: true
    default: false
    }
  }

  private static func isGap(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x5F, 0x2D, 0x2010...0x2015: true
    default: scalar.properties.isWhitespace
    }
  }
}
