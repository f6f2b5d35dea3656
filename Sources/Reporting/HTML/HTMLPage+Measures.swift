// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension HTMLPage {
  func addMeasures(to page: inout TemplateFields) {
    let groups = MeasureGroup.groups(of: document.measures)
    page["hasMeasures"] = .flag(!(groups.isEmpty && document.funnels.isEmpty && document.runs.isEmpty))
    page["measureGroups"] = .list(groups.enumerated().map { fields($1, index: $0) })
    addPictures(to: &page)
  }

  private func fields(_ group: MeasureGroup, index: Int) -> TemplateFields {
    let rule = document.rule(group.first.rule)
    let rows = group.measures.prefix(max(cap, 50))
    let plot = ForestPlot(group, edges: MeasureGroup.edges(of: rule), most: max(cap, 10))
    let figure = plot?.figure(id: "forest-\(index)", more: group.measures.count - (plot?.rows.count ?? 0))
    return [
      "index": .text("\(index)"),
      "title": .text(group.title(rule)),
      "rule": .text(group.first.rule),
      "measure": .text(group.measureTitle), "measureTitle": .text(group.measureTitle.firstUppercased),
      "direction": .text(group.first.direction.nonEmpty?.sentence),
      "stages": .text(group.isRates ? nil : "from \(group.first.from.title) to \(group.first.to.title)"),
      "caption": .text(group.caption), "rowHead": .text(group.isRates ? "Stages" : "Cut"),
      "isJudged": .flag(group.measures.contains { $0.knownVerdict != nil }),
      "sentence": .text(group.sentence),
      "rows": .list(rows.map { row($0, isRate: group.isRates) }),
      "more": .text(
        group.measures.count > rows.count ? WordedNumber.grouped(group.measures.count - rows.count) : nil),
      "hasUnknown": .flag(group.measures.contains { $0.ifUnknown != nil }),
      "unknownRows": .list(rows.filter { $0.ifUnknown != nil }.map(unknownRow)),
      "alternatives": .list(group.measures.prefix(cap).flatMap(alternatives)),
      "hasAlternatives": .flag(group.measures.contains { !$0.alternatives.isEmpty }),
      "forest": .list(figure.map { [$0.fields] } ?? []), "intervals": .text(group.intervalTitle),
      "reference": .text(group.names.reference.title), "comparison": .text(group.names.comparison.title),
      "referenceWords": .text(group.names.reference.applicants),
      "comparisonWords": .text(group.names.comparison.applicants),
      "characteristic": .text(group.first.groups.characteristic.words),
      "hasNeither": .flag(group.first.groups.leavesNeither),
      "statistics": .list(group.overall.map { [statistics($0, index: index)] } ?? []),
    ]
  }

  private func row(_ measure: MeasureResult, isRate: Bool) -> TemplateFields {
    let verdict = measure.knownVerdict
    return [
      "cut": .text(isRate ? measure.stagesTitle : measure.cutTitle),
      "referencePart": .text(measure.reference.words), "comparisonPart": .text(measure.comparison.words),
      "neither": .text(measure.neither.words), "unknown": .text(measure.unknown.words),
      "referenceRate": .text(WordedNumber.percent(measure.reference.to, of: measure.reference.from)),
      "comparisonRate": .text(WordedNumber.percent(measure.comparison.to, of: measure.comparison.from)),
      "estimate": .text(measure.estimateWords), "reason": .text(measure.undefinedReason),
      "interval": .text(
        measure.interval.map { WordedNumber.ratio(from: $0.lower, to: $0.upper) }),
      "verdict": .text(verdict?.rawValue), "title": .text(verdict?.title), "mark": .text(verdict?.mark),
      "tests": .texts(measure.testsWords),
    ]
  }

  private func unknownRow(_ measure: MeasureResult) -> TemplateFields {
    [
      "cut": .text(measure.cutTitle), "unknown": .text(measure.unknown.words),
      "states": .texts(measure.unknownStatesWords),
      "allReference": .text(measure.ifUnknown.map { WordedNumber.ratio($0.allReference) }),
      "allComparison": .text(measure.ifUnknown.map { WordedNumber.ratio($0.allComparison) }),
      "bounds": .text(
        measure.ifUnknown.map { WordedNumber.ratio(from: $0.lowest, to: $0.highest) }),
    ]
  }

  private func alternatives(_ measure: MeasureResult) -> [TemplateFields] {
    measure.alternatives.map { other in
      [
        "cut": .text(measure.cutTitle), "setting": .text(other.setting),
        "referencePart": .text(other.reference.words), "comparisonPart": .text(other.comparison.words),
        "estimate": .text(WordedNumber.ratio(other.estimate)), "verdict": .text(other.verdict?.rawValue),
        "title": .text(other.verdict?.title), "mark": .text(other.verdict?.mark),
        "differs": .flag(other.difference != nil),
      ]
    }
  }
}

