// SPDX-License-Identifier: Apache-2.0

import Synchronization
import Testing

@testable import Ingestion

/// A text, what its records are, and what is remarked of it; the header is `a,b`.
struct CSVCase: Sendable, CustomTestStringConvertible {
  var body: String
  var records: [[String]]
  var remarks: [String]

  init(_ body: String, _ records: [[String]], _ remarks: [String] = []) {
    self.body = body
    self.records = records
    self.remarks = remarks
  }

  var testDescription: String { body.debugDescription }
}

/// Numbers in the order in which they came.
final class ProgressLog: Sendable {
  private let numbers = Mutex<[Int]>([])
  var bytes: [Int] { numbers.withLock { $0 } }

  func add(_ bytes: Int) { numbers.withLock { $0.append(bytes) } }
}

@Suite struct CSVRecordTests {
  static let wellFormed: [CSVCase] = [
    CSVCase("", []),
    CSVCase("1,2\n", [["1", "2"]]),
    CSVCase("1,2", [["1", "2"]]),
    CSVCase("1,2\r\n3,4\r\n", [["1", "2"], ["3", "4"]]),
    CSVCase("1,2\r3,4\r", [["1", "2"], ["3", "4"]]),
    CSVCase("1,2\n3,4\r\n5,6\r7,8", [["1", "2"], ["3", "4"], ["5", "6"], ["7", "8"]]),
    CSVCase(",\n", [], ["blank-line x1 @2"]),
    CSVCase("1,\n", [["1", ""]]),
    CSVCase("1,", [["1", ""]]),
    CSVCase("\"1\",\"2\"\n", [["1", "2"]]),
    CSVCase("\"\",\"\"", [], ["blank-line x1 @2"]),
    CSVCase("\"1,1\",2\n", [["1,1", "2"]]),
    CSVCase("\"1\n1\",2\n3,4", [["1\n1", "2"], ["3", "4"]]),
    CSVCase("\"1\r\n1\",2\r\n", [["1\r\n1", "2"]]),
    CSVCase("\"say \"\"yes\"\"\",2\n", [["say \"yes\"", "2"]]),
    CSVCase("\"\"\"\",\"\"\"\"\"\"\n", [["\"", "\"\""]]),
    CSVCase("1,\"2\"", [["1", "2"]]),
    CSVCase(" 1 , 2 \n", [[" 1 ", " 2 "]]),
    CSVCase("1;\t|,2\n", [["1;\t|", "2"]]),
    CSVCase("\u{1}\u{2}\u{B}\u{C},2\n", [["\u{1}\u{2}\u{B}\u{C}", "2"]]),
    CSVCase("Zoë,Ağa\n", [["Zoë", "Ağa"]]),
  ]

  static let breaches: [CSVCase] = [
    CSVCase("1\"1,2\n", [["1\"1", "2"]], ["stray-quote x1 @2"]),
    CSVCase("1\"1\"1,2\n", [["1\"1\"1", "2"]], ["stray-quote x1 @2"]),
    CSVCase(" \"1\",2\n", [[" \"1\"", "2"]], ["stray-quote x1 @2"]),
    CSVCase("1\",2\"\n", [["1\"", "2\""]], ["stray-quote x2 @2"]),
    CSVCase("\"1\"1,2\n", [["11", "2"]], ["text-after-quote x1 @2"]),
    CSVCase("\"1\" ,2\n", [["1 ", "2"]], ["text-after-quote x1 @2"]),
    CSVCase("\"1\"\t,2\n", [["1\t", "2"]], ["text-after-quote x1 @2"]),
    CSVCase("\"1\"\"\"x\"y,2\n", [["1\"x\"y", "2"]], ["text-after-quote x1 @2"]),
    CSVCase("1,2,\n", [["1", "2"]], ["trailing-empty-fields x1 @2"]),
    CSVCase("1,2,,\"\"\n3,4\n", [["1", "2"], ["3", "4"]], ["trailing-empty-fields x1 @2"]),
    CSVCase("\n1,2\n\n\r\n3,4\n", [["1", "2"], ["3", "4"]], ["blank-line x3 @2,4,5"]),
    CSVCase("1,2\n \t \n", [["1", "2"]], ["blank-line x1 @3"]),
    CSVCase("1\n2,3\n", [["2", "3"]], ["wrong-field-count x1 @2"]),
    CSVCase("1,2,3\n4,5\n", [["4", "5"]], ["wrong-field-count x1 @2"]),
    CSVCase("1,2, \n4,5\n", [["4", "5"]], ["wrong-field-count x1 @2"]),
    CSVCase("\"1\n1\"\n2,3\n", [["2", "3"]], ["wrong-field-count x1 @2"]),
    CSVCase("\"\"\n2,3\n", [["2", "3"]], ["wrong-field-count x1 @2"]),
    CSVCase("1\n1\n1\n1\n1\n1\n2,3\n", [["2", "3"]], ["wrong-field-count x6 @2,3,4,5,6"]),
    CSVCase(
      "x\"\n\"1\"y,2\n", [["1y", "2"]],
      ["stray-quote x1 @2", "text-after-quote x1 @3", "wrong-field-count x1 @2"]),
  ]

