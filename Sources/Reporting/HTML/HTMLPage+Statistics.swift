// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// The statistics that stand beside a measure of the whole.
extension HTMLPage {
  func statistics(_ whole: MeasureResult, index: Int) -> TemplateFields {
    let figures =
      whole.figures + (whole.strata.flatMap(\.figures) + (whole.years?.changes ?? [])).uniqueKinds
    return [
      "index": .text("\(index)"), "strata": .list(whole.strata.map(fields)),
      "years": .list(whole.years.map { [fields($0, whole.groups)] } ?? []),
      "hasFigures": .flag(!whole.figures.isEmpty),
      "figures": .list(
        figures.map {
          ["title": .text($0.kind.title), "sentence": .text($0.sentence), "method": .text($0.kind.method)]
        }),
    ]
  }

  private func fields(_ years: YearsResult, _ groups: GroupComparison) -> TemplateFields {
    [
      "head": .texts(Array(YearsResult.head(groups).dropFirst())), "sentences": .texts(years.sentences),
      "rows": .list(
        years.years.map { year in
          ["name": .text(year.name), "cells": .texts(Array(year.cells.dropFirst()))]
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
