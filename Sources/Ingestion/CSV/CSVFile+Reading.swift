// SPDX-License-Identifier: Apache-2.0

extension CSVFile {
  /// Reads all records, in the order of the file, over several tasks.
  ///
  /// The records, their order and the summary do not depend on timing or on the size of a chunk; how many
  /// records stand in one batch does. After a failure the rest of the file is read for its digest only.
  ///
  /// - Parameters:
  ///   - columns: Positions in the header, and what is wanted of each; batches hold them in this order. A
  /// position
  ///     that the header does not have gives a column in which every record's field is absent.
  ///   - progress: Is told how many bytes have been read, once a piece.
  ///   - consume: Takes the batches, where the caller runs.
  /// - Throws: What `consume` throws, and `CancellationError`; a fault of the file is in the summary.
  package func read(
    columns: [(index: Int, request: ColumnRequest)], progress: (@Sendable (Int) -> Void)? = nil,
    consume: (RecordBatch) throws -> Void
  ) async throws -> ReadSummary {
    var reading = CSVReading(self, columns: columns, progress: progress)
    try await withThrowingTaskGroup(of: CSVReading.Outcome.self) { group in
      while let piece = try reading.nextPiece() {
        reading.start(piece, in: &group)
        while reading.isFull, let outcome = try await group.next() {
          try reading.take(outcome, in: &group, consume: consume)
        }
      }
      while let outcome = try await group.next() {
        try reading.take(outcome, in: &group, consume: consume)
      }
    }
    return try reading.finish()
  }
}

/// The state of one reading: pieces go out to tasks and come back in any order.
struct CSVReading {
  /// What a task brings back.
  enum Outcome: Sendable {
    case piece(ScannedPiece, number: Int)
    case digest(any ContentDigest)
  }

  typealias Group = ThrowingTaskGroup<Outcome, any Error>

  /// Pieces that are being read, or wait for their turn, at one time: one for each core and some to go on
  /// with.
  private static let piecesInFlight = 4
  /// Pieces that may wait for the digest.
  private static let digestBacklog = 8

  private let layout: CSVLayout
  private let progress: (@Sendable (Int) -> Void)?
  private var source: PieceSource
  private var order: PieceOrder
  private var feed: DigestFeed
  private var started = 0

  init(
    _ file: CSVFile, columns: [(index: Int, request: ColumnRequest)],
    progress: (@Sendable (Int) -> Void)?
  ) {
    self.progress = progress
    layout = CSVLayout(
      delimiter: file.delimiter, width: file.header.count, columns: columns, limits: file.limits,
      screen: RowScreen(
        header: file.headerLineBytes, delimiter: file.delimiter, width: file.header.count, terms: file.rows),
      tables: TableSearch(file), seeksLostQuotes: !file.keepsLineBreaks)
    order = PieceOrder(
      path: file.reader.path, limits: file.limits, width: file.header.count, nextLine: file.nextLine,
      remarks: file.tally)
    var reader = file.reader
    feed = DigestFeed(reader.takeDigest())
    let head = reader.skip(file.head)
    feed.add(reader.isDecoding ? reader.takeOwnBytes() : head)
    source = PieceSource(reader: reader, delimiter: file.delimiter, limits: file.limits)
  }

  /// Whether something must come back before anything more is read: this bounds memory.
  var isFull: Bool {
    started - order.delivered >= Self.piecesInFlight || feed.backlog >= Self.digestBacklog
  }

  /// The next piece; `nil` at the end of the file or after a failure.
  mutating func nextPiece() throws(CancellationError) -> [UInt8]? {
    if Task.isCancelled { throw CancellationError() }
    guard !order.isAtEnd, let piece = source.next() else { return nil }
    progress?(source.position)
    return piece
  }

  mutating func start(_ piece: [UInt8], in group: inout Group) {
    let number = started
    started += 1
    group.addTask { [layout] in .piece(PieceScanner.scan(piece, layout), number: number) }
    feed.add(source.bytesOnDisk(of: piece))
    startDigest(in: &group)
  }

  mutating func take(
    _ outcome: Outcome, in group: inout Group, consume: (RecordBatch) throws -> Void
  ) throws {
    switch outcome {
    case .piece(let piece, let number): try order.take(piece, number: number, consume: consume)
    case .digest(let digest):
      feed.takeBack(digest)
      startDigest(in: &group)
    }
  }

  /// Reads what is left after a failure, and sums up.
  consuming func finish() throws -> ReadSummary {
    let isWhole = try readRest()
    let digest = isWhole ? feed.finish() : ""
    var summary = order.finish(end: source.end, bytes: source.position, digest: digest)
    summary.encoding = source.encoding
    if let doubts = source.doubts { summary.remarks.append(doubts) }
    return summary
  }

  private mutating func startDigest(in group: inout Group) {
    guard let work = feed.work() else { return }
    group.addTask { .digest(work()) }
  }

  /// - Returns: Whether the whole file has been read.
  private mutating func readRest() throws(CancellationError) -> Bool {
    if case .failed = source.end { return false }
    while true {
      if Task.isCancelled { throw CancellationError() }
      switch source.rest() {
      case .success(let bytes?): feed.add(bytes)
      case .success(nil): return true
      case .failure: return false
      }
      if let work = feed.work() { feed.takeBack(work()) }
    }
  }
}
