// SPDX-License-Identifier: Apache-2.0

/// A CSV file as a source of the profile reads it: whatever its layout, named columns and batches of records.
struct CSVRecords: Sendable {
  private enum Content: Sendable {
    case table(CSVFile)
    case rowPairs(RowPairFile)
  }
  private let content: Content

  /// - Parameters:
  ///   - source: What the file is read as; `nil` when that is not known.
  ///   - known: Names of columns that profiles know.
  init(_ opened: CSVFile, _ source: SourceMapping?, known: Set<String> = []) {
    var file = opened
    file.rows.ends = source?.csv?.ends ?? []
    file.rows.deliversTotals = source?.hasCategoryColumn ?? false
    file.rows.keepsAll = source?.csv?.keepsRows ?? false
    file.rows.known = known
    file.keepsLineBreaks = source?.csv?.keepsLineBreaks ?? false
    switch source?.csvLayout ?? .headed {
    case .headed: content = .table(file)
    case .headless: content = .table(file.withoutHeader())
    case .rowPairs(let names): content = .rowPairs(RowPairFile(file, names))
    }
  }

  /// Names of the columns, each once.
  var header: [String] {
    switch content {
    case .table(let file): file.header
    case .rowPairs: RowPairFile.columns
    }
  }

  /// Names of the columns as written, to look names up in.
  var headerAsWritten: [String] {
    switch content {
    case .table(let file): file.headerAsWritten
    case .rowPairs: RowPairFile.columns
    }
  }

  func read(
    columns: [(index: Int, request: ColumnRequest)], progress: (@Sendable (Int) -> Void)? = nil,
    consume: (RecordBatch) throws -> Void
  ) async throws -> ReadSummary {
    switch content {
    case .table(let file): try await file.read(columns: columns, progress: progress, consume: consume)
    case .rowPairs(let file): try file.read(columns: columns, progress: progress, consume: consume)
    }
  }
}
