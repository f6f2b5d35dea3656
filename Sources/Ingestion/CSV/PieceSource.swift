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

  private var reader: ChunkReader
  private var boundaries: RecordBoundaries
  /// Read, and in no piece yet: the beginning of a record.
  private var carry: [UInt8] = []
  private var isFinished = false

  /// - Parameter reader: Stands behind the header.
  init(reader: ChunkReader, delimiter: UInt8, limits: CSVLimits) {
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
          return cut(carry, isLast: true)
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
    if !carry.isEmpty {
      defer { carry = [] }
      return .success(carry)
    }
    do {
      return .success(try reader.next(after: []))
    } catch {
      return .failure(error)
    }
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
