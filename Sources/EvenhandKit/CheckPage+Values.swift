// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Ingestion

extension CheckPage {
  /// What the fields could not read, by column.
  var values: [String] {
    let fields = (reading.fields?.fields ?? []).filter { $0.faults.keys.contains(where: CheckPage.isTold) }
    guard !fields.isEmpty else { return [] }
    // Two sources may read one column as the same.
    var told: Set<String> = []
    let once = fields.filter { told.insert("\($0.file) \($0.column) \($0.name)").inserted }
    return ["Values that are not read"] + once.flatMap(page)
  }

  private func page(_ field: FieldLog.Field) -> [String] {
    var lines = wrapped("\(field.file), column '\(field.column)' as \(field.name)", indent: 2)
    for (fault, tally) in field.faults.sorted(by: { $0.key < $1.key }) where CheckPage.isTold(fault) {
      lines += wrapped("\(rows(tally.rows)): \(fault.problem)", indent: 4)
      if field.isCategory { lines += page(tally) }
      let places = tally.lines.map(String.init).joined(separator: ", ")
      lines += wrapped("first on line\(tally.lines.count == 1 ? "" : "s") \(places)", indent: 6)
    }
    return lines
  }

  /// Whether a value is not read for it; others are only remarked on.
  private static func isTold(_ fault: ConversionFault) -> Bool {
    ![.formulaGuard, .htmlBroken, .htmlCutOff].contains(fault)
  }

  private func page(_ tally: FaultTally) -> [String] {
    let printable = tally.printable
    var lines = printable.shown.map { "      '\($0.value)'  \(rows($0.rows))" }
    let (values, hidden) = printable.hidden
    if values > 0 {
      let words =
        values == 1
        ? "1 value in \(rows(hidden)) is not shown, since it may be a person's: look at the line"
        : "\(number(values)) values in \(rows(hidden)) are not shown, since each may be a person's: look at the lines"
      lines += wrapped(words, indent: 6)
    }
    return lines
  }
}
