// SPDX-License-Identifier: Apache-2.0

internal import LocatedYAML

/// Pieces of a YAML text.
enum YAMLText {
  /// A text in double quotes, whatever it holds.
  static func quoted(_ text: String) -> String {
    YAMLScalar.quoted(text)
  }

  static func list(_ texts: [String]) -> String { "[\(texts.joined(separator: ", "))]" }

  /// A question that must be answered before the profile can be used.
  static func question(_ text: String) -> String { quoted("\(OpenQuestion.mark): \(text)") }

  /// A comment in lines of at most this many characters.
  static func comment(_ text: String, indent: Int, width: Int = 110) -> [String] {
    let margin = String(repeating: " ", count: indent) + "# "
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: { $0 == " " || $0.isNewline }) {
      if !line.isEmpty, margin.count + line.count + word.count + 1 > width {
        lines.append(margin + line)
        line = ""
      }
      line += line.isEmpty ? word : " \(word)"
    }
    return lines + (line.isEmpty ? [] : [margin + line])
  }
}
