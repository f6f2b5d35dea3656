// SPDX-License-Identifier: Apache-2.0

/// Texts as YAML writes them.
package enum YAMLScalar {
  /// A text in double quotes, whatever it holds.
  package static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      default: quoted.unicodeScalars.append(contentsOf: needsEscape(scalar) ? escape(scalar) : [scalar])
      }
    }
    return quoted + "\""
  }

  /// Control characters, line ends that YAML folds, byte-order marks and what is no character.
  package static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let width = scalar.value > 0xFFFF ? 8 : 4
    let padded = String(repeating: "0", count: width - digits.count) + digits
    return Array(((width == 8 ? "\\U" : "\\u") + padded).unicodeScalars)
  }
}
