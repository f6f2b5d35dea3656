// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// What an audit writes and says.
@Suite struct AuditTests {
  private static let sample = ["audit", "SampleData/csv", "--as-of", "2026-04-30"]

  private static let files = [
    "report.html", "report.json", "findings.csv", "measures.csv", "strata.csv", "wording.csv", "records.csv",
    "report.md",
    "report.sarif", "report.junit.xml",
  ]

  @Test func `what is written by default is said, and the others are to be asked for`() throws {
    let scratch = try Scratch()
    _ = try Program.run(Self.sample + ["--out", scratch.path("report"), "--quiet"])
    let written = try FileManager.default.contentsOfDirectory(atPath: scratch.path("report")).sorted()
    #expect(
      written
        == [
          "findings.csv", "measures.csv", "records.csv", "report.html", "report.json", "strata.csv",
          "wording.csv",
        ])
    for format in ["md", "sarif", "junit"] {
      let run = try Program.run(Self.sample + ["--format", format, "--out", "-"])
      #expect(run.status == 1 && !run.output.isEmpty, "\(format)")
    }
    let unknown = try Program.run(Self.sample + ["--format", "word", "--out", "-"])
    #expect(unknown.status == 2 && unknown.errors.contains("csv, html, json, junit, md, sarif"))
  }

  @Test func `two runs write the same bytes`() throws {
    let scratch = try Scratch()
    let formats = ["--format", "html,json,csv,md,sarif,junit"]
    for name in ["one", "two"] {
      #expect(try Program.run(Self.sample + formats + ["--out", scratch.path(name), "--quiet"]).status == 1)
    }
    for file in Self.files {
      let first = try Data(contentsOf: scratch.url("one/\(file)"))
      #expect(try Data(contentsOf: scratch.url("two/\(file)")) == first && !first.isEmpty, "\(file)")
    }
  }

  @Test func `every output says that it is internal, and shows no person`() throws {
    let scratch = try Scratch()
    let run = try Program.run(
      Self.sample + ["--out", scratch.path("report"), "--why", "--format", "html,json,csv,md,sarif,junit"])
    var texts = [("terminal", run.output)]
    for file in Self.files where file != "wording.csv" {
      texts.append((file, try scratch.text("report/\(file)")))
    }
    for (name, text) in texts {
      #expect(text.contains("Internal, not for publication"), "\(name)")
      #expect(!text.contains("APP-"), "\(name) shows an application's identifier")
    }
  }

  @Test func `no line stands beside an equality fact, since a line would tell whose it is`() throws {
    let run = try Program.run(Self.sample + ["--format", "json", "--out", "-"])
    let evidence = try Report(run.output).findings.flatMap { $0["evidence"] as? [[String: Any]] ?? [] }
    let equality = evidence.filter { ($0["field"] as? String)?.contains("minority") == true }
    #expect(!equality.isEmpty && equality.allSatisfy { $0["line"] is NSNull })
    #expect(evidence.contains { $0["line"] is Int })
  }

  @Test
  func `every fact that a listed finding rests on names its file, and its line where that tells of nobody`()
    throws
  {
    let run = try Program.run(Self.sample + ["--format", "json", "--out", "-"])
    let findings = try Report(run.output).findings.filter {
      (($0["subject"] as? [String: Any])?["kind"] as? String) != "cohort"
    }
    #expect(findings.count > 12)
    for finding in findings {
      let evidence = finding["evidence"] as? [[String: Any]] ?? []
      let fields = Set(evidence.compactMap { $0["field"] as? String })
      let lacking = (finding["lacking"] as? [[String: Any]] ?? []).compactMap { $0["fact"] as? String }
      #expect(!evidence.isEmpty && Set(lacking).isSubset(of: fields), "\(finding)")
      for item in evidence {
        #expect((item["file"] as? String)?.hasSuffix(".csv") == true, "\(item)")
        #expect(item["line"] is Int || (item["field"] as? String)?.contains("minority") == true, "\(item)")
      }
    }
  }

  @Test func `a rule that looked at nothing says of how many, and is not green`() throws {
    let scratch = try Scratch()
    let file = try scratch.write(
      "vacancies.csv", "ref,title,band,interviewed_on\nV-1,Porter,2,2025-05-01\nV-2,Porter,3,2025-05-01\n")
    let audit = ["audit", file, "--rules", "panel", "--as-of", "2026-04-30", "--out", "-", "--format"]
    let rule = "panel.ethnic-minority-representation"
    let report = try Report(try Program.run(audit + ["json"]).output)
    let summary = try #require(report.rules.first { $0["id"] as? String == rule })
    #expect(summary["examined"] as? Int == 0 && report.tally(rule)["complies"] == 0)
    #expect(report.tally(rule)["not_applicable"] == 2)
    let page = try Program.run(audit + ["html"])
    #expect(page.output.contains("<td class=\"num\">0 of 2</td>"))
    #expect(page.status != 0)
  }

  @Test func `what was read, used and set aside stands in every format`() throws {
    let scratch = try Scratch()
    let run = try Program.run(Self.sample + ["--out", scratch.path("report")])
    #expect(run.output.contains("Read 7 files: 2,963 records, 2,960 used, 3 set aside: 1 duplicate key"))
    let page = try scratch.text("report/report.html")
    for word in ["duplicate key", "key missing", "reference to a record that is not there", "1,930", "1,933"]
    {
      #expect(page.contains(word), "the page lacks \(word)")
    }
    let json = try Report(try scratch.text("report/report.json")).records("applications.csv")
    #expect(json["read"] as? Int == 1933 && json["used"] as? Int == 1930)
    let rows = try scratch.text("report/records.csv").components(separatedBy: "\r\n")
    for row in ["read,1933", "used,1930", "duplicate key,1", "key missing,1"] {
      #expect(
        rows.contains { $0.contains(",applications.csv,applications,") && $0.hasSuffix(",\(row)") }, "\(row)")
    }
  }

  @Test func `the states of an unknown ethnicity stay apart to the page`() throws {
    let run = try Program.run(Self.sample + ["--format", "json", "--out", "-"])
    let overall = try #require(
      try Report(run.output).measures.first {
        $0["measure"] as? String == "rate" && ($0["cut"] as? [String: String])?.isEmpty == true
          && ($0["stages"] as? [String: String])?["from"] == "applied"
      })
    let states = try #require(overall["unknown_states"] as? [String: [String: Int]])
    #expect(Set(states.keys) == ["withheld", "blank", "unmapped"] && states["unmapped"]?["from"] == 1)
    let unknown = (overall["groups"] as? [String: [String: Int]])?["unknown"]?["from"]
    #expect(states.values.compactMap { $0["from"] }.reduce(0, +) == unknown)
  }

  @Test func `the HTML runs nothing and fetches nothing`() throws {
    let run = try Program.run(Self.sample + ["--format", "html", "--out", "-"])
    for forbidden in [
      "<script", "javascript:", "onclick", "onload", "<link", "@import", "src=\"http", "url(http",
    ] {
      #expect(!run.output.contains(forbidden), "\(forbidden)")
    }
    #expect(run.output.lowercased().hasPrefix("<!doctype html>") && run.output.contains("lang=\"en-GB\""))
  }

  @Test func `quiet says nothing, and data go to standard output alone`() throws {
    let scratch = try Scratch()
    let quiet = try Program.run(Self.sample + ["--quiet", "--out", scratch.path("report")])
    #expect(quiet.output.isEmpty && quiet.errors.isEmpty && quiet.status == 1)
    let json = try Program.run(Self.sample + ["--format", "json", "--out", "-"])
    #expect(try Report(json.output).json["schema"] as? String == "evenhand.report/1")
  }

  @Test func `standard input is read`() throws {
    let rows = (1...6).map { "A\($0),V1,Band 5,White: Irish,2025-04-0\($0),1,1,0" }
    let head = "application_id,vacancy_ref,pay_band,ethnicity,applied_on,shortlisted,interviewed,appointed"
    let run = try Program.run(
      ["audit", "-", "--as-of", "2026-04-30", "--format", "json", "--out", "-"],
      input: ([head] + rows).joined(separator: "\n") + "\n")
    #expect(run.status != 2 && run.status != 3, "\(run.errors)")
    let report = try Report(run.output)
    #expect(report.inputs.first?["path"] as? String == "-")
    #expect((report.inputs.first?["records"] as? [String: Any])?["used"] as? Int == 6)
  }

  @Test func `what stood there before is kept when a report cannot be written`() throws {
    let scratch = try Scratch()
    let file = try scratch.write("taken", "mine")
    let run = try Program.run(Self.sample + ["--out", file])
    #expect(run.status == 2 && run.errors.contains("error:"))
    #expect(try scratch.text("taken") == "mine")
  }

  @Test func `a setting and an overlay are listed with old and new value`() throws {
    let scratch = try Scratch()
    let overlay = try scratch.write(
      "local.yaml",
      """
      overlay: 1
      tailors: panel
      parameters:
        panel.ethnic-minority-representation.from_band: "8a"
      off:
        panel.deciding-members:
          reason: "Panels of two are agreed with the staff side"
          approver: "Director of People"

      """)
    let run = try Program.run(
      Self.sample + [
        "--rules", overlay, "--set", "likelihood.appointment-from-shortlisting.highest=1.20", "--format",
        "json",
        "--out", "-",
      ])
    let report = try Report(run.output)
    let packs = (report.json["run"] as? [String: Any])?["packs"] as? [[String: Any]] ?? []
    let departures = packs.flatMap { $0["departures"] as? [[String: Any]] ?? [] }
    let lines = Set(departures.map { "\($0["what"] ?? ""): \($0["old"] ?? "") -> \($0["new"] ?? "")" })
    #expect(
      lines == [
        "panel.ethnic-minority-representation.from_band: 7 -> 8a", "panel.deciding-members: on -> off",
        "likelihood.appointment-from-shortlisting.highest: 1.25 -> 1.20",
      ], "\(lines)")
    #expect(report.tally("panel.deciding-members")["not_run"] == 60)
  }

  @Test func `a period leaves out what it does not hold, by name`() throws {
    let run = try Program.run(
      Self.sample + ["--period", "2025-04-01..2025-09-30", "--format", "json", "--out", "-"])
    let report = try Report(run.output)
    let records = report.records("applications.csv")
    let aside = records["set_aside"] as? [String: Int] ?? [:]
    #expect(
      (aside["outside the period"] ?? 0) > 100
        && (aside["never came to the stage by which the period goes"] ?? 0) > 100)
    #expect(records["read"] as? Int == (records["used"] as? Int ?? 0) + aside.values.reduce(0, +))
  }

  @Test func `what the period leaves out is told apart from what is set aside for a fault, and all adds up`()
    throws
  {
    let scratch = try Scratch()
    let run = try Program.run(
      Self.sample + [
        "--period", "2025-04-01..2025-09-30", "--format", "html,md", "--out", scratch.folder.path(),
      ])
    let text = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let sentence =
      #/Read 7 files: ([0-9,]+) records, ([0-9,]+) used, ([0-9,]+) left out by the period \(([^)]+)\), ([0-9]+) set/#
    let match = try sentence.firstMatch(in: text)
    let found = try #require(match?.output, "\(text)")
    let numbers = [found.1, found.2, found.3, found.5].map { Int($0.filter(\.isNumber)) ?? 0 }
    #expect(numbers[0] == numbers[1] + numbers[2] + numbers[3])
    let reasons = found.4.split(separator: ", ").compactMap {
      Int($0.prefix { $0 != " " }.filter(\.isNumber))
    }
    #expect(reasons.count == 2 && reasons.reduce(0, +) == numbers[2])
    #expect(found.4.contains("never came to the stage by which the period goes"))
    for name in ["report.html", "report.md"] {
      let report = try scratch.text(name)
      #expect(report.contains("left out by the period"), "\(name)")
      #expect(
        report.contains("are left out by the period that was asked for, and nothing is wrong with them"))
    }
  }

  @Test func `terminal output has no colour when it is no terminal`() throws {
    let run = try Program.run(Self.sample)
    #expect(!run.output.contains("\u{1B}"))
    for line in run.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }
}
