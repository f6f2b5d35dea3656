// SPDX-License-Identifier: Apache-2.0

/// A cell of a table of criteria: nothing, a mark, or words.
struct SpecificationCell {
  private let word: String

  init(_ text: String) {
    word = text.lowercased().filter { !$0.isWhitespace && !"()[].\u{FE0F}".contains($0) }
  }

  /// Nothing, or a rule such as "---".
  var isBlank: Bool { word.allSatisfy { "-–—:=+_|".contains($0) } }

  /// Nothing, or a word that says so.
  var isNo: Bool {
    isBlank || ["no", "n", "n/a", "na", "none", "nil", "false", "☐", "notapplicable"].contains(word)
  }

  /// A cross, which is a mark where no tick stands beside it.
  var isCross: Bool { ["x", "xx", "×", "✗", "✘", "✖", "❌", "☒"].contains(word) }

  /// Whether something is marked: a cross, a tick, "yes", a star or another sign that is no word. A tick of the font
  /// Wingdings becomes "ü" where it is pasted.
  var isMark: Bool {
    guard !isNo else { return false }
    return isCross || ["y", "yes", "tick", "ticked", "true", "ü"].contains(word) || weight != nil
      || !word.contains { $0.isLetter || $0.isNumber }
  }

  /// The weight where the cell is nothing but its name: "E", "Essential".
  var weight: Bool? {
    switch word {
    case "e", "ess", "essential": true
    case "d", "des", "desirable": false
    default: nil
    }
  }
}
