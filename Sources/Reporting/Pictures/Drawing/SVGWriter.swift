// SPDX-License-Identifier: Apache-2.0

/// Writes a picture as SVG within a page: no script, no style of its own, nothing from elsewhere.
///
/// Colours and dashes are the page's, by class. The same picture gives the same bytes.
struct SVGWriter {
  private var svg = ""

  /// - Parameter id: of the page's own making; the ids within the picture begin with it.
  static func text(_ picture: Picture, id: String) -> DrawnPicture {
    var writer = SVGWriter()
    writer.svg =
      "<svg role=\"img\" aria-labelledby=\"\(id)-title \(id)-desc\" "
      + "viewBox=\"0 0 \(number(picture.width)) \(number(picture.height))\">\n"
      + "<title id=\"\(id)-title\">\(content(picture.title))</title>\n"
      + "<desc id=\"\(id)-desc\">\(content(picture.description))</desc>\n"
    for mark in picture.marks { writer.add(mark) }
    return DrawnPicture(svg: writer.svg + "</svg>")
  }

  private mutating func add(_ mark: PictureMark) {
    switch mark {
    case .line(let start, let end, let stroke):
      let (x1, y1, x2, y2) = (
        SVGWriter.number(start.x), SVGWriter.number(start.y), SVGWriter.number(end.x), SVGWriter.number(end.y)
      )
      svg += "<line class=\"\(stroke)\" x1=\"\(x1)\" y1=\"\(y1)\" x2=\"\(x2)\" y2=\"\(y2)\"/>\n"
    case .curve(let points, let stroke):
      svg += "<polyline class=\"\(stroke)\" points=\"\(SVGWriter.points(points))\"/>\n"
    case .bar(let box, let fill): add(box, fill)
    case .marker(let marker): add(marker)
    case .text(let text):
      let (x, y) = (SVGWriter.number(text.at.x), SVGWriter.number(text.at.y))
      let anchor = text.anchor == .start ? "" : " \(text.anchor)"
      svg += "<text class=\"\(text.style)\(anchor)\" x=\"\(x)\" y=\"\(y)\">"
      svg += SVGWriter.content(text.words) + "</text>\n"
    }
  }

  private mutating func add(_ box: PictureBox, _ fill: PictureFill) {
    let (x, y) = (SVGWriter.number(box.x), SVGWriter.number(box.y))
    let (width, height) = (SVGWriter.number(box.width), SVGWriter.number(box.height))
    svg += "<rect class=\"\(fill)\" x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\"/>\n"
    let lines = SVGWriter.pattern(fill, within: box)
    guard !lines.isEmpty else { return }
    let path = lines.map { start, end in
      "M\(SVGWriter.number(start.x)) \(SVGWriter.number(start.y))"
        + "L\(SVGWriter.number(end.x)) \(SVGWriter.number(end.y))"
    }
    svg += "<path class=\"\(fill)\" d=\"\(path.joined())\"/>\n"
  }

  private mutating func add(_ marker: PictureMarker) {
    let corners = marker.corners
    guard corners.isEmpty else {
      svg += "<polygon class=\"marker \(marker.shape)\" points=\"\(SVGWriter.points(corners))\"/>\n"
      return
    }
    let (x, y) = (SVGWriter.number(marker.at.x), SVGWriter.number(marker.at.y))
    svg += "<circle class=\"marker \(marker.shape)\" cx=\"\(x)\" cy=\"\(y)\" "
    svg += "r=\"\(SVGWriter.number(marker.radius))\"/>\n"
  }

  /// The lines of a pattern, each cut off at the sides of the box.
  static func pattern(_ fill: PictureFill, within box: PictureBox) -> [(PicturePoint, PicturePoint)] {
    switch fill {
    case .hatched:
      stride(from: 6, to: box.width + box.height, by: 6).map { along in
        (
          PicturePoint(x: box.x + max(0, along - box.height), y: box.y + min(along, box.height)),
          PicturePoint(x: box.x + min(along, box.width), y: box.y + max(0, along - box.width))
        )
      }
    case .lined:
      stride(from: 5, to: box.height, by: 5).map { down in
        (PicturePoint(x: box.x, y: box.y + down), PicturePoint(x: box.right, y: box.y + down))
      }
    case .solid, .open, .track, .band: []
    }
  }

  private static func points(_ points: [PicturePoint]) -> String {
    points.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
  }

  /// On one line, as text between tags.
  private static func content(_ words: String) -> String {
    XMLText.content(words.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }

  /// With one decimal at most. Scales hold every place within the picture, so that there is no other number.
  static func number(_ value: Double) -> String {
    let tenths = value.isFinite ? Int((min(max(value, -1e6), 1e6) * 10).rounded()) : 0
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return (tenths < 0 ? "-" : "") + (rest == 0 ? "\(whole)" : "\(whole).\(rest)")
  }
}

/// A picture in a format that the page holds as it is. Nothing but the writer makes one, which escapes every text.
struct DrawnPicture: Sendable {
  let svg: String

  fileprivate init(svg: String) { self.svg = svg }
}
