// SPDX-License-Identifier: Apache-2.0

extension IngestionError {
  /// A quote that nothing closes, in the record that begins on `line`; opened on `opened`.
  static func unclosedQuote(_ path: String, line: Int, opened: Int, limit: Int?) -> IngestionError {
    let place = opened == line ? "" : " on line \(opened)"
    let extent = limit.map { "within \($0) bytes" } ?? "before the end of the file"
    return IngestionError(
      kind: "unclosed-quote", path: path, line: line,
      problem: "a quote opened\(place) in the record that begins here is not closed \(extent)",
      advice: "Close the quote, or write a quote that is part of the text twice; records before it were read")
  }

  /// A quoted field in the record that begins on `line` that holds records of its own.
  static func lostQuote(_ path: String, line: Int, opened: Int, records: Int) -> IngestionError {
    let place = opened == line ? "" : " on line \(opened)"
    let others = records == 1 ? "another record" : "\(records) more records"
    return IngestionError(
      kind: "lost-quote", path: path, line: line,
      problem:
        "a quote that opens\(place) in the record that begins here runs over \(others), as when the quote"
        + " that should close it is lost",
      advice: "Close it, and look at the lines that follow; if the text does hold such lines, say"
        + " csv: {line_breaks: kept} in the profile; records before it were read")
  }

  /// A record of several lines that has not the fields of the header.
  static func brokenRecord(
    _ path: String, line: Int, lines: Int, fields: Int, width: Int
  ) -> IngestionError {
    IngestionError(
      kind: "broken-record", path: path, line: line,
      problem:
        "the record that begins here goes over \(lines) lines and has \(fields.counted("field", "fields")), where the header has"
        + " \(width): a quote in it is lost, or one too many, and the lines may be records of their own",
      advice:
        "Mend the quotes in these lines; if the text does hold such lines, say csv: {line_breaks: kept} in the"
        + " profile; records before it were read")
  }

  /// The header of another table, below the first.
  static func otherTable(_ path: String, line: Int) -> IngestionError {
    IngestionError(
      kind: "other-table", path: path, line: line,
      problem: "another table begins here: a line with the names of other columns than the header has",
      advice:
        "Save each table as a file or a sheet of its own; if only the first is meant, name the first field of"
        + " this line, or of the one that ends the table, under stop_at in the profile; if it is a record, say"
        + " csv: {rows: all}; records before it were read")
  }

  /// A record that does not end.
  static func recordTooLong(_ path: String, line: Int, limit: Int) -> IngestionError {
    IngestionError(
      kind: "record-too-long", path: path, line: line,
      problem: "the record that begins here is longer than \(limit) bytes",
      advice: "Check that the file is CSV and has line ends; records before it were read")
  }

  /// A last record that has neither all its fields nor a line end.
  static func endsEarly(_ path: String, line: Int) -> IngestionError {
    IngestionError(
      kind: "ends-early", path: path, line: line,
      problem: "the file ends within the record that begins here: it has fewer fields than the header, and no"
        + " line end",
      advice:
        "The file looks cut off: export or copy it again; if this is a footer, name its first words under"
        + " stop_at in the profile; records before it were read")
  }

  /// A line by which the system says that it left records out.
  static func truncated(_ path: String, line: Int) -> IngestionError {
    IngestionError(
      kind: "export-truncated", path: path, line: line,
      problem: "by this line the export says of itself that it is not whole: records were left out of it",
      advice:
        "Export it again without that limit, or in parts; if the line says something else, take it out of the file, or"
        + " name its first words under stop_at in the profile; the records in the file were read")
  }

  /// A zero byte after the sample that decided that the file is text.
  static func zeroByte(_ path: String, line: Int, column: Int) -> IngestionError {
    IngestionError(
      kind: "zero-byte", path: path, line: line, column: column,
      problem: "there is a zero byte, which no text holds",
      advice: "Export the file again: it is damaged from here on; records before it were read")
  }

  /// Nothing in the file.
  static func emptyFile(_ path: String) -> IngestionError {
    IngestionError(
      kind: "empty-file", path: path, problem: "the file is empty, and a header line was expected",
      advice: "Export it again")
  }

  /// Blank lines only, or a `sep=` line and nothing after it.
  static func noHeader(_ path: String) -> IngestionError {
    IngestionError(
      kind: "header-missing", path: path, problem: "the file holds no header line, only blank lines",
      advice: "Export it again with the names of its columns in the first line")
  }

  /// The header does not end within the sample.
  static func headerTooLong(_ path: String, line: Int, limit: Int) -> IngestionError {
    IngestionError(
      kind: "header-too-long", path: path, line: line,
      problem: "the header line does not end within \(limit) bytes",
      advice: "Check that the file is CSV and that every quote in its header is closed")
  }

  /// XML was given to the CSV reader.
  static func notCSV(_ path: String) -> IngestionError {
    IngestionError(
      kind: "not-csv", path: path, problem: "the file begins with '<', which is XML, and CSV was expected",
      advice: "Use a mapping profile for XML")
  }

  /// A delimiter that cannot be told from what it keeps apart.
  static func unusableDelimiter(_ path: String) -> IngestionError {
    IngestionError(
      kind: "delimiter-unusable", path: path,
      problem: "a quote, a line end or a byte outside ASCII cannot keep fields apart",
      advice: "Give a comma, a semicolon, a tab or a bar as the delimiter")
  }
}
