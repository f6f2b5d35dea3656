// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// `strata.csv`: one row for each kind of strata that a measure of the whole was compared within, and one for each way in
/// which applications of one candidate may hang together.
///
/// It is written even when it has no row: an older one must not stay beside a newer report.
package struct StrataReportSheet: Sendable {
  let document: ReportDocument

  package init(_ document: ReportDocument) { self.document = document }

  package var text: String {
    var table = SheetText(header: StrataReportSheet.header)
    for measure in document.measures {
      for strata in measure.strata {
        table.append(row(strata.by, strata.figures, of: measure, untold: strata.untold))
      }
      for (by, kind) in StrataReportSheet.clusters {
        let own = measure.figures.filter { $0.kind == kind }
        if !own.isEmpty { table.append(row(by, own, of: measure, untold: nil)) }
      }
    }
    return table.text
  }

  private static let clusters: [(by: String, kind: FigureKind)] = [
    ("candidate", .candidateInterval), ("candidate and vacancy", .twoWayInterval),
  ]

  /// A number of a figure, by the name of the column.
  private static let columns: [(name: String, kinds: [FigureKind], value: String)] = [
    ("strata", [.strata], "strata"), ("informative", [.strata], "informative"),
    ("left_out", [.strata], "left_out"), ("people_left_out", [.strata], "people_left_out"),
    ("mantel_haenszel_ratio", [.mantelHaenszelRatio], "estimate"),
    ("lower", [.mantelHaenszelRatio], "greenland_robins_lower"),
    ("upper", [.mantelHaenszelRatio], "greenland_robins_upper"),
    ("mantel_haenszel_odds_ratio", [.mantelHaenszelOdds], "estimate"),
    ("odds_lower", [.mantelHaenszelOdds], "robins_breslow_greenland_lower"),
    ("odds_upper", [.mantelHaenszelOdds], "robins_breslow_greenland_upper"),
    ("cochran_mantel_haenszel_p", [.cochranMantelHaenszel], "p"),
    ("exact_mid_p", [.exactStratified], "mid_p"),
    ("homogeneity_statistic", [.homogeneity], "tarone_statistic"),
    ("homogeneity_p", [.homogeneity], "tarone_p"),
    ("small_strata", [.homogeneity], "small_strata"), ("reversal", [.reversal], "kind"),
    ("clustered_lower", clustered, "clustered_lower"), ("clustered_upper", clustered, "clustered_upper"),
    ("plain_lower", clustered, "katz_lower"), ("plain_upper", clustered, "katz_upper"),
    ("changes_answer", clustered, "changes_answer"),
  ]

  private static let clustered: [FigureKind] = [.clusteredInterval, .candidateInterval, .twoWayInterval]

  static let header =
    ["edition", "rule", "characteristic", "reference", "comparison", "from", "to", "by", "pooled"]
    + columns.map(\.name) + ["untold", "sentences"]

  private func row(
    _ by: String, _ figures: [ComputedFigure], of measure: MeasureResult, untold: String?
  ) -> [SheetValue] {
    let start: [SheetValue] = [
      .text(ReportDocument.marking), .text(measure.rule), .text(measure.groups.characteristic.rawValue),
      .text(measure.groups.reference.name), .text(measure.groups.comparison.name),
      .text(measure.from.reportName), .text(measure.to.reportName), .text(by), SheetValue(measure.estimate),
    ]
    let numbers = StrataReportSheet.columns.map { column in
      figures.first { column.kinds.contains($0.kind) }?.values.first { $0.name == column.value }
        .map { SheetValue($0.content) } ?? .text("")
    }
    return start + numbers + [
      .text(untold ?? ""), .text(figures.map(\.sentence).joined(separator: " ")),
    ]
  }
}

extension SheetValue {
  /// A number, or why there is none.
  init(_ number: MeasuredNumber) {
    switch number {
    case .finite(let value) where value.isFinite: self = .number(JSONWriter.digits(value))
    case .finite, .infinite: self = .text("infinite")
    case .undefined(let reason): self = .text("no figure: \(reason)")
    }
  }

  fileprivate init(_ content: FigureValue.Content) {
    switch content {
    case .number(let number): self.init(number)
    case .count(let count): self = .integer(count)
    case .flag(let isSet): self = .text(isSet ? "yes" : "no")
    case .text(let text): self = .text(text)
    }
  }
}
