// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Puts the pieces of a file back in order as they come from their tasks, and sums up what they say.
struct PieceOrder {
  private(set) var summary = ReadSummary()
  /// The physical line behind the pieces delivered so far.
  private(set) var nextLine: Int
  /// Pieces delivered, which is the number of the next one.
  private(set) var delivered = 0

  /// Whether nothing that comes is wanted any more.
  var isAtEnd: Bool { summary.failure != nil || endLine != nil }

  /// The line on which stands what the profile says that the records end with.
  private var endLine: Int?
  private let path: String
  private let limits: CSVLimits
  /// Fields of the header.
  private let width: Int
  private var remarks: RemarkTally
  /// Whether a blank line or a line of text was the last.
  private var isBehindGap = false
  private var early: [Int: ScannedPiece] = [:]

  init(path: String, limits: CSVLimits, width: Int, nextLine: Int, remarks: RemarkTally) {
    self.path = path
    self.limits = limits
    self.width = width
    self.nextLine = nextLine
    self.remarks = remarks
  }

  /// Takes a piece, and hands on what is next in the file.
  mutating func take(
    _ piece: ScannedPiece, number: Int, consume: (RecordBatch) throws -> Void
  ) rethrows {
    early[number] = piece
    while !isAtEnd, let next = early.removeValue(forKey: delivered) {
      try deliver(next, consume)
      delivered += 1
    }
  }

  private mutating func deliver(_ piece: ScannedPiece, _ consume: (RecordBatch) throws -> Void) rethrows {
    if isBehindGap, let line = piece.tableBehindGap {
      summary.failure = .otherTable(path, line: nextLine + line)
      return
    }
    isBehindGap = piece.endsInGap || !piece.hasRows && isBehindGap
    var batch = piece.batch
    let base = UInt32(truncatingIfNeeded: nextLine)
    for index in batch.lines.indices { batch.lines[index] &+= base }
    remarks.add(piece.remarks, base: nextLine)
    summary.delivered += batch.count
    summary.setAside.merge(piece.setAside, uniquingKeysWith: +)
    summary.totals += piece.totals.map { TotalRow(line: $0.line + nextLine, numbers: $0.numbers) }
    stop(piece.stop)
    if let line = piece.cutOff, !isAtEnd { summary.failure = .endsEarly(path, line: nextLine + line) }
    nextLine += piece.lineCount
    if batch.count > 0 { try consume(batch) }
  }

  private mutating func stop(_ stop: ScannedPiece.Stop?) {
    switch stop {
    case .none: break
    case .tooLong(let line):
      summary.failure = .recordTooLong(path, line: nextLine + line, limit: limits.record)
    case .lostQuote(let line, let opened, let records):
      summary.failure = .lostQuote(path, line: nextLine + line, opened: nextLine + opened, records: records)
    case .broken(let line, let lines, let fields):
      summary.failure = .brokenRecord(
        path, line: nextLine + line, lines: lines, fields: fields, width: width)
    case .end(let line): endLine = nextLine + line
    case .otherTable(let line): summary.failure = .otherTable(path, line: nextLine + line)
    }
  }

  /// The sum, when every piece has been taken.
  func finish(end: PieceSource.End?, bytes: Int, digest: String) -> ReadSummary {
    var summary = summary
    summary.bytes = bytes
    summary.digest = digest
    summary.remarks = remarks.remarks.filter { $0.kind != RemarkTally.Kind.truncation.name }
    if let endLine {
      summary.remarks.append(FormatRemark(kind: "end-of-records", count: 1, lines: [endLine]))
    }
    if let end, !isAtEnd { summary.failure = failure(end) }
    if summary.failure == nil, let line = remarks.firstLine(of: .truncation) {
      summary.failure = .truncated(path, line: line)
    }
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
