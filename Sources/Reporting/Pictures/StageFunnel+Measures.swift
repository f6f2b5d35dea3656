// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension StageFunnel {
  /// From the measures of the whole by ethnicity: each stage with the nearest one before it of which there are counts.
  ///
  /// Where measures count a step differently, the rate goes, which describes and is not judged.
  /// `nil` without a step.
  init?(_ measures: [MeasureResult]) {
    let whole = measures.filter { $0.cut.isEmpty && $0.groups == .ethnicity && $0.from < $0.to }
    var steps: [MeasureResult] = []
    for stage in Set(whole.map(\.to)).sorted() {
      let candidates = whole.filter { $0.to == stage }
      let nearest = candidates.map(\.from).max()
      let ofStep = candidates.filter { $0.from == nearest }
      if let step = ofStep.first(where: { $0.measure == "rate" }) ?? ofStep.first { steps.append(step) }
    }
    guard let first = steps.first else { return nil }
    self.init(
      groups: ["White", "Ethnic minority", "Unknown"], first: first.from.title,
      start: first.groupCounts.map { .shown($0.from) },
      steps: steps.map { step in
        Step(
          stage: step.to.title, before: step.from.title,
          parts: step.groupCounts.map { DrawnPart(.shown($0.to), of: .shown($0.from)) })
      },
      countsDiffer: StageFunnel.differ(whole), untold: whole.compactMap(\.untold).first?.sentence)
  }

  /// Whether two measures do not agree on who stood at a stage.
  private static func differ(_ measures: [MeasureResult]) -> Bool {
    var counts: [Stage: Set<[Count]>] = [:]
    for measure in measures {
      counts[measure.from, default: []].insert(measure.groupCounts.map(\.from))
      counts[measure.to, default: []].insert(measure.groupCounts.map(\.to))
    }
    return counts.values.contains { $0.count > 1 }
  }
}

extension MeasureResult {
  /// The reference group, the one compared with it, and who is unknown.
  fileprivate var groupCounts: [GroupCounts] { [reference, comparison, unknown] }
}
