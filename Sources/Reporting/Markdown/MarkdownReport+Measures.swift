// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension MarkdownReport {
  var measures: [String] {
    let groups = MeasureGroup.groups(of: document.measures)
    let none = ["Nothing was measured in this run.", ""]
    return ["## Measures", ""] + (groups.isEmpty ? none : groups.flatMap(group))
  }

  private func group(_ group: MeasureGroup) -> [String] {
    let rule = document.rule(group.first.rule)
    let title = group.title(rule)
    let stages = group.isRates ? "" : " (from \(group.first.from.title) to \(group.first.to.title))"
    var lines = ["### \(shown(title))\(stages)", ""]
    if let sentence = group.sentence {
      lines += [shown(sentence), ""]
    }
    if let direction = group.first.direction.nonEmpty?.sentence {
      lines += [
        "**How to read it:** \(shown(direction)) A ratio away from 1 is a sign to look closer; it proves "
          + "nothing about a single decision.", "",
      ]
    }
    return lines + figures(group) + unknowns(group) + alternatives(group) + statistics(group) + [
      "Rule \(MarkdownText.code(group.first.rule)). Those whose \(group.first.groups.characteristic.words) is "
        + "unknown are in neither group.", "",
    ]
  }

  private func figures(_ group: MeasureGroup) -> [String] {
    let rows = group.measures.prefix(MarkdownReport.cap)
    let isJudged = group.measures.contains { $0.knownVerdict != nil }
    let hasNeither = group.first.groups.leavesNeither
    let header =
      [group.isRates ? "Stages" : "Cut", group.names.reference.title, group.names.comparison.title]
      + (hasNeither ? ["Neither"] : []) + ["Unknown", group.measureTitle.firstUppercased]
      + (isJudged ? [group.intervalTitle, "Verdict"] : [])
    let table = MarkdownText.table(
      header.map(shown), numbers: Set(1..<header.count - (isJudged ? 1 : 0)),
      rows.map { measure in
        [
          shown(group.isRates ? measure.stagesTitle : measure.cutTitle), part(measure.reference),
          part(measure.comparison),
        ] + (hasNeither ? [measure.neither.words] : []) + [
          measure.unknown.words,
          lines(["**\(measure.estimateWords)**", measure.undefinedReason.map(shown)]),
        ] + (isJudged ? judged(measure) : [])
      })
    return table + more(group.measures.count - rows.count, in: "measures.csv")
  }

  private func judged(_ measure: MeasureResult) -> [String] {
    let interval = measure.interval.map { WordedNumber.ratio(from: $0.lower, to: $0.upper) }
    return [
      lines([interval ?? "–"] + measure.testsWords.map(shown)), measure.knownVerdict?.title ?? "",
    ]
  }

  private func part(_ counts: GroupCounts) -> String {
    lines([counts.words, WordedNumber.percent(counts.to, of: counts.from)])
  }

  private func unknowns(_ group: MeasureGroup) -> [String] {
    let rows = group.measures.prefix(MarkdownReport.cap).compactMap { measure in
      measure.ifUnknown.map { (measure, $0) }
    }
    guard !rows.isEmpty else { return [] }
    let names = group.names
    return [
      "What the people whose \(group.first.groups.characteristic.words) is unknown could change:", "",
    ]
      + MarkdownText.table(
        [
          "Cut", "Unknown", "If all were \(shown(names.reference.applicants))",
          "If all were \(shown(names.comparison.applicants))", "Lowest to highest possible",
        ], numbers: [1, 2, 3, 4],
        rows.map { measure, scenarios in
          [
            shown(measure.cutTitle), lines([measure.unknown.words] + measure.unknownStatesWords),
            WordedNumber.ratio(scenarios.allReference), WordedNumber.ratio(scenarios.allComparison),
            WordedNumber.ratio(from: scenarios.lowest, to: scenarios.highest),
          ]
        })
  }

  private func alternatives(_ group: MeasureGroup) -> [String] {
    let rows = group.measures.prefix(MarkdownReport.cap).flatMap { measure in
      measure.alternatives.map { (measure, $0) }
    }
    guard !rows.isEmpty else { return [] }
    return ["The same, counted otherwise:", ""]
      + MarkdownText.table(
        [
          "Cut", "Counting", shown(group.names.reference.title), shown(group.names.comparison.title),
          shown(group.measureTitle.firstUppercased), "Verdict",
        ],
        numbers: [2, 3, 4],
        rows.map { measure, other in
          [
            shown(measure.cutTitle), shown(other.setting), other.reference.words, other.comparison.words,
            WordedNumber.ratio(other.estimate),
            lines([other.verdict?.title ?? "–", other.difference == nil ? nil : "**differs**"]),
          ]
        })
  }
}
