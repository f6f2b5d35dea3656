// SPDX-License-Identifier: Apache-2.0

/// Rows of a picture, set out on several pictures where they are many: so that paper is filled, and an axis is near.
enum PicturePages {
  /// Units of the wide picture without its axes: rows that have room in this stay together.
  static let alone = 560.0
  /// Of several pictures, two have room on a page of A4.
  static let each = 440.0

  /// Which rows stand in which picture: in each about as much as in the others, and at least one.
  static func ranges(_ heights: [Double]) -> [Range<Int>] {
    let whole = heights.reduce(0, +)
    guard whole > alone else { return heights.isEmpty ? [] : [0..<heights.count] }
    let share = whole / (whole / each).rounded(.up)
    var ranges: [Range<Int>] = []
    var (first, used, before) = (0, 0.0, 0.0)
    for (index, height) in heights.enumerated() {
      let isFull = before + used + height / 2 > share * Double(ranges.count + 1)
      if index > first, isFull || used + height > each {
        ranges.append(first..<index)
        before += used
        (first, used) = (index, 0)
      }
      used += height
    }
    return ranges + [first..<heights.count]
  }

  /// "… (2 of 3)", where there are several.
  static func title(_ title: String, part: Int, of parts: Int) -> String {
    parts > 1 ? "\(title) (\(part + 1) of \(parts))" : title
  }
}
