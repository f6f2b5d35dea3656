// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Samples
import Testing

@testable import Ingestion

/// A lost quote swallows records and leaves a file that seems to be whole.
@Suite struct LostQuoteTests {
  /// Forty records of three fields, the second quoted.
  private static func lines() -> [String] {
    ["ref,name,band"] + (1...40).map { "V\($0),\"Post \($0)\",\($0 % 9 + 1)" }
  }

  @Test func twoLostQuotesAreAnErrorThatNamesTheFirstLineAndHowManyRecordsAreSwallowed() async throws {
    var lines = Self.lines()
    // The quote that closes on line 11 is lost, and the one that opens on line 31.
    lines[10] = "V10,\"Post 10,2"
    lines[30] = "V30,Post 30\",4"
    let file = try TemporaryFile(lines.joined(separator: "\n") + "\n")
    for size in CSVRandomTests.chunkSizes {
      let outcome = try await readAll(file.path, chunkSize: size).outcome
      #expect(outcome.records.count == 9)
      #expect(outcome.failure?.kind == "lost-quote" && outcome.failure?.line == 11)
    }
  }

  @Test func theMessageSaysWhatToDo() async throws {
    let file = try TemporaryFile("a,b,c\n1,\"x,y\n2,x,y\n3,x\",y\n4,x,y\n")
    let failure = try await readAll(file.path).outcome.failure
    #expect(
      failure?.description
        == "\(file.path):2: error: a quote that opens in the record that begins here runs over 2 more records, as"
        + " when the quote that should close it is lost. Close it, and look at the lines that follow; if the text"
        + " does hold such lines, say csv: {line_breaks: kept} in the profile; records before it were read.")
  }

  /// Texts with line breaks in them, as adverts have: whichever one quote is lost, the file is not whole.
  @Test func aLostQuoteAmongTextsOfSeveralLinesIsAnError() async throws {
    let records = (1...12).map {
      "V\($0),web,\"We seek a nurse.\nPay, leave and more.\n\nApply by May.\",yes"
    }
    let text = "ref,channel,text,open\n" + records.joined(separator: "\n") + "\n"
    let file = try TemporaryFile()
    for lost in text.indices where text[lost] == "\"" {
      var damaged = text
      damaged.remove(at: lost)
      try file.write(Array(damaged.utf8))
      let outcome = try await readAll(file.path).outcome
      // Without the quote that opens it, a text's lines are rows of their own, each with too few fields.
      #expect(outcome.failure != nil || outcome.setAside[.fieldCount, default: 0] > 0)
      #expect(outcome.records.count < 12)
    }
    // The quote that closes the fifth text.
    var damaged = text
    damaged.remove(at: text.indices.filter { text[$0] == "\"" }[9])
    try file.write(Array(damaged.utf8))
    for size in CSVRandomTests.chunkSizes {
      let outcome = try await readAll(file.path, chunkSize: size).outcome
      #expect(outcome.failure?.kind == "broken-record" && outcome.failure?.line == 18)
      #expect(outcome.records.count == 4)
    }
  }

  @Test func aQuoteThatOpensBeforeTheLastFieldAndClosesInAFirstOneIsFound() async throws {
    var lines = Self.lines()
    lines[10] = "V10,Post 10,\"2"
    lines[30] = "V30\",Post 30,4"
    let file = try TemporaryFile(
      lines.map { $0.replacing("\"Post", with: "Post") }.joined(separator: "\n") + "\n")
    let outcome = try await readAll(file.path).outcome
    #expect(outcome.failure?.line == 11 && outcome.records.count == 9)
  }

  @Test func whatIsLeftOfARecordIsNoTitle() async throws {
    let file = try TemporaryFile(
      "\"id\",\"ref\",\"note\"\n\"A1,\"V1\",\"one two three\"\n\"A2\",\"V1\",\"x\"\n")
    let outcome = try await readAll(file.path).outcome
    #expect(outcome.setAside == [.fieldCount: 1] && outcome.records.count == 1)
  }

  /// Whatever two quotes are lost, nothing is silent: the records are all there, or something is said.
  @Test func noTwoLostQuotesGoUnnoticed() async throws {
    var seed = SeededGenerator(seed: 12)
    let file = try TemporaryFile()
    var silent = 0
    for _ in 0..<400 {
      var text = Self.lines().joined(separator: "\n") + "\n"
      let records = 40
      for _ in 0..<2 {
        let quotes = text.indices.filter { text[$0] == "\"" }
        if let lost = quotes.randomElement(using: &seed) { text.remove(at: lost) }
      }
      try file.write(Array(text.utf8))
      let outcome = try await readAll(file.path).outcome
      let isSaid = outcome.failure != nil || !outcome.remarks.isEmpty
      if outcome.records.count < records && !isSaid { silent += 1 }
    }
    #expect(silent == 0)
  }

  /// Text over several lines that is text: the width of the file, and the field's place in its record.
  @Test(arguments: [
    "V1,\"Band 5 nurse\nDays, nights, and weekends\",x",
    "V1,x,\"We offer:\n- leave, pension, and pay\n- parking\"",
    "V1,x,\"Line one\nLine two\"",
    "V1,x,\"Address:\nHospital, Leeds, LS1\"",
    "V1,\"Hours\n37.5\",x",
    "V1,x,\"One\n\nTwo\n\n\"",
    "V1,x,\"Bands: 2,3\n4,5,6\"",
    "V1,x,\"Bands:\nfive,six,seven\"",
  ])
  func textOverSeveralLinesIsText(_ record: String) async throws {
    let file = try TemporaryFile("ref,b,c\n\(record)\nV2,y,z\n")
    let outcome = try await readAll(file.path).outcome
    #expect(outcome.records.count == 2 && outcome.failure == nil)
  }

  @Test func aProfileMayKeepWhatLooksLikeRecords() async throws {
    let file = try TemporaryFile("a,b,c\n1,x,\"y\n2,x,y\"\n")
    #expect(try await readAll(file.path).outcome.failure?.kind == "lost-quote")
    var kept = try CSVFile.open(file.path)
    kept.keepsLineBreaks = true
    let summary = try await kept.read(columns: []) { _ in }
    #expect(summary.failure == nil && summary.delivered == 1)
  }
}
