// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// `wording.csv`: one row for each of the words that a wording rule found.
///
/// A sheet of its own, so that it can be sorted by words or by text. It is written even when it has no row: an
/// older one must not stay beside a newer report.
package struct WordingSheet: Sendable {
  let document: ReportDocument

  package init(_ document: ReportDocument) { self.document = document }

  package var text: String {
    var table = SheetText(header: WordingSheet.header)
    for finding in document.findings {
      for match in finding.matches { table.append(row(match, of: finding)) }
    }
    return table.text
  }

  /// `line` and `column` are those within the text; `file_line` and `file_column` say in which cell it stands.
  static let header = [
    "edition", "rule", "verdict", "subject_kind", "subject", "words", "text", "line", "column", "why",
    "alternative", "entry", "file", "file_line", "file_column", "fingerprint",
  ]

  private func row(_ match: WordingMatch, of finding: Finding) -> [SheetValue] {
    let names = match.place.map(document.names)
    return [
      .text(ReportDocument.marking), .text(finding.rule), .text(finding.verdict.rawValue),
      .text(finding.subject.kind.rawValue), .text(finding.subject.ref), .text(match.words),
      .text(match.field), .integer(match.line), .integer(match.column), .text(match.why),
      .text(match.alternative), .text(match.entry), .text(names?.file ?? ""),
      names?.line.map(SheetValue.integer) ?? .text(""), .text(names?.column ?? ""),
      .text(finding.fingerprint),
    ]
  }
}
