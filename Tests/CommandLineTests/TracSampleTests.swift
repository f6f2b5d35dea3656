// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The bundle in the manner of Trac: its page, its script, and what an audit of it says.
@Suite struct TracSampleTests {
  private static let folder = "SampleData/trac"

  private func page() throws -> String {
    try String(contentsOf: Program.root.appending(path: "\(Self.folder)/README.md"), encoding: .utf8)
  }

  private func audit() throws -> Report {
    let run = try Program.run([
      "audit", Self.folder, "--as-of", "2026-06-30", "--rules", "panel", "--rules", "likelihood", "--format",
      "json", "--out", "-",
    ])
    #expect(run.status == 1, "\(run.errors)")
    #expect(run.errors.contains("profile 'trac-style'"))
    return try Report(run.output)
  }

  @Test func `the script writes these very files`() throws {
    let scratch = try Scratch()
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", Program.root.appending(path: "SampleData/trac/make_trac.py").path(), scratch.folder.path(),
    ]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    for file in [
      "vacancies", "managers-update", "applications", "shortlisting-panels", "interview-panels", "scores",
    ] {
      let kept = try Data(contentsOf: Program.root.appending(path: "\(Self.folder)/trac-\(file).csv"))
      #expect(try Data(contentsOf: scratch.url("trac-\(file).csv")) == kept, "\(file)")
    }
  }

  @Test func `the verdicts and the figures are those of its page`() throws {
    let report = try audit()
    let page = try page()
    let tallies = SamplePage.table(in: page, under: "Verdicts")
    #expect(tallies.count == report.rules.count)
    let verdicts = ["complies", "explained", "must_explain", "advice", "cannot_tell", "not_applicable"]
    for row in tallies {
      let tally = report.tally(row[0])
      #expect(verdicts.map { "\(tally[$0] ?? -1)" } == Array(row.dropFirst()), "\(row[0])")
    }
    let planted = SamplePage.table(in: page, under: "Planted in the process")
    #expect(planted.count == 5)
    for row in planted { #expect(report.verdict(row[2], row[0]) == row[3], "\(row)") }
    let listed = Set(planted.map { "\($0[2]) \($0[0])" })
    for finding in report.findings {
      let rule = finding["rule"] as? String ?? ""
      let subject = (finding["subject"] as? [String: Any])?["ref"] as? String ?? ""
      #expect(!rule.hasPrefix("panel.") || listed.contains("\(rule) \(subject)"), "\(rule), \(subject)")
    }
    let overall = try #require(report.measures.first { ($0["cut"] as? [String: Any])?.isEmpty == true })
    let groups = try #require(overall["groups"] as? [String: [String: Any]])
    for row in SamplePage.table(in: page, under: "Shortlisted and appointed") {
      let counts = try #require(groups[row[0]])
      #expect("\(counts["from"] ?? "")" == row[1] && "\(counts["to"] ?? "")" == row[2], "\(row)")
    }
  }

  @Test func `what the exports do not hold cannot be told, and nothing passes for want of it`() throws {
    let run = try Program.run([
      "audit", Self.folder, "--as-of", "2026-06-30", "--rules", "criteria", "--rules", "equality", "--format",
      "json", "--out", "-",
    ])
    let report = try Report(run.output)
    #expect(run.status == 4 && report.rules.count == 36)
    for rule in report.rules {
      let tally = report.tally(try #require(rule["id"] as? String))
      #expect(tally["complies"] == 0 && tally["must_explain"] == 0, "\(rule["id"] ?? "")")
    }
  }

  @Test func `the faults of the data, and every record, are accounted for as its page says`() throws {
    let report = try audit()
    let faults = SamplePage.table(in: try page(), under: "Planted in the data")
    #expect(Set(report.quality.compactMap { $0["kind"] as? String }) == Set(faults.map { $0[1] }))
    for item in report.quality {
      let kind = item["kind"] as? String ?? ""
      #expect(faults.contains { $0[1] == kind && $0[2] == "\(item["count"] ?? "")" }, "\(item)")
    }
    #expect(report.records("trac-applications.csv")["used"] as? Int == 1120)
    // A row an application in Offer and Starting: none of them makes another vacancy.
    #expect(report.records("trac-managers-update.csv")["used"] as? Int == 44)
    #expect(report.records("trac-vacancies.csv")["used"] as? Int == 28)
  }
}

/// Tables of a sample's page.
enum SamplePage {
  /// The cells of the table under a heading, without backticks.
  static func table(in page: String, under heading: String) -> [[String]] {
    let section =
      page.components(separatedBy: "## \(heading)\n").dropFirst().first?.components(separatedBy: "\n## ")
      .first ?? ""
    let lines = section.split(separator: "\n").filter { $0.hasPrefix("|") }.dropFirst(2)
    return lines.map { line in
      line.split(separator: "|").map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " `")) }
    }
  }
}
