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

  @Test(arguments: [
    ("a,b", FileProbe.Format.csv, "UTF-8, no byte outside ASCII in the first 3 bytes"),
    ("Zoë", .csv, "UTF-8, every character valid in the first 4 bytes"),
    ("\u{FEFF}a", .csv, "UTF-8, byte-order mark at byte 0"),
    ("\u{FEFF} \r\n\t<a/>", .xml, "UTF-8, byte-order mark at byte 0"),
    ("<a/>", .xml, "UTF-8, no byte outside ASCII in the first 4 bytes"),
    ("", .csv, "UTF-8, no byte outside ASCII in the first 0 bytes"),
  ])
  func aProbeTellsFormatAndEncoding(_ text: String, _ format: FileProbe.Format, _ encoding: String) throws {
    let probe = try FileProbe(sample: Array(text.utf8), path: "f")
    #expect(probe.format == format && probe.encoding == encoding)
  }

  @Test(
    arguments: [
      ([0x61, 0xE9, 0x2C], "not UTF-8: byte 0xE9 at byte 1"),
      ([0x61, 0x92], "not UTF-8: byte 0x92 at byte 1"),
      ([0xEF, 0xBB, 0xBF, 0x61, 0xC0, 0x80], "a UTF-8 byte-order mark, but not UTF-8: byte 0xC0 at byte 4"),
      ([0xED, 0xA0, 0x80], "not UTF-8: byte 0xED at byte 0"),
      ([0xF4, 0x90, 0x80, 0x80], "not UTF-8: byte 0xF4 at byte 0"),
      ([0x61, 0xF0, 0x9F, 0x98], "UTF-8, every character valid in the first 4 bytes"),
    ] as [([UInt8], String)])
  func bytesThatAreNotUTF8AreSaid(_ sample: [UInt8], _ encoding: String) throws {
    #expect(try FileProbe(sample: sample, path: "f").encoding == encoding)
  }

  @Test func validityOfUTF8IsWhatTheLanguageSays() {
    var seed = SeededGenerator(seed: 3)
    let starts: [UInt8] = [
      0x41, 0x7F, 0x80, 0xA0, 0xBF, 0xC0, 0xC2, 0xDF, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0x90, 0x9F,
    ]
    for _ in 0..<20_000 {
      // ASCII at the end, so that nothing is cut off.
      let bytes = (0..<6).map { _ in starts.randomElement(using: &seed) ?? 0 } + [0x41]
      #expect(
        (firstByteNotUTF8(bytes[...]) == nil) == (String(validating: bytes, as: UTF8.self) != nil), "\(bytes)"
      )
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
