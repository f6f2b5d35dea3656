// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Ingestion

@Suite struct CSVFaultTests {
  @Test(arguments: [
    (
      "", "",
      "the file is empty, and a header line was expected",
      "Export it again"
    ),
    (
      "\u{FEFF}", "",
      "the file is empty, and a header line was expected",
      "Export it again"
    ),
    (
      "\n \n", "",
      "the file holds no header line, only blank lines",
      "Export it again with the names of its columns in the first line"
    ),
    (
      "sep=;\n", "",
      "the file holds no header line, only blank lines",
      "Export it again with the names of its columns in the first line"
    ),
    (
      "a,\"b\nc,d\n", ":1",
      "the header line does not end within 9 bytes",
      "Check that the file is CSV and that every quote in its header is closed"
    ),
    (
      "\n <a/>", "",
      "the file begins with '<', which is XML, and CSV was expected",
      "Use a mapping profile for XML"
    ),
    (
      "a,b\n\u{0},1\n", "",
      "the file is not text: there is a zero byte at byte 4",
      "Name a file that was exported as CSV or XML"
    ),
    (
      "PK\u{3}\u{4}\u{0}\u{0}", "",
      "this is a workbook (.xlsx, .ods) or a ZIP archive, not text",
      "Save it to a file and name the file; of what is packed twice, unpack the outer one"
    ),
  ])
  func whatHasNoHeaderIsRefused(
    _ text: String, _ place: String, _ problem: String, _ advice: String
  ) throws {
    let file = try TemporaryFile(text)
    #expect(refusal(file.path) == told(place, problem, advice))
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x00, 0x00, 0x61, 0, 0, 0], "UTF-32 (little-endian), by the byte-order mark at byte 0"),
      ([0x00, 0x00, 0xFE, 0xFF, 0, 0, 0, 0x61], "UTF-32 (big-endian), by the byte-order mark at byte 0"),
    ] as [([UInt8], String)])
  func fourBytesACharacterAreRefusedByName(_ bytes: [UInt8], _ evidence: String) throws {
    let file = try TemporaryFile(bytes)
    let advice = "In the spreadsheet choose Save as 'CSV UTF-8', or export it again as UTF-8."
    #expect(
      refusal(file.path)
        == "FILE: error: the file is \(evidence), and UTF-8, UTF-16 or Windows-1252 was expected. \(advice)")
  }

  @Test func aQuoteThatIsNotClosedNamesTheFirstLineOfItsRecordAndKeepsWhatStandsBefore() async throws {
    let file = try TemporaryFile("a,b\n1,2\n\"3\n3\",\"4\n5,6\n7,8\n")
    for size in CSVRandomTests.chunkSizes {
      let (outcome, summary) = try await readAll(file.path, chunkSize: size)
      #expect(outcome.texts == [["1", "2"]])
      #expect(
        summary.failure.map { message($0, file.path) }
          == told(
            ":3",
            "a quote opened on line 4 in the record that begins here is not closed "
              + "before the end of the file",
            "Close the quote, or write a quote that is part of the text twice; records before it were read")
      )
      #expect(
        summary.bytes == 25
          && summary.digest == OrderDigest.of(Array("a,b\n1,2\n\"3\n3\",\"4\n5,6\n7,8\n".utf8)))
    }
  }

  @Test func aLastRecordWithoutLineEndAndAllFieldsIsACutOffFile() async throws {
    let file = try TemporaryFile("a,b,c\n1,2,3\n4,5,6\n7,8")
    for size in CSVRandomTests.chunkSizes {
      let (outcome, summary) = try await readAll(file.path, chunkSize: size)
      #expect(outcome.texts == [["1", "2", "3"], ["4", "5", "6"]])
      #expect(summary.failure?.kind == "ends-early" && summary.failure?.line == 4)
      #expect(summary.setAside == [.fieldCount: 1])
    }
  }

  @Test(arguments: ["7,8,9", "7,8\n", "7,8,9\n", " "])
  func aLastRecordWithALineEndOrAllFieldsIsNoCutOffFile(_ end: String) async throws {
    let file = try TemporaryFile("a,b,c\n1,2,3\n\(end)")
    #expect(try await readAll(file.path, chunkSize: 1 << 20).summary.failure == nil)
  }

  @Test func aFieldInQuotesBeyondAMebibyteIsTakenForAQuoteThatIsNotClosed() async throws {
    let body = "1,2\n\"" + String(repeating: "x\n", count: 524_289) + "\",4\n5,6\n"
    let file = try TemporaryFile("a,b\n" + body)
    for size in [100_000, 1 << 20, 8 << 20] {
      let (outcome, summary) = try await readAll(file.path, chunkSize: size)
      #expect(outcome.texts == [["1", "2"]] && summary.bytes == body.utf8.count + 4)
      #expect(
        summary.failure.map { message($0, file.path) }
          == told(
            ":3", "a quote opened in the record that begins here is not closed within 1048576 bytes",
            "Close the quote, or write a quote that is part of the text twice; records before it were read")
      )
    }
  }

  @Test func aFieldInQuotesOfExactlyAMebibyteIsRead() async throws {
    let value = String(repeating: "x", count: 1 << 20)
    let file = try TemporaryFile("a,b\n\"\(value)\",4\n")
    for size in [100_000, 1 << 20, 8 << 20] {
      #expect(try await readAll(file.path, chunkSize: size).outcome.texts == [[value, "4"]])
    }
  }

  @Test func aRecordThatDoesNotEndIsAFailure() async throws {
    let file = try TemporaryFile("a,b\n1,2\n" + String(repeating: ",", count: (16 << 20) + 1) + "\n3,4\n")
    for size in [1 << 20, 40 << 20] {
      let (outcome, summary) = try await readAll(file.path, chunkSize: size)
      #expect(outcome.texts == [["1", "2"]])
      #expect(
        summary.failure.map { message($0, file.path) }
          == told(
            ":3", "the record that begins here is longer than 16777216 bytes",
            "Check that the file is CSV and has line ends; records before it were read")
      )
    }
  }

  @Test func aZeroByteBehindTheSampleIsAFailureWithItsPlace() async throws {
    let lines = String(repeating: "1,2\n", count: 100_000)
    let file = try TemporaryFile("a,b\n" + lines + "3,\"x\ny\u{0}\"\n5,6\n")
    for size in [4096, 1 << 20] {
      let (outcome, summary) = try await readAll(file.path, chunkSize: size)
      #expect(outcome.records.count == 100_000)
      #expect(
        summary.failure.map { message($0, file.path) }
          == told(
            ":100003:2", "there is a zero byte, which no text holds",
            "Export the file again: it is damaged from here on; records before it were read")
      )
    }
  }

  @Test(arguments: [UInt8(ascii: "\""), 0x0A, 0x0D, 0x00, 0xC3])
  func aDelimiterThatCannotKeepFieldsApartIsRefused(_ delimiter: UInt8) throws {
    let file = try TemporaryFile("a,b\n")
    #expect(
      refusal(file.path, delimiter: delimiter)
        == told(
          "", "a quote, a line end or a byte outside ASCII cannot keep fields apart",
          "Give a comma, a semicolon, a tab or a bar as the delimiter")
    )
  }

  private func refusal(_ path: String, delimiter: UInt8? = nil) -> String? {
    do throws(IngestionError) {
      _ = try CSVFile.open(path, hints: CSVHints(delimiter: delimiter))
      return nil
    } catch {
      return message(error, path)
    }
  }

  private func told(_ place: String, _ problem: String, _ advice: String) -> String {
    "FILE\(place): error: \(problem). \(advice)."
  }

  private func message(_ error: IngestionError, _ path: String) -> String {
    "FILE" + error.description.dropFirst(error.path == path ? path.count : 0)
  }
}
