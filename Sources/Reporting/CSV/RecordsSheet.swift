// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// `records.csv`: what became of the records of each file. One row says how many were read and used, and one for
/// each reason how many were set aside; of a file, *used* and the reasons add up to *read*.
package struct RecordsSheet: Sendable {
  let document: ReportDocument

  package init(_ document: ReportDocument) { self.document = document }

  package var text: String {
    var table = SheetText(header: RecordsSheet.header)
    for input in document.inputs {
      table.append(row(input, "read", input.ledger.read))
      table.append(row(input, "used", input.ledger.used))
      for item in input.setAside { table.append(row(input, item.reason.rawValue, item.count)) }
    }
    return table.text
  }

  static let header = ["edition", "file", "source", "complete", "announced", "became", "records"]

  private func row(_ input: ReportInput, _ became: String, _ count: Int) -> [SheetValue] {
    [
      .text(ReportDocument.marking), .text(input.path), .text(input.ledger.source ?? ""),
      .text(input.ledger.isComplete ? "yes" : "no"),
      input.ledger.announced.map(SheetValue.integer) ?? .text(""), .text(became), .integer(count),
    ]
  }
}
