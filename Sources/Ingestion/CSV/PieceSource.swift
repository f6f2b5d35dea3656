// SPDX-License-Identifier: Apache-2.0

/// Cuts a file, as it is read, into pieces of whole records; together they are all bytes behind the header.
struct PieceSource: Sendable {
  /// Why there is no next piece though the file may go on.
  enum End: Sendable {
    /// A fault in the text; lines are counted from the end of the last piece.
    case stopped(RecordBoundaries.Stop)
    case failed(IngestionError)
  }

  /// Set when the pieces have ended before the file.
  private(set) var end: End?
  /// Bytes read, the header's included.
  var position: Int { reader.position }

  /// What the file's encoding is, and what tells that it may be another.
  var encoding: String { reader.encoding }
  var doubts: FormatRemark? { reader.doubts }

  private var reader: TextReader
  private var boundaries: RecordBoundaries
  /// Read, and in no piece yet: the beginning of a record.
  private var carry: [UInt8] = []
  private var isFinished = false

  /// - Parameter reader: Stands behind the header.
  init(reader: TextReader, delimiter: UInt8, limits: CSVLimits) {
    self.reader = reader
    boundaries = RecordBoundaries(delimiter: delimiter, limits: limits)
  }

  /// The next piece; `nil` at the end of the file, or when `end` says why.
  mutating func next() -> [UInt8]? {
    while !isFinished {
      do {
        if let buffer = try reader.next(after: carry) {
          if let piece = cut(buffer, isLast: false) { return piece }
        } else {
          isFinished = true
          guard let fault = reader.fault else { return cut(carry, isLast: true) }
          end = .stopped(undecodable(fault))
        }
      } catch {
        end = .failed(error)
        isFinished = true
      }
    }
    return nil
  }

  /// What is left of the file when the pieces have ended before it, for the digest; `nil` at its end.
  mutating func rest() -> Result<[UInt8]?, IngestionError> {
    let waiting = bytesOnDisk(of: carry)
    carry = []
    if !waiting.isEmpty { return .success(waiting) }
    do {
      return .success(try reader.rest())
    } catch {
      return .failure(error)
    }
  }

  /// The bytes of the file that are to go to the digest after a piece: the piece, or what it was decoded from
  /// and whatever else was read.
  mutating func bytesOnDisk(of piece: [UInt8]) -> [UInt8] {
    reader.isDecoding ? reader.takeOwnBytes() : piece
  }

  private func undecodable(_ fault: DecodingFault) -> RecordBoundaries.Stop {
    let lineStart = carry.lastIndex { $0 == lineFeed || $0 == carriageReturn }.map { $0 + 1 } ?? 0
    return .undecodable(fault, line: lineEnds(carry[...]), column: carry.count - lineStart + 1)
  }

  private mutating func cut(_ whole: consuming [UInt8], isLast: Bool) -> [UInt8]? {
    var buffer = whole
    let cut = boundaries.cut(buffer, isLast: isLast)
    if let stop = cut.stop {
      end = .stopped(stop)
      isFinished = true
    }
    carry = Array(buffer[cut.end...])
    if cut.end == 0 { return nil }
    buffer.removeLast(buffer.count - cut.end)
    return buffer
  }
}
