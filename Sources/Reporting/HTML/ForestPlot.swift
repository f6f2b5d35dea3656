// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Foundation

/// Ratios by cut on a logarithmic scale, with their intervals and the range that is taken for even.
struct ForestPlot {
  /// Rows beyond this are in the table only.
  static let mostRows = 60
  private static let left = 200.0
  private static let right = 560.0
  private static let top = 46.0
  private static let step = 32.0

  let group: MeasureGroup
  let edges: ClosedRange<Double>
  let index: Int
  private let rows: [MeasureResult]
  private let lowest: Double
  private let highest: Double

  /// `nil` when no cut has a ratio to draw.
  init?(_ group: MeasureGroup, edges: ClosedRange<Double>, index: Int) {
    self.group = group
    self.edges = edges
    self.index = index
    rows = Array(group.measures.prefix(ForestPlot.mostRows))
    let values = rows.flatMap(\.drawn).compactMap(\.drawable)
    guard rows.contains(where: { $0.estimate.drawable != nil || $0.estimate == .infinite }) else {
      return nil
    }
    lowest = ForestPlot.power(atMost: min(values.min() ?? 1, edges.lowerBound), from: 0.5, factor: 0.5)
    highest = ForestPlot.power(atLeast: max(values.max() ?? 1, edges.upperBound), from: 2, factor: 2)
  }

  var fields: TemplateFields {
    let bottom = ForestPlot.top + ForestPlot.step * Double(rows.count)
    return [
      "id": .text("forest-\(index)"), "height": .text(text(bottom + 44)), "bottom": .text(text(bottom)),
      "axisText": .text(text(bottom + 18)), "axisTitle": .text(text(bottom + 36)),
      "top": .text(text(ForestPlot.top - 6)), "title": .text("\(group.measureTitle) by cut".firstUppercased),
      "desc": .text(desc), "bandX": .text(text(x(edges.lowerBound))),
      "bandWidth": .text(text(x(edges.upperBound) - x(edges.lowerBound))),
      "bandHeight": .text(text(bottom - ForestPlot.top + 6)),
      "bandMiddle": .text(text((x(edges.lowerBound) + x(edges.upperBound)) / 2)),
      "reference": .text(group.names.reference.short),
      "comparison": .text(group.names.comparison.short),
      "band": .text(bandWords), "one": .text(text(x(1))), "middle": .text(text(x(1))),
      "ticks": .list(ticks.map { ["x": .text(text(x($0))), "label": .text(WordedNumber.shortest($0))] }),
      "rows": .list(rows.enumerated().map { row($1, index: $0) }),
      "hidden": .text(
        group.measures.count > rows.count ? WordedNumber.grouped(group.measures.count - rows.count) : nil),
    ]
  }

  private var bandWords: String {
    "\(WordedNumber.fixed(edges.lowerBound, 2)) to \(WordedNumber.fixed(edges.upperBound, 2))"
  }

  private var ticks: [Double] {
    var ticks: [Double] = []
    var tick = lowest
    while tick <= highest * 1.0001 {
      ticks.append(tick)
      tick *= 2
    }
    return ticks
  }

  private var desc: String {
    let parts = rows.map { "\($0.cutTitle): \(figure($0))" }
    return "The range \(bandWords) is shaded. " + parts.joined(separator: "; ") + "."
  }

  private func row(_ measure: MeasureResult, index: Int) -> TemplateFields {
    let y = ForestPlot.top + ForestPlot.step * (Double(index) + 0.5)
    let lower = measure.interval?.lower
    let upper = measure.interval?.upper
    let ends = lower.flatMap(\.position).flatMap { low in upper.flatMap(\.position).map { (low, $0) } }
    let runsOn = ends.map { $0.1 > highest } ?? false
    let startsBefore = ends.map { $0.0 < lowest } ?? false
    return [
      "y": .text(text(y)), "textY": .text(text(y + 5)), "label": .text(ForestPlot.short(measure.cutTitle)),
      "figure": .text(figure(measure)), "isOverall": .flag(measure.cut.isEmpty),
      "hasInterval": .flag(ends != nil), "x1": .text(ends.map { text(x($0.0)) }),
      "x2": .text(ends.map { text(x($0.1)) }),
      "endMark": .text(runsOn ? "\(text(x(highest))),\(text(y))" : nil),
      "startMark": .text(startsBefore ? "\(text(x(lowest))),\(text(y))" : nil),
      "range": .list(range(measure, y: y)),
      "square": .text(
        measure.estimateRange == nil ? measure.estimate.drawable.map { text(x($0) - 5) } : nil),
      "squareY": .text(text(y - 5)),
      "beyond": .text(measure.estimate == .infinite ? "\(text(x(highest))),\(text(y))" : nil),
    ]
  }

  private func range(_ measure: MeasureResult, y: Double) -> [TemplateFields] {
    guard let low = measure.estimateRange?.lowest.position, let high = measure.estimateRange?.highest.position
    else { return [] }
    return [["x1": .text(text(x(low))), "x2": .text(text(x(high))), "y": .text(text(y))]]
  }

  private func figure(_ measure: MeasureResult) -> String {
    guard let interval = measure.interval else { return measure.estimateWords }
    return
      "\(measure.estimateWords) "
      + "(\(WordedNumber.ratio(from: interval.lower, to: interval.upper)))"
  }

  /// The place on the page, held inside the picture.
  private func x(_ value: Double) -> Double {
    let inside = min(max(value, lowest), highest)
    let share = (log(inside) - log(lowest)) / (log(highest) - log(lowest))
    return ForestPlot.left + share * (ForestPlot.right - ForestPlot.left)
  }

  private func text(_ number: Double) -> String { WordedNumber.shortest((number * 10).rounded() / 10) }

  /// At most an eighth and at least sixteen are drawn; what lies beyond gets an arrow.
  private static func power(atMost value: Double, from start: Double, factor: Double) -> Double {
    var edge = start
    while edge > value, edge > 0.125 { edge *= factor }
    return edge
  }

  private static func power(atLeast value: Double, from start: Double, factor: Double) -> Double {
    var edge = start
    while edge < value, edge < 16 { edge *= factor }
    return edge
  }

  static func short(_ label: String) -> String {
    label.count > 26 ? label.prefix(25) + "…" : label
  }
}

extension MeasureResult {
  /// What of it takes room on the scale.
  fileprivate var drawn: [MeasuredNumber] {
    [estimate, interval?.lower, interval?.upper, estimateRange?.lowest, estimateRange?.highest].compactMap {
      $0
    }
  }
}

extension MeasuredNumber {
  /// The value, when it has a place on a logarithmic scale.
  fileprivate var drawable: Double? {
    if case .finite(let value) = self, value.isFinite, value > 0 { value } else { nil }
  }

  /// Where an end of an interval lies: 0 and infinity lie at the ends of every scale.
  fileprivate var position: Double? {
    switch self {
    case .finite(let value) where value >= 0: value
    case .infinite: .infinity
    default: nil
    }
  }
}

extension WordedNumber {
  /// As few digits as give the number back: "95", "97.5", "0.25".
  static func shortest(_ value: Double) -> String { JSONWriter.digits(value) }
}
