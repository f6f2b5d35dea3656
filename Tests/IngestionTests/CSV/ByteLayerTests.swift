// SPDX-License-Identifier: Apache-2.0

import Foundation
import Samples
import Testing

@testable import Ingestion

@Suite struct ByteLayerTests {
  @Test(arguments: [1, 5, 4096])
  func aFileComesInPiecesAndItsBytesAreDigestedOnce(_ size: Int) throws {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let file = try TemporaryFile(bytes)
    var reader = try ChunkReader(opening: file.path, chunkSize: size, digest: OrderDigest())
    #expect(try reader.sample(10) == Array(bytes.prefix(10)))
    #expect(reader.size == 1000 && reader.position == 0)
    var whole: [UInt8] = []
    while let chunk = try reader.next() {
      #expect(!chunk.isEmpty && chunk.count <= size)
      whole += chunk
      #expect(reader.position == whole.count)
    }
    #expect(whole == bytes)
    #expect(try reader.next() == nil)
    #expect(reader.finishDigest() == OrderDigest.of(bytes))
  }

  @Test func aSampleOfAShortFileIsTheWholeOfIt() throws {
    let file = try TemporaryFile("ab")
    var reader = try ChunkReader(opening: file.path)
    #expect(try reader.sample() == Array("ab".utf8))
    #expect(try reader.next() == Array("ab".utf8))
    #expect(try reader.next() == nil)
    #expect(reader.finishDigest() == "")
  }

  @Test(arguments: [
    ("/nowhere/a.csv", "there is no such file. Check the path, and that the export has been written."),
    ("/", "this is a folder, and a file was expected. Name a file in it."),
  ])
  func whatCannotBeOpenedSaysWhyAndWhatToDo(_ path: String, _ message: String) {
    let error = fault { () throws(IngestionError) in _ = try ChunkReader(opening: path) }
    #expect(error?.description == "\(path): error: \(message)")
  }

  @Test func reasonsOfTheSystemAreToldInWords() {
    let forbidden = IngestionError.unopened("f", EACCES)
    #expect(forbidden.problem == "the file may not be read by this account")
    #expect(forbidden.advice == "Give the account that runs the audit permission to read it")
    let broken = IngestionError.unread("f", EIO)
    #expect(broken.problem == "the system could not read the file (input/output error)")
    #expect(broken.advice == "Copy the file to a local disk and try again")
  }

  @Test func aFileThatIsWrittenToMeanwhileIsAFailure() throws {
    let file = try TemporaryFile("0123456789")
    var reader = try ChunkReader(opening: file.path, chunkSize: 4)
    _ = try reader.next()
    let handle = try #require(FileHandle(forWritingAtPath: file.path))
    try handle.truncate(atOffset: 6)
    #expect(fault { () throws(IngestionError) in while try reader.next() != nil {} }?.kind == "file-changed")
  }

  @Test func aStreamIsReadToItsEndAndOnlyOnce() throws {
    let pipe = Pipe()
    let path = "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)"
    let text = Array("a,b\n1,2\n".utf8)
    pipe.fileHandleForWriting.write(Data(text))
    try pipe.fileHandleForWriting.close()
    var reader = try ChunkReader(opening: path, chunkSize: 3, digest: OrderDigest())
    #expect(try reader.sample(4) == Array(text.prefix(4)))
    var second = reader
    var whole: [UInt8] = []
    while let chunk = try reader.next() { whole += chunk }
    #expect(whole == text && reader.size == nil)
    #expect(fault { () throws(IngestionError) in while try second.next() != nil {} }?.kind == "read-twice")
  }

  private func fault(_ reading: () throws(IngestionError) -> Void) -> IngestionError? {
    do throws(IngestionError) {
      try reading()
      return nil
    } catch {
      return error
    }
  }

  @Test func codesAreThoseOfADictionary() {
    var seed = SeededGenerator(seed: 11)
    for _ in 0..<40 {
      var coder = ColumnCoder(.coded)
      var known: [[UInt8]: UInt32] = [:]
      var order: [[UInt8]] = []
      var expected: [UInt32] = []
      for _ in 0..<600 {
        if Int.random(in: 0..<10, using: &seed) == 0 {
          coder.appendAbsent()
          expected.append(0)
          continue
        }
        let length = Int.random(in: 0...20, using: &seed)
        let value = (0..<length).map { _ in UInt8.random(in: 97...99, using: &seed) }
        if known[value] == nil {
          order.append(value)
          known[value] = UInt32(order.count)
        }
        coder.append(value[...])
        expected.append(known[value] ?? 0)
      }
      #expect(coder.count == 600)
      guard case .coded(expected, let values) = coder.finish() else { Issue.record("codes differ"); return }
      #expect((0..<values.count).map { Array(values[$0]) } == order)
    }
  }

  @Test func aHashedColumnHoldsHashesAndZeroForWhatIsEmptyOrAbsent() {
    var coder = ColumnCoder(.hashed, records: 3)
    coder.append(Array("A1".utf8)[...])
    coder.append([])
    coder.appendAbsent()
    guard case .hashed([keyHash(Array("A1".utf8)[...]), 0, 0], _) = coder.finish() else {
      Issue.record("hashes differ")
      return
    }
  }
}
