// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension ForestPlot {
  /// Rows beyond this are in the table only.
  static let mostRows = 60

  /// The cuts of one measure; `nil` for what is no ratio.
  ///
  /// - Parameter most: of so many rows at most, where that is fewer than is usual.
  init?(_ group: MeasureGroup, edges: ClosedRange<Double>, most: Int = mostRows) {
    guard group.first.measure.contains("relative") else { return nil }
    self.init(
      title: "\(group.measureTitle) by cut".firstUppercased, edges: edges,
      reference: group.names.reference.applicants, comparison: group.names.comparison.applicants,
      rows: group.measures.prefix(min(most, ForestPlot.mostRows)).map { measure in
        Row(
          name: measure.cutTitle, isWhole: measure.cut.isEmpty && !measure.groups.isAgainstEveryoneElse,
          estimate: measure.estimate, range: measure.estimateRange, interval: measure.interval,
          number: (measure.reference.from + measure.comparison.from).exact, verdict: measure.knownVerdict)
      })
  }
}
