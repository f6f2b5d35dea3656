// SPDX-License-Identifier: Apache-2.0

extension ForestPlot {
  /// What the band is, above it.
  func head(_ layout: Layout) -> (marks: [PictureMark], height: Double) {
    let scale = layout.scale
    let middle = (scale.place(edges.lowerBound) + scale.place(edges.upperBound)) / 2
    let words = TextBlock("taken for even: \(edgesWords)", .small, width: layout.width.units)
    let half = words.width / 2
    let x = min(max(middle, half), layout.width.units - half)
    return (words.marks(x, top: 0, .middle), words.height + 4)
  }

  /// The axis, its ticks, and who is likelier on which side.
  func foot(_ layout: Layout, top: Double) -> (marks: [PictureMark], height: Double) {
    let scale = layout.scale
    var marks: [PictureMark] = [.level(top, scale.start, scale.end, .axis)]
    for tick in scale.ticks(apart: 40) {
      let words = WordedNumber.shortest(tick)
      let half = TextMeasure.width(words, .small) / 2
      let x = min(max(scale.place(tick), half), layout.width.units - half)
      marks.append(.upright(scale.place(tick), top, top + 5, .axis))
      marks.append(
        .text(PictureText(words: words, at: PicturePoint(x: x, y: top + 19), anchor: .middle, style: .small)))
    }
    let directions = directions(layout, top: top + 26)
    return (marks + directions.marks, 26 + directions.height + 2)
  }

  /// On either side of 1 where there is room for both, else one above the other.
  private func directions(_ layout: Layout, top: Double) -> (marks: [PictureMark], height: Double) {
    let one = layout.scale.place(1)
    let width = layout.width.units
    let (below, above) = ("← \(comparison) likelier", "\(reference) likelier →")
    let hasRoom =
      TextMeasure.width(below, .small) + 12 <= one
      && TextMeasure.width(above, .small) + 12 <= width - one
    let left = TextBlock(below, .small, width: hasRoom ? one : width)
    let right = TextBlock(above, .small, width: hasRoom ? width - one : width)
    if hasRoom {
      return (left.marks(one - 10, top: top, .end) + right.marks(one + 10, top: top), left.height)
    }
    let marks = left.marks(0, top: top) + right.marks(width, top: top + left.height, .end)
    return (marks, left.height + right.height)
  }
}
