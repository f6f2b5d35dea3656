// SPDX-License-Identifier: Apache-2.0

import Samples
import Testing

@testable import Ingestion

@Suite struct EncodingTests {
  private static let text = "id,name\r\n1,Zoë Müller\n2,\"£20 – “half”\"\r\n3,Siân\n"

  /// What a text is in an encoding.
  private static func bytes(_ text: String, _ encoding: TextEncoding, marked: Bool = false) -> [UInt8] {
    switch encoding {
    case .utf8: return (marked ? [0xEF, 0xBB, 0xBF] : []) + Array(text.utf8)
    case .utf16LittleEndian:
      return ((marked ? [0xFEFF] : []) + Array(text.utf16)).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .utf16BigEndian:
      return ((marked ? [0xFEFF] : []) + Array(text.utf16)).flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case .windows1252:
      let known: [Unicode.Scalar: UInt8] = ["–": 0x96, "“": 0x93, "”": 0x94]
      return text.unicodeScalars.map { known[$0] ?? UInt8(truncatingIfNeeded: $0.value) }
    }
  }

  @Test(
    arguments: [
      (.utf8, false, "UTF-8, as the character at byte 13 is written"),
      (.utf8, true, "UTF-8, byte-order mark at byte 0"),
      (.utf16LittleEndian, true, "UTF-16 (little-endian), byte-order mark at byte 0"),
      (
        .utf16LittleEndian, false,
        "UTF-16 (little-endian), no byte-order mark, every other byte is zero from byte 1 on"
      ),
      (.utf16BigEndian, true, "UTF-16 (big-endian), byte-order mark at byte 0"),
      (
        .utf16BigEndian, false,
        "UTF-16 (big-endian), no byte-order mark, every other byte is zero from byte 0 on"
      ),
      (.windows1252, false, "Windows-1252, as byte 0xEB at byte 13 is no UTF-8"),
    ] as [(TextEncoding, Bool, String)])
  func eachEncodingGivesTheSameRecordsWhateverTheChunks(
    _ encoding: TextEncoding, _ marked: Bool, _ evidence: String
  ) async throws {
    let plain = try TemporaryFile(Self.text)
    let expected = try await readAll(plain.path).outcome
    let bytes = Self.bytes(Self.text, encoding, marked: marked)
    let file = try TemporaryFile(bytes)
    for size in CSVRandomTests.chunkSizes {
      let (outcome, summary) = try await readAll(file.path, chunkSize: size)
      #expect(outcome == expected, "chunks of \(size)")
      #expect(summary.encoding == evidence)
      #expect(summary.digest == OrderDigest.of(bytes) && summary.bytes == bytes.count)
    }
  }

  @Test func theFirstCharacterOutsideASCIIDecidesHoweverLateItComes() async throws {
    for (encoding, evidence) in [
      (TextEncoding.windows1252, "Windows-1252, as byte 0xEB at byte 1212 is no UTF-8"),
      (.utf8, "UTF-8, as the character at byte 1212 is written"),
    ] {
      let text = "id,name\n" + (0..<300).map { "\($0 % 10),a\n" }.joined() + "7,Zoë\n8,Siân\n"
      let bytes = Self.bytes(text, encoding)
      let file = try TemporaryFile(bytes)
      let expected = Array(
        text.split(separator: "\n").dropFirst().map { $0.split(separator: ",").map(String.init) })
      for size in CSVRandomTests.chunkSizes {
        let (outcome, summary) = try await readAll(
          file.path, chunkSize: size, limits: CSVLimits(header: 64))
        #expect(outcome.texts == expected, "\(encoding), chunks of \(size)")
        #expect(summary.encoding == evidence, "chunks of \(size)")
        #expect(summary.digest == OrderDigest.of(bytes) && summary.bytes == bytes.count)
      }
    }
  }

