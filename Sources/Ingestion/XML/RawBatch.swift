// SPDX-License-Identifier: Apache-2.0

/// Complete records of one kind, as the parser's side hands them over.
struct RawBatch: Sendable {
  let text: [UInt8]
  /// For each record and column, where its value starts and ends in `text`; -1 for an absent one.
  let spans: [Int32]
  let lines: [UInt32]

  /// The records as columns.
  func coded(_ requests: [ColumnRequest]) -> RecordBatch {
    var batch = RecordBatch()
    batch.count = lines.count
    batch.lines = lines
    batch.columns = requests.indices.map { column($0, of: requests.count, requests[$0]) }
    return batch
  }

  private func column(_ column: Int, of width: Int, _ request: ColumnRequest) -> BatchColumn {
    var coder = ColumnCoder(request, records: lines.count)
    unsafe text.withUnsafeBytes { all in
      for record in lines.indices {
        let span = 2 &* (record &* width &+ column)
        if spans[span] < 0 {
          coder.appendAbsent()
        } else {
          unsafe coder.append(
            UnsafeRawBufferPointer(rebasing: all[Int(spans[span])..<Int(spans[span &+ 1])]))
        }
      }
    }
    return coder.finish()
  }
}

/// Complete records and the index of the request that they answer.
struct TaggedBatch: Sendable {
  let request: Int
  let batch: RawBatch
}
