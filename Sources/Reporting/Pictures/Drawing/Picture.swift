// SPDX-License-Identifier: Apache-2.0

/// A picture as values, before it has a format. One unit is a CSS pixel where the picture has its own width.
struct Picture: Sendable {
  /// What it shows, in a few words.
  let title: String
  /// What there is to see, in sentences, for a reader who does not see it.
  let description: String
  let width: Double
  let height: Double
  /// The first at the back.
  let marks: [PictureMark]
}

/// How broad a picture is laid out: what is scaled down to a telephone's width could not be read there.
enum PictureWidth: String, Sendable, CaseIterable {
  case wide, narrow

  /// Narrow is the breadth that a page of 320 CSS pixels has for its text.
  var units: Double { self == .wide ? 640 : 288 }
}

/// A place in a picture; y grows downwards.
struct PicturePoint: Sendable, Hashable {
  var x: Double
  var y: Double
}

/// A rectangle with sides along the axes.
struct PictureBox: Sendable, Hashable {
  var x: Double
  var y: Double
  var width: Double
  var height: Double

  var right: Double { x + width }
  var bottom: Double { y + height }

  func overlaps(_ other: PictureBox) -> Bool {
    x < other.right && other.x < right && y < other.bottom && other.y < bottom
  }

  /// Whether the other lies within it, give or take a rounding error.
  func contains(_ other: PictureBox) -> Bool {
    let slack = 0.05
    return other.x >= x - slack && other.y >= y - slack && other.right <= right + slack
      && other.bottom <= bottom + slack
  }

  /// The smallest that holds all points; `nil` for none.
  init?(around points: [PicturePoint]) {
    let (xs, ys) = (points.map(\.x), points.map(\.y))
    guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else {
      return nil
    }
    self.init(x: left, y: top, width: right - left, height: bottom - top)
  }

  init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }
}
