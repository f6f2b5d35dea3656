// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// The statistics that stand beside a measure of the whole.
extension HTMLPage {
  func statistics(_ whole: MeasureResult, index: Int) -> TemplateFields {
    let figures = whole.figures + whole.strata.flatMap(\.figures).uniqueKinds
    return [
      "index": .text("\(index)"), "strata": .list(whole.strata.map(fields)),
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
}
