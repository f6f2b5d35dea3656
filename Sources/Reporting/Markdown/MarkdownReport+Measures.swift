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
    let title = group.isRates ? MeasureGroup.ratesTitle : rule?.title ?? group.first.rule
    let stages = group.isRates ? "" : " (from \(group.first.from.title) to \(group.first.to.title))"
    var lines = ["### \(shown(title))\(stages)", ""]
    if !group.isRates, let sentence = group.overall?.sentence.nonEmpty?.sentence {
      lines += [shown(sentence), ""]
    }
    if let direction = group.first.direction.nonEmpty?.sentence {
      lines += [
        "**How to read it:** \(shown(direction)) A ratio away from 1 is a sign to look closer; it proves "
          + "nothing about a single decision.", "",
      ]
    }
    return lines + figures(group) + unknowns(group) + alternatives(group)
      + ["Rule \(MarkdownText.code(group.first.rule)). Unknown ethnicity is in neither group.", ""]
  }

  private func figures(_ group: MeasureGroup) -> [String] {
    let rows = group.measures.prefix(MarkdownReport.cap)
    let isJudged = group.measures.contains { $0.knownVerdict != nil }
    let header =
      [group.isRates ? "Stages" : "Cut", "White", "Ethnic minority", "Unknown"]
      + [group.measureTitle.firstUppercased] + (isJudged ? [group.intervalTitle, "Verdict"] : [])
    let table = MarkdownText.table(
      header.map(shown), numbers: [1, 2, 3, 4, 5],
      rows.map { measure in
        let figures = [
          shown(group.isRates ? measure.stagesTitle : measure.cutTitle), part(measure.white),
          part(measure.ethnicMinority), measure.unknown.words,
          lines(["**\(measure.estimateWords)**", measure.undefinedReason.map(shown)]),
        ]
        let interval = measure.interval.map {
          "\(WordedNumber.ratio($0.lower)) to \(WordedNumber.ratio($0.upper))"
        }
        let judged = [
          lines([interval ?? "–"] + measure.testsWords.map(shown)), measure.knownVerdict?.title ?? "",
        ]
        return figures + (isJudged ? judged : [])
      })
    return table + more(group.measures.count - rows.count, in: "measures.csv")
  }

  private func part(_ counts: GroupCounts) -> String {
    lines([counts.words, WordedNumber.percent(counts.to, of: counts.from)])
  }

  private func unknowns(_ group: MeasureGroup) -> [String] {
    let rows = group.measures.prefix(MarkdownReport.cap).compactMap { measure in
      measure.ifUnknown.map { (measure, $0) }
    }
    guard !rows.isEmpty else { return [] }
    return ["What the people of unknown ethnicity could change:", ""]
      + MarkdownText.table(
        [
          "Cut", "Unknown", "If all were White", "If all were of an ethnic minority",
          "Lowest to highest possible",
        ], numbers: [1, 2, 3, 4],
        rows.map { measure, scenarios in
          [
            shown(measure.cutTitle), lines([measure.unknown.words] + measure.unknownStatesWords),
            WordedNumber.ratio(scenarios.allWhite), WordedNumber.ratio(scenarios.allEthnicMinority),
            "\(WordedNumber.ratio(scenarios.lowest)) to \(WordedNumber.ratio(scenarios.highest))",
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
        ["Cut", "Counting", "White", "Ethnic minority", shown(group.measureTitle.firstUppercased)],
        numbers: [2, 3, 4],
        rows.map { measure, other in
          [
            shown(measure.cutTitle), shown(other.setting), other.groups[.white]?.words ?? "",
            other.groups[.ethnicMinority]?.words ?? "", WordedNumber.ratio(other.estimate),
          ]
        })
  }
}
