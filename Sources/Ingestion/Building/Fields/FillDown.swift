// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Gives empty cells the value above them, in the columns of which the profile says so: a grouped report writes it once
/// and leaves the lines below blank.
struct FillDown: Sendable {
  private struct Column: Sendable {
    /// Index into a batch's columns.
    let index: Int
    let missing: Set<String>
    /// The last value that stood there.
    var value: [UInt8]?
  }
  private var columns: [Column]
  /// Whether some cell was filled.
  private(set) var hasFilled = false

  /// `nil` where the profile says it of no column that the file has.
  init?(_ layout: SourceLayout) {
    columns = layout.filledDown.map { field in
      Column(
        index: field.column, missing: Set(field.mapping.missing.map(ValueName.literal)).union([""]))
    }
    if columns.isEmpty { return nil }
  }

  /// The batch with what its empty cells say; batches are given in the order of the file.
  mutating func filled(_ batch: RecordBatch) -> RecordBatch {
    var batch = batch
    for index in columns.indices { fill(index, &batch) }
    return batch
  }

  private mutating func fill(_ index: Int, _ batch: inout RecordBatch) {
    let column = columns[index]
    guard case .coded(var codes, var values) = batch.columns[column.index] else { return }
    let isEmpty = (0..<values.count).map { value in
      column.missing.contains(ValueName.literal(String(decoding: values[value], as: UTF8.self)))
    }
    func isEmptyCell(_ code: UInt32) -> Bool { code == 0 || isEmpty[Int(code) - 1] }
    var above: UInt32 = 0
    if let value = column.value, let first = codes.first, isEmptyCell(first) {
      let known = (0..<values.count).first { Array(values[$0]) == value }
      if known == nil { values.append(value) }
      above = UInt32((known ?? values.count - 1) + 1)
    }
    for record in codes.indices {
      if !isEmptyCell(codes[record]) {
        above = codes[record]
      } else if above != 0 {
        codes[record] = above
        hasFilled = true
      }
    }
    if above != 0 { columns[index].value = Array(values[Int(above) - 1]) }
    batch.columns[column.index] = .coded(codes: codes, values: values)
  }
}

extension IngestionError {
  /// Records that were set aside may have held the value that the lines below them leave empty.
  static func filledOverGaps(_ path: String) -> IngestionError {
    IngestionError(
      kind: "fill-down-broken", path: path,
      problem:
        "empty cells are filled from the line above, as the profile says, and lines with a wrong number of fields stand"
        + " among them: what is below such a line may have got the value of another group",
      advice: "Mend those lines, which are listed with the data quality, and read the file again")
  }
}
