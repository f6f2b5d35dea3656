// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Ingestion

/// Compressed files and archives, whole, damaged and hostile.
@Suite struct PackedFileTests {
  /// A gzip file whose contents are stored as they are (RFC 1951, 3.2.4; RFC 1952).
  private static func gzip(_ contents: [UInt8]) -> [UInt8] {
    func little(_ value: UInt32, _ length: Int) -> [UInt8] {
      (0..<length).map { UInt8(truncatingIfNeeded: value >> UInt32(8 * $0)) }
    }
    var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    var rest = contents[...]
    repeat {
      let block = rest.prefix(60_000)
      rest = rest.dropFirst(block.count)
      bytes +=
        [rest.isEmpty ? 1 : 0] + little(UInt32(block.count), 2) + little(~UInt32(block.count), 2) + block
    } while !rest.isEmpty
    return bytes + little(ZipText.crc32(contents), 4) + little(UInt32(contents.count), 4)
  }

  private static let contents = (0..<200_000).map { UInt8(truncatingIfNeeded: ($0 &* 31) >> 3) }

  private static func all(_ source: any ByteSource, chunkSize: Int) throws -> [UInt8] {
    var reader = ChunkReader(source, chunkSize: chunkSize)
    var bytes: [UInt8] = []
    while let chunk = try reader.next() { bytes += chunk }
    return bytes
  }

  private static func first(of archive: ZipArchive) throws -> any ByteSource {
    try archive.open(#require(archive.members.first), shown: "a.zip/a.csv")
  }

  @Test(arguments: [777, 4_096, 1 << 20]) func `what comes out is what was packed`(_ chunkSize: Int) throws {
    let gzip = try TemporaryFile(Self.gzip(Self.contents))
    #expect(try Self.all(GzipSource(opening: gzip.path), chunkSize: chunkSize) == Self.contents)
    let zip = try TemporaryFile(ZipText([("a.csv", Self.contents)]).finished)
    #expect(
      try Self.all(Self.first(of: ZipArchive(opening: zip.path)), chunkSize: chunkSize) == Self.contents)
  }

