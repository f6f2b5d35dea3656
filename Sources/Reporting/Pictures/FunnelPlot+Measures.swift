// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension FunnelPlot {
  init(_ funnel: FunnelResult) {
    self.init(
      title: funnel.title, unit: funnel.unit.firstLowercased,
      numberWords: "\(funnel.group.applicants.firstUppercased) \(funnel.from.title)",
      rateWords: "Share of them \(funnel.to.title)", overall: funnel.overallShare,
      limits: funnel.limits.filter { $0.considered > 0 }.map(Limits.init),
      points: funnel.units.map(Point.init), notes: funnel.sentences)
  }
}

extension FunnelResult {
  /// From 0 to 1.
  fileprivate var overallShare: Double {
    guard let selected = overall.to.exact, let considered = overall.from.exact, considered > 0 else {
      return 0
    }
    return Double(selected) / Double(considered)
  }
}

extension FunnelPlot.Limits {
  fileprivate init(_ limit: FunnelLimit) {
    func shares(_ counts: ClosedRange<Int>) -> ClosedRange<Double> {
      let size = Double(limit.considered)
      return Double(counts.lowerBound) / size...Double(counts.upperBound) / size
    }
    self.init(number: limit.considered, inner: shares(limit.warning), outer: shares(limit.action))
  }
}

extension FunnelPlot.Point {
  fileprivate init(_ unit: FunnelUnit) {
    let standing: FunnelPlot.Standing =
      switch unit.place {
      case .inside: .within
      case .belowWarning, .aboveWarning: .outside95
      case .belowAction, .aboveAction: .outside998
      }
    self.init(
      name: unit.name,
      part: DrawnPart(.shown(Count(unit.selected)), of: .shown(Count(unit.considered))), standing: standing,
      allowed: (inner: FunnelUnit.limits(unit.warning), outer: FunnelUnit.limits(unit.action)))
  }
}
