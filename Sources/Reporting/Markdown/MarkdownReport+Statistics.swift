// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// The statistics that stand beside a measure of the whole.
extension MarkdownReport {
  func statistics(_ group: MeasureGroup) -> [String] {
    guard let whole = group.overall else { return [] }
    return whole.strata.flatMap(strata) + whole.funnels.flatMap(funnel) + whole.runs.flatMap(run)
      + years(whole) + everyFigure(whole)
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

  private func run(_ run: RunResult) -> [String] {
    let chart = RunChart(run)
    let causes =
      chart.causes.isEmpty
      ? ["No sign of a special cause: nothing here shows that the months differ by more than chance."]
      : chart.causes.map { $0.words.sentence }
    let table = MarkdownText.table(
      ["Month", chart.valueWords, "Limits", "Rests on"], numbers: [1, 2, 3],
      chart.points.map { [$0.month, chart.words($0.value), chart.words($0.limits), shown($0.note)] })
    return ["#### \(shown(run.title))", "", shown((causes + run.notes).joined(separator: " ")), ""] + table
  }

  private func years(_ whole: MeasureResult) -> [String] {
    guard let years = whole.years else { return [] }
    let table = MarkdownText.table(
      YearsResult.head(whole.groups), numbers: [1, 2, 3, 4], years.years.map { $0.cells.map(shown) })
    return ["#### Year by year", ""] + table + [""] + years.sentences.map { "- \(shown($0))" } + [""]
  }

  private func everyFigure(_ whole: MeasureResult) -> [String] {
    guard !whole.figures.isEmpty else { return [] }
    let figures =
      whole.figures + (whole.strata.flatMap(\.figures) + (whole.years?.changes ?? [])).uniqueKinds
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
