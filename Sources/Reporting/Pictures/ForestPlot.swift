// SPDX-License-Identifier: Apache-2.0

package import AuditModel

/// Ratios of many cuts of the data on one logarithmic scale, with their intervals and the range that is taken for even.
package struct ForestPlot: Sendable {
  package struct Row: Sendable {
    package let name: String
    /// Whether it is all the data and not a part of it.
    package let isWhole: Bool
    package let estimate: MeasuredNumber
    /// The lowest and highest that the ratio can be, when counts are ranges.
    package let range: ClosedPair?
    package let interval: MeasuredInterval?
    /// How many people it rests on; `nil` where that is not shown.
    package let number: Int?
    package let verdict: Verdict?

    package init(
      name: String, isWhole: Bool = false, estimate: MeasuredNumber, range: ClosedPair? = nil,
      interval: MeasuredInterval? = nil, number: Int? = nil, verdict: Verdict? = nil
    ) {
      self.name = name
      self.isWhole = isWhole
      self.estimate = estimate
      self.range = range
      self.interval = interval
      self.number = number
      self.verdict = verdict
    }
  }

  package let title: String
  /// Between which a ratio is taken for even.
  package let edges: ClosedRange<Double>
  /// Who is the likelier above 1, such as "white applicants", and who below.
  package let reference: String
  package let comparison: String
  package let rows: [Row]

  package init(
    title: String, edges: ClosedRange<Double>, reference: String, comparison: String, rows: [Row]
  ) {
    self.title = title
    self.edges = edges
    self.reference = reference
    self.comparison = comparison
    self.rows = rows
  }

  /// Those with a place on the scale.
  var drawn: [Row] { rows.filter(\.isDrawn) }

  /// Those without, by the reason: nothing is drawn for them.
  var undrawn: [(reason: String, names: [String])] {
    var order: [String] = []
    var names: [String: [String]] = [:]
    for row in rows where !row.isDrawn {
      let reason = row.reason
      if names[reason] == nil { order.append(reason) }
      names[reason, default: []].append(row.name)
    }
    return order.map { ($0, names[$0] ?? []) }
  }

  /// "0.80 to 1.25".
  var edgesWords: String {
    "\(WordedNumber.fixed(edges.lowerBound, 2)) to \(WordedNumber.fixed(edges.upperBound, 2))"
  }
}

extension ForestPlot.Row {
  var isDrawn: Bool {
    if range?.lowest.place != nil, range?.highest.place != nil { return true }
    return estimate.place != nil
  }

  fileprivate var reason: String {
    if case .undefined(let reason) = estimate, !reason.isEmpty { return reason }
    return "no figure"
  }

  /// "1.45 (1.25 to 1.68)".
  var figure: String {
    let words =
      range.map { WordedNumber.ratio(from: $0.lowest, to: $0.highest) } ?? WordedNumber.ratio(estimate)
    guard let interval else { return words }
    return "\(words) (\(WordedNumber.ratio(from: interval.lower, to: interval.upper)))"
  }

  /// What of it takes room on the scale.
  var places: [Double] {
    [estimate, interval?.lower, interval?.upper, range?.lowest, range?.highest].compactMap { $0?.place }
  }

  /// The shape tells the verdict, beside which it always stands as a word.
  var shape: PictureMarker.Shape {
    switch verdict {
    case .complies: .circle
    case .explained: .ring
    case .mustExplain: .diamond
    case .advice: .rising
    case .cannotTell: .frame
    case .error: .cross
    case .notApplicable, .notRun, nil: .square
    }
  }
}

extension MeasuredNumber {
  /// Where it lies on the axis of ratios: 0 and infinity lie at the ends of every scale. `nil` where there is none.
  var place: Double? {
    switch self {
    case .finite(let value) where value >= 0: value
    case .infinite: .infinity
    default: nil
    }
  }
}
