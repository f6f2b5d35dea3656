// SPDX-License-Identifier: Apache-2.0

extension FunnelPlot {
  func axes(_ layout: Layout) -> [PictureMark] {
    let (across, up) = (layout.across, layout.up)
    var marks = TextBlock(rateWords, .small, width: layout.width.units, atMost: 1).marks(0, top: 0)
    for tick in up.ticks(atMost: 6) {
      let y = up.place(tick)
      let words = "\(WordedNumber.shortest((tick * 10_000).rounded() / 100))%"
      marks.append(.level(y, across.start, across.end, .grid))
      marks.append(
        .text(PictureText(words: words, at: PicturePoint(x: 40, y: y + 4), anchor: .end, style: .small)))
    }
    for tick in across.ticks(atMost: layout.ticksAcross, least: 1) {
      let x = across.place(tick)
      marks.append(.upright(x, up.start, up.start + 5, .axis))
      marks.append(
        .text(
          PictureText(
            words: WordedNumber.grouped(Int(tick)), at: PicturePoint(x: x, y: up.start + 19), anchor: .middle,
            style: .small)))
    }
    marks.append(.level(up.start, across.start, across.end, .axis))
    marks.append(.upright(across.start, Layout.top, up.start, .axis))
    let name = TextBlock(numberWords, .small, width: across.end, atMost: 1)
    return marks + name.marks((across.start + across.end) / 2, top: up.start + 24, .middle)
  }

  /// The rate of all together, and the four limits.
  func curves(_ layout: Layout) -> [PictureMark] {
    let sides: [(KeyPath<Limits, Double>, PictureStroke)] = [
      (\.outer.upperBound, .outer), (\.outer.lowerBound, .outer), (\.inner.upperBound, .inner),
      (\.inner.lowerBound, .inner),
    ]
    let all = layout.up.place(overall)
    return [.level(all, layout.across.start, layout.across.end, .centre)]
      + sides.flatMap { side, stroke in
        curve(limits.map { (Double($0.number), $0[keyPath: side]) }, layout).map { .curve($0, stroke) }
      }
  }

  /// The part of a curve below the picture's upper edge, cut off where it passes it.
  private func curve(_ points: [(number: Double, share: Double)], _ layout: Layout) -> [[PicturePoint]] {
    let highest = layout.up.highest
    var pieces: [[PicturePoint]] = [[]]
    for (index, point) in points.enumerated() {
      let before = index > 0 ? points[index - 1] : nil
      if let before, (before.share > highest) != (point.share > highest) {
        let along = (highest - before.share) / (point.share - before.share)
        let crossing = before.number + along * (point.number - before.number)
        pieces[pieces.count - 1].append(layout.point(crossing, highest))
      }
      if point.share <= highest {
        pieces[pieces.count - 1].append(layout.point(point.number, point.share))
      } else if !(pieces.last?.isEmpty ?? true) {
        pieces.append([])
      }
    }
    return pieces.filter { $0.count > 1 }
  }

  /// What each line is, at its right end, moved apart where they lie close.
  func limitNames(_ layout: Layout) -> [PictureMark] {
    var names = [("all", overall)]
    if let last = limits.last {
      names += [
        ("99.8%", last.outer.upperBound), ("95%", last.inner.upperBound), ("95%", last.inner.lowerBound),
        ("99.8%", last.outer.lowerBound),
      ]
    }
    let sorted = names.sorted { $0.1 > $1.1 }
    let places = PictureSpacing.apart(
      sorted.map { layout.up.place($0.1) }, by: 16, within: Layout.top...layout.up.start)
    return zip(sorted, places).map { name, y in
      .text(
        PictureText(
          words: name.0, at: PicturePoint(x: layout.across.end + 6, y: y + 4), anchor: .start, style: .small))
    }
  }
}
