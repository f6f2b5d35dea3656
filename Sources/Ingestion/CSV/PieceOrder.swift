// SPDX-License-Identifier: Apache-2.0

/// Puts the pieces of a file back in order as they come from their tasks, and sums up what they say.
struct PieceOrder {
  private(set) var summary = ReadSummary()
  /// The physical line behind the pieces delivered so far.
  private(set) var nextLine: Int
  /// Pieces delivered, which is the number of the next one.
  private(set) var delivered = 0

  private let path: String
  private let limits: CSVLimits
  private var remarks: RemarkTally
  private var early: [Int: ScannedPiece] = [:]

  init(path: String, limits: CSVLimits, nextLine: Int, remarks: RemarkTally) {
    self.path = path
    self.limits = limits
    self.nextLine = nextLine
    self.remarks = remarks
  }

  /// Takes a piece, and hands on what is next in the file.
  mutating func take(
    _ piece: ScannedPiece, number: Int, consume: (RecordBatch) throws -> Void
  ) rethrows {
    early[number] = piece
    while summary.failure == nil, let next = early.removeValue(forKey: delivered) {
      try deliver(next, consume)
      delivered += 1
    }
  }

  private mutating func deliver(_ piece: ScannedPiece, _ consume: (RecordBatch) throws -> Void) rethrows {
    var batch = piece.batch
    let base = UInt32(truncatingIfNeeded: nextLine)
    for index in batch.lines.indices { batch.lines[index] &+= base }
    remarks.add(piece.remarks, base: nextLine)
    summary.delivered += batch.count
    summary.malformed += piece.malformed
    if let line = piece.tooLong {
      summary.failure = .recordTooLong(path, line: nextLine + line, limit: limits.record)
    }
    if let line = piece.cutOff { summary.failure = .endsEarly(path, line: nextLine + line) }
    nextLine += piece.lineCount
    if batch.count > 0 { try consume(batch) }
  }

  /// The sum, when every piece has been taken.
  func finish(end: PieceSource.End?, bytes: Int, digest: String) -> ReadSummary {
    var summary = summary
    summary.bytes = bytes
    summary.digest = digest
    summary.remarks = remarks.remarks
    if let end, summary.failure == nil { summary.failure = failure(end) }
    return summary
  }

  private func failure(_ end: PieceSource.End) -> IngestionError {
    switch end {
    case .failed(let error): error
    case .stopped(.recordTooLong): .recordTooLong(path, line: nextLine, limit: limits.record)
    case .stopped(.unclosedQuote(let opened, let limit)):
      .unclosedQuote(path, line: nextLine, opened: nextLine + opened, limit: limit)
    case .stopped(.undecodable(let fault, let line, let column)):
      .undecodable(path, fault, line: nextLine + line, column: column)
    case .stopped(.zeroByte(let line, let column)): .zeroByte(path, line: nextLine + line, column: column)
    }
  }
}
