// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// `findings.csv`: one row for each finding that is listed singly, and one for what holds alike for many
/// subjects.
package struct FindingsSheet: Sendable {
  let document: ReportDocument

  package init(_ document: ReportDocument) { self.document = document }

  package var text: String {
    var table = SheetText(header: FindingsSheet.header)
    let findings = Dictionary(grouping: document.findings, by: \.rule)
    let blanket = Dictionary(grouping: document.blanket, by: \.rule)
    for rule in document.rules {
      let start = start(rule)
      for item in blanket[rule.id] ?? [] { table.append(row(item, rule, start)) }
      for finding in findings[rule.id] ?? [] { table.append(row(finding, rule, start)) }
    }
    return table.text
  }

  static let header = [
    "edition", "rule", "title", "obligation", "guidance", "not_as_shipped", "verdict", "subjects",
    "subject_kind", "subject",
    "subject_date", "message", "lacking", "evidence", "wording", "remedy", "explanation", "rationale",
    "action", "owner", "due", "comply_by", "fingerprint",
  ]

  private func row(_ finding: Finding, _ rule: RuleSummary, _ start: [SheetValue]) -> [SheetValue] {
    start + [
      .text(finding.verdict.rawValue), .integer(1), .text(finding.subject.kind.rawValue),
      .text(finding.subject.ref), .day(finding.subjectDate), .text(finding.message),
      .text(finding.lacking.map(\.words).joined(separator: "; ")),
      .text(finding.evidence.map(words).joined(separator: "; ")),
      .text(finding.matches.map { "“\($0.words)”" }.joined(separator: "; ")), .text(rule.remedy),
    ] + explained(finding.explanation) + [.text(finding.fingerprint)]
  }

  private func row(_ item: BlanketFinding, _ rule: RuleSummary, _ start: [SheetValue]) -> [SheetValue] {
    start + [
      .text(item.verdict.rawValue), .integer(item.subjects), .text(item.subject.kind.rawValue),
      .text(item.subject.ref), .text(""), .text(item.message),
      .text(item.lacking.map(\.words).joined(separator: "; ")), .text(""), .text(""), .text(rule.remedy),
    ] + explained(item.explanation) + [.text("")]
  }

  private func start(_ rule: RuleSummary) -> [SheetValue] {
    [
      .text(ReportDocument.marking), .text(rule.id), .text(rule.title), .text(rule.obligation.rawValue),
      .text("\(rule.guidance.title), \(rule.guidance.clause)"), .text(rule.departureWords),
    ]
  }

  /// The standing of the entry that applies, and what it says.
  private func explained(_ index: Int?) -> [SheetValue] {
    guard let index else { return [SheetValue](repeating: .text(""), count: 6) }
    let result = document.explanations[index]
    let entry = result.explanation
    return [
      .text(result.standing.title), .text(entry.rationale), .text(entry.action), .text(entry.owner),
      .day(entry.due), .day(entry.complyBy),
    ]
  }

  private func words(_ evidence: Evidence) -> String {
    let names = document.names(of: evidence.place)
    let line = names.line.map { ":\($0)" } ?? ", no one line"
    return "\(evidence.field) at \(names.file)\(line) (\(names.column ?? "whole record"))"
  }
}
