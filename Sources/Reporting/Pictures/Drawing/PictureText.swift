// SPDX-License-Identifier: Apache-2.0

/// Words in a picture, on one line.
struct PictureText: Sendable {
  enum Anchor: String, Sendable { case start, middle, end }

  enum Style: String, Sendable, CaseIterable {
    case plain, small, strong
    /// Small, with the paper's colour around each letter: legible where lines pass.
    case named

    /// Pixels at the picture's own width; nothing is smaller than 12 at the narrowest at which it is shown.
    var size: Double { self == .plain || self == .strong ? 14 : 13 }
    /// From line to line.
    var leading: Double { size + 4 }
  }

  let words: String
  /// Where the baseline begins, has its middle, or ends.
  let at: PicturePoint
  var anchor = Anchor.start
  var style = Style.plain

  var box: PictureBox {
    let width = TextMeasure.width(words, style)
    let left =
      switch anchor {
      case .start: at.x
      case .middle: at.x - width / 2
      case .end: at.x - width
      }
    return PictureBox(x: left, y: at.y - style.size * 0.8, width: width, height: style.size * 1.05)
  }
}

/// Words on as many lines as they need, and on no more than there is room for.
struct TextBlock: Sendable {
  let lines: [String]
  let style: PictureText.Style

  init(_ words: String, _ style: PictureText.Style = .plain, width: Double, atMost most: Int = 2) {
    lines = TextMeasure.lines(words, style, width: width, atMost: most)
    self.style = style
  }

  var height: Double { Double(lines.count) * style.leading }

  /// The breadth of the longest line.
  var width: Double { lines.map { TextMeasure.width($0, style) }.max() ?? 0 }

  func marks(_ x: Double, top: Double, _ anchor: PictureText.Anchor = .start) -> [PictureMark] {
    lines.enumerated().map { index, line in
      let baseline = top + style.size + Double(index) * style.leading
      return .text(
        PictureText(words: line, at: PicturePoint(x: x, y: baseline), anchor: anchor, style: style))
    }
  }
}
