// SPDX-License-Identifier: Apache-2.0

/// One thing in a picture.
enum PictureMark: Sendable {
  case line(PicturePoint, PicturePoint, PictureStroke)
  case curve([PicturePoint], PictureStroke)
  case bar(PictureBox, PictureFill)
  case marker(PictureMarker)
  case text(PictureText)

  /// Upright.
  static func upright(_ x: Double, _ top: Double, _ bottom: Double, _ stroke: PictureStroke) -> PictureMark {
    .line(PicturePoint(x: x, y: top), PicturePoint(x: x, y: bottom), stroke)
  }

  /// Level.
  static func level(_ y: Double, _ left: Double, _ right: Double, _ stroke: PictureStroke) -> PictureMark {
    .line(PicturePoint(x: left, y: y), PicturePoint(x: right, y: y), stroke)
  }

  /// What it covers, the breadth of strokes left out; of a text an estimate that is rather too large.
  var box: PictureBox? {
    switch self {
    case .line(let start, let end, _): PictureBox(around: [start, end])
    case .curve(let points, _): PictureBox(around: points)
    case .bar(let box, _): box
    case .marker(let marker): marker.box
    case .text(let text): text.box
    }
  }
}

/// What a line stands for. Lines that mean different things differ in dashes, not in colour alone.
enum PictureStroke: String, Sendable, CaseIterable {
  /// An axis and its ticks.
  case axis
  /// What leads the eye from a tick across the picture.
  case grid
  /// An edge of the range that is taken for even.
  case edge
  /// The value with which all others are compared.
  case centre
  /// A confidence interval.
  case interval
  /// From the lowest to the highest that a number can be, where counts are ranges.
  case range
  /// From month to month.
  case trace
  /// A limit that chance passes now and then (95%).
  case inner
  /// A limit that chance hardly ever passes.
  case outer
}

/// How a rectangle is filled. Patterns are drawn as lines, so that they do not depend on colour.
enum PictureFill: String, Sendable, CaseIterable {
  case solid
  /// With lines from the lower left to the upper right.
  case hatched
  /// With level lines.
  case lined
  /// A dashed outline: what may be or may not.
  case open
  /// The whole of which a bar is a part.
  case track
  /// The range that is taken for even.
  case band
}

/// A shape at a point.
struct PictureMarker: Sendable {
  enum Shape: String, Sendable, CaseIterable {
    case circle, ring, square, frame, diamond, rising, falling, cross
    /// Runs on beyond the picture.
    case leftwards, rightwards
  }

  let shape: Shape
  let at: PicturePoint
  let radius: Double

  /// The corners; none of a circle.
  var corners: [PicturePoint] {
    let unit: [(Double, Double)] =
      switch shape {
      case .circle, .ring: []
      case .square, .frame: [(-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)]
      case .diamond: [(0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)]
      case .rising: [(0, -1.1), (1.1, 0.9), (-1.1, 0.9)]
      case .falling: [(0, 1.1), (1.1, -0.9), (-1.1, -0.9)]
      case .cross: [(-0.9, -0.9), (0.9, 0.9), (0, 0), (0.9, -0.9), (-0.9, 0.9), (0, 0)]
      case .leftwards: [(-1, 0), (0.8, -1), (0.8, 1)]
      case .rightwards: [(1, 0), (-0.8, -1), (-0.8, 1)]
      }
    return unit.map { PicturePoint(x: at.x + $0.0 * radius, y: at.y + $0.1 * radius) }
  }

  var box: PictureBox {
    PictureBox(around: corners)
      ?? PictureBox(x: at.x - radius, y: at.y - radius, width: radius * 2, height: radius * 2)
  }
}
