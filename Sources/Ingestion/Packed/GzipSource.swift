// SPDX-License-Identifier: Apache-2.0

import CZlib
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The contents of a gzip file, in the order in which they lie; they can be read once.
final class GzipSource: ByteSource {
  let path: String
  let size: Int? = nil

  /// Where zlib keeps the stream: used while the lock is held.
  private let stream: UInt
  /// How many bytes have been handed out.
  private let position = Mutex(0)
  /// The file on disk: how large it is, and whether it changes.
  private let file: InputFile
  private let limits: PackingLimits

  private static let buffer: UInt32 = 256 << 10

  /// - Throws: what `InputFile` throws.
  init(opening path: String, limits: PackingLimits = PackingLimits()) throws(IngestionError) {
    file = try InputFile(opening: path)
    guard let stream = unsafe gzopen(path, "rb") else { throw .unread(path, ENOMEM) }
    _ = unsafe gzbuffer(stream, Self.buffer)
    self.stream = UInt(bitPattern: stream)
    self.path = path
    self.limits = limits
  }

  deinit { _ = unsafe gzclose(gzFile(bitPattern: stream)) }

  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Result<Int, IngestionError> {
    position.withLock { position in
      guard position == offset else { return .failure(.readTwice(path)) }
      let stream = unsafe gzFile(bitPattern: stream)
      var filled = 0
      while filled < buffer.count, let start = buffer.baseAddress {
        let got = unsafe gzread(stream, start + filled, UInt32(min(buffer.count - filled, 1 << 30)))
        var code: Int32 = 0
        if got <= 0 { _ = unsafe gzerror(stream, &code) }
        if got < 0 || code == Z_BUF_ERROR {
          return .failure(.damagedGzip(path, isCutOff: code == Z_BUF_ERROR))
        }
        if got == 0 { break }
        filled += Int(got)
      }
      position += filled
      guard !limits.areExceeded(by: position, of: file.size ?? 0) else {
        return .failure(.unpacksTooLarge(path, limits))
      }
      return .success(filled)
    }
  }

  func hasChanged(sinceReading bytes: Int) -> Bool { file.hasChanged(sinceReading: file.size ?? 0) }
}
