// SPDX-License-Identifier: Apache-2.0

/// Hands out a file in pieces, from its beginning, and never reads a byte of it twice.
///
/// Nothing is mapped into memory: a mapped file counts as resident and a file cut while it is read would end
/// the process. A copy of a reader starts where the original stood; for a stream, only one of them can go on.
package struct ChunkReader: Sendable {
  /// The path as it was given; `-` is standard input.
  package var path: String { source.path }
  /// Size in bytes when the file was opened; `nil` for a stream, and for what is compressed.
  package var size: Int? { source.size }
  /// How many bytes have been handed out by `next`.
  package private(set) var position = 0

  private let source: any ByteSource
  private let chunkSize: Int
  private var digest: (any ContentDigest)?
  /// Read for a sample and not handed out yet.
  private var waiting: ArraySlice<UInt8> = []
  private var ended = false

  /// Opens the file and reads nothing yet.
  ///
  /// - Parameters:
  ///   - chunkSize: Bytes in a piece, from 1 to 64 MiB.
  ///   - digest: Takes every byte that `next` hands out.
  /// - Throws: `file-missing`, `file-forbidden`, `file-is-folder` or `file-unreadable`.
  package init(
    opening path: String, chunkSize: Int = 1 << 20, digest: (any ContentDigest)? = nil
  ) throws(IngestionError) {
    self.init(try InputFile(opening: path), chunkSize: chunkSize, digest: digest)
  }

  /// Hands out bytes that are in memory, as if they were the file's.
  package init(bytes: [UInt8], path: String, chunkSize: Int = 1 << 20) {
    self.init(BytesInMemory(path: path, bytes: bytes), chunkSize: chunkSize)
  }

  /// Hands out what a source holds; nothing of it may have been read.
  init(_ source: any ByteSource, chunkSize: Int = 1 << 20, digest: (any ContentDigest)? = nil) {
    self.source = source
    self.chunkSize = min(max(chunkSize, 1), 64 << 20)
    self.digest = digest
  }

  /// The first bytes of the file, which `next` will hand out again; to be asked for before `next`. A second
  /// sample may be longer than the first.
  ///
  /// - Returns: `count` bytes, or the whole file when it is shorter.
  package mutating func sample(_ count: Int = 256 << 10) throws(IngestionError) -> [UInt8] {
    if position == 0 && !ended && waiting.count < count {
      waiting = try read(count - waiting.count, at: waiting.count, after: Array(waiting))[...]
    }
    return Array(waiting.prefix(count))
  }

  /// The next piece, fed to the digest; `nil` at the end of the file.
  ///
  /// - Throws: `file-unreadable`; `file-changed` at the end of a file that was written to meanwhile.
  package mutating func next() throws(IngestionError) -> [UInt8]? {
    guard let chunk = try next(after: []) else { return nil }
    digest?.update(chunk)
    return chunk
  }

  /// The next piece with `carry` put before it, not fed to the digest; `nil` at the end of the file.
  mutating func next(after carry: [UInt8]) throws(IngestionError) -> [UInt8]? {
    if !waiting.isEmpty {
      let part = waiting.prefix(chunkSize)
      waiting = waiting.dropFirst(part.count)
      position += part.count
      return carry.isEmpty ? Array(part) : carry + part
    }
    if ended { return nil }
    let chunk = try read(chunkSize, at: position, after: carry)
    if chunk.count - carry.count < chunkSize { ended = true }
    position += chunk.count - carry.count
    if ended && source.hasChanged(sinceReading: position) { throw .changed(path) }
    return chunk.count == carry.count ? nil : chunk
  }

  /// Hands out the first bytes of what `sample` read.
  mutating func skip(_ count: Int) -> [UInt8] {
    let part = waiting.prefix(count)
    waiting = waiting.dropFirst(part.count)
    position += part.count
    return Array(part)
  }

  /// Takes the digest away, so that somebody else can feed it.
  mutating func takeDigest() -> (any ContentDigest)? {
    defer { digest = nil }
    return digest
  }

  /// The hexadecimal digest of what `next` handed out; empty when there was no digest to feed.
  package consuming func finishDigest() -> String {
    digest?.finish() ?? ""
  }

  private func read(
    _ count: Int, at offset: Int, after carry: [UInt8]
  ) throws(IngestionError) -> [UInt8] {
    var failure: IngestionError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: carry.count + count) { buffer, filled in
      let whole = UnsafeMutableRawBufferPointer(buffer)
      unsafe whole.copyBytes(from: carry)
      let room = unsafe UnsafeMutableRawBufferPointer(rebasing: whole[carry.count..<(carry.count + count)])
      filled = carry.count
      switch unsafe source.read(at: offset, into: room) {
      case .success(let got): filled += got
      case .failure(let error): failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }
}
