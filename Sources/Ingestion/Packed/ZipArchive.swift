// SPDX-License-Identifier: Apache-2.0

import CLibZip
import Synchronization

/// The table of contents of a ZIP archive, which a workbook is too.
struct ZipArchive: Sendable {
  /// One file in the archive.
  struct Member: Sendable {
    /// As the archive names it, with its folders, each before a `/`. It is shown and held against patterns, and no file
    /// is ever opened or written by it.
    let name: String
    let index: Int
    /// Bytes once it is unpacked, as the archive says.
    let size: Int
    let packedSize: Int
    let isEncrypted: Bool
  }

  /// The archive on disk.
  let path: String
  /// Its files, in the order in which they lie; no folders.
  let members: [Member]
  let limits: PackingLimits

  /// Reads the table of contents and nothing else.
  ///
  /// - Throws: what `InputFile` throws, and `archive-damaged` or `archive-too-large`.
  init(opening path: String, limits: PackingLimits = PackingLimits()) throws(IngestionError) {
    let handle = try ZipHandle(opening: path)
    self.path = path
    self.limits = limits
    members = try handle.members(atMost: limits.members)
  }

  /// A member's contents, which can be read once.
  ///
  /// - Parameter shown: how errors name it.
  /// - Throws: `archive-encrypted`, `archive-damaged`, or `unpacks-too-large`.
  func open(_ member: Member, shown: String) throws(IngestionError) -> any ByteSource {
    if member.isEncrypted { throw .encryptedMember(shown) }
    guard !limits.areExceeded(by: member.size, of: member.packedSize) else {
      throw .unpacksTooLarge(shown, limits)
    }
    return try ZipMemberSource(ZipHandle(opening: path), member, shown: shown, limits: limits)
  }
}

/// An open archive, used by one thread at a time; closed when nobody holds it any more.
private final class ZipHandle: Sendable {
  private let path: String
  /// Where libzip keeps it: used while the lock is held.
  private let archive: UInt
  private let lock = Mutex(())
  private let file: InputFile

  init(opening path: String) throws(IngestionError) {
    // Says why where the file cannot be opened, and holds its time of change.
    file = try InputFile(opening: path)
    var code: Int32 = 0
    guard let archive = unsafe zip_open(path, ZIP_RDONLY, &code) else { throw .damagedArchive(path) }
    self.archive = UInt(bitPattern: archive)
    self.path = path
  }

  deinit {
    if let archive = unsafe OpaquePointer(bitPattern: archive) { unsafe zip_discard(archive) }
  }

  var hasChanged: Bool { file.hasChanged(sinceReading: file.size ?? 0) }

  func members(atMost most: Int) throws(IngestionError) -> [ZipArchive.Member] {
    let found: [ZipArchive.Member]? = lock.withLock { _ in
      guard let archive = unsafe OpaquePointer(bitPattern: archive) else { return [] }
      let count = unsafe zip_get_num_entries(archive, 0)
      guard count <= most else { return nil }
      return (0..<max(count, 0)).compactMap { unsafe Self.member($0, of: archive) }
    }
    guard let found else { throw .tooManyMembers(path, most) }
    return found
  }

  private static func member(_ index: zip_int64_t, of archive: OpaquePointer) -> ZipArchive.Member? {
    var status = unsafe zip_stat_t()
    guard unsafe zip_stat_index(archive, zip_uint64_t(index), 0, &status) == 0, let name = unsafe status.name
    else { return nil }
    // Old programs for Windows part folders as Windows does.
    let text = unsafe String(cString: name).replacing("\\", with: "/")
    guard !text.hasSuffix("/") else { return nil }
    return unsafe ZipArchive.Member(
      name: text, index: Int(index), size: Int(clamping: status.size),
      packedSize: Int(clamping: status.comp_size), isEncrypted: status.encryption_method != 0)
  }

  /// Opens one file of it; `nil` where that cannot be unpacked.
  func open(_ member: ZipArchive.Member) -> UInt? {
    lock.withLock { _ in
      guard let archive = unsafe OpaquePointer(bitPattern: archive) else { return nil }
      return unsafe zip_fopen_index(archive, zip_uint64_t(member.index), 0).map { UInt(bitPattern: $0) }
    }
  }

  /// Reads on in a file of it: how many bytes, or less than none for a fault.
  func read(_ file: UInt, _ start: UnsafeMutableRawPointer, _ room: Int) -> Int {
    lock.withLock { _ in
      guard let file = unsafe OpaquePointer(bitPattern: file) else { return -1 }
      return unsafe Int(zip_fread(file, start, zip_uint64_t(room)))
    }
  }

  func close(_ file: UInt) {
    lock.withLock { _ in
      if let file = unsafe OpaquePointer(bitPattern: file) { _ = unsafe zip_fclose(file) }
    }
  }
}

/// The contents of one file of an archive; its checksum is held against them at their end.
private final class ZipMemberSource: ByteSource {
  let path: String
  let size: Int? = nil

  private let handle: ZipHandle
  private let file: UInt
  /// How many bytes have been handed out.
  private let position = Mutex(0)
  private let packedSize: Int
  private let limits: PackingLimits

  init(
    _ handle: ZipHandle, _ member: ZipArchive.Member, shown: String, limits: PackingLimits
  ) throws(IngestionError) {
    guard let file = handle.open(member) else { throw .damagedMember(shown) }
    self.file = file
    self.handle = handle
    path = shown
    packedSize = member.packedSize
    self.limits = limits
  }

  deinit { handle.close(file) }

  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Result<Int, IngestionError> {
    position.withLock { position in
      guard position == offset else { return .failure(.readTwice(path)) }
      var filled = 0
      while filled < buffer.count, let start = buffer.baseAddress {
        let got = unsafe handle.read(file, start + filled, buffer.count - filled)
        if got < 0 { return .failure(.damagedMember(path)) }
        if got == 0 { break }
        filled += got
      }
      position += filled
      // What the archive says of a size need not be true.
      guard !limits.areExceeded(by: position, of: packedSize) else {
        return .failure(.unpacksTooLarge(path, limits))
      }
      return .success(filled)
    }
  }

  func hasChanged(sinceReading bytes: Int) -> Bool { handle.hasChanged }
}