/// The results of one measure over its cuts: one table and one picture.
struct MeasureGroup {
  let measures: [MeasureResult]
  let first: MeasureResult

  /// Rates describe and are not judged: those of all stages stand in one table.
  var isRates: Bool { first.measure == "rate" }

  var ratesTitle: String {
    first.groups == .ethnicity
      ? "Rates at each step by group" : "Rates at each step, by \(first.groups.characteristic.words)"
  }

  func title(_ rule: RuleSummary?) -> String {
    if isRates { return ratesTitle }
    return (rule?.title ?? first.rule) + (first.isOfEthnicCategory ? ", by ethnic category" : "")
  }

  /// What the two groups are called where they are the same in every row; else what is common to them.
  var names: (reference: ApplicantGroup, comparison: ApplicantGroup) {
    if first.isOfEthnicCategory {
      return (
        first.groups.reference,
        ApplicantGroup("category", after: "of the category", short: "the category", title: "The category")
      )
    }
    guard first.groups.isAgainstEveryoneElse else { return (first.groups.reference, first.groups.comparison) }
    return (
      .everyoneElse, ApplicantGroup("group", after: "of the group", short: "the group", title: "The group")
    )
  }

  var caption: String {
    isRates
      ? "\(ratesTitle), and the ratio of the rates"
      : "\(measureTitle.firstUppercased), from \(first.from.title) to \(first.to.title)"
        + (first.isOfEthnicCategory ? ", each ethnic category against White" : "")
  }

  /// The whole, where it is one comparison.
  var overall: MeasureResult? { measures.first { $0.cut.isEmpty && !$0.groups.isAgainstEveryoneElse } }

  /// What stands over the table: the whole in words; of rates, which are not shown.
  var sentence: String? {
    isRates
      ? measures.compactMap(\.untold).first?.sentence : overall?.wholeSentence.nonEmpty
  }

  /// "relative likelihood".
  var measureTitle: String {
    isRates ? "relative likelihood" : first.measure.split(separator: "_").joined(separator: " ")
  }

  /// "95% interval (Koopman)", when all agree.
  var intervalTitle: String {
    let titles = measures.compactMap(\.interval).map { interval in
      "\(WordedNumber.shortest(interval.level * 100))% interval (\(interval.method))"
    }
    guard let title = titles.first, titles.allSatisfy({ $0 == title }) else { return "Interval" }
    return title
  }

  /// In the order in which the measures first appear.
  static func groups(of measures: [MeasureResult]) -> [MeasureGroup] {
    var order: [[String]] = []
    var members: [[String]: [MeasureResult]] = [:]
    for measure in measures {
      let stages = measure.measure == "rate" ? [] : [measure.from.name, measure.to.name]
      let key = [measure.rule, measure.measure, measure.isOfEthnicCategory ? "by category" : ""] + stages
      if members[key] == nil { order.append(key) }
      members[key, default: []].append(measure)
    }
    return order.compactMap { key in
      members[key].flatMap { list in list.first.map { MeasureGroup(measures: list, first: $0) } }
    }
  }

  /// The edges between which a ratio is taken for even: the rule's parameters `lowest` and `highest`, else
  /// 0.80 and 1.25.
  static func edges(of rule: RuleSummary?) -> ClosedRange<Double> {
    func value(_ name: String) -> Double? {
      rule?.parameters.first { $0.name == name }.flatMap { Double($0.value) }
    }
    let lower = value("lowest") ?? 0.8
    let upper = value("highest") ?? 1.25
    return lower > 0 && lower <= upper ? lower...upper : 0.8...1.25
  }
}