  /// Bytes, the line and the column of the fault, what the message says of it, and the records before it.
  @Test(
    arguments: [
      // UTF-8 was decided, and a later byte is Windows-1252.
      (
        Array("a,b\n1,é\n2,x".utf8) + [0xE9] + Array(",\n3,y\n".utf8), 3, 4,
        "byte 0xE9 is no character in UTF-8, which the file is read as (byte 12 of the file)", 1
      ),
      (
        Array("a,b\n1,é\n2,".utf8) + [0xE2, 0x82], 3, 3,
        "the file ends within a character (UTF-8, byte 11)", 1
      ),
      (
        Array("a,b\n1,".utf8) + [0xE9] + Array("\n2,".utf8) + [0x81, 0x0A], 3, 3,
        "byte 0x81 is no character in Windows-1252, which the file is read as (byte 10 of the file)", 1
      ),
      (
        [0xFF, 0xFE] + bytes("a,b\n1,2\n3,", .utf16LittleEndian) + [0x00, 0xDC, 0x0A, 0x00], 3, 3,
        "the bytes 0x00 0xDC are no character in UTF-16 (little-endian), which the file is read as"
          + " (byte 22 of the file)", 1
      ),
      (
        [0xFE, 0xFF] + bytes("a,b\n1,2\n3,", .utf16BigEndian) + [0xD8, 0x01, 0x00, 0x61], 3, 3,
        "the bytes 0xD8 0x01 are no character in UTF-16 (big-endian), which the file is read as"
          + " (byte 22 of the file)", 1
      ),
      (
        [0xFF, 0xFE] + bytes("a,b\n1,2\n3,4", .utf16LittleEndian) + [0x0A], 3, 4,
        "the file ends within a character (UTF-16 (little-endian), byte 24)", 1
      ),
    ] as [([UInt8], Int, Int, String, Int)])
  func bytesThatAreNoCharacterEndTheReadingAtTheirPlace(
    _ bytes: [UInt8], _ line: Int, _ column: Int, _ problem: String, _ before: Int
  ) async throws {
    let file = try TemporaryFile(bytes)
    for size in CSVRandomTests.chunkSizes {
      let (outcome, summary) = try await readAll(file.path, chunkSize: size, limits: CSVLimits(header: 16))
      #expect(outcome.records.count == before, "chunks of \(size)")
      let failure = try #require(summary.failure)
      #expect(failure.kind == "undecodable" && failure.problem == problem)
      #expect(failure.line == line && failure.column == column)
      #expect(summary.digest == OrderDigest.of(bytes) && summary.bytes == bytes.count, "chunks of \(size)")
    }
  }

