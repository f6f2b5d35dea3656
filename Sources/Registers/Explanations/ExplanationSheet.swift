// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import LocatedYAML

/// The explanation register as a table: one row an entry, one column a field, in any order.
enum ExplanationSheet {
  /// The largest register that is read, in bytes.
  static let largest = 1 << 20

  static func read(
    file: String, text: String
  ) throws(AuthoredIssues) -> (entries: [LocatedEntry], issues: [AuthoredIssue]) {
    guard text.utf8.count <= largest else {
      throw AuthoredIssues([
        AuthoredIssue(
          file: file, line: 1, column: 1, problem: "the file is larger than 1 MiB", advice: "split it")
      ])
    }
    var scanner = SheetScanner(file: file, text: text, delimiter: try delimiter(file: file, text: text))
    guard let header = try scanner.row() else {
      throw AuthoredIssues([AuthoredIssue(file: file, line: 1, column: 1, problem: "the file is empty")])
    }
    var columns = try SheetColumns(file: file, header: header)
    var entries: [LocatedEntry] = []
    while let cells = try scanner.row() {
      if cells.allSatisfy({ $0.text.trimmed.isEmpty }) { continue }
      if let entry = columns.entry(cells) { entries.append(entry) }
    }
    return (entries, columns.issues)
  }

  static func write(_ entries: [Explanation]) -> String {
    "\u{FEFF}" + SheetWriter.row(ExplanationField.allCases.map(\.rawValue)) + rows(entries)
  }

  static func rows(
    _ entries: [Explanation], fields: [ExplanationField?] = ExplanationField.allCases,
    delimiter: Unicode.Scalar = ","
  ) -> String {
    entries.map { entry in
      SheetWriter.row(fields.map { $0.map(entry.text(of:)) ?? "" }, delimiter: delimiter)
    }.joined()
  }

  static func delimiter(file: String, text: String) throws(AuthoredIssues) -> Unicode.Scalar {
    try SheetScanner.delimiter(file: file, text: text) { ExplanationField(rawValue: $0) != nil }
  }
}

/// The columns of one register, and what is wrong with them and below them.
struct SheetColumns {
  let file: String
  /// `nil` for a column without a name, which must stay empty.
  let fields: [ExplanationField?]
  private(set) var issues: [AuthoredIssue] = []

  /// - Throws: when a column is unknown, missing or stands twice: nothing below can be trusted then.
  init(file: String, header: [SheetCell]) throws(AuthoredIssues) {
    self.file = file
    var faults: [AuthoredIssue] = []
    var seen: Set<ExplanationField> = []
    var meant: Set<String> = []
    fields = header.map { cell in
      let name = cell.text.trimmed.lowercased()
      if name.isEmpty { return nil }
      guard let field = ExplanationField(rawValue: name) else {
        let near = nearestName(to: name, among: ExplanationField.allCases.map(\.rawValue))
        if let near { meant.insert(near) }
        faults.append(SheetColumns.unknown(name, near: near, cell, file: file))
        return nil
      }
      if !seen.insert(field).inserted {
        faults.append(SheetColumns.fault(cell, "the column '\(name)' stands twice", "keep one", file: file))
      }
      return field
    }
    for field in ExplanationField.allCases where !seen.contains(field) && !meant.contains(field.rawValue) {
      let problem = "the column '\(field.rawValue)' is missing"
      faults.append(AuthoredIssue(file: file, line: 1, column: 1, problem: problem, advice: "add it"))
    }
    if !faults.isEmpty { throw AuthoredIssues(faults) }
  }

  mutating func entry(_ cells: [SheetCell]) -> LocatedEntry? {
    guard cells.count == fields.count else {
      add(cells[0], "the row has \(cells.count) cells, the first row \(fields.count)", "add or remove cells")
      return nil
    }
    var entry = LocatedEntry(explanation: Explanation(rule: "", subject: "", line: cells[0].line))
    for (field, cell) in zip(fields, cells) {
      let text = FormulaGuard.stripped(cell.text)
      guard let field else {
        if !text.trimmed.isEmpty {
          add(cell, "a cell in a column without a name", "name the column or clear it")
        }
        continue
      }
      entry.places[field] = LocatedEntry.Place(line: cell.line, column: cell.column)
      take(text, cell, as: field, into: &entry)
    }
    return entry
  }

  private mutating func take(
    _ text: String, _ cell: SheetCell, as field: ExplanationField, into entry: inout LocatedEntry
  ) {
    guard field.isDate else { return entry.explanation.set(field, text: text) }
    if text.trimmed.isEmpty { return }
    guard let date = RegisterDate.read(text) else {
      return add(cell, "'\(field.rawValue)' is no date", RegisterDate.advice)
    }
    entry.explanation.set(field, date: date)
  }

  private mutating func add(_ cell: SheetCell, _ problem: String, _ advice: String) {
    issues.append(SheetColumns.fault(cell, problem, advice, file: file))
  }

  private static func unknown(_ name: String, near: String?, _ cell: SheetCell, file: String) -> AuthoredIssue
  {
    let known = ExplanationField.allCases.map(\.rawValue)
    let advice =
      near.map { "did you mean '\($0)'?" }
      ?? "known columns are \(known.joined(separator: ", "))"
    return fault(cell, "there is no column '\(name)'", advice, file: file)
  }

  /// Without the line's text: a row may hold more about people than a message should.
  private static func fault(
    _ cell: SheetCell, _ problem: String, _ advice: String, file: String
  ) -> AuthoredIssue {
    AuthoredIssue(file: file, line: cell.line, column: cell.column, problem: problem, advice: advice)
  }
}
