// SPDX-License-Identifier: Apache-2.0

internal import LocatedYAML

/// A map of values as a CSV file with the columns `raw` and `canonical`, which a spreadsheet can edit.
struct MapFile {
  struct Entry {
    let raw: String
    let canonical: String
    let line: Int
    let lineText: String
  }

  private(set) var entries: [Entry] = []
  private let path: String

  /// Issues of the file are logged at their own lines; `path` is how messages name it.
  init(_ text: String, path: String, log: inout IssueLog) {
    self.path = path
    let bytes = Array(text.utf8)
    var start = text.utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let delimiter = CSVDialect(headerLine: bytes[start...]).delimiter
    var line = 1
    var columns: (raw: Int, canonical: Int)?
    while start < bytes.count {
      guard let record = RecordText(bytes[start...], delimiter: delimiter) else {
        log.add(issue(line, "a quote that opens here is not closed", "close it", ""))
        return
      }
      let lineText = String(
        decoding: bytes[start..<record.end].prefix { $0 != lineFeed && $0 != carriageReturn }, as: UTF8.self)
      let fields = record.fields.map { TextFolding.trimmed(String(decoding: $0, as: UTF8.self)) }
      if let columns {
        take(fields, columns, line, lineText, &log)
      } else {
        columns = header(fields, line, lineText, &log)
        if columns == nil { return }
      }
      start = record.end
      line += record.lines
    }
    if columns == nil { log.add(issue(1, "the map is empty", "begin it with the line raw,canonical", "")) }
  }

  private func header(
    _ fields: [String], _ line: Int, _ lineText: String, _ log: inout IssueLog
  ) -> (raw: Int, canonical: Int)? {
    let names = fields.map(HeaderName.normalise)
    if let raw = names.firstIndex(of: "raw"), let canonical = names.firstIndex(of: "canonical") {
      return (raw, canonical)
    }
    log.add(
      issue(
        line, "a map needs the columns raw and canonical", "begin it with the line raw,canonical", lineText))
    return nil
  }

  private mutating func take(
    _ fields: [String], _ columns: (raw: Int, canonical: Int), _ line: Int, _ lineText: String,
    _ log: inout IssueLog
  ) {
    if fields.allSatisfy(\.isEmpty) { return }
    guard fields.indices.contains(columns.raw), fields.indices.contains(columns.canonical),
      !fields[columns.raw].isEmpty, !fields[columns.canonical].isEmpty
    else {
      return log.add(
        issue(line, "this line maps nothing", "write the value and its name, or leave it out", lineText))
    }
    entries.append(
      Entry(raw: fields[columns.raw], canonical: fields[columns.canonical], line: line, lineText: lineText))
  }

  func issue(_ entry: Entry, _ problem: String, _ advice: String?) -> AuthoredIssue {
    issue(entry.line, problem, advice, entry.lineText)
  }

  private func issue(_ line: Int, _ problem: String, _ advice: String?, _ lineText: String) -> AuthoredIssue {
    AuthoredIssue(
      file: path, line: line, column: 1, problem: problem, advice: advice, lineText: lineText)
  }
}
