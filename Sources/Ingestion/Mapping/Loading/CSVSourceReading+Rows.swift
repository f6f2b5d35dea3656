// SPDX-License-Identifier: Apache-2.0

internal import LocatedYAML

extension CSVSourceReading {
  /// `header: {find: [names], within: lines}`
  static func header(_ reader: inout MappingReader, log: inout IssueLog) -> HeaderSearch? {
    guard let node = reader.optional("header"), node.mapping != nil else { return nil }
    var header = MappingReader(node, subject: "'header'", log: &log)
    let names = header.optionalTexts("find", log: &log) ?? []
    let within = header.optional("within")
    header.finish(log: &log)
    if names.isEmpty {
      log.add(
        node, "'header' does not say by which columns it is found", advice: "add find: [a column, another]")
      return nil
    }
    let lines = within.map { $0.scalar.flatMap { Int($0) } ?? 0 } ?? HeaderSearch.usualLines
    if !(1...100).contains(lines), let within {
      log.add(within, "'within' must be a number of lines from 1 to 100")
      return nil
    }
    return HeaderSearch(names: Set(names.map(HeaderName.normalise)), hasAll: true, lines: lines)
  }

  /// `quotes: backslashed`
  static func quotes(_ reader: inout MappingReader, log: inout IssueLog) -> QuoteDialect? {
    guard let node = reader.optional("quotes"), node.scalar != "auto" else { return nil }
    if let dialect = node.scalar.flatMap(QuoteDialect.init(rawValue:)) { return dialect }
    log.add(
      node, "'quotes' says how a quote within quoted text is written",
      advice: "write doubled, backslashed or auto")
    return nil
  }

  /// `rows: all`
  static func keepsRows(_ reader: inout MappingReader, log: inout IssueLog) -> Bool {
    guard let node = reader.optional("rows"), node.scalar != "auto" else { return false }
    if node.scalar == "all" { return true }
    log.add(node, "'rows' says whether every row is a record", advice: "write rows: all, or leave it out")
    return false
  }

  /// `line_breaks: kept`
  static func lineBreaks(_ reader: inout MappingReader, log: inout IssueLog) -> Bool {
    guard let node = reader.optional("line_breaks") else { return false }
    if node.scalar == "kept" { return true }
    log.add(
      node, "'line_breaks' can only be kept: quoted text may hold lines that look like records",
      advice: "write line_breaks: kept, or leave it out")
    return false
  }
}
