// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension ForestPlot {
  /// Where things stand: words beside the plot, or above it where there is no room.
  struct Layout {
    let width: PictureWidth
    let scale: LogarithmicScale
    /// The most people that a cut, and not the whole, rests on.
    let most: Int
    static let strip = 26.0

    init(_ width: PictureWidth, _ rows: [Row]) {
      self.width = width
      let (left, right) = width == .wide ? (212.0, 466.0) : (10, width.units - 10)
      scale = LogarithmicScale(holding: rows.flatMap(\.places), from: left, to: right)
      most = rows.filter { !$0.isWhole }.compactMap(\.number).max() ?? 1
    }

    var nameWidth: Double { width == .wide ? scale.start - 18 : width.units }
    var figureLeft: Double { width == .wide ? scale.end + 18 : 0 }
    var figureWidth: Double { width.units - figureLeft }

    /// Its area grows with the number of people; the whole is always of the same size.
    func radius(_ row: Row) -> Double {
      if row.isWhole { return 7 }
      let share = Double(max(row.number ?? 0, 0)) / Double(max(most, 1))
      return 3 + 4 * min(share, 1).squareRoot()
    }
  }

  /// None where no cut has a ratio; several where one would not fit on a printed page.
  func pictures(_ width: PictureWidth) -> [Picture] {
    let rows = drawn
    let wide = Layout(.wide, rows)
    let ranges = PicturePages.ranges(rows.map { draw($0, wide, top: 0).height })
    return ranges.enumerated().map { part, range in
      picture(rows[range], Layout(width, rows), PicturePages.title(title, part: part, of: ranges.count))
    }
  }

  private func picture(_ rows: ArraySlice<Row>, _ layout: Layout, _ title: String) -> Picture {
    let head = head(layout)
    var marks = head.marks
    var top = head.height
    for row in rows {
      let drawn = draw(row, layout, top: top)
      marks += drawn.marks
      top += drawn.height
    }
    let foot = foot(layout, top: top)
    let figures = rows.map { "\($0.name): \($0.spoken)" }
    return Picture(
      title: title,
      description:
        "The range \(edgesWords) is shaded. Above 1, \(reference) are likelier; below, \(comparison). "
        + figures.joined(separator: "; ") + ".",
      width: layout.width.units, height: top + foot.height, marks: marks + foot.marks)
  }

  private func draw(_ row: Row, _ layout: Layout, top: Double) -> (marks: [PictureMark], height: Double) {
    let name = TextBlock(row.name, row.isWhole ? .strong : .plain, width: layout.nameWidth, atMost: 3)
    let figure = TextBlock(row.figure, row.isWhole ? .strong : .plain, width: layout.figureWidth, atMost: 3)
    let verdict = TextBlock(row.verdict?.title ?? "", .small, width: layout.figureWidth)
    if layout.width == .wide {
      let height = max(name.height, figure.height + verdict.height, Layout.strip) + 10
      let texts =
        name.marks(layout.nameWidth, top: top + (height - name.height) / 2, .end)
        + figure.marks(layout.figureLeft, top: top + (height - figure.height - verdict.height) / 2)
        + verdict.marks(layout.figureLeft, top: top + (height + figure.height - verdict.height) / 2)
      return (plot(row, layout, top: top, height: height) + texts, height)
    }
    let words = TextBlock(
      [row.figure, row.verdict?.title].compactMap(\.self).joined(separator: ", "), .small,
      width: layout.nameWidth,
      atMost: 3)
    let strip = top + name.height + words.height + 4
    let texts = name.marks(0, top: top) + words.marks(0, top: top + name.height)
    return (
      texts + plot(row, layout, top: strip, height: Layout.strip), strip + Layout.strip + 12 - top
    )
  }

  /// The range that is taken for even, 1, the interval and the ratio.
  private func plot(_ row: Row, _ layout: Layout, top: Double, height: Double) -> [PictureMark] {
    let scale = layout.scale
    let (left, right) = (scale.place(edges.lowerBound), scale.place(edges.upperBound))
    let bottom = top + height
    var marks: [PictureMark] = [
      .bar(PictureBox(x: left, y: top, width: right - left, height: height), .band),
      .upright(left, top, bottom, .edge), .upright(right, top, bottom, .edge),
      .upright(scale.place(1), top, bottom, .centre),
    ]
    let y = top + height / 2
    let interval = row.interval.flatMap { ends in
      ends.lower.place.flatMap { low in ends.upper.place.map { (low, $0) } }
    }
    if let (low, high) = interval { marks.append(.level(y, scale.place(low), scale.place(high), .interval)) }
    var places = interval.map { [$0.0, $0.1] } ?? []
    if let low = row.range?.lowest.place, let high = row.range?.highest.place {
      marks.append(.level(y, scale.place(low), scale.place(high), .range))
      // Stops at both ends, without which a short one would look like a square.
      marks += [low, high].map { .upright(scale.place($0), y - 9, y + 9, .interval) }
      places += [low, high]
    } else if let place = row.estimate.place {
      places.append(place)
      marks.append(.marker(marker(row, at: place, y, layout)))
    }
    if places.contains(where: { $0 > scale.highest }) { marks.append(arrow(.rightwards, scale.end, y)) }
    if places.contains(where: { $0 < scale.lowest }) { marks.append(arrow(.leftwards, scale.start, y)) }
    return marks
  }

  /// A ratio beyond the axis stands beside the arrow at its end.
  private func marker(_ row: Row, at place: Double, _ y: Double, _ layout: Layout) -> PictureMarker {
    let scale = layout.scale
    let radius = layout.radius(row)
    let beside = radius * 1.2 + 5
    let x =
      place > scale.highest
      ? scale.end - beside : place < scale.lowest ? scale.start + beside : scale.place(place)
    return PictureMarker(shape: row.shape, at: PicturePoint(x: x, y: y), radius: radius)
  }

  private func arrow(_ shape: PictureMarker.Shape, _ x: Double, _ y: Double) -> PictureMark {
    .marker(PictureMarker(shape: shape, at: PicturePoint(x: x, y: y), radius: 4))
  }
}

extension ForestPlot.Row {
  /// The figure with the verdict, as it is read out.
  var spoken: String { [figure, verdict?.title].compactMap(\.self).joined(separator: ", ") }
}
