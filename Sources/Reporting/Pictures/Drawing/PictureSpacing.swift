// SPDX-License-Identifier: Apache-2.0

/// Moves labels apart that would cover one another.
enum PictureSpacing {
  /// Ascending places, at least that far from one another, none moved further than it must be to that end, and all within
  /// the limits as far as there is room.
  static func apart(_ places: [Double], by gap: Double, within limits: ClosedRange<Double>) -> [Double] {
    var moved: [Double] = []
    for place in places { moved.append(max(place, (moved.last ?? -.infinity) + gap)) }
    var ceiling = limits.upperBound
    for index in moved.indices.reversed() {
      moved[index] = max(min(moved[index], ceiling), limits.lowerBound + Double(index) * gap)
      ceiling = moved[index] - gap
    }
    return moved
  }
}
