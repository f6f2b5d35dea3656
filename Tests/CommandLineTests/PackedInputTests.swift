// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// The sample compressed, in an archive and as workbooks: the same answer, and what is amiss is said.
@Suite struct PackedInputTests {
  private static let arguments = [
    "--explanations", "SampleData/explanations.csv", "--as-of", "2026-04-30", "--format", "json,csv",
  ]
  private static let folder = Program.root.appending(path: "SampleData/csv")

  /// The files of the sample; every field of the texts is a record of its own.
  private static func sample() throws -> [(name: String, text: String)] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted().map {
      ($0, try String(contentsOf: folder.appending(path: $0), encoding: .utf8))
    }
  }

  /// The fields of a CSV file.
  private static func table(_ text: String) -> [[String]] {
    var table: [[String]] = [[""]]
    var isQuoted = false
    var rest = text.replacing("\r\n", with: "\n")[...]
    while let character = rest.popFirst() {
      let (row, column) = (table.count - 1, table[table.count - 1].count - 1)
      switch character {
      case "\"":
        if isQuoted, rest.first == "\"" {
          table[row][column].append(rest.removeFirst())
        } else {
          isQuoted.toggle()
        }
      case "," where !isQuoted: table[row].append("")
      case "\n" where !isQuoted: if !rest.isEmpty { table.append([""]) }
      default: table[row][column].append(character)
      }
    }
    return table
  }

  private static func workbook(_ files: [(name: String, text: String)]) -> [UInt8] {
    WorkbookText(
      files.map { WorkbookText.Sheet(String($0.name.dropLast(4)), WorkbookText.rows(table($0.text))) }
    ).bytes
  }

  /// The same sheets as one XML file.
  private static func spreadsheetML(_ files: [(name: String, text: String)]) -> String {
    let sheets = files.map { file in
      let rows = table(file.text).map { fields in
        "<Row>"
          + fields.map { "<Cell><Data ss:Type=\"String\">\(WorkbookText.escaped($0))</Data></Cell>" }.joined()
          + "</Row>"
      }
      return "<Worksheet ss:Name=\"\(file.name.dropLast(4))\"><Table>\(rows.joined())</Table></Worksheet>"
    }
    let space = "urn:schemas-microsoft-com:office:spreadsheet"
    return
      "<?xml version=\"1.0\"?>\n<Workbook xmlns=\"\(space)\" xmlns:ss=\"\(space)\">\(sheets.joined())</Workbook>"
  }

  private static func audit(_ inputs: [String], _ scratch: Scratch) throws -> Program {
    try Program.run(["audit"] + inputs + arguments + ["--out", scratch.path("out")])
  }

  /// Findings by rule, subject and verdict: without the places, which name the file.
  private static func verdicts(_ text: String) -> [String] {
    table(text).map { $0.prefix(10).joined(separator: ",") }
  }

  @Test func `every way of packing gives the same verdicts and measures`() throws {
    let plain = try Scratch()
    _ = try Self.audit([Self.folder.path()], plain)
    let (findings, measures) = (try plain.text("out/findings.csv"), try plain.text("out/measures.csv"))
    let files = try Self.sample()
    let packings: [(name: String, write: (Scratch) throws -> String)] = [
      (
        "gzip",
        { scratch in
          for file in files {
            let path = try scratch.write("in/\(file.name)", file.text)
            let gzip = try Process.run(URL(filePath: "/bin/gzip"), arguments: [path])
            gzip.waitUntilExit()
          }
          return scratch.path("in")
        }
      ),
      (
        "an archive",
        { scratch in
          let zip = ZipText(files.map { ("export/\($0.name)", Array($0.text.utf8)) })
          return try scratch.write("all.zip", zip.finished)
        }
      ),
      ("a workbook", { try $0.write("recruitment.xlsx", Self.workbook(files)) }),
      (
        "a workbook for each",
        { scratch in
          for file in files {
            let book = WorkbookText([WorkbookText.Sheet("Sheet1", WorkbookText.rows(Self.table(file.text)))])
            _ = try scratch.write("in/\(file.name.dropLast(4)).xlsx", book.bytes)
          }
          return scratch.path("in")
        }
      ),
      ("an XML workbook", { try $0.write("recruitment.xls", Self.spreadsheetML(files)) }),
    ]
    for packing in packings {
      let scratch = try Scratch()
      let run = try Self.audit([packing.write(scratch)], scratch)
      #expect(run.status == 1, "\(packing.name): \(run.errors)")
      #expect(try scratch.text("out/measures.csv") == measures, "\(packing.name)")
      #expect(
        Self.verdicts(try scratch.text("out/findings.csv")) == Self.verdicts(findings), "\(packing.name)")
      let report = try Report(try scratch.text("out/report.json"))
      #expect(report.files.allSatisfy { ($0["sha256"] as? String)?.count == 64 }, "\(packing.name)")
    }
  }

  @Test func `the digest is that of the file on disk`() throws {
    let scratch = try Scratch()
    let path = try scratch.write("recruitment.xlsx", Self.workbook(Self.sample()))
    _ = try Self.audit([path], scratch)
    let sum = try Process.output("/usr/bin/sha256sum", [path]).split(separator: " ").first.map(String.init)
    let report = try Report(try scratch.text("out/report.json"))
    #expect(Set(report.files.compactMap { $0["sha256"] as? String }) == Set([sum].compactMap(\.self)))
    #expect(report.files.count == 7)
  }

  @Test func `dates of a sheet are read whatever form the profile names`() throws {
    let scratch = try Scratch()
    func row(_ texts: [String], _ rest: String) -> String {
      "<row>" + texts.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined() + rest + "</row>"
    }
    let rows =
      row(["application_id", "vacancy_ref", "ethnicity", "shortlisted", "appointed", "applied_on"], "")
      + row(["A-1", "V-1", "Indian", "yes", "no"], "<c s=\"1\"><v>45748</v></c>")
    var book = WorkbookText([WorkbookText.Sheet("Data", rows)])
    book.styles = [0, 14]
    let path = try scratch.write("a.xlsx", book.bytes)
    let profile = try scratch.write(
      "mine.map.yaml",
      """
      profile: 1
      name: mine
      system: any
      says: One row an application.
      defaults: {dates: [dmy]}
      sources:
        applications:
          entity: application
          key: id
          csv: {sheet: Data}
          fields:
            id: {from: application_id, required: true}
            vacancy: {from: vacancy_ref}
            ethnicity: {from: ethnicity, scheme: ons-2021, required: true, empty: blank}
          reached:
            shortlisted: {from: shortlisted, required: true}
            appointed: {from: appointed, required: true}
          events:
            - {stage: applied, at: applied_on}
      """)
    let run = try Self.audit([path, "--profile", profile], scratch)
    let report = try Report(try scratch.text("out/report.json"))
    let span = (report.json["run"] as? [String: Any])?["span"] as? [String: String]
    #expect(span == ["first": "2025-04-01", "last": "2025-04-01"], "\(run.output)\(run.errors)")
    #expect(!report.quality.contains { ($0["kind"] as? String)?.contains("date") ?? false })
  }

  @Test func `a sheet that the profile does not name is left out and said`() throws {
    let scratch = try Scratch()
    let files = try Self.sample()
    let notes = WorkbookText.Sheet("Notes", WorkbookText.rows([["Written by nobody"], ["On a Monday"]]))
    let hidden = WorkbookText.Sheet("Lookup", WorkbookText.rows([["a"]]), state: "hidden")
    var book = WorkbookText(
      files.map {
        WorkbookText.Sheet(String($0.name.dropLast(4)), WorkbookText.rows(Self.table($0.text)))
      })
    book.sheets += [notes, hidden]
    try FileManager.default.createDirectory(at: scratch.url("in"), withIntermediateDirectories: true)
    _ = try scratch.write("in/all.xlsx", book.bytes)
    let run = try Self.audit([scratch.path("in")], scratch)
    let words = (run.output + run.errors).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(run.status == 1, "\(run.errors)")
    #expect(words.contains("all.xlsx[Notes]"), "\(words)")
    #expect(words.contains("the hidden sheet 'all.xlsx[Lookup]' (to have it read, unhide it)"), "\(words)")
    #expect(!words.contains("Monday"))
  }

  private static let faults: [(name: String, bytes: [UInt8], says: String)] = [
    ("cut.csv.gz", [0x1F, 0x8B, 8, 0, 0, 0], "the compressed file ends before its contents do"),
    ("cut.xlsx", Array(workbook([("a.csv", "a,b\n1,2\n")]).dropLast(40)), "the ZIP archive is damaged"),
    ("old.xls", [0xD0, 0xCF, 0x11, 0xE0, 0, 0, 0, 0], "a workbook of an old program"),
    ("text.docx.zip", ZipText([("[Content_Types].xml", [])]).finished, "a document of another kind"),
    (
      "sum.xlsx",
      WorkbookText([WorkbookText.Sheet("Data", "<row r=\"2\"><c r=\"B2\"><f>A2</f></c></row>")]).bytes,
      "sum.xlsx[Data]:2: error: the cell B2 holds a formula whose value was not saved with it"
    ),
  ]

  @Test(arguments: faults) func `what cannot be unpacked is an error with what to do`(
    _ name: String, _ bytes: [UInt8], _ says: String
  ) throws {
    let scratch = try Scratch()
    let path = try scratch.write("in/\(name)", bytes)
    let run = try Self.audit([Self.folder.path(), path], scratch)
    #expect(run.status == 3 && run.errors.contains(says), "\(run.status) \(run.errors)")
  }

  @Test func `a packed stream is told what to do`() throws {
    let run = try Program.run(["inspect", "-"], input: "\u{1F}", environment: [:])
    #expect(run.status != 0)
    let scratch = try Scratch()
    let path = try scratch.write("a.csv.gz", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0])
    let piped = try Process.output("/bin/sh", ["-c", "\(Program.path) inspect - < \(path) 2>&1 || true"])
    #expect(piped.contains("Pipe it through 'gzip -dc'"), "\(piped)")
  }
}

extension Process {
  /// What a program of the system writes.
  fileprivate static func output(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
