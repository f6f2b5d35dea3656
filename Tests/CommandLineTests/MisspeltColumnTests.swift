// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A column whose name is misspelt is a file half read: said at the top of every report, and by the exit code.
@Suite struct MisspeltColumnTests {
  private static let day = ["--as-of", "2026-04-30"]

  /// The sample with one name of one header changed.
  private static func sample(_ scratch: Scratch, _ file: String, _ name: String, _ wrong: String) throws
    -> String
  {
    let folder = Program.root.appending(path: "SampleData/csv")
    for entry in try FileManager.default.contentsOfDirectory(atPath: folder.path()) {
      var text = try String(contentsOf: folder.appending(path: entry), encoding: .utf8)
      if entry == file {
        let end = try #require(text.firstIndex { $0.isNewline })
        let header = text[..<end].split(separator: ",").map { $0 == name ? wrong : String($0) }
        text = header.joined(separator: ",") + text[end...]
      }
      _ = try scratch.write("in/\(entry)", text)
    }
    return scratch.path("in")
  }

  @Test(arguments: [
    ("applications.csv", "ethnicity", "ethnicty"), ("applications.csv", "shortlisted_on", "shortlist on"),
    ("applications.csv", "outcome", "outcomes"), ("panels.csv", "trained_on", "traned_on"),
    ("vacancies.csv", "band", "brand"), ("vacancies.csv", "staff_group", "staffgroup"),
    ("vacancies.csv", "clinical", "clincal"), ("adverts.csv", "text", "txt"),
    ("adverts.csv", "salary", "sallary"),
    ("criteria.csv", "essential", "esential"), ("searches.csv", "firm", "frim"),
    ("panels.csv", "decides", "decide"),
  ])
  func `it is said at the top, with the name that was meant, and the audit is incomplete`(
    file: String, name: String, wrong: String
  ) throws {
    let scratch = try Scratch()
    let run = try Program.run(
      ["audit", try Self.sample(scratch, file, name, wrong), "--format", "html,json,md"] + Self.day
        + ["--out", scratch.path("out")])
    #expect(run.status == 3, "\(run.errors)")
    let words = "'\(file)' has a column '\(wrong)' that nothing reads: did you mean '\(name)'?"
    let text = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.components(separatedBy: "Internal, not for publication")[0].contains(words), "\(text)")
    let report = try Report(try scratch.text("out/report.json"))
    let summary = report.json["summary"] as? [String: Any]
    #expect(summary?["complete"] as? Bool == false)
    #expect((summary?["cautions"] as? [String])?.contains { $0.contains(words) } == true)
    let remark = report.quality.first { $0["kind"] as? String == "column-misspelt" }
    #expect(remark?["weight"] as? String == "error")
    let place = (remark?["places"] as? [[String: Any]])?.first
    #expect(place?["column"] as? String == wrong && place?["line"] as? Int == 1)
    let page = try scratch.text("out/report.html").components(separatedBy: "id=\"findings\"")[0]
    #expect(page.contains("<strong>Caution:</strong> &#39;\(file)&#39;") || page.contains("has a column"))
    #expect(
      try scratch.text("out/report.md").components(separatedBy: "## Findings")[0].contains("**Caution:**"))
  }

  @Test func `of two in one file both are named, with what is lacking for each`() throws {
    let scratch = try Scratch()
    let folder = try Self.sample(scratch, "adverts.csv", "text", "txt")
    let file = scratch.path("in/adverts.csv")
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try text.replacingOccurrences(of: ",salary,", with: ",sallary,").write(
      toFile: file, atomically: true, encoding: .utf8)
    let run = try Program.run(["audit", folder] + Self.day)
    #expect(run.status == 3, "\(run.errors)")
    let said = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      said.contains(
        "'txt' that nothing reads: did you mean 'text'? Until it bears that name, 'text' (the text of"))
    #expect(said.contains("'sallary' that nothing reads: did you mean 'salary'?"))
    #expect(said.contains("'salary' (the salary as it is printed) is not recorded"))
    #expect(said.components(separatedBy: "ignore: ['sallary']").count == 2, "once: \(said)")
  }

  @Test func `a name that is cut short is asked about, and nothing is concluded`() throws {
    let scratch = try Scratch()
    let run = try Program.run(
      ["audit", try Self.sample(scratch, "adverts.csv", "internal_only", "internal")] + Self.day)
    #expect(run.status == 1, "\(run.errors)")
    let said = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let top = said.components(separatedBy: "Internal, not for publication")[0]
    #expect(
      top.contains("did you mean 'internal_only'? If so, 'internal_only' (whether it was open to the"),
      "\(said)")
    #expect(!top.contains("incomplete"))
  }

  @Test func `a column that a profile ignores and no file has is remarked on at the profile`() throws {
    let scratch = try Scratch()
    let folder = try Self.sample(scratch, "panels.csv", "trained_on", "traned_on")
    let shipped = try Program.run(["profiles", "show", "canonical"]).output
    let source = "    entity: panel_member\n"
    let text = shipped.replacingOccurrences(of: source, with: source + "    ignore: [Traned On, traind_on]\n")
    let line = try #require(
      text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains("traind_on") })
    let profile = try scratch.write("mine.map.yaml", text)
    let run = try Program.run(
      ["audit", folder, "--profile", profile, "--format", "json", "--out", "-"] + Self.day)
    #expect(run.status == 1, "\(run.errors)")
    let remarks = try Report(run.output).quality.filter { $0["kind"] as? String == "ignored-column-absent" }
    #expect(remarks.count == 1 && remarks.first?["weight"] as? String == "note")
    #expect(
      remarks.first?["message"] as? String
        == "line \(line + 1) of the profile 'canonical' has the source 'panels' ignore the column 'traind_on', which"
        + " no file of it has")
  }

  @Test func `a profile says that a column is what it is called`() throws {
    let scratch = try Scratch()
    let folder = try Self.sample(scratch, "panels.csv", "trained_on", "traned_on")
    let shipped = try Program.run(["profiles", "show", "canonical"]).output
    let source = "    entity: panel_member\n"
    let profile = try scratch.write(
      "mine.map.yaml", shipped.replacingOccurrences(of: source, with: source + "    ignore: [Traned On]\n"))
    let run = try Program.run(["audit", folder, "--profile", profile] + Self.day)
    #expect(run.status == 1, "\(run.errors)")
    #expect(!run.output.contains("did you mean"), "\(run.output)")
    let other = try scratch.write(
      "other.map.yaml", shipped.replacingOccurrences(of: source, with: source + "    ignore: [trained_on]\n"))
    let fault = try Program.run(["audit", folder, "--profile", other] + Self.day)
    #expect(fault.status == 2)
    #expect(
      fault.errors.contains("ignores 'trained_on', from which the field 'trained_on' is read"),
      "\(fault.errors)")
  }

  @Test func `a misspelt column of the register is refused with all that are`() throws {
    let scratch = try Scratch()
    let text = try String(
      contentsOf: Program.root.appending(path: "SampleData/explanations.csv"), encoding: .utf8)
    let file = try scratch.write(
      "explanations.csv",
      text.replacingOccurrences(of: ",rationale,", with: ",rationle,").replacingOccurrences(
        of: ",owner,", with: ",ownr,"))
    let run = try Program.run(["audit", "SampleData/csv", "--explanations", file] + Self.day)
    #expect(run.status == 2)
    #expect(
      run.errors.contains("Did you mean 'rationale'?") && run.errors.contains("Did you mean 'owner'?"),
      "\(run.errors)")
  }

  @Test func `nothing that rests on it passes`() throws {
    let scratch = try Scratch()
    let run = try Program.run(
      [
        "audit", try Self.sample(scratch, "applications.csv", "ethnicity", "etnicity"), "--rules",
        "likelihood",
      ]
        + Self.day + ["--format", "json", "--out", "-"])
    let report = try Report(run.output)
    for rule in report.rules {
      let tally = rule["tally"] as? [String: Int] ?? [:]
      #expect(tally["complies"] == 0, "\(rule["id"] ?? "")")
    }
  }

  @Test func `a path of XML is told alike`() throws {
    let scratch = try Scratch()
    let text = try String(
      contentsOf: Program.root.appending(path: "SampleData/xml/evenhand.xml"), encoding: .utf8)
    let file = try scratch.write(
      "evenhand.xml",
      text.replacingOccurrences(of: "<ethnicity>", with: "<ethnicty>")
        .replacingOccurrences(of: "</ethnicity>", with: "</ethnicty>"))
    let run = try Program.run(["audit", file] + Self.day)
    #expect(run.status == 3, "\(run.errors)")
    let said = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(said.contains("/ethnicty' that nothing reads: did you mean '"), "\(said)")

    // Under any prefix, the profile may say that the element is something else.
    let profile = try scratch.write(
      "mine.map.yaml",
      try Program.run(["profiles", "show", "canonical-xml"]).output.replacingOccurrences(
        of: "    entity: application\n", with: "    entity: application\n    ignore: [e:ethnicty]\n"))
    let meant = try Program.run(["audit", file, "--profile", profile] + Self.day)
    #expect(meant.status == 1, "\(meant.errors)")
    #expect(!meant.output.contains("did you mean"), "\(meant.output)")
  }

  @Test func `a column on which no count rests is a remark, and one of another kind is none`() throws {
    let scratch = try Scratch()
    let light = try Program.run(
      ["audit", try Self.sample(scratch, "adverts.csv", "channel", "chanel")] + Self.day
        + ["--format", "json", "--out", "-"])
    #expect(light.status == 1, "\(light.errors)")
    let report = try Report(light.output)
    let remark = report.quality.first { $0["kind"] as? String == "column-misspelt" }
    #expect(remark?["weight"] as? String == "warning")
    #expect((remark?["message"] as? String)?.contains("did you mean 'channel'?") == true)

    let other = try Scratch()
    let file = try other.write(
      "applications.csv", "id,vacancy_ref,ethnicity,cost centre,applied_on,postcode\n1,V-1,A,3,2025-01-01,x\n"
    )
    let none = try Program.run(["audit", file] + Self.day + ["--format", "json", "--out", "-"])
    #expect(try !Report(none.output).quality.contains { $0["kind"] as? String == "column-misspelt" })
  }

  @Test func `a misspelt column that a file cannot do without is named where the file is refused`() throws {
    let scratch = try Scratch()
    let run = try Program.run(
      ["audit", try Self.sample(scratch, "applications.csv", "vacancy_ref", "vacancy_reff")] + Self.day)
    #expect(run.status == 3)
    #expect(run.errors.contains("Did you mean 'vacancy_ref' by the column 'vacancy_reff'?"), "\(run.errors)")
    let said = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      said.contains("has a column 'vacancy_reff' that nothing reads: did you mean 'vacancy_ref'?"), "\(said)")
  }

  @Test(arguments: ["ethnicty", "shoe size"])
  func `ethnicity that no column records is not held against anybody`(_ wrong: String) throws {
    let scratch = try Scratch()
    let run = try Program.run(
      [
        "audit", try Self.sample(scratch, "applications.csv", "ethnicity", wrong), "--rules", "likelihood",
        "--format", "json", "--out", scratch.path("out"),
      ] + Self.day)
    let report = try Report(try scratch.text("out/report.json"))
    #expect(!report.findings.contains { $0["verdict"] as? String == "must_explain" }, "\(run.output)")
    #expect(!report.findings.isEmpty || run.output.contains("ethnicity is not recorded"))
    let text = try scratch.text("out/report.json")
    #expect(text.contains("thnicity is not recorded: no file of applications has a column of it"))
  }
}