  @Test func `folders are parted as Windows parts them, and lead nowhere`() async throws {
    let file = try TemporaryFile(
      ZipText([
        ("folder\\", []), ("folder\\applications.csv", Array("id,vacancy\n".utf8)),
        ("..\\..\\vacancies.csv", Array("ref,title\n".utf8)), ("__MACOSX\\._x.csv", []),
      ]).finished)
    let archive = try ZipArchive(opening: file.path)
    #expect(
      archive.members.map(\.name) == ["folder/applications.csv", "../../vacancies.csv", "__MACOSX/._x.csv"])
    let listed = try InputUnpacking(ListedInput(path: file.path, shown: "a.zip", isNamed: true, size: 1))
    #expect(listed.inputs.map(\.names) == [["vacancies.csv"], ["applications.csv"]])
    // The name is only a name: every member is read from the archive.
    #expect(listed.inputs.allSatisfy { $0.path == file.path })
  }

  @Test func `members of one gzip file follow each other`() throws {
    let file = try TemporaryFile(Self.gzip(Array("a,b\n".utf8)) + Self.gzip(Array("1,2\n".utf8)))
    #expect(try Self.all(GzipSource(opening: file.path), chunkSize: 64) == Array("a,b\n1,2\n".utf8))
  }

  @Test(arguments: [64, 1 << 20]) func `what follows the compressed contents is not left out in silence`(
    _ chunkSize: Int
  ) throws {
    let first = Self.gzip(Array("a,b\n".utf8))
    var second = Self.gzip(Array("1,2\n".utf8))
    let filled = try TemporaryFile(first + second + Array(repeating: 0, count: 600_000))
    #expect(try Self.all(GzipSource(opening: filled.path), chunkSize: chunkSize) == Array("a,b\n1,2\n".utf8))
    second[14] ^= 0x40
    for rest in [Array("junk".utf8), second, Array(second.dropFirst()), [0x1F, 0x8C], [0, 0, 0x1F]] {
      let file = try TemporaryFile(first + rest)
      let error = #expect(throws: IngestionError.self) {
        try Self.all(GzipSource(opening: file.path), chunkSize: chunkSize)
      }
      #expect(["gzip-damaged", "ends-early"].contains(error?.kind), "\(rest)")
    }
  }

  @Test func `a compressed file that was cut off or changed is an error`() throws {
    let whole = Self.gzip(Self.contents)
    for length in [12, 20, 60_100, whole.count - 9, whole.count - 1] {
      let file = try TemporaryFile(Array(whole.prefix(length)))
      let error = #expect(throws: IngestionError.self) {
        try Self.all(GzipSource(opening: file.path), chunkSize: 4_096)
      }
      #expect(error?.kind == "ends-early", "\(length): \(String(describing: error))")
    }
    var changed = whole
    changed[5_000] ^= 1
    let file = try TemporaryFile(changed)
    let error = #expect(throws: IngestionError.self) {
      try Self.all(GzipSource(opening: file.path), chunkSize: 4_096)
    }
    #expect(error?.kind == "gzip-damaged")
  }

  @Test func `an archive that was cut off, changed or locked is an error`() throws {
    let whole = ZipText([("a.csv", Self.contents)]).finished
    let cut = try TemporaryFile(Array(whole.dropLast(30)))
    #expect(
      #expect(throws: IngestionError.self) { try ZipArchive(opening: cut.path) }?.kind == "archive-damaged")
    var wrong = ZipText()
    wrong.add("a.csv", Self.contents, crc: 7)
    let changed = try TemporaryFile(wrong.finished)
    let error = #expect(throws: IngestionError.self) {
      try Self.all(Self.first(of: ZipArchive(opening: changed.path)), chunkSize: 4_096)
    }
    #expect(error?.description.hasPrefix("a.zip/a.csv: error: this file of the archive is damaged") ?? false)
    var locked = ZipText()
    locked.add("a.csv", Self.contents, isEncrypted: true)
    let secret = try TemporaryFile(locked.finished)
    #expect(
      #expect(throws: IngestionError.self) { try Self.first(of: ZipArchive(opening: secret.path)) }?.kind
        == "archive-encrypted")
  }

  @Test func `what unpacks to more than it may is refused before it fills anything`() throws {
    var limits = PackingLimits()
    limits.unasked = 1_000
    limits.ratio = 0x7FFF_FFFF
    #expect(!limits.areExceeded(by: 200_000, of: 1_000))
    limits.ratio = 3
    #expect(limits.areExceeded(by: 3_003, of: 1_000) && !limits.areExceeded(by: 3_000, of: 1_000))
    #expect(!limits.areExceeded(by: 999, of: 1))
    limits.ratio = 250
    limits.bytes = 100_000
    let gzip = try TemporaryFile(Self.gzip(Self.contents))
    let error = #expect(throws: IngestionError.self) {
      try Self.all(GzipSource(opening: gzip.path, limits: limits), chunkSize: 4_096)
    }
    #expect(error?.kind == "unpacks-too-large")
    let zip = try TemporaryFile(ZipText([("a.csv", Self.contents)]).finished)
    #expect(
      #expect(throws: IngestionError.self) {
        try Self.first(of: ZipArchive(opening: zip.path, limits: limits))
      }?.kind == "unpacks-too-large")
    limits.members = 0
    #expect(
      #expect(throws: IngestionError.self) { try ZipArchive(opening: zip.path, limits: limits) }?.kind
        == "archive-too-large")
  }

  @Test func `an archive is digested once, however many exports lie in it`() async throws {
    var names: [String] = []
    var zip = ZipText()
    for month in 1...9 {
      names.append("month-\(month)/applications.csv")
      zip.add(names[month - 1], Array("id,vacancy_ref\n\(month),V\n".utf8))
    }
    let bytes = zip.finished
    let file = try TemporaryFile(bytes)
    let digested = ByteCounter()
    let request = BundleRequest(
      inputs: [file.path],
      profile: .given(try #require(BuiltInProfileFiles.profiles().first { $0.name == "canonical" })),
      makeDigest: { ByteSum(all: digested) })
    let reading = try await BundleReader.read(request)
    #expect(reading.ledger.files.map(\.sha256) == names.map { _ in "\(bytes.count)" })
    #expect(reading.ledger.used == names.count)
    #expect(digested.bytes.withLock { $0 } == bytes.count)
  }

  private final class ByteCounter: Sendable {
    let bytes = Mutex(0)
  }

  /// How many bytes there were, here and in all.
  private struct ByteSum: ContentDigest {
    let all: ByteCounter
    var bytes = 0
    mutating func update(_ more: [UInt8]) {
      bytes += more.count
      all.bytes.withLock { $0 += more.count }
    }
    consuming func finish() -> String { "\(bytes)" }
  }

  @Test func `a packed file can be read once, from its beginning`() throws {
    let file = try TemporaryFile(Self.gzip(Self.contents))
    let source = try GzipSource(opening: file.path)
    _ = try Self.all(source, chunkSize: 4_096)
    let error = #expect(throws: IngestionError.self) { try Self.all(source, chunkSize: 4_096) }
    #expect(error?.kind == "read-twice")
  }
}
