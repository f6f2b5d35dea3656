// SPDX-License-Identifier: Apache-2.0

/// A CSV file whose header has been read, and nothing else.
///
/// Records are those of RFC 4180; line feed, carriage return and the two together end a record; a quote opens
/// only at the start of a field. What departs from it is read as it stands and remarked, never mended in
/// silence.
package struct CSVFile: Sendable {
  /// Names of the columns, each once: the second column of a name is `Name[2]`.
  package private(set) var header: [String]
  /// Names of the columns as written: to look names up in, where a name that stands twice is ambiguous.
  package private(set) var headerAsWritten: [String]
  /// The first field of the line after the header; `nil` when there is none.
  let secondLine: String?
  /// Whether a digit stands in the line after the header, where that lies in the sample.
  let firstRecordHasDigit: Bool
  /// The physical line on which the header begins, 1-based.
  package let headerLine: Int
  package let delimiter: UInt8
  /// The delimiter and how it was told, in words.
  package let delimiterEvidence: String
  /// The encoding and how it was told, in words.
  package let encoding: String
  /// Departures from the format up to and in the header; the summary of `read` holds them too.
  package var remarks: [FormatRemark] { tally.remarks }

  /// What is set aside because it is no record, and what the profile says of that.
  var rows = RowScreen.Terms()
  /// Whether a quoted text may hold lines that look like records.
  var keepsLineBreaks = false
  /// The bytes of the header's line, without its line end.
  private(set) var headerLineBytes: [UInt8]

  let reader: TextReader
  let limits: CSVLimits
  /// Bytes up to the first line that is not blank, and its number: where records begin in a file without header.
  let start: Int
  let firstLine: Int
  /// Bytes up to the end of the header.
  private(set) var head: Int
  /// The physical line behind the header.
  private(set) var nextLine: Int
  private(set) var tally: RemarkTally
  /// Departures from the format before the first line.
  let tallyBeforeHeader: RemarkTally

  /// The same file, whose first line is a record as well: its columns are named by their numbers, `#1`.
  func withoutHeader() -> CSVFile {
    var file = self
    file.header = header.indices.map { "#\($0 + 1)" }
    file.headerAsWritten = file.header
    file.head = start
    file.nextLine = firstLine
    file.headerLineBytes = []
    file.tally = tallyBeforeHeader
    return file
  }

  /// Opens a file (`-`: standard input) and reads its header.
  ///
  /// - Parameters:
  ///   - hints: What is known of the file beforehand; the rest is found.
  ///   - digest: Takes every byte of the file when it is read.
  /// - Throws: What cannot be opened, is no CSV, or has no header.
  package static func open(
    _ path: String, hints: CSVHints = CSVHints(), digest: (any ContentDigest)? = nil,
    chunkSize: Int = 1 << 20
  ) throws(IngestionError) -> CSVFile {
    try CSVFile(reading: ChunkReader(opening: path, chunkSize: chunkSize, digest: digest), hints: hints)
  }

  /// The same for a reader that has handed out nothing yet but its sample.
  package init(reading reader: ChunkReader, hints: CSVHints = CSVHints()) throws(IngestionError) {
    try self.init(reading: reader, hints: hints, limits: CSVLimits())
  }

  init(reading source: ChunkReader, hints: CSVHints, limits: CSVLimits) throws(IngestionError) {
    let reader = try TextReader(source, hints: hints, sampleSize: limits.header)
    if reader.sample[reader.markLength...].first(where: { !isBlank($0) }) == UInt8(ascii: "<") {
      throw .notCSV(reader.path)
    }
    let header = try CSVHeader(sample: reader, hints: hints)
    self.reader = reader
    self.limits = limits
    self.header = header.names
    headerAsWritten = header.written
    headerLine = header.line
    self.delimiter = header.dialect.delimiter
    delimiterEvidence = header.dialect.evidence
    encoding = reader.encoding
    start = header.start
    firstLine = header.firstLine
    headerLineBytes = header.bytes
    secondLine = header.secondLine
    firstRecordHasDigit = header.firstRecordHasDigit
    tallyBeforeHeader = header.remarksBefore
    head = header.end
    nextLine = header.nextLine
    tally = header.remarks
  }
}
