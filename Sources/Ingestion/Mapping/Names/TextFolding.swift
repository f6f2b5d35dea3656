// SPDX-License-Identifier: Apache-2.0

/// Folding of the values that a profile is compared with.
enum TextFolding {
  /// The ASCII letter of a full-width one.
  static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
    return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
  }

  /// Byte-order mark, zero-width spaces and joiners, soft hyphen.
  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0xFEFF || (0x200B...0x200D).contains(scalar.value) || scalar.value == 0x00AD
  }

  /// Straight and typographic quotes, single and double.
  static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\"" || scalar == "'" || (0x2018...0x201F).contains(scalar.value)
  }

  /// Without white space and invisible characters at both ends.
  static func trimmed(_ text: String) -> String {
    if hasPlainEnds(text) { return text }
    var scalars = Substring(text).unicodeScalars
    while let first = scalars.first, first.properties.isWhitespace || isInvisible(first) {
      scalars.removeFirst()
    }
    while let last = scalars.last, last.properties.isWhitespace || isInvisible(last) { scalars.removeLast() }
    return String(scalars)
  }

  /// Whether it begins and ends with visible ASCII characters, so that there is nothing to trim.
  private static func hasPlainEnds(_ text: String) -> Bool {
    let visible: ClosedRange<UInt8> = 33...126
    guard let first = text.utf8.first, let last = text.utf8.last else { return true }
    return visible.contains(first) && visible.contains(last)
  }
}
