// SPDX-License-Identifier: Apache-2.0

import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The contents of a gzip file, in the order in which they lie; they can be read once.
///
/// A gzip file is one compressed part or several behind each other (RFC 1952, 2.2). What follows a part and
/// begins no other is an error, so that nothing behind a damaged place is left out.
final class GzipSource: ByteSource {
  let path: String
  let size: Int? = nil

  /// The file on disk.
  private let file: InputFile
  private let limits: PackingLimits
  private let state: Mutex<State>

  private struct State {
    let inflater: GzipInflater
    /// How many bytes have been handed out.
    var position = 0
    /// A piece of the file, and which bytes of it are not unpacked yet.
    var packed: [UInt8]
    var left = 0..<0
    /// How many bytes of the file have been read, and whether that is all.
    var taken = 0
    var isAtEnd = false
    /// Whether a part has begun that has not ended; the first must be there.
    var isInPart = true
  }

  private static let piece = 256 << 10
  /// What every part begins with (RFC 1952, 2.3.1).
  private static let mark: UInt8 = 0x1F

  /// - Throws: what `InputFile` throws.
  init(opening path: String, limits: PackingLimits = PackingLimits()) throws(IngestionError) {
    file = try InputFile(opening: path)
    guard let inflater = GzipInflater() else { throw .unread(path, ENOMEM) }
    state = Mutex(State(inflater: inflater, packed: Array(repeating: 0, count: Self.piece)))
    self.path = path
    self.limits = limits
  }

  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Result<Int, IngestionError> {
    state.withLock { state in
      guard state.position == offset else { return .failure(.readTwice(path)) }
      return Result { () throws(IngestionError) in
        state.position += try unsafe fill(buffer, &state)
        guard !limits.areExceeded(by: state.position, of: file.size ?? state.taken) else {
          throw .unpacksTooLarge(path, limits)
        }
        return state.position - offset
      }
    }
  }

  private func fill(
    _ buffer: UnsafeMutableRawBufferPointer, _ state: inout State
  ) throws(IngestionError) -> Int {
    var filled = 0
    while filled < buffer.count {
      if state.left.isEmpty, !state.isAtEnd { try refill(&state) }
      if state.left.isEmpty, state.isInPart { throw .damagedGzip(path, isCutOff: true) }
      if !state.isInPart, try !beginNextPart(&state) { break }
      if !state.left.isEmpty {
        filled += try unsafe unpack(
          &state, into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
      }
    }
    return filled
  }

  private func refill(_ state: inout State) throws(IngestionError) {
    let start = state.taken
    let count = try unsafe state.packed.withUnsafeMutableBytes { unsafe file.read(at: start, into: $0) }.get()
    state.left = 0..<count
    state.taken += count
    state.isAtEnd = count < state.packed.count
  }

  /// Steps over the zeros with which some programs fill up a file. `false` when the file ends there.
  private func beginNextPart(_ state: inout State) throws(IngestionError) -> Bool {
    guard let start = state.left.first(where: { state.packed[$0] != 0 }) else {
      state.left = 0..<0
      return !state.isAtEnd
    }
    state.left = start..<state.left.upperBound
    guard state.packed[start] == Self.mark else { throw .followsGzip(path) }
    guard state.inflater.beginAgain() else { throw .unread(path, ENOMEM) }
    state.isInPart = true
    return true
  }

  private func unpack(
    _ state: inout State, into buffer: UnsafeMutableRawBufferPointer
  ) throws(IngestionError) -> Int {
    let (inflater, left) = (state.inflater, state.left)
    let step = unsafe state.packed.withUnsafeMutableBytes { packed in
      unsafe inflater.inflate(UnsafeMutableRawBufferPointer(rebasing: packed[left]), into: buffer)
    }
    state.left = left.lowerBound + step.taken..<left.upperBound
    switch step.outcome {
    case .goesOn: break
    case .ended: state.isInPart = false
    case .damaged: throw .damagedGzip(path, isCutOff: false)
    }
    return step.given
  }

  func hasChanged(sinceReading bytes: Int) -> Bool { file.hasChanged(sinceReading: file.size ?? 0) }
}
