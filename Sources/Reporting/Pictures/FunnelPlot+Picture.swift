// SPDX-License-Identifier: Apache-2.0

extension FunnelPlot {
  /// The axes with what lies on them.
  struct Layout {
    let width: PictureWidth
    let across: LinearScale
    let up: LinearScale
    static let top = 30.0
    static let labels = 56.0

    init(_ width: PictureWidth, _ plot: FunnelPlot) {
      self.width = width
      let numbers = plot.drawn.map(\.number) + plot.limits.map(\.number)
      let ends = Layout.ends(Double(numbers.min() ?? 0), Double(numbers.max() ?? 1))
      across = LinearScale(ends.lowerBound, ends.upperBound, from: 46, to: width.units - Layout.labels)
      let highest = LinearScale.end(above: plot.highestShown, atMost: 6)
      up = LinearScale(0, min(max(highest, 0.01), 1), from: width == .wide ? 350 : 290, to: Layout.top)
    }

    /// From 0, or near the smallest number where all are of much the same size, to the largest.
    private static func ends(_ least: Double, _ most: Double) -> ClosedRange<Double> {
      let edge = max((most - least) * 0.05, 1)
      return (least > most * 0.3 && least - edge > 0 ? least - edge : 0)...most + edge
    }

    var height: Double { up.start + 46 }

    /// As many as have room for their numbers.
    var ticksAcross: Int {
      let widest = TextMeasure.width(WordedNumber.grouped(Int(across.highest)), .small) + 14
      return max(2, min(7, Int((across.end - across.start) / widest)))
    }

    func point(_ number: Double, _ share: Double) -> PicturePoint {
      PicturePoint(x: across.place(number), y: up.place(share))
    }
  }

  /// The limits run up to 1 where hardly anybody is: they are cut off above the rates.
  fileprivate var highestShown: Double {
    let middle = limits.isEmpty ? overall : limits[limits.count / 2].outer.upperBound
    return max(drawn.map(\.rate).max() ?? 0, overall, middle) * 1.04
  }

  func picture(_ width: PictureWidth) -> Picture {
    let layout = Layout(width, self)
    let markers = drawn.map { item in
      PictureMarker(
        shape: shape(item.point), at: layout.point(Double(item.number), item.rate),
        radius: item.point.standing == .within ? 4 : 6)
    }
    let names = names(markers, layout)
    return Picture(
      title: title, description: description, width: width.units, height: layout.height,
      marks: axes(layout) + curves(layout) + limitNames(layout) + markers.map { .marker($0) } + names)
  }

  private func shape(_ point: Point) -> PictureMarker.Shape {
    let isAbove = (point.part.share?.lowerBound ?? 0) > overall
    return switch point.standing {
    case .within: .ring
    case .outside95: isAbove ? .rising : .falling
    case .outside998: .diamond
    case .untold: .frame
    }
  }

  /// The names of the points outside, each where it covers nothing; where there is no such place it is in the list only.
  private func names(_ markers: [PictureMarker], _ layout: Layout) -> [PictureMark] {
    var taken = markers.map(\.box)
    let room = PictureBox(
      x: layout.across.start, y: Layout.top, width: layout.across.end - layout.across.start,
      height: layout.up.start - Layout.top)
    var marks: [PictureMark] = []
    for (item, marker) in zip(drawn, markers) where item.point.standing.isOutside {
      let name =
        TextMeasure.lines(item.point.name, .named, width: layout.width.units / 3, atMost: 1).first ?? ""
      let (x, y) = (marker.at.x, marker.at.y)
      let places: [(Double, Double, PictureText.Anchor)] = [
        (x + 11, y + 4, .start), (x - 11, y + 4, .end), (x, y - 12, .middle), (x, y + 21, .middle),
      ]
      let texts = places.map { x, y, anchor in
        PictureText(words: name, at: PicturePoint(x: x, y: y), anchor: anchor, style: .named)
      }
      guard
        let text = texts.first(where: { text in
          room.contains(text.box) && !taken.contains { $0.overlaps(text.box) }
        })
      else { continue }
      taken.append(text.box)
      marks.append(.text(text))
    }
    return marks
  }
}
