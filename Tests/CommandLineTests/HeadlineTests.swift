// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// What stands beside the answer, in every format: what could turn it, what departs from the rules as shipped, and
/// which files hold nothing.
@Suite struct HeadlineTests {
  private static let day = ["--as-of", "2026-04-30"]
  private static let formats = ["--format", "html,json,csv,md,sarif,junit"]

  /// Two vacancies with as many white as ethnic minority applicants, who fare alike, and some of unknown ethnicity.
  private static func applications(unknown: Int) -> String {
    var rows = "id,vacancy_ref,ethnicity,shortlisted_on,accepted_on\n"
    for (label, number) in [("A", 60), ("H", 60), ("Not asked", unknown)] {
      for person in 0..<number {
        let accepted = person.isMultiple(of: 3) ? "2025-06-01" : ""
        rows += "\(label.prefix(1))\(person),V-\(person % 2),\(label),2025-05-01,\(accepted)\n"
      }
    }
    return rows
  }

  private static func words(_ text: String) -> String {
    text.replacingOccurrences(of: "&#39;", with: "'").split(whereSeparator: \.isWhitespace).joined(
      separator: " ")
  }

  @Test func `a figure that complies says when those of unknown ethnicity could turn it`() throws {
    let scratch = try Scratch()
    let file = try scratch.write("applications.csv", Self.applications(unknown: 90))
    let run = try Program.run(
      ["audit", file, "--rules", "likelihood", "--set", "likelihood.ethnicity-recorded.most_unrecorded=1"]
        + Self.day
        + Self.formats + ["--out", scratch.path("out")])
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    let answer = "advice, and one figure hangs on applicants whose ethnicity is unknown."
    let turn =
      "Of 210 applicants shortlisted, the ethnicity of 90 is unknown: depending on it the relative likelihood "
      + "of white to ethnic minority applicants may be between 0.30 and 3.33, and this could have to be explained."
    let said = Self.words(run.output)
    #expect(said.contains(answer) && said.contains(turn), "\(run.output)")
    for (name, end) in [
      ("report.html", "id=\"findings\""), ("report.md", "## Findings"), ("report.sarif", "\"results\""),
    ] {
      let top = Self.words(try scratch.text("out/\(name)").components(separatedBy: end)[0])
      #expect(top.contains(turn), "\(name): \(top)")
      #expect(top.contains(answer) || name == "report.sarif", "\(name)")
    }
    #expect(Self.words(try scratch.text("out/report.junit.xml")).contains(turn))
    #expect(try scratch.text("out/measures.csv").contains(turn))
    let summary = try Report(try scratch.text("out/report.json")).json["summary"] as? [String: Any]
    #expect((summary?["sentence"] as? String)?.hasSuffix(answer) == true)
    let headlines = summary?["headlines"] as? [[String: Any]] ?? []
    #expect(
      headlines.contains {
        ($0["sentence"] as? String)?.hasSuffix(turn) == true && $0["verdict"] as? String == "complies"
      })
  }

  @Test func `without unknowns nothing is said`() throws {
    let scratch = try Scratch()
    let file = try scratch.write("applications.csv", Self.applications(unknown: 0))
    let run = try Program.run(["audit", file, "--rules", "likelihood"] + Self.day)
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(
      run.output.hasPrefix("Everything that was looked at complies with the guidance.\n"), "\(run.output)")
    #expect(!run.output.contains("unknown"))
  }

  @Test func `each departure from the rules as shipped stands beside the answer of every format`() throws {
    let scratch = try Scratch()
    let overlay = try scratch.write(
      "local.yaml",
      """
      overlay: 1
      tailors: panel
      off: {panel.members-trained: {reason: recorded elsewhere, approver: director of people}}
      """)
    let run = try Program.run(
      [
        "audit", "SampleData/csv", "--rules", "likelihood", "--rules", "panel", "--rules", overlay, "--set",
        "likelihood.appointment-from-shortlisting.highest=1.5",
      ] + Self.day + Self.formats + ["--out", scratch.path("out")])
    let departures = [
      "likelihood.appointment-from-shortlisting.highest from 1.25 to 1.5 (--set)",
      "panel.members-trained from on to off (\(overlay): recorded elsewhere (approved by director of people))",
    ]
    let ends = [
      ("report.html", "id=\"findings\""), ("report.md", "| Verdict |"), ("report.sarif", "\"results\""),
      ("report.junit.xml", "<testcase"), ("report.json", "\"findings\""),
    ]
    for departure in departures {
      // A path is broken over lines in the terminal's 80 columns.
      let start = departure.components(separatedBy: " (")[0]
      let top = run.output.components(separatedBy: "Internal, not for publication")[0]
      #expect(Self.words(top).contains("Not as shipped: \(start)"), "\(run.output)")
      for (name, end) in ends {
        let text = Self.words(try scratch.text("out/\(name)").components(separatedBy: end)[0])
        #expect(text.contains(departure), "\(name): \(departure)")
      }
    }
    let sheets = try scratch.text("out/findings.csv") + scratch.text("out/measures.csv")
    #expect(sheets.components(separatedBy: ",highest from 1.25 to 1.5,").count > 10)
    // A rule that shares the measure is judged by the same edge.
    let shared = try scratch.text("out/findings.csv").split(separator: "\n").filter {
      $0.contains("likelihood.safe-from-unknown-ethnicity") && $0.contains("highest from 1.25 to 1.5")
    }
    #expect(!shared.isEmpty)
    #expect(try scratch.text("out/report.md").contains("highest **1.5 (as shipped 1.25)**"))
  }

  @Test(arguments: [
    "applications.csv", "vacancies.csv", "panels.csv", "adverts.csv", "criteria.csv", "scores.csv",
  ])
  func `a file with a header and no record is said to be so, and is never green`(_ file: String) throws {
    let scratch = try Scratch()
    for name in [file, "panels.csv", "vacancies.csv"] {
      let text = try String(
        contentsOf: Program.root.appending(path: "SampleData/csv/\(name)"), encoding: .utf8)
      let header = text.prefix { !$0.isNewline } + "\n"
      _ = try scratch.write("in/\(name)", name == file ? String(header) : text)
    }
    let run = try Program.run(
      [
        "audit", scratch.path("in"), "--rules", "panel", "--fail-on", "must", "--format",
        "html,json,md,junit", "--out", scratch.path("out"),
      ]
        + Self.day)
    #expect(run.status != 0, "\(run.output)")
    let words = "'\(file)' has a header and no record: nothing of its kind was looked at."
    #expect(
      Self.words(run.output.components(separatedBy: "Internal, not")[0]).contains(words), "\(run.output)")
    for (name, end) in [("report.html", "id=\"findings\""), ("report.md", "| Verdict |")] {
      #expect(
        Self.words(try scratch.text("out/\(name)").components(separatedBy: end)[0]).contains(words), "\(name)"
      )
    }
    #expect(try scratch.text("out/report.junit.xml").contains("Without a record: '\(file)'."))
    let report = try Report(try scratch.text("out/report.json"))
    #expect(report.quality.contains { $0["kind"] as? String == "no-records" })
    let summary = report.json["summary"] as? [String: Any]
    #expect(["cannot_tell", "must_explain"].contains(summary?["overall"] as? String ?? ""))
  }

  @Test
  func `nothing is green on a complying bundle with an empty file, but for searches that were not made`()
    throws
  {
    let scratch = try Scratch()
    _ = try scratch.write(
      "in/vacancies.csv",
      "ref,title,band,closed_on,interviewed_on,representative,representative_decides\n"
        + "V-1,Matron,8a,2025-05-01,2025-05-12,yes,yes\n")
    _ = try scratch.write(
      "in/panels.csv",
      "vacancy_ref,phase,standing,sat_on,seat,role,decides,trained_on\n"
        + (1...3).map { "V-1,interview,actual,2025-05-12,\($0),member,yes,2025-01-10\n" }.joined())
    _ = try scratch.write("in/searches.csv", "vacancy_ref,firm,briefed_on_diversity,brief\n")
    let searches = try Program.run(["audit", scratch.path("in"), "--rules", "panel"] + Self.day)
    #expect(searches.status == 0, "\(searches.output)\(searches.errors)")
    #expect(Self.words(searches.output).contains("that there was nothing to record is what it says"))
    _ = try scratch.write("in/applications.csv", "id,vacancy_ref,ethnicity\n")
    let empty = try Program.run(["audit", scratch.path("in"), "--rules", "panel"] + Self.day)
    #expect(empty.status == 4, "\(empty.output)\(empty.errors)")
  }

  @Test func `cuts with too few people are one cause, with their number and their names`() throws {
    let run = try Program.run(["audit", "SampleData/csv", "--format", "json", "--out", "-"] + Self.day)
    let summary = try Report(run.output).json["summary"] as? [String: Any]
    let causes = summary?["causes"] as? [[String: Any]] ?? []
    let few = causes.filter { ($0["message"] as? String)?.contains("too few people") == true }
    #expect(few.count == 1)
    let cuts = few.first?["cuts"] as? [String] ?? []
    #expect(cuts.contains("band 2") && Set(cuts).count == cuts.count && cuts.count > 20, "\(cuts)")
    #expect((few.first?["findings"] as? Int ?? 0) >= cuts.count)
    #expect(
      !causes.contains {
        ($0["message"] as? String)?.contains("needed") == true
          && $0["findings"] as? Int != few.first?["findings"] as? Int
      })
  }
}
