// SPDX-License-Identifier: Apache-2.0

/// A part of a grade's text: a number, a word in lower case, or a mark between two bands.
enum GradeToken: Sendable, Hashable {
  case number(Int)
  case word(String)
  /// A slash, a dash, or "to".
  case separator
  /// Anything else, such as a full stop or a bracket.
  case other

  var word: String? {
    if case .word(let word) = self { word } else { nil }
  }

  /// The tokens, without spaces, colons and commas. Digits and letters are apart also without a space.
  static func tokens(of text: String) -> [GradeToken] {
    var tokens: [GradeToken] = []
    var rest = Substring(text.lowercased())
    while let first = rest.first {
      if first.isASCII, first.isNumber {
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        tokens.append(.number(Int(digits) ?? .max))
        rest = rest.dropFirst(digits.count)
      } else if first.isLetter {
        let letters = rest.prefix(while: \.isLetter)
        tokens.append(letters == "to" ? .separator : .word(String(letters)))
        rest = rest.dropFirst(letters.count)
      } else {
        rest.removeFirst()
        if "/-\u{2013}\u{2014}".contains(first) {
          tokens.append(.separator)
        } else if !first.isWhitespace, first != ":", first != "," {
          tokens.append(.other)
        }
      }
    }
    return tokens
  }
}