  @Test(arguments: wellFormed + breaches)
  func eachTextGivesItsRecordsAndRemarksWhateverTheChunks(_ text: CSVCase) async throws {
    let bytes = Array(("a,b\n" + text.body).utf8)
    let file = try TemporaryFile(bytes)
    let reference = CSVReference.read(bytes, path: file.path)
    #expect(reference.texts == text.records)
    for size in CSVRandomTests.chunkSizes {
      // A record of several lines with the wrong number of fields ends the reading otherwise.
      let outcome = try await readAll(file.path, chunkSize: size, keepsLineBreaks: true).outcome
      #expect(outcome.texts == text.records && outcome.remarkTexts == text.remarks, "chunks of \(size)")
      #expect(outcome == reference, "chunks of \(size)")
    }
  }

  @Test func aRecordKeepsTheLineOnWhichItBegins() async throws {
    let file = try TemporaryFile("a,b\r\n\"1\r\n\n\r\",2\r\n\r\n3,4")
    for size in CSVRandomTests.chunkSizes {
      #expect(try await readAll(file.path, chunkSize: size).outcome.records.map(\.line) == [2, 7])
    }
  }

  @Test func aFileOfOneColumnHasItsRecords() async throws {
    let file = try TemporaryFile("name\nx\n\"\"\n\ny")
    let outcome = try await readAll(file.path).outcome
    #expect(outcome.texts == [["x"], [""], ["y"]])
    #expect(outcome.remarkTexts == ["blank-line x1 @4"])
  }

  @Test func onlyWhatIsAskedForIsDeliveredInTheOrderOfTheRequest() async throws {
    let temporary = try TemporaryFile("a,b,c\n1,x,k1\n2,x,\n1,y,k1\n")
    let file = try CSVFile.open(temporary.path)
    var batches: [RecordBatch] = []
    let columns: [(index: Int, request: ColumnRequest)] = [
      (2, .hashed), (1, .coded), (1, .hashed), (9, .coded),
    ]
    let summary = try await file.read(columns: columns) { batches.append($0) }
    #expect(summary.delivered == 3 && batches.count == 1)
    let hashes = [keyHash(Array("k1".utf8)[...]), 0, keyHash(Array("k1".utf8)[...])]
    guard case .hashed(hashes, _) = batches[0].columns[0] else { Issue.record("\(batches[0])"); return }
    guard case .coded([1, 1, 2], let values) = batches[0].columns[1] else {
      Issue.record("\(batches[0])"); return
    }
    #expect(values.count == 2 && Array(values[1]) == Array("y".utf8))
    guard case .hashed = batches[0].columns[2] else { Issue.record("\(batches[0])"); return }
    guard case .coded([0, 0, 0], _) = batches[0].columns[3] else { Issue.record("\(batches[0])"); return }
  }

  @Test func aValueOfARecordThatIsNotDeliveredIsInNoDictionary() async throws {
    let kept = try TemporaryFile("a,b\n1,x\nbad\n2,y\n")
    let file = try CSVFile.open(kept.path)
    _ = try await file.read(columns: [(0, .coded)]) { batch in
      guard case .coded(_, let values) = batch.columns[0] else { return }
      #expect((0..<values.count).map { String(decoding: values[$0], as: UTF8.self) } == ["1", "2"])
    }
  }

  @Test func whatTheConsumerThrowsEndsTheReading() async throws {
    struct Enough: Error {}
    let file = try TemporaryFile("a,b\n1,2\n")
    await #expect(throws: Enough.self) {
      _ = try await CSVFile.open(file.path).read(columns: [(0, .coded)]) { _ in throw Enough() }
    }
  }

  @Test func aCancelledTaskReadsNoFurther() async throws {
    let file = try TemporaryFile("a,b\n1,2\n")
    let path = file.path
    await #expect(throws: CancellationError.self) {
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.cancelAll()
        group.addTask { _ = try await CSVFile.open(path).read(columns: [(0, .coded)]) { _ in } }
        try await group.waitForAll()
      }
    }
  }

  @Test func progressTellsBytesAndNeverGoesBack() async throws {
    let text = "a,b\n" + String(repeating: "1,2\n", count: 200)
    let file = try TemporaryFile(text)
    let log = ProgressLog()
    _ = try await CSVFile.open(file.path, chunkSize: 64).read(columns: []) {
      log.add($0)
    } consume: { _ in
    }
    #expect(log.bytes == log.bytes.sorted() && log.bytes.last == text.utf8.count && log.bytes.count > 5)
  }

  @Test func aFileMayBeReadAgainAndGivesTheSame() async throws {
    let temporary = try TemporaryFile("a,b\n1,2\n")
    let file = try CSVFile.open(temporary.path, digest: OrderDigest())
    let first = try await file.read(columns: [(0, .coded)]) { _ in }
    let second = try await file.read(columns: [(0, .coded)]) { _ in }
    #expect(first.digest == second.digest && first.delivered == 1 && second.delivered == 1)
  }
}
