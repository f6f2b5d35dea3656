// SPDX-License-Identifier: Apache-2.0

/// Goes through the lines of a file of row pairs.
struct RowPairScan {
  struct Record {
    let characteristic: [UInt8]
    let category: [UInt8]
    let count: [UInt8]
    let line: Int
  }
  private struct Line {
    let fields: [[UInt8]]
    let number: Int
    var name: String { String(decoding: fields.first ?? [], as: UTF8.self) }
  }

  private(set) var records: [Record] = []
  private let path: String
  private let delimiter: UInt8
  private let names: RowPairNames
  private var rest: ArraySlice<UInt8>
  private var line: Int
  private var tally: RemarkTally

  init(_ bytes: ArraySlice<UInt8>, line: Int, _ file: CSVFile, _ names: RowPairNames) {
    rest = bytes
    self.line = line
    path = file.reader.path
    delimiter = file.delimiter
    self.names = names
    tally = file.tallyBeforeHeader
  }

  var remarks: [FormatRemark] { tally.remarks }

  /// Reads to the end, or to the first fault.
  mutating func run() -> IngestionError? {
    do throws(IngestionError) {
      while let labels = try nextLine() {
        guard let characteristic = names.characteristic(ofLabels: labels.name) else {
          throw .countsWithoutLabels(path, line: labels.number, names)
        }
        guard let counts = try nextLine(), names.isCounts(counts.name, of: characteristic) else {
          throw .labelsWithoutCounts(path, line: labels.number, names)
        }
        try take(labels, counts, Array(characteristic.utf8))
      }
      return nil
    } catch {
      return error
    }
  }

  private mutating func take(
    _ labels: Line, _ counts: Line, _ characteristic: [UInt8]
  ) throws(IngestionError) {
    let width = max(labels.fields.count, counts.fields.count)
    var found: [Record] = []
    for index in 1..<max(1, width) {
      let label = RowPairScan.field(index, of: labels), count = RowPairScan.field(index, of: counts)
      if label.isEmpty, count.isEmpty { continue }
      if label.isEmpty { throw .countWithoutLabel(path, line: counts.number, field: index + 1) }
      if count.isEmpty { throw .labelWithoutCount(path, line: labels.number, field: index + 1) }
      found.append(Record(characteristic: characteristic, category: label, count: count, line: counts.number))
    }
    if found.isEmpty { throw .labelsWithoutCounts(path, line: labels.number, names) }
    records += found
  }

  /// The field without the blanks around it; empty where the line is shorter.
  private static func field(_ index: Int, of line: Line) -> [UInt8] {
    guard line.fields.indices.contains(index) else { return [] }
    return Array(TextFolding.trimmed(String(decoding: line.fields[index], as: UTF8.self)).utf8)
  }

  /// The next line that holds anything.
  private mutating func nextLine() throws(IngestionError) -> Line? {
    while !rest.isEmpty {
      guard let record = RecordText(rest, delimiter: delimiter) else {
        throw .unclosedQuote(path, line: line, opened: line, limit: nil)
      }
      let number = line
      rest = rest[record.end...]
      line += record.lines
      tally.note(.strayQuote, line: number, count: record.strayQuotes)
      tally.note(.textAfterQuote, line: number, count: record.textsAfterQuote)
      if !record.fields.allSatisfy({ $0.allSatisfy(isBlank) }) {
        return Line(fields: record.fields, number: number)
      }
      tally.note(.blankLine, line: number)
    }
    return nil
  }
}

extension IngestionError {
  static func rowPairsTooLong(_ path: String, limit: Int) -> IngestionError {
    IngestionError(
      kind: "row-pairs-too-long", path: path,
      problem: "the file is longer than \(limit) bytes, and pairs of rows were expected",
      advice: "Use a profile of another layout: nothing of it was read")
  }

  fileprivate static func countsWithoutLabels(_ path: String, line: Int, _ names: RowPairNames)
    -> IngestionError
  {
    IngestionError(
      kind: "row-pair-without-labels", path: path, line: line,
      problem: "a row of labels was expected here, named '\(names.label)'",
      advice: "Put the row of labels before its row '\(names.count)'; the pairs before were read")
  }

  fileprivate static func labelsWithoutCounts(_ path: String, line: Int, _ names: RowPairNames)
    -> IngestionError
  {
    IngestionError(
      kind: "row-pair-without-counts", path: path, line: line,
      problem: "the row of labels that stands here has no row of counts after it, named '\(names.count)'",
      advice: "Export the file again, whole; the pairs before were read")
  }

  fileprivate static func countWithoutLabel(_ path: String, line: Int, field: Int) -> IngestionError {
    IngestionError(
      kind: "row-pair-mismatch", path: path, line: line,
      problem: "the count in field \(field) has no label in the row above it",
      advice:
        "Export the file again: which count belongs to which label cannot be told; the pairs before were read"
    )
  }

  fileprivate static func labelWithoutCount(_ path: String, line: Int, field: Int) -> IngestionError {
    IngestionError(
      kind: "row-pair-mismatch", path: path, line: line,
      problem: "the label in field \(field) has no count in the row below it",
      advice: "Export the file again: a category without a count is not nought; the pairs before were read")
  }
}
