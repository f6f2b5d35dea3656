// SPDX-License-Identifier: Apache-2.0

extension StageFunnel {
  private static let fills: [PictureFill] = [.solid, .hatched, .lined]

  /// Where things stand: words beside the bars, or above them where there is no room.
  private struct Layout {
    let width: PictureWidth
    var barLeft: Double { width == .wide ? 138 : 0 }
    var barWidth: Double { width == .wide ? 250 : width.units }
    var barHeight: Double { width == .wide ? 18 : 14 }
    var nameWidth: Double { width == .wide ? barLeft - 10 : width.units }
    var wordsWidth: Double { width == .wide ? width.units - barLeft - barWidth - 10 : width.units }
  }

  /// One or more, so that each has room on a printed page.
  func pictures(_ width: PictureWidth) -> [Picture] {
    let rows = rows
    let ranges = PicturePages.ranges(rows.map { draw($0, Layout(width: .wide), top: 0).height })
    return ranges.enumerated().map { part, range in
      var marks: [PictureMark] = []
      var top = 0.0
      for row in rows[range] {
        let drawn = draw(row, Layout(width: width), top: top)
        marks += drawn.marks
        top += drawn.height
      }
      return Picture(
        title: PicturePages.title(title, part: part, of: ranges.count),
        description: description(rows[range]), width: width.units, height: top, marks: marks)
    }
  }

  private func draw(_ row: Row, _ layout: Layout, top: Double) -> (marks: [PictureMark], height: Double) {
    let heading = TextBlock(row.heading, .strong, width: layout.width.units, atMost: 3)
    var marks = heading.marks(0, top: top)
    var y = top + heading.height + 6
    for (index, bar) in row.bars.enumerated() {
      let name = TextBlock(
        groups.indices.contains(index) ? groups[index] : "", .small, width: layout.nameWidth)
      let words = TextBlock(bar.words, .small, width: layout.wordsWidth, atMost: 4)
      let place =
        layout.width == .wide
        ? beside(name, words, layout, top: y) : above(name, words, layout, top: y)
      marks += place.marks
      marks += draw(bar.share, index: index, within: place.bar)
      y = max(place.bar.bottom, place.bottom) + 8
    }
    return (marks, y + 10 - top)
  }

  private typealias Place = (marks: [PictureMark], bar: PictureBox, bottom: Double)

  private func beside(_ name: TextBlock, _ words: TextBlock, _ layout: Layout, top: Double) -> Place {
    let bar = PictureBox(x: layout.barLeft, y: top, width: layout.barWidth, height: layout.barHeight)
    let marks = name.marks(layout.nameWidth, top: top + 1, .end) + words.marks(bar.right + 10, top: top + 1)
    return (marks, bar, top + max(name.height, words.height))
  }

  private func above(_ name: TextBlock, _ words: TextBlock, _ layout: Layout, top: Double) -> Place {
    let hasRoom =
      name.lines.count + words.lines.count <= 2
      && name.width + words.width + 12 <= layout.width.units
    let second = hasRoom ? top : top + name.height
    let marks =
      name.marks(0, top: top)
      + words.marks(hasRoom ? layout.width.units : 0, top: second, hasRoom ? .end : .start)
    let bottom = max(top + name.height, second + words.height) + 2
    let bar = PictureBox(x: 0, y: bottom, width: layout.barWidth, height: layout.barHeight)
    return (marks, bar, bar.bottom)
  }

  /// The whole as an outline, what is certain in the group's pattern, what may be with a dashed outline. Without a
  /// share nothing at all is drawn: the words say why.
  private func draw(_ share: ClosedRange<Double>?, index: Int, within bar: PictureBox) -> [PictureMark] {
    guard let share else { return [] }
    let certain = PictureBox(
      x: bar.x, y: bar.y, width: bar.width * share.lowerBound, height: bar.height)
    let possible = PictureBox(
      x: certain.right, y: bar.y, width: bar.width * (share.upperBound - share.lowerBound), height: bar.height
    )
    let fill = StageFunnel.fills[index % StageFunnel.fills.count]
    return [.bar(bar, .track)] + (certain.width > 0 ? [.bar(certain, fill)] : [])
      + (possible.width > 0 ? [.bar(possible, .open)] : [])
  }
}
