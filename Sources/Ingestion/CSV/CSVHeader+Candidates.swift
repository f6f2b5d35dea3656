// SPDX-License-Identifier: Apache-2.0

extension CSVHeader {
  /// The first lines of a file, one of which is the header.
  struct Candidates {
    struct Line {
      let record: RecordText
      let dialect: CSVDialect
      /// Index of its first byte, and of its line end.
      let start: Int
      let textEnd: Int
      let number: Int
      var isBlank: Bool {
        record.fields.allSatisfy { $0.allSatisfy { byte in Ingestion.isBlank(byte) } }
      }
    }
    private(set) var lines: [Line] = []

    /// - Parameters:
    ///   - sample: The first text of the file.
    ///   - start: Index of the first line that is not blank.
    ///   - line: Its number.
    ///   - isWhole: Whether the sample is the whole file.
    ///   - given: The delimiter that a profile names.
    ///   - declared: The delimiter that the file names.
    ///   - limit: How many lines there may be, blank ones not counted.
    init(
      _ sample: [UInt8], from start: Int, line: Int, isWhole: Bool, given: UInt8?, declared: UInt8?,
      limit: Int
    ) {
      var (at, number) = (start, line)
      while at < sample.count, lines.count < limit {
        let dialect = Self.dialect(given: given, declared: declared, headerLine: sample[at...])
        guard let record = RecordText(sample[at...], delimiter: dialect.delimiter),
          // A line end at the end of the sample may be half of one.
          isWhole || record.end < sample.count
        else { return }
        let text = sample[at..<record.end]
        let textEnd = text.lastIndex { $0 != lineFeed && $0 != carriageReturn }.map { $0 + 1 } ?? at
        let line = Line(record: record, dialect: dialect, start: at, textEnd: textEnd, number: number)
        if !line.isBlank { lines.append(line) }
        at = record.end
        number += record.lines
      }
    }

    /// The header, with the lines of titles before it; `nil` where no line could be read.
    ///
    /// - Throws: `header-not-found` when no line has all the names by which the profile describes it.
    func header(
      _ search: HeaderSearch, _ path: String
    ) throws(IngestionError) -> (line: Line, titles: ArraySlice<Line>)? {
      guard let first = lines.first else { return nil }
      guard search.hasAll else {
        let place = place(search)
        return (lines[place], lines[..<place])
      }
      guard let place = lines.firstIndex(where: { search.isDescribed($0.record.fields) }) else {
        throw .headerNotFound(path, line: first.number, search)
      }
      return (lines[place], lines[..<place])
    }

    /// The first of several lines before the header that have fields as a table's have: titles have one or two.
    func tableBefore(_ header: Line) -> Int? {
      let rows = lines.filter { line in
        line.number < header.number
          && line.record.fields.count { !$0.allSatisfy { byte in Ingestion.isBlank(byte) } } >= 3
      }
      return rows.count >= 2 ? rows[0].number : nil
    }

    private func place(_ search: HeaderSearch) -> Int {
      let evidence = lines.map { search.evidence($0.record.fields) }
      let known = evidence.indices.dropFirst().first { evidence[$0].outdoes(evidence[0]) }
      if let known { return known }
      return evidence.indices.dropFirst().first { evidence[$0].follows(title: evidence[0]) } ?? 0
    }

    private static func dialect(
      given: UInt8?, declared: UInt8?, headerLine: ArraySlice<UInt8>
    ) -> CSVDialect {
      if let given {
        return CSVDialect(delimiter: given, evidence: "\(CSVDialect.name(given)), as the profile says")
      }
      if let declared {
        return CSVDialect(
          delimiter: declared,
          evidence: "\(CSVDialect.name(declared)), as the 'sep=' line of the file says")
      }
      return CSVDialect(headerLine: headerLine)
    }
  }
}

extension IngestionError {
  /// No line is the header that the profile describes.
  fileprivate static func headerNotFound(
    _ path: String, line: Int, _ search: HeaderSearch
  ) -> IngestionError {
    let names = search.names.sorted().map { "'\($0)'" }.joined(separator: ", ")
    return IngestionError(
      kind: "header-not-found", path: path, line: line,
      problem:
        "none of the first \(search.lines) lines has the columns \(names), by which the profile finds the header",
      advice: "Check the export, or what stands under header: find: in the profile")
  }
}
