// SPDX-License-Identifier: Apache-2.0

import Samples
import Testing

@testable import Ingestion

@Suite struct CSVRandomTests {
  static let chunkSizes = [1, 2, 3, 7, 64, 4096, 1 << 20]

  @Test func wellFormedTextComesBackAsItWasWrittenWhateverTheChunks() async throws {
    var seed = SeededGenerator(seed: 20_250_401)
    let file = try TemporaryFile()
    for round in 0..<150 {
      let width = Int.random(in: 1...6, using: &seed)
      let lineEnd = ["\n", "\r\n", "\r"].randomElement(using: &seed) ?? "\n"
      let records = (0..<Int.random(in: 0...30, using: &seed)).map { _ in
        (0..<width).map { _ in field(&seed) }
      }
      let head = (0..<width).map { "h\($0)" }
      var text = ([head] + records).map { line($0, &seed) }.joined(separator: lineEnd)
      if Bool.random(using: &seed) { text += lineEnd }
      try file.write(Array(text.utf8))
      for size in Self.chunkSizes {
        let read = try await readAll(
          file.path, chunkSize: size, delimiter: UInt8(ascii: ","), keepsLineBreaks: true,
          keepsRows: true)
        #expect(read.outcome.texts == records, "round \(round), chunks of \(size): \(text.debugDescription)")
        #expect(read.outcome.remarks.isEmpty && read.outcome.failure == nil)
        #expect(
          read.summary.digest == OrderDigest.of(Array(text.utf8)) && read.summary.bytes == text.utf8.count)
      }
    }
  }

  @Test func anyTextMeansWhatTheReferenceSaysWhateverTheChunks() async throws {
    var seed = SeededGenerator(seed: 77)
    let file = try TemporaryFile()
    for round in 0..<1500 {
      let bytes = Array("a,b,c\n".utf8) + noise(Int.random(in: 0...70, using: &seed), &seed)
      try file.write(bytes)
      let expected = CSVReference.read(bytes, path: file.path)
      for size in Self.chunkSizes {
        let read = try await readAll(
          file.path, chunkSize: size, delimiter: UInt8(ascii: ","), keepsLineBreaks: true)
        #expect(read.outcome == expected, "round \(round), chunks of \(size): \(bytes)")
        #expect(read.summary.digest == OrderDigest.of(bytes) && read.summary.bytes == bytes.count)
        #expect(read.summary.delivered == expected.records.count)
      }
    }
  }

  @Test func limitsFallOnTheSameRecordWhateverTheChunks() async throws {
    var seed = SeededGenerator(seed: 5)
    let file = try TemporaryFile()
    for round in 0..<1500 {
      // The header's limit is small, so that bytes behind it are not in the sample and may be zero.
      let limits = CSVLimits(
        quotedField: Int.random(in: 1...12, using: &seed), record: Int.random(in: 3...24, using: &seed),
        header: 7)
      var bytes = Array("a,b,c\n".utf8) + noise(Int.random(in: 1...70, using: &seed), &seed)
      // Half a character would be a fault of its own.
      let plain = bytes.indices.dropFirst(7).filter { bytes[$0] < 0x80 }
      if round % 3 == 0, let zero = plain.randomElement(using: &seed) { bytes[zero] = 0 }
      try file.write(bytes)
      let expected = CSVReference.read(bytes, limits: limits, path: file.path)
      for size in Self.chunkSizes {
        let read = try await readAll(
          file.path, chunkSize: size, delimiter: UInt8(ascii: ","), keepsLineBreaks: true, limits: limits)
        #expect(read.outcome == expected, "round \(round), chunks of \(size), \(limits): \(bytes)")
        #expect(read.summary.digest == OrderDigest.of(bytes) && read.summary.bytes == bytes.count)
      }
    }
  }

  @Test func manyRecordsOverManyPiecesKeepTheirOrderAndTheirLines() async throws {
    var seed = SeededGenerator(seed: 9)
    var bytes = Array("a,b,c\r\n".utf8)
    for number in 0..<20_000 {
      bytes += Array("\(number),".utf8) + Array(quoted(field(&seed)).utf8) + Array(",\(number % 7)\r\n".utf8)
    }
    let file = try TemporaryFile(bytes)
    let expected = CSVReference.read(bytes, path: file.path)
    for size in [509, 4096, 65_536, 1 << 20] {
      #expect(try await readAll(file.path, chunkSize: size, keepsLineBreaks: true).outcome == expected)
    }
  }

  @Test func noBytesMakeTheReaderTrap() async throws {
    var seed = SeededGenerator(seed: 1)
    let file = try TemporaryFile()
    var refused = 0
    for round in 0..<20_000 {
      let length = Int.random(in: 0...40, using: &seed)
      let bytes =
        round % 2 == 0
        ? noise(length, &seed) : (0..<length).map { _ in UInt8.random(in: 1...255, using: &seed) }
      try file.write(bytes)
      do {
        let read = try await readAll(file.path, chunkSize: 1 + round % 11)
        #expect(read.summary.bytes == bytes.count)
      } catch is IngestionError {
        refused += 1
      }
    }
    #expect(refused > 0 && refused < 20_000)
  }

  /// Bytes that mean something, more often than not.
  private func noise(_ length: Int, _ seed: inout SeededGenerator) -> [UInt8] {
    let alphabet = "\",\n\r\",\"ab \"\t;é".unicodeScalars.map { Array(String($0).utf8) }
    return (0..<length).flatMap { _ in alphabet.randomElement(using: &seed) ?? [] }
  }

  private func field(_ seed: inout SeededGenerator) -> String {
    let parts = ["", "a", "Band 5", ",", "\"", "\n", "\r\n", "\r", "é", "White: British", " ", "\t"]
    return (0..<Int.random(in: 0...4, using: &seed)).map { _ in parts.randomElement(using: &seed) ?? "" }
      .joined()
  }

  private func quoted(_ field: String) -> String {
    "\"" + field.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }

  /// Quotes what must be quoted, and now and then what need not be.
  private func line(_ fields: [String], _ seed: inout SeededGenerator) -> String {
    fields.map { field in
      let must = field.utf8.contains { [34, 44, 10, 13].contains($0) }
      // Of a single column, an empty or blank line would be no record.
      let blank = fields.count == 1 && field.utf8.allSatisfy { $0 == 32 || $0 == 9 }
      return must || blank || Int.random(in: 0..<4, using: &seed) == 0 ? quoted(field) : field
    }.joined(separator: ",")
  }
}
