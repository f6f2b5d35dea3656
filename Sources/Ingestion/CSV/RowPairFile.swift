// SPDX-License-Identifier: Apache-2.0

/// A file of counts in pairs of lines: the labels of a characteristic's categories, then their counts.
///
/// Each label with its count becomes a record of the columns `characteristic`, `category` and `count`, on the
/// line of the count. The first line that does not fit ends the reading: which count belongs to which label
/// would be a guess from there on.
struct RowPairFile: Sendable {
  static let columns = ["characteristic", "category", "count"]
  /// Bytes that such a file may have; real ones have a few hundred.
  static let limit = 1 << 20

  private let file: CSVFile
  private let names: RowPairNames

  init(_ file: CSVFile, _ names: RowPairNames) {
    self.file = file
    self.names = names
  }

  /// - Throws: what `consume` throws; a fault of the file is in the summary.
  func read(
    columns: [(index: Int, request: ColumnRequest)], progress: (@Sendable (Int) -> Void)?,
    consume: (RecordBatch) throws -> Void
  ) throws -> ReadSummary {
    var reader = file.reader
    var bytes: [UInt8] = []
    var summary = ReadSummary()
    var digest = DigestFeed(reader.takeDigest())
    do throws(IngestionError) {
      while let chunk = try reader.next(after: []) {
        digest.add(reader.isDecoding ? reader.takeOwnBytes() : chunk)
        if bytes.count <= RowPairFile.limit { bytes += chunk }
        progress?(reader.position)
      }
    } catch {
      summary.failure = error
    }
    summary.bytes = reader.position
    summary.encoding = reader.encoding
    summary.digest = summary.failure == nil ? digest.finish() : ""
    if let fault = reader.fault {
      let lineStart = bytes.lastIndex { $0 == lineFeed || $0 == carriageReturn }.map { $0 + 1 } ?? 0
      summary.failure = .undecodable(
        reader.path, fault, line: lineEnds(bytes[...]) + 1, column: bytes.count - lineStart + 1)
    }
    if bytes.count > RowPairFile.limit {
      summary.failure = .rowPairsTooLong(file.reader.path, limit: RowPairFile.limit)
    }
    guard summary.failure == nil else { return summary }
    var pairs = RowPairScan(bytes[file.start...], line: file.headerLine, file, names)
    summary.failure = pairs.run()
    summary.remarks = pairs.remarks
    summary.delivered = pairs.records.count
    if summary.delivered > 0 { try consume(RowPairFile.batch(pairs.records, columns)) }
    return summary
  }

  private static func batch(
    _ records: [RowPairScan.Record], _ columns: [(index: Int, request: ColumnRequest)]
  ) -> RecordBatch {
    var batch = RecordBatch()
    batch.count = records.count
    batch.lines = records.map { UInt32(truncatingIfNeeded: $0.line) }
    batch.columns = columns.map { column in
      var coder = ColumnCoder(column.request, records: records.count)
      for record in records {
        switch column.index {
        case 0: coder.append(record.characteristic[...])
        case 1: coder.append(record.category[...])
        case 2: coder.append(record.count[...])
        default: coder.appendAbsent()
        }
      }
      return coder.finish()
    }
    return batch
  }
}
