// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// `measures.csv`: one row for each measure of each cut.
package struct MeasuresSheet: Sendable {
  let document: ReportDocument

  package init(_ document: ReportDocument) { self.document = document }

  package var text: String {
    var table = SheetText(header: MeasuresSheet.header)
    for measure in document.measures { table.append(row(measure)) }
    return table.text
  }

  static let header = [
    "edition", "rule", "measure", "direction", "cut", "from", "to", "characteristic", "reference",
    "comparison",
    "reference_from", "reference_to", "comparison_from", "comparison_to", "neither_from", "neither_to",
    "unknown_from", "unknown_to", "estimate", "interval_method", "interval_level", "lower", "upper",
    "if_all_unknown_reference", "if_all_unknown_comparison", "lowest_possible", "highest_possible", "tests",
    "comparisons", "benjamini_hochberg", "needed_reference", "needed_comparison",
    "verdict", "not_as_shipped", "sentence",
  ]

  private func row(_ measure: MeasureResult) -> [SheetValue] {
    let groups = [measure.reference, measure.comparison, measure.neither, measure.unknown]
    let tests = measure.tests.sorted { $0.key < $1.key }.map { "\($0.key): \(JSONWriter.digits($0.value))" }
    let start: [SheetValue] = [
      .text(ReportDocument.marking), .text(measure.rule), .text(measure.measure), .text(measure.direction),
      .text(measure.cutTitle), .text(measure.from.reportName), .text(measure.to.reportName),
      .text(measure.groups.characteristic.rawValue), .text(measure.groups.reference.name),
      .text(measure.groups.comparison.name),
    ]
    let figures: [SheetValue] = [
      number(measure.estimate), .text(measure.interval?.method ?? ""),
      measure.interval.map { .number(JSONWriter.digits($0.level)) } ?? .text(""),
      number(measure.interval?.lower),
      number(measure.interval?.upper), number(measure.ifUnknown?.allReference),
      number(measure.ifUnknown?.allComparison), number(measure.ifUnknown?.lowest),
      number(measure.ifUnknown?.highest),
    ]
    return start + groups.flatMap { [count($0.from), count($0.to)] } + figures + [
      .text(tests.joined(separator: "; ")),
      measure.comparisons.map { .integer($0.number) } ?? .text(""),
      measure.comparisons.map { .number(JSONWriter.digits($0.benjaminiHochberg)) } ?? .text(""),
      measure.needed.map { .integer($0.reference) } ?? .text(""),
      measure.needed.map { .integer($0.comparison) } ?? .text(""),
      .text(measure.knownVerdict?.rawValue ?? ""),
      .text(document.rule(measure.rule)?.departureWords ?? ""), .text(measure.wholeSentence),
    ]
  }

  private func count(_ count: Count) -> SheetValue {
    count.exact.map(SheetValue.integer) ?? .text("\(count.atLeast) to \(count.atMost)")
  }

  private func number(_ number: MeasuredNumber?) -> SheetValue { number.map { SheetValue($0) } ?? .text("") }
}
