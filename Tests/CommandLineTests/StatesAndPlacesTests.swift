// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// What the files say, from the cell to the report: the ways not to say, the bands, and where each fact was read.
@Suite struct StatesAndPlacesTests {
  private static let day = ["--as-of", "2026-04-30"]

  @Test func `the ways not to say stay apart up to the report, each in its own words`() throws {
    let scratch = try Scratch()
    let answers: [(label: String, number: Int)] = [
      ("A", 40), ("H", 40), ("", 1), ("Prefer not to say", 2), ("Not asked", 3), ("Not known", 4),
      ("Martian", 5),
    ]
    var rows = "id,vacancy_ref,ethnicity,shortlisted_on,accepted_on\n"
    for (label, number) in answers {
      for person in 0..<number {
        let vacancy = (person / 4).isMultiple(of: 2) ? "V-1" : "V-2"
        let accepted = person.isMultiple(of: 4) ? "2025-06-01" : ""
        rows += "\(label.filter { $0 != " " })\(person),\(vacancy),\(label),2025-05-01,\(accepted)\n"
      }
    }
    let file = try scratch.write("applications.csv", rows)
    _ = try Program.run(
      ["audit", file, "--rules", "likelihood", "--format", "json,html,md", "--out", scratch.path("out")]
        + Self.day)
    let report = try Report(try scratch.text("out/report.json"))
    let overall = try #require(
      report.measures.first {
        $0["measure"] as? String == "relative_likelihood" && ($0["cut"] as? [String: Any])?.isEmpty == true
      })
    let states = (overall["unknown_states"] as? [String: [String: Any]] ?? [:]).mapValues {
      $0["from"] as? Int ?? 0
    }
    #expect(states == ["blank": 1, "withheld": 2, "not_asked": 3, "not_recorded": 4, "unmapped": 5])
    for name in ["report.html", "report.md"] {
      let text = try scratch.text("out/\(name)")
      for words in [
        "blank 1 of 1", "withheld 1 of 2", "not asked 1 of 3", "not known or not recorded 1 of 4",
        "unmapped 2 of 5",
      ] {
        #expect(text.contains(words), "\(name): \(words)")
      }
    }
    let recorded = report.findings.first {
      $0["rule"] as? String == "likelihood.ethnicity-recorded"
        && ($0["subject"] as? [String: Any])?["ref"] as? String == "overall"
    }
    #expect(
      recorded?["message"] as? String
        == "Overall: of 95 shortlisted applicants the ethnicity of 13 is unknown though they did not decline to say: "
        + "1 not answered, 3 not asked, 5 answered with a value that no map knows, 4 not known or not recorded. 2 "
        + "declined to say, which is an answer. At most a share of 0.10 is asked for.")
  }

  @Test(arguments: [
    ("not asked", "was not asked"), ("", "is blank (not answered)"), ("perhaps", "cannot be read"),
  ])
  func `a declaration that is no answer says which`(_ cell: String, _ words: String) throws {
    let scratch = try Scratch()
    _ = try scratch.write(
      "in/vacancies.csv",
      "ref,band,closed_on,interviewed_on,representative\nV-1,8a,2025-05-01,2025-05-12,\(cell)\n"
        + "V-2,8a,2025-05-01,2025-05-12,yes\n")
    let run = try Program.run(
      ["audit", scratch.path("in"), "--rules", "panel", "--format", "json", "--out", "-"] + Self.day)
    let message =
      try Report(run.output).findings.first { finding in
        finding["rule"] as? String == "panel.ethnic-minority-representation"
          && (finding["subject"] as? [String: Any])?["ref"] as? String == "V-1"
      }?["message"] as? String
    #expect(message?.contains("representative \(words)") == true, "\(message ?? run.errors)")
  }

  @Test func `a panel whose representative was not asked is told so`() throws {
    let run = try Program.run(
      ["panel", "--band", "8a", "--deciding", "3", "--representative", "not-asked", "--trained", "3"]
        + Self.day)
    let text = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(run.status == 4 && text.contains("representative was not asked"), "\(run.output)")
  }

  /// The rule on representation covers band 7 and above: who is covered and has no representative must explain.
  @Test(arguments: [
    ("2", "not_applicable"), ("Band 5", "not_applicable"), ("6", "not_applicable"), ("7", "must_explain"),
    ("Band 8a", "must_explain"), ("8b", "must_explain"), ("8C", "must_explain"), ("8d", "must_explain"),
    ("9", "must_explain"), ("VSM", "must_explain"), ("Band 8", "must_explain"), ("Band 6/7", "cannot_tell"),
    ("Consultant", "cannot_tell"), ("Trust grade 4", "cannot_tell"), ("", "cannot_tell"),
  ])
  func `bands are in order, and a grade that nothing places cannot be told`(_ band: String, _ verdict: String)
    throws
  {
    let scratch = try Scratch()
    let file = try scratch.write(
      "vacancies.csv",
      "ref,band,closed_on,interviewed_on,representative\nV-1,\(band),2025-05-01,2025-05-12,no\n")
    let run = try Program.run(
      ["audit", file, "--profile", "canonical", "--rules", "panel", "--format", "json", "--out", "-"]
        + Self.day)
    let tally = try Report(run.output).tally("panel.ethnic-minority-representation")
    #expect(tally.filter { $0.value > 0 } == [verdict: 1], "\(run.errors)")
  }

  @Test func `a parameter places a local grade`() throws {
    let scratch = try Scratch()
    let file = try scratch.write(
      "vacancies.csv",
      "ref,band,closed_on,interviewed_on,representative\nV-1,Trust grade 4,2025-05-01,2025-05-12,no\n")
    for (band, verdict) in [("8a", "must_explain"), ("5", "not_applicable")] {
      let run = try Program.run(
        ["audit", file, "--profile", "canonical", "--rules", "panel", "--format", "json", "--out", "-"]
          + Self.day
          + ["--set", "panel.ethnic-minority-representation.place_grades=Trust grade 4=\(band)"])
      let tally = try Report(run.output).tally("panel.ethnic-minority-representation")
      #expect(tally.filter { $0.value > 0 } == [verdict: 1], "\(run.errors)")
    }
  }

  /// Numbers of a panel as a whole point to no line, since a line is a seat.
  private static let ofColumns: Set<String> = ["panel.interview.minority_members"]
  /// Facts that are made of whole records: a list, a number of records, or whether there are any. A record has a line
  /// and no column, and says so.
  private static let ofRecords: Set<String> = [
    "specification.essentials", "specification.desirables", "specification.lines",
    "panel.interview.deciding_members",
    "panel.interview.members", "panel.interview.recorded", "panel.interview.standing", "adverts",
    "search.recorded", "search.answered",
  ]

  @Test(arguments: ["SampleData/csv", "SampleData/xml"])
  func `every fact that a finding names carries its file, line and column`(_ input: String) throws {
    let run = try Program.run(["audit", input, "--format", "json", "--out", "-"] + Self.day)
    let report = try Report(run.output)
    var seen = 0
    var extents: Set<String> = []
    for finding in report.findings {
      let subject = finding["subject"] as? [String: Any] ?? [:]
      let name = "\(finding["rule"] ?? "") \(subject["ref"] ?? "")"
      guard subject["kind"] as? String != "cohort", finding["verdict"] as? String != "error" else { continue }
      let evidence = finding["evidence"] as? [[String: Any]] ?? []
      #expect(!evidence.isEmpty, "\(name)")
      let fields = Set(evidence.compactMap { $0["field"] as? String })
      for place in evidence {
        let field = place["field"] as? String ?? ""
        #expect((place["file"] as? String)?.isEmpty == false, "\(name) \(field)")
        let (line, column) = (place["line"] as? Int, place["column"] as? String)
        switch place["extent"] as? String {
        case "value": #expect(line != nil && column?.isEmpty == false, "\(name) \(field)")
        case "record":
          #expect(line != nil && column == nil && Self.ofRecords.contains(field), "\(name) \(field)")
        case "column":
          #expect(line == nil && column != nil && Self.ofColumns.contains(field), "\(name) \(field)")
        default: Issue.record("\(name) \(field): \(place)")
        }
        extents.insert(place["extent"] as? String ?? "")
        seen += 1
      }
      for fact in finding["lacking"] as? [[String: Any]] ?? []
      where fact["state"] as? String != "not recorded" {
        let lacking = fact["fact"] as? String ?? ""
        #expect(fields.contains(lacking), "\(name) lacks \(lacking) and says not where")
      }
      for match in finding["matches"] as? [[String: Any]] ?? [] {
        #expect(match["line"] is Int && match["column"] is Int, "\(name)")
      }
    }
    #expect(seen > 50 && extents == ["value", "record", "column"])
    for item in report.quality {
      for place in item["places"] as? [[String: Any]] ?? [] {
        #expect(place["line"] is Int, "\(item["kind"] ?? "")")
      }
    }
  }
}
