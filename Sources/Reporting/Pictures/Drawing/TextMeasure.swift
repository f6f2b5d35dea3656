// SPDX-License-Identifier: Apache-2.0

/// How much room words take, without the font that a reader will have: an estimate that is rather too large for any
/// of the page's sans-serif fonts.
enum TextMeasure {
  static func width(_ words: String, _ style: PictureText.Style) -> Double {
    let ems = words.reduce(0.0) { $0 + TextMeasure.ems($1) }
    return ems * style.size * (style == .strong ? 1.06 : 1)
  }

  /// Breaks words into lines of that breadth, within a word only where it fits on no line; the last line ends with an
  /// ellipsis where more is left.
  static func lines(
    _ words: String, _ style: PictureText.Style, width: Double, atMost most: Int
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in words.split(whereSeparator: \.isWhitespace) {
      let longer = line.isEmpty ? String(word) : "\(line) \(word)"
      if TextMeasure.width(longer, style) <= width {
        line = longer
        continue
      }
      if !line.isEmpty { lines.append(line) }
      let pieces = pieces(of: word, style, width: width)
      lines += pieces.dropLast()
      line = pieces.last ?? ""
      // What lies beyond the room there is need not be laid out.
      if lines.count > most { break }
    }
    if !line.isEmpty { lines.append(line) }
    guard lines.count > most, most > 0 else { return lines }
    return lines.prefix(most - 1) + [shortened(lines[most - 1], style, width: width)]
  }

  private static func pieces(
    of word: Substring, _ style: PictureText.Style, width: Double
  ) -> [String] {
    var pieces = [""]
    var used = 0.0
    for character in word {
      let room = TextMeasure.width(String(character), style)
      if used + room > width, used > 0 {
        pieces.append("")
        used = 0
      }
      pieces[pieces.count - 1].append(character)
      used += room
    }
    return pieces
  }

  private static func shortened(_ line: String, _ style: PictureText.Style, width: Double) -> String {
    var kept = line
    while !kept.isEmpty, TextMeasure.width(kept + "…", style) > width { kept.removeLast() }
    while kept.last?.isWhitespace ?? false { kept.removeLast() }
    return kept + "…"
  }

  private static func ems(_ character: Character) -> Double {
    guard let scalar = character.unicodeScalars.first, scalar.isASCII else { return 1 }
    return switch character {
    case " ", ".", ",", ":", ";", "'", "|", "!", "i", "j", "l": 0.31
    case "I", "f", "r", "t", "(", ")", "[", "]", "/", "-": 0.4
    case "m", "M", "w", "W", "%", "@", "&": 0.95
    case "A"..."Z": 0.72
    case "0"..."9", "a"..."z": 0.59
    default: 0.7
    }
  }
}
