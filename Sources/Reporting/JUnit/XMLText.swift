// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Texts as XML 1.0 may hold them.
enum XMLText {
  /// Between tags.
  static func content(_ text: String) -> String { escaped(text, isAttribute: false) }

  /// Between quotation marks; line ends and tabs are kept as references, since a reader would make them spaces.
  static func attribute(_ text: String) -> String { escaped(text, isAttribute: true) }

  private static func escaped(_ text: String, isAttribute: Bool) -> String {
    var escaped = String.UnicodeScalarView()
    // Scalars, not characters: a quotation mark with a combining mark is one too.
    for scalar in ShownText.clean(text).unicodeScalars {
      switch scalar {
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "\"" where isAttribute: escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "\n" where isAttribute: escaped.append(contentsOf: "&#10;".unicodeScalars)
      case "\t" where isAttribute: escaped.append(contentsOf: "&#9;".unicodeScalars)
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}
