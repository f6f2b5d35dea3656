// SPDX-License-Identifier: Apache-2.0

import Samples
import Testing

@testable import Ingestion

/// Quotes within text that have a backslash before them.
@Suite struct QuoteDialectTests {
  @Test func quotesWithABackslashAreFoundAndSaid() async throws {
    let text = "a,b\n1,\"the \\\"Friends\\\" test, C:\\\\x\"\n2,\"\\\"all\\\"\"\n"
    let file = try TemporaryFile(text)
    for size in CSVRandomTests.chunkSizes {
      let (outcome, summary) = try await readAll(file.path, chunkSize: size)
      #expect(
        outcome.texts == [["1", "the \"Friends\" test, C:\\x"], ["2", "\"all\""]], "chunks of \(size)")
      #expect(outcome.remarkTexts == ["backslash-quotes x1 @2"])
      #expect(summary.digest == OrderDigest.of(Array(text.utf8)) && summary.bytes == text.utf8.count)
    }
  }

  @Test(arguments: [
    "a,b\n1,\"C:\\\"\n2,\"x\"\n", "a,b\n1,\"C:\\\",\n", "a,b\n1,C:\\\"x\n", "a,b\n1,\"say \"\"yes\"\"\"\n",
  ])
  func aBackslashAtTheEndOfAFieldIsText(_ text: String) async throws {
    let file = try TemporaryFile(text)
    let outcome = try await readAll(file.path).outcome
    #expect(!outcome.remarks.contains { $0.kind == "backslash-quotes" })
  }

  @Test func aProfileSaysHowQuotesAreWritten() async throws {
    let file = try TemporaryFile("a,b\n1,\"x\\\"\"\n")
    #expect(try await readAll(file.path, quotes: .backslashed).outcome.texts == [["1", "x\""]])
    let found = try TemporaryFile("a,b\n1,\"x\\\"y\"\n")
    #expect(try await readAll(found.path).outcome.texts == [["1", "x\"y"]])
    #expect(try await readAll(found.path, quotes: .doubled).outcome.texts == [["1", "x\\y\""]])
  }

  @Test func theyGoWithEveryEncoding() async throws {
    let text = "\u{FEFF}a,b\n1,\"£20 \\\"é\\\" x\"\n"
    let wide = Array(text.utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    for bytes in [Array(text.utf8), wide] {
      let file = try TemporaryFile(bytes)
      for size in CSVRandomTests.chunkSizes {
        let (outcome, summary) = try await readAll(file.path, chunkSize: size)
        #expect(outcome.texts == [["1", "£20 \"é\" x"]] && summary.digest == OrderDigest.of(bytes))
      }
    }
  }

  @Test func whatWasWrittenWithBackslashesComesBack() async throws {
    var seed = SeededGenerator(seed: 6)
    let parts = ["a", "\"", "\\", ",", "\n", " ", "é", "\\\""]
    let file = try TemporaryFile()
    for round in 0..<200 {
      let records = (0..<5).map { _ in
        (0..<3).map { _ in
          (0..<Int.random(in: 0...5, using: &seed)).map { _ in parts.randomElement(using: &seed) ?? "" }
            .joined()
        }
      }
      let lines = records.map { record in
        record.map { "\"" + $0.flatMap { $0 == "\"" || $0 == "\\" ? "\\\($0)" : "\($0)" } + "\"" }
          .joined(separator: ",")
      }
      try file.write(Array((["a,b,c"] + lines).joined(separator: "\n").utf8))
      for size in [1, 3, 1 << 20] {
        let read = try await readAll(
          file.path, chunkSize: size, quotes: .backslashed, keepsLineBreaks: true, keepsRows: true)
        #expect(read.outcome.texts == records, "round \(round), chunks of \(size)")
      }
    }
  }
}
