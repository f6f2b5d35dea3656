// SPDX-License-Identifier: Apache-2.0

extension RunChart {
  /// The axes with what lies on them.
  struct Layout {
    let width: PictureWidth
    let up: LinearScale
    let left = 50.0
    let right: Double
    let count: Int
    static let top = 30.0

    init(_ width: PictureWidth, _ chart: RunChart) {
      self.width = width
      right = width.units - 76
      count = chart.points.count
      let values =
        chart.points.flatMap { [$0.value, $0.limits?.lowerBound, $0.limits?.upperBound] } + [chart.average]
      let shown = values.compactMap(\.self).filter { $0.isFinite && $0 >= 0 }
      let highest = LinearScale.end(above: (shown.max() ?? 1) * 1.02, atMost: 6)
      let top = chart.unit == .share ? min(highest, 1) : highest
      up = LinearScale(0, top, from: width == .wide ? 290 : 250, to: Layout.top)
    }

    /// The middle of a month.
    func x(_ index: Int) -> Double { left + (Double(index) + 0.5) * step }
    var step: Double { (right - left) / Double(max(count, 1)) }
    var height: Double { up.start + 30 }
  }

  func picture(_ width: PictureWidth) -> Picture {
    let layout = Layout(width, self)
    return Picture(
      title: title, description: description, width: width.units, height: layout.height,
      marks: axes(layout) + limits(layout) + trace(layout) + markers(layout))
  }

  private func axes(_ layout: Layout) -> [PictureMark] {
    var marks = TextBlock(valueWords, .small, width: layout.width.units, atMost: 1).marks(0, top: 0)
    for tick in layout.up.ticks(atMost: 6) {
      let y = layout.up.place(tick)
      let words =
        unit == .share
        ? "\(WordedNumber.shortest((tick * 10_000).rounded() / 100))%"
        : WordedNumber.shortest((tick * 1000).rounded() / 1000)
      marks.append(.level(y, layout.left, layout.right, .grid))
      marks.append(
        .text(
          PictureText(
            words: words, at: PicturePoint(x: layout.left - 6, y: y + 4), anchor: .end, style: .small)))
    }
    marks.append(.level(layout.up.start, layout.left, layout.right, .axis))
    return marks + months(layout)
  }

  /// As many months as there is room for, from the first on in equal steps.
  private func months(_ layout: Layout) -> [PictureMark] {
    let most = max(110, layout.step - 10)
    let widest = points.map { TextMeasure.width($0.month, .small) }.max() ?? 0
    let every = max(1, Int(((min(widest, most) + 10) / layout.step).rounded(.up)))
    return stride(from: 0, to: points.count, by: every).flatMap { index -> [PictureMark] in
      let x = layout.x(index)
      let words = TextMeasure.lines(points[index].month, .small, width: most, atMost: 1).first ?? ""
      let half = TextMeasure.width(words, .small) / 2
      let place = PicturePoint(x: min(max(x, half), layout.width.units - half), y: layout.up.start + 20)
      return [
        .upright(x, layout.up.start, layout.up.start + 5, .axis),
        .text(PictureText(words: words, at: place, anchor: .middle, style: .small)),
      ]
    }
  }

  /// The average, and the limits of each month as steps; their names at the right end.
  private func limits(_ layout: Layout) -> [PictureMark] {
    var marks = steps(\.upperBound, layout) + steps(\.lowerBound, layout)
    var names: [(String, Double)] = []
    if let average {
      marks.append(.level(layout.up.place(average), layout.left, layout.right, .centre))
      names.append(("average", average))
    }
    if let last = points.last(where: { $0.limits != nil })?.limits {
      names += [("upper limit", last.upperBound), ("lower limit", last.lowerBound)]
    }
    let sorted = names.sorted { $0.1 > $1.1 }
    let places = PictureSpacing.apart(
      sorted.map { layout.up.place($0.1) }, by: 16, within: Layout.top...layout.up.start)
    return marks
      + zip(sorted, places).map { name, y in
        .text(PictureText(words: name.0, at: PicturePoint(x: layout.right + 5, y: y + 4), style: .small))
      }
  }

  private func steps(_ side: KeyPath<ClosedRange<Double>, Double>, _ layout: Layout) -> [PictureMark] {
    let pieces = points.map(\.limits).enumerated().reduce(into: [[PicturePoint]]()) { pieces, item in
      guard let limits = item.element else { return pieces.append([]) }
      if pieces.isEmpty { pieces.append([]) }
      let (middle, y) = (layout.x(item.offset), layout.up.place(limits[keyPath: side]))
      pieces[pieces.count - 1] += [
        PicturePoint(x: middle - layout.step / 2, y: y), PicturePoint(x: middle + layout.step / 2, y: y),
      ]
    }
    return pieces.filter { !$0.isEmpty }.map { .curve($0, .inner) }
  }

  /// From month to month; a month without a figure leaves a gap.
  private func trace(_ layout: Layout) -> [PictureMark] {
    var pieces: [[PicturePoint]] = [[]]
    for (index, point) in points.enumerated() {
      if let value = point.value {
        pieces[pieces.count - 1].append(PicturePoint(x: layout.x(index), y: layout.up.place(value)))
      } else if !(pieces.last?.isEmpty ?? true) {
        pieces.append([])
      }
    }
    return pieces.filter { $0.count > 1 }.map { .curve($0, .trace) }
  }

  private func markers(_ layout: Layout) -> [PictureMark] {
    points.enumerated().compactMap { index, point in
      guard let value = point.value else { return nil }
      let cause = cause(of: index)
      return .marker(
        PictureMarker(
          shape: cause?.shape ?? .circle, at: PicturePoint(x: layout.x(index), y: layout.up.place(value)),
          radius: cause == nil ? 3 : 5.5))
    }
  }
}
