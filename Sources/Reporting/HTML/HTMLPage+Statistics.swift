// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// The statistics that stand beside a measure of the whole.
extension HTMLPage {
  func statistics(_ whole: MeasureResult, index: Int) -> TemplateFields {
    let figures = whole.figures + whole.strata.flatMap(\.figures).uniqueKinds
    return [
      "index": .text("\(index)"), "strata": .list(whole.strata.map(fields)),
      "funnels": .list(whole.funnels.enumerated().map { fields($1, index: "\(index)-\($0)") }),
      "hasFigures": .flag(!whole.figures.isEmpty),
      "figures": .list(
        figures.map {
          ["title": .text($0.kind.title), "sentence": .text($0.sentence), "method": .text($0.kind.method)]
        }),
    ]
  }

  private func fields(_ strata: StrataResult) -> TemplateFields {
    [
      "several": .text(strata.several),
      "sentences": .texts([strata.untold].compactMap(\.self) + strata.figures.map(\.sentence)),
    ]
  }

  private func fields(_ funnel: FunnelResult, index: String) -> TemplateFields {
    let rows = funnel.units.prefix(max(cap, 50))
    return [
      "index": .text(index), "title": .text(funnel.title), "unit": .text(funnel.unit),
      "sentences": .texts(funnel.sentences),
      "units": .list(
        rows.map { unit in
          [
            "name": .text(unit.name), "counts": .text(unit.counts), "place": .text(unit.placeWords),
            "warning": .text(FunnelUnit.limits(unit.warning)),
            "action": .text(FunnelUnit.limits(unit.action)),
          ]
        }),
      "more": .text(
        funnel.units.count > rows.count ? WordedNumber.grouped(funnel.units.count - rows.count) : nil),
    ]
  }
}
