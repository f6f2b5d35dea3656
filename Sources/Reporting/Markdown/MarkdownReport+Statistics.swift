// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// The statistics that stand beside a measure of the whole.
extension MarkdownReport {
  func statistics(_ group: MeasureGroup) -> [String] {
    guard let whole = group.overall else { return [] }
    return whole.strata.flatMap(strata) + whole.funnels.flatMap(funnel) + everyFigure(whole)
  }

  private func strata(_ strata: StrataResult) -> [String] {
    let sentences = [strata.untold].compactMap(\.self) + strata.figures.map(\.sentence)
    return ["#### Compared within \(strata.several)", ""] + sentences.map { "- \(shown($0))" } + [""]
  }

  private func funnel(_ funnel: FunnelResult) -> [String] {
    let rows = funnel.units.prefix(MarkdownReport.cap)
    let table = MarkdownText.table(
      [funnel.unit, "Selected", "95% limits", "99.8% limits", "Where it lies"], numbers: [1, 2, 3],
      rows.map { unit in
        [
          shown(unit.name), unit.counts, FunnelUnit.limits(unit.warning), FunnelUnit.limits(unit.action),
          unit.placeWords,
        ]
      })
    return ["#### \(shown(funnel.title))", "", shown(funnel.sentences.joined(separator: " ")), ""] + table
      + more(funnel.units.count - rows.count, in: "report.json")
  }

  private func everyFigure(_ whole: MeasureResult) -> [String] {
    guard !whole.figures.isEmpty else { return [] }
    let figures = whole.figures + whole.strata.flatMap(\.figures).uniqueKinds
    return ["#### Every figure of the whole, in words", ""]
      + whole.figures.map { "- **\($0.kind.title):** \(shown($0.sentence))" } + [""]
      + ["#### How each figure is computed", ""]
      + figures.map { "- **\($0.kind.title):** \(shown($0.kind.method))" } + [""]
  }
}

extension [ComputedFigure] {
  /// The first of each kind.
  var uniqueKinds: [ComputedFigure] {
    var seen: Set<FigureKind> = []
    return filter { seen.insert($0.kind).inserted }
  }
}
