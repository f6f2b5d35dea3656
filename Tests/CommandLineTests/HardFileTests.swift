// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The sample in the forms in which systems and spreadsheets write it: the same answer, or an error at its place.
@Suite struct HardFileTests {
  private static let arguments = [
    "--explanations", "SampleData/explanations.csv", "--as-of", "2026-04-30", "--format", "json,csv",
  ]
  private static let folder = Program.root.appending(path: "SampleData/csv")

  /// Writes the sample with every file changed.
  private static func write(_ scratch: Scratch, _ change: (_ name: String, _ text: String) -> Data) throws
    -> String
  {
    let folder = scratch.url("in")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for entry in try FileManager.default.contentsOfDirectory(atPath: Self.folder.path()) {
      let text = try String(contentsOf: Self.folder.appending(path: entry), encoding: .utf8)
        .replacing("\r\n", with: "\n")
      try change(entry, text).write(to: folder.appending(path: entry))
    }
    return folder.path()
  }

  private static func data(_ text: String) -> Data { Data(text.utf8) }

  /// The findings of an audit of the sample as it is.
  private static func plain() throws -> (findings: String, measures: String) {
    let scratch = try Scratch()
    _ = try Program.run(["audit", folder.path()] + arguments + ["--out", scratch.path("out")])
    return (try scratch.text("out/findings.csv"), try scratch.text("out/measures.csv"))
  }

  /// Fields with the delimiter in them are quoted, and the others not; no field of the sample has a bar.
  private static func delimited(_ text: String) -> String {
    var isQuoted = false
    return String(
      text.map { character in
        if character == "\"" { isQuoted.toggle() }
        return character == "," && !isQuoted ? "|" : character
      })
  }

  @Test func `every encoding and dialect gives the same findings and measures`() throws {
    let plain = try Self.plain()
    let forms: [(name: String, change: (String) -> Data)] = [
      ("UTF-16", { $0.data(using: .utf16) ?? Data() }),
      ("UTF-16 without a mark", { $0.data(using: .utf16BigEndian) ?? Data() }),
      ("Windows-1252", { $0.data(using: .windowsCP1252) ?? Data() }),
      ("a mark and CRLF", { Self.data("\u{FEFF}" + $0.replacing("\n", with: "\r\n")) }),
      ("bars, sep= and blank lines", { Self.data("sep=|\n\n\n" + Self.delimited($0)) }),
    ]
    for form in forms {
      let scratch = try Scratch()
      let inputs = try Self.write(scratch) { form.change($1) }
      let run = try Program.run(["audit", inputs] + Self.arguments + ["--out", scratch.path("out")])
      #expect(run.status == 1, "\(form.name): \(run.errors)")
      let findings = try scratch.text("out/findings.csv")
      // A blank line moves the places, which findings name.
      if !form.name.contains("blank") { #expect(findings == plain.findings, "\(form.name)") }
      #expect(try scratch.text("out/measures.csv") == plain.measures, "\(form.name)")
    }
  }

  @Test func `titles, totals, footers and a repeated header change no number, and stand in the ledger`()
    throws
  {
    let plain = try Self.plain()
    let scratch = try Scratch()
    let inputs = try Self.write(scratch) { name, text in
      guard name == "applications.csv" else { return Self.data(text) }
      let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
      let middle = lines.count / 2
      let all =
        ["Example NHS Trust, applications by vacancy", ""] + lines[..<middle].map(String.init)
        + [String(lines[0])] + lines[middle...].map(String.init)
        + ["Total,,,412", "Report printed on 1 April 2026", ""]
      return Self.data(all.joined(separator: "\n"))
    }
    let run = try Program.run(["audit", inputs] + Self.arguments + ["--out", scratch.path("out")])
    #expect(run.status == 1, "\(run.errors)")
    #expect(try scratch.text("out/measures.csv") == plain.measures)
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("1 a title or a footer, not a record, 1 a total, not a record"), "\(words)")
    #expect(words.contains("1 the header again"))
    let report = try Report(try scratch.text("out/report.json"))
    let kinds = Set(report.quality.compactMap { $0["kind"] as? String })
    #expect(
      kinds.isSuperset(of: [
        "title-line", "total-row", "repeated-header", "line-of-text", "total-row-differs",
      ]))
  }

  @Test
  func `a lost quote that swallows records is an error that names its line, and the audit is incomplete`()
    throws
  {
    let scratch = try Scratch()
    let inputs = try Self.write(scratch) { name, text in
      guard name == "vacancies.csv" else { return Self.data(text) }
      var lines = text.split(separator: "\n").map(String.init)
      for line in [9, 14] {
        var fields = lines[line].components(separatedBy: ",")
        fields[1] = line == 9 ? "\"" + fields[1] : fields[1] + "\""
        lines[line] = fields.joined(separator: ",")
      }
      return Self.data(lines.joined(separator: "\n") + "\n")
    }
    let run = try Program.run(["audit", inputs] + Self.arguments + ["--out", scratch.path("out")])
    #expect(run.status == 3)
    #expect(
      run.errors.contains(
        "vacancies.csv:10: error: a quote that opens in the record that begins here runs over 5 more records"),
      "\(run.errors)")
    #expect(run.output.contains("so this audit is incomplete"))
  }

  @Test func `a column of which no value can be read makes the audit incomplete, and is said at the top`()
    throws
  {
    let scratch = try Scratch()
    let inputs = try Self.write(scratch) { name, text in
      guard name == "applications.csv" else { return Self.data(text) }
      return Self.data(
        text.replacing(/(\d{4})-(\d\d)-(\d\d)/) { "\($0.output.3)/\($0.output.2)/\($0.output.1)" })
    }
    let run = try Program.run(["audit", inputs] + Self.arguments + ["--out", scratch.path("out")])
    #expect(run.status == 3)
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let top = words.components(separatedBy: "Internal, not for publication")[0]
    #expect(
      top.contains(
        "No value of column 'shortlisted_on' of 'applications.csv' can be read as 'shortlisted', so this audit is"
          + " incomplete: it holds no date in any of the forms that the profile names, such as defaults: {dates: [dmy]}."
      ),
      "\(top)")
  }

  @Test func `control totals that differ are said at the top`() throws {
    let scratch = try Scratch()
    let inputs = try Self.write(scratch) { Self.data($1) }
    _ = try scratch.write("in/totals.csv", "of,count\nvacancies,61\nadverts,60\napplications,2500\n")
    let run = try Program.run(["audit", inputs] + Self.arguments + ["--out", scratch.path("out")])
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let top = words.components(separatedBy: "Internal, not for publication")[0]
    #expect(run.status == 3)
    #expect(top.contains("By totals.csv there are 60 adverts, and 61 were read"), "\(words)")
    #expect(top.contains("By totals.csv there are 2500 applications, and 1933 were read"))
    #expect(!top.contains("vacancies, and"))
  }

  @Test func `an encoding that does not exist is refused, and one that is wrong is an error at its place`()
    throws
  {
    let wrong = try Program.run(["audit", Self.folder.path(), "--encoding", "windows-1525"])
    #expect(wrong.status == 2 && wrong.errors.contains("did you mean 'windows-1252'?"))
    let scratch = try Scratch()
    let inputs = try Self.write(scratch) { $1.data(using: .windowsCP1252) ?? Data() }
    let run = try Program.run(
      ["audit", inputs, "--encoding", "utf-8"] + Self.arguments + ["--out", scratch.path("out")])
    #expect(run.status == 3)
    #expect(
      run.errors.contains("is no character in UTF-8, which the file is read as")
        && run.errors.contains("say --encoding windows-1252"), "\(run.errors)")
  }
}
