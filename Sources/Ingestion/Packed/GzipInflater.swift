// SPDX-License-Identifier: Apache-2.0

import CZlib

/// zlib's `inflate` for the parts of a gzip file, which holds the checksum of each against it at its end.
///
/// Used by one thread at a time.
final class GzipInflater: Sendable {
  enum Outcome { case goesOn, ended, damaged }

  /// How many bytes were taken from what is packed, how many were given, and how it stands.
  struct Step {
    let taken: Int
    let given: Int
    let outcome: Outcome
  }

  /// Where the state is kept: zlib holds its address, so that it must not move.
  private let stream: UInt
  /// A gzip header is expected, with the largest window (zlib.h, `inflateInit2`).
  private static let gzipOnly: Int32 = 15 + 16

  /// `nil` when there is no memory for it.
  init?() {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    self.stream = UInt(bitPattern: stream)
    let code = unsafe inflateInit2_(
      stream, Self.gzipOnly, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    if code != Z_OK { return nil }
  }

  deinit {
    guard let stream = unsafe UnsafeMutablePointer<z_stream>(bitPattern: stream) else { return }
    _ = unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Makes ready for the next part of the file.
  func beginAgain() -> Bool {
    guard let stream = unsafe UnsafeMutablePointer<z_stream>(bitPattern: stream) else { return false }
    return unsafe inflateReset(stream) == Z_OK
  }

  /// Unpacks what fits into `buffer`.
  func inflate(
    _ packed: UnsafeMutableRawBufferPointer, into buffer: UnsafeMutableRawBufferPointer
  ) -> Step {
    guard let stream = unsafe UnsafeMutablePointer<z_stream>(bitPattern: stream) else {
      return Step(taken: 0, given: 0, outcome: .damaged)
    }
    let (there, room) = (min(packed.count, 1 << 30), min(buffer.count, 1 << 30))
    unsafe stream.pointee.next_in = unsafe packed.baseAddress?.assumingMemoryBound(to: UInt8.self)
    unsafe stream.pointee.avail_in = UInt32(there)
    unsafe stream.pointee.next_out = unsafe buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    unsafe stream.pointee.avail_out = UInt32(room)
    let code = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
    return Step(
      taken: unsafe there - Int(stream.pointee.avail_in), given: unsafe room - Int(stream.pointee.avail_out),
      outcome: code == Z_STREAM_END ? .ended : code == Z_OK || code == Z_BUF_ERROR ? .goesOn : .damaged)
  }
}