  @Test func anyBytesMeanTheSameWhateverTheChunks() async throws {
    var seed = SeededGenerator(seed: 40)
    let alphabet: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0x61, 0xC3, 0xA9, 0xE2, 0x82, 0xAC, 0x81, 0xF0]
    let file = try TemporaryFile()
    var decoded = 0
    for round in 0..<1500 {
      let noise = (0..<Int.random(in: 0...40, using: &seed)).map { _ in
        Int.random(in: 0..<3, using: &seed) > 0 ? 0x62 : alphabet.randomElement(using: &seed) ?? 0
      }
      let bytes = Array("a,b,c\n1,2,3\n".utf8) + noise
      try file.write(bytes)
      // The sample never reaches the noise, so that every decision is made while pieces are handed out.
      let expected = try await readAll(file.path, limits: CSVLimits(header: 8))
      if expected.summary.encoding?.hasPrefix("Windows") == true { decoded += 1 }
      for size in CSVRandomTests.chunkSizes {
        let (outcome, summary) = try await readAll(
          file.path, chunkSize: size, limits: CSVLimits(header: 8))
        #expect(outcome == expected.outcome, "round \(round), chunks of \(size): \(bytes)")
        #expect(summary.encoding == expected.summary.encoding && summary.bytes == bytes.count)
        #expect(summary.digest == OrderDigest.of(bytes), "round \(round), chunks of \(size)")
      }
    }
    #expect(decoded > 200)
  }

  @Test func aHeaderThatCannotBeDecodedIsRefusedAtItsPlace() throws {
    let file = try TemporaryFile([0x0A] + Array("é,".utf8) + [0xE9] + Array(",c\n1,2,3\n".utf8))
    #expect {
      try CSVFile.open(file.path)
    } throws: { error in
      guard let error = error as? IngestionError else { return false }
      return error.kind == "undecodable" && error.line == 2 && error.column == 4
    }
  }

  @Test func anEncodingThatIsGivenIsTaken() async throws {
    // As Windows-1252 the two bytes of é are Ã and ©.
    let file = try TemporaryFile("a,b\n1,é\n")
    let (outcome, summary) = try await readAll(file.path, encoding: .windows1252)
    #expect(outcome.texts == [["1", "Ã©"]])
    #expect(summary.encoding == "Windows-1252, as the test says")
    let marked = try TemporaryFile("\u{FEFF}a,b\n1,é\n")
    await #expect {
      try await readAll(marked.path, encoding: .utf16BigEndian)
    } throws: {
      ($0 as? IngestionError)?.description.hasSuffix(
        "error: the file begins with the byte-order mark of UTF-8, and it should be UTF-16 (big-endian), as the"
          + " test says. Leave the encoding out, so that it is found.") == true
    }
  }

  @Test func aZeroIsFoundInUTF16AsWell() async throws {
    let file = try TemporaryFile(Self.bytes("a,b\n1,\u{0}\n", .utf16LittleEndian, marked: true))
    let (_, summary) = try await readAll(file.path)
    #expect(summary.failure?.kind == "zero-byte" && summary.failure?.line == 2)
  }

  /// Bytes that are valid Windows-1252, and whether they are told to be doubtful, and on which lines.
  @Test(
    arguments: [
      // "Recruitment report" in Chinese, in Big5 and in GBK; Cyrillic in CP1251; Polish in CP1250.
      ([0xA9, 0xDB, 0xB8, 0x75, 0xB3, 0xF8, 0xA7, 0x69, 0xA4, 0xA4, 0xA4, 0xE5], [2]),
      ([0xD5, 0xD0, 0xC6, 0xB8, 0xB1, 0xA8, 0xB8, 0xE6], [2]),
      ([0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2], [2]),
      (bytes("Zoë, Siân, £20, ½ día", .windows1252).filter { $0 != 0x2C }, []),
      (bytes("“Beyoncé” – naïve café, señor", .windows1252).filter { $0 != 0x2C }, []),
    ] as [([UInt8], [Int])])
  func textThatEnglishWouldNotHoldIsSaid(_ bytes: [UInt8], _ lines: [Int]) async throws {
    let file = try TemporaryFile(Array("a,b\n1,".utf8) + bytes + [0x0A])
    let (outcome, _) = try await readAll(file.path)
    #expect(outcome.failure == nil && outcome.records.count == 1)
    #expect(outcome.remarks.filter { $0.kind == "doubtful-windows-1252" }.flatMap(\.lines) == lines)
  }

  /// Pieces of two files put together, of which the first one is in Windows-1252.
  @Test(
    arguments: [
      ("caf\u{E9}", "café", [3]), ("\u{A3}20", "£30", [3]), ("na\u{EF}ve", "a – dash", [3]),
      ("naïve", "plain", []),
    ])
  func charactersOfUTF8AmongOthersAreSaid(_ first: String, _ second: String, _ lines: [Int]) async throws {
    let rows = Self.bytes("a,b\n1,\(first)\n", .windows1252) + Array("2,\(second)\n".utf8)
    let file = try TemporaryFile(rows)
    let (outcome, _) = try await readAll(file.path)
    #expect(outcome.failure == nil && outcome.records.count == 2)
    #expect(outcome.remarks.filter { $0.kind == "two-encodings" }.flatMap(\.lines) == lines)
  }

  @Test func validityOfUTF8IsWhatTheLanguageSays() {
    var seed = SeededGenerator(seed: 3)
    let starts: [UInt8] = [
      0x41, 0x7F, 0x80, 0xA0, 0xBF, 0xC0, 0xC2, 0xDF, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0x90, 0x9F,
    ]
    for _ in 0..<20_000 {
      // Plain bytes before, to cross the words in which they are passed; ASCII at the end, so that nothing is
      // cut off.
      let plain = [UInt8](repeating: 0x61, count: Int.random(in: 0...40, using: &seed))
      let bytes = plain + (0..<6).map { _ in starts.randomElement(using: &seed) ?? 0 } + [0x41]
      var isValid = true
      if case .invalid = UTF8Check(bytes, from: 0) { isValid = false }
      #expect(isValid == (String(validating: bytes, as: UTF8.self) != nil), "\(bytes)")
    }
  }

  @Test func decodingIsWhatTheLanguageSaysOfUTF16() {
    var seed = SeededGenerator(seed: 8)
    let units: [UInt16] = [0x41, 0xE9, 0x20AC, 0xD83D, 0xDE00, 0xDBFF, 0xDC00, 0xFFFD, 0x0A]
    for _ in 0..<5_000 {
      let text = (0..<Int.random(in: 0...6, using: &seed)).map { _ in units.randomElement(using: &seed) ?? 0 }
      var decoder = UTF16Decoder(isBigEndian: false, at: 0)
      var decoded: [UInt8] = []
      for unit in text { decoder.decode([UInt8(unit & 0xFF), UInt8(unit >> 8)], into: &decoded) }
      decoder.finish(into: &decoded)
      let expected = String(validating: text, as: UTF16.self)
      #expect((decoder.fault == nil) == (expected != nil), "\(text)")
      if let expected { #expect(decoded == Array(expected.utf8), "\(text)") }
    }
  }
}
