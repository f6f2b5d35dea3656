// SPDX-License-Identifier: Apache-2.0

/// Rows of a picture, set out on as many pictures as fit on a printed page each.
enum PicturePages {
  /// Units of the wide picture, with its axes: what has room on a page of A4 below a heading.
  static let highest = 820.0

  /// Which rows stand in which picture; at least one in each.
  static func ranges(_ heights: [Double], room: Double = highest) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var (first, used) = (0, 0.0)
    for (index, height) in heights.enumerated() {
      if index > first, used + height > room {
        ranges.append(first..<index)
        (first, used) = (index, 0)
      }
      used += height
    }
    return first < heights.count ? ranges + [first..<heights.count] : ranges
  }

  /// "… (2 of 3)", where there are several.
  static func title(_ title: String, part: Int, of parts: Int) -> String {
    parts > 1 ? "\(title) (\(part + 1) of \(parts))" : title
  }
}
