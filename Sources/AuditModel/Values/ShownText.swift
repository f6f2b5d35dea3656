// SPDX-License-Identifier: Apache-2.0

/// Text that is safe to show: control and direction-changing characters become the replacement character.
package enum ShownText {
  package static func clean(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { clean.append(isHidden(scalar) ? "\u{FFFD}" : scalar) }
    return String(clean)
  }

  /// Controls (line feed and tab apart), overrides and isolates of direction, and characters that are none.
  package static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
