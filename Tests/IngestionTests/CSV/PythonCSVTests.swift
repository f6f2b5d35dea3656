// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import Ingestion

/// The reader against Python's `csv` module, field by field, with a piece ending at every byte.
@Suite struct PythonCSVTests {
  /// Reads each file as the dialect that its name begins with, and prints all of them as one JSON list.
  private static let script = """
    import csv, json, sys
    marks = {"comma": ",", "semicolon": ";", "tab": "\\t", "bar": "|"}
    tables = []
    for path in sys.argv[1:]:
        mark = marks[path.rsplit("/", 1)[1].split("-")[0]]
        with open(path, encoding="utf-8-sig", newline="") as file:
            tables.append(list(csv.reader(file, delimiter=mark, strict=True)))
    print(json.dumps(tables))
    """

  private static let marks: [(name: String, byte: UInt8)] = [
    ("comma", 0x2C), ("semicolon", 0x3B), ("tab", 0x09), ("bar", 0x7C),
  ]

  @Test func `every field is the one that Python reads, wherever pieces end`() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "evenhand-csv-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var random = SplitMix64(seed: 4180)
    var files: [(path: String, mark: UInt8, bytes: [UInt8])] = []
    for number in 0..<80 {
      let mark = Self.marks[number % Self.marks.count]
      let bytes = Self.file(mark.byte, &random)
      let path = folder.appending(path: "\(mark.name)-\(number).csv").path()
      try Data(bytes).write(to: URL(filePath: path))
      files.append((path, mark.byte, bytes))
    }
    let tables = try Self.python(files.map(\.path))
    try #require(tables.count == files.count)
    for (file, table) in zip(files, tables) {
      for size in 1...file.bytes.count {
        let read = try await readAll(
          file.path, chunkSize: size, delimiter: file.mark, keepsLineBreaks: true, keepsRows: true)
        guard read.outcome.failure == nil, read.outcome.texts == Array(table.dropFirst()) else {
          Issue.record("pieces of \(size): \(String(decoding: file.bytes, as: UTF8.self).debugDescription)")
          break
        }
      }
    }
  }

  /// A well-formed file with a header, of one of the line ends, with a mark or without.
  private static func file(_ mark: UInt8, _ random: inout SplitMix64) -> [UInt8] {
    let width = Int.random(in: 2...5, using: &random)
    let lineEnd = ["\n", "\r\n"].randomElement(using: &random) ?? "\n"
    let header = (0..<width).map { "h\($0)" }
    let records = (0..<Int.random(in: 0...8, using: &random)).map { _ in
      (0..<width).map { _ in field(&random) }
    }
    let lines = ([header] + records).map { fields in
      fields.map { written($0, mark, &random) }.joined(separator: String(UnicodeScalar(mark)))
    }
    let end = Bool.random(using: &random) ? lineEnd : ""
    let start: [UInt8] = Bool.random(using: &random) ? [0xEF, 0xBB, 0xBF] : []
    return start + Array((lines.joined(separator: lineEnd) + end).utf8)
  }

  private static func field(_ random: inout SplitMix64) -> String {
    let parts = [
      "", "a", "Band 5", ",", ";", "|", "\t", "\"", "\n", "\r\n", "é", "語", "White: British", " ", "0",
    ]
    return (0..<Int.random(in: 0...4, using: &random)).map { _ in parts.randomElement(using: &random) ?? "" }
      .joined()
  }

  private static func written(_ field: String, _ mark: UInt8, _ random: inout SplitMix64) -> String {
    let must = field.utf8.contains { [34, 10, 13, mark].contains($0) }
    guard must || Int.random(in: 0..<4, using: &random) == 0 else { return field }
    return "\"" + field.replacing("\"", with: "\"\"") + "\""
  }

  private static func python(_ paths: [String]) throws -> [[[String]]] {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script] + paths
    process.standardOutput = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "python3 is needed here: 'make test' installs it")
    return try JSONDecoder().decode([[[String]]].self, from: output)
  }
}
