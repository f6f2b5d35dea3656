// SPDX-License-Identifier: Apache-2.0

import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An open file, or standard input; closed when nobody holds it any more.
///
/// Regular files are read by position, so that two readers do not disturb each other. A stream can be read
/// once, and a second reader is told so.
final class InputFile: ByteSource {
  /// The path as it was given; `-` is standard input.
  let path: String
  /// Size in bytes when the file was opened; `nil` for a stream.
  let size: Int?

  private let descriptor: Int32
  private let closes: Bool
  private let stamp: Stamp?
  private let streamed = Atomic<Int>(0)

  private struct Stamp: Equatable {
    var size: Int
    var seconds: Int
    var nanoseconds: Int
  }

  init(opening path: String) throws(IngestionError) {
    let opened = path == "-" ? 0 : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { throw .unopened(path, errno) }
    var status = stat()
    let described = unsafe fstat(opened, &status) == 0
    let kind = described ? status.st_mode & S_IFMT : 0
    let regular = kind == S_IFREG && path != "-"
    self.path = path
    descriptor = opened
    closes = path != "-"
    stamp = regular ? Self.stamp(of: status) : nil
    size = regular ? Int(status.st_size) : nil
    if kind == S_IFDIR { throw .folder(path) }
  }

  deinit {
    if closes { _ = close(descriptor) }
  }

  /// Fills the buffer from `offset`, or as far as the file goes.
  ///
  /// - Returns: How many bytes were put into the buffer; fewer than its size only at the end of the file.
  func read(
    at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) -> Result<Int, IngestionError> {
    if size == nil {
      let (exchanged, _) = streamed.compareExchange(
        expected: offset, desired: offset, ordering: .relaxed)
      guard exchanged else { return .failure(.readTwice(path)) }
    }
    var filled = 0
    while filled < buffer.count {
      guard let start = buffer.baseAddress else { break }
      let room = buffer.count - filled
      let got =
        size == nil
        ? unsafe Self.systemRead(descriptor, start + filled, room)
        : unsafe pread(descriptor, start + filled, room, off_t(offset + filled))
      if got < 0 && errno == EINTR { continue }
      if got < 0 { return .failure(.unread(path, errno)) }
      if got == 0 { break }
      filled += got
    }
    if size == nil { streamed.store(offset + filled, ordering: .relaxed) }
    return .success(filled)
  }

  /// Whether a regular file has another size or another time of change than when it was opened.
  func hasChanged(sinceReading bytes: Int) -> Bool {
    guard let stamp, let size else { return false }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { return true }
    return Self.stamp(of: status) != stamp || bytes < size
  }

  private static func stamp(of status: stat) -> Stamp {
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return Stamp(size: Int(status.st_size), seconds: Int(time.tv_sec), nanoseconds: Int(time.tv_nsec))
  }

  private static func systemRead(_ descriptor: Int32, _ start: UnsafeMutableRawPointer, _ room: Int) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.read(descriptor, start, room)
    #elseif canImport(Musl)
      unsafe Musl.read(descriptor, start, room)
    #else
      unsafe Darwin.read(descriptor, start, room)
    #endif
  }
}
