// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// How many of each ethnicity group came to each stage, as shares of those of the group at the first one.
struct FunnelChart {
  private static let groups = ["White", "Ethnic minority", "Unknown"]
  private static let barLeft = 220.0
  private static let barWidth = 330.0
  private static let step = 26.0
  private static let stageGap = 40.0

  /// In order, with the counts of the three groups.
  let stages: [(stage: Stage, counts: [Count])]

  /// Whether some measure starts from a stage with other counts, such as without those who declined.
  let countsDiffer: Bool

  /// From the measures of the whole: who came to a stage counts, and at the first stage who stood there.
  ///
  /// `nil` with fewer than two stages, or where two measures do not agree on who came to one.
  init?(_ measures: [MeasureResult]) {
    var reached: [Stage: [Count]] = [:]
    var standing: [Stage: [Count]] = [:]
    var differ = false
    for measure in measures where measure.cut.isEmpty && measure.groups == .ethnicity {
      let groups = [measure.reference, measure.comparison, measure.unknown]
      if let before = reached[measure.to], before != groups.map(\.to) { return nil }
      reached[measure.to] = groups.map(\.to)
      if let before = standing[measure.from], before != groups.map(\.from) { differ = true }
      standing[measure.from] = groups.map(\.from)
    }
    guard let first = standing.keys.min() else { return nil }
    for (stage, counts) in standing where reached[stage].map({ $0 != counts }) ?? false { differ = true }
    let others = reached.filter { $0.key > first }.sorted { $0.key < $1.key }
    guard !others.isEmpty, let start = standing[first] else { return nil }
    stages = [(first, start)] + others.map { ($0.key, $0.value) }
    countsDiffer = differ
  }

  var fields: TemplateFields {
    let height = Double(stages.count) * (FunnelChart.step * 3 + FunnelChart.stageGap)
    return [
      "height": .text(WordedNumber.shortest(height + 6)), "desc": .text(desc),
      "countsDiffer": .flag(countsDiffer),
      "first": .text(stages[0].stage.title),
      "title": .text("From \(stages[0].stage.title) to \(stages[stages.count - 1].stage.title), by group"),
      "stages": .list(stages.enumerated().map { stage($1, index: $0) }),
      "tableRows": .list(
        stages.map { item in
          [
            "stage": .text(item.stage.title.firstUppercased),
            "cells": .texts(item.counts.indices.map { figure(item.counts[$0], group: $0) }),
          ]
        }),
    ]
  }

  private var desc: String {
    stages.map { item in
      let parts = item.counts.indices.map {
        "\(FunnelChart.groups[$0]) \(figure(item.counts[$0], group: $0))"
      }
      return "\(item.stage.title.firstUppercased): \(parts.joined(separator: ", "))"
    }.joined(separator: ". ") + "."
  }

  private func stage(_ item: (stage: Stage, counts: [Count]), index: Int) -> TemplateFields {
    let y = Double(index) * (FunnelChart.step * 3 + FunnelChart.stageGap)
    return [
      "title": .text(item.stage.title.firstUppercased), "y": .text(WordedNumber.shortest(y + 20)),
      "bars": .list(item.counts.indices.map { bar(item.counts[$0], group: $0, top: y + 30) }),
    ]
  }

  private func bar(_ count: Count, group: Int, top: Double) -> TemplateFields {
    let y = top + Double(group) * FunnelChart.step
    let whole = stages[0].counts[group].atMost
    let share = whole > 0 ? min(1, Double(count.atLeast) / Double(whole)) : 0
    let width = share * FunnelChart.barWidth
    return [
      "group": .text(FunnelChart.groups[group]),
      "kind": .text(["reference", "comparison", "unknown"][group]),
      "y": .text(WordedNumber.shortest(y)), "textY": .text(WordedNumber.shortest(y + 14)),
      "width": .text(WordedNumber.shortest((width * 10).rounded() / 10)),
      "valueX": .text(WordedNumber.shortest(((FunnelChart.barLeft + width + 8) * 10).rounded() / 10)),
      "value": .text(figure(count, group: group)),
    ]
  }

  /// "1,480 (23.8%)": the share is of the group's own first stage.
  private func figure(_ count: Count, group: Int) -> String {
    let number = WordedNumber.count(count)
    return WordedNumber.percent(count, of: stages[0].counts[group]).map { "\(number) (\($0))" } ?? number
  }
}
