// SPDX-License-Identifier: Apache-2.0

/// How values are compared with the words of a profile.
package enum ValueName {
  /// Lower case, `&` as "and", apostrophes dropped, every other run of punctuation and spaces as one space.
  ///
  /// A text of punctuation only stays as it is, so that `-` and `*` remain themselves.
  package static func normalised(_ text: String) -> String {
    plain(text) ?? folded(text)
  }

  /// The result where there are only ASCII letters and digits; `nil` for all other texts.
  private static func plain(_ text: String) -> String? {
    var hasCapitals = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"): break
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): hasCapitals = true
      default: return nil
      }
    }
    return hasCapitals ? text.lowercased() : text
  }

  private static func folded(_ text: String) -> String {
    let trimmed = TextFolding.trimmed(text)
    var words: [String] = []
    var word = String.UnicodeScalarView()
    func close() {
      if !word.isEmpty { words.append(String(word)) }
      word = String.UnicodeScalarView()
    }
    for scalar in trimmed.unicodeScalars.map(TextFolding.narrow) {
      if scalar == "&" {
        close()
        words.append("and")
      } else if isWordPart(scalar) {
        word.append(scalar)
      } else if !TextFolding.isQuote(scalar), !TextFolding.isInvisible(scalar) {
        close()
      }
    }
    close()
    return (words.isEmpty ? trimmed : words.joined(separator: " ")).lowercased()
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return ("0"..."9" ~= scalar) || ("a"..."z" ~= scalar) || ("A"..."Z" ~= scalar) }
    let properties = scalar.properties
    return properties.isAlphabetic || properties.numericType != nil
      || properties.generalCategory == .nonspacingMark
  }

  /// Lower case without outer spaces, punctuation kept: for `missing` and for marks such as `<5`.
  package static func literal(_ text: String) -> String { TextFolding.trimmed(text).lowercased() }
}
