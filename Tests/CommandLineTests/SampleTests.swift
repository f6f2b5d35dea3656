// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The sample bundles: their verdict table, and that all three forms of them say the same.
@Suite struct SampleTests {
  private static func audit(_ folder: String, explanations: Bool = true) throws -> Report {
    var arguments = ["audit", folder, "--as-of", "2026-04-30", "--format", "json", "--out", "-"]
    if explanations { arguments += ["--explanations", "SampleData/explanations.csv"] }
    let run = try Program.run(arguments)
    #expect(run.status == 1, "\(run.errors)")
    return try Report(run.output)
  }

  @Test func `the script writes these very files`() throws {
    let scratch = try Scratch()
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", Program.root.appending(path: "SampleData/make_sample.py").path(), scratch.folder.path(),
    ]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    for file in [
      "csv/vacancies.csv", "csv/adverts.csv", "csv/criteria.csv", "csv/searches.csv", "csv/panels.csv",
      "csv/applications.csv",
      "csv/scores.csv", "xml/evenhand.xml", "counts/vacancies.csv", "counts/equality.csv", "explanations.csv",
    ] {
      let kept = try Data(contentsOf: Program.root.appending(path: "SampleData/\(file)"))
      #expect(try Data(contentsOf: scratch.url(file)) == kept, "\(file) is not what make_sample.py writes")
    }
  }

  @Test func `the planted faults give the verdicts that the sample's page says`() throws {
    let report = try Self.audit("SampleData/csv")
    let page = try String(contentsOf: Program.root.appending(path: "SampleData/README.md"), encoding: .utf8)
    let rows = table(in: page, under: "Planted in the process")
    #expect(rows.count >= 60)
    for row in rows {
      #expect(report.verdict(row[2], row[0]) == row[3], "\(row[0]), \(row[2])")
    }
    let listed = Set(rows.map { "\($0[2]) \($0[0])" })
    for finding in report.findings {
      let rule = finding["rule"] as? String ?? "",
        subject = (finding["subject"] as? [String: Any])?["ref"] as? String ?? ""
      #expect(
        rule.hasPrefix("likelihood.") || rule.hasPrefix("equality.")
          || listed.contains("\(rule) \(subject)"),
        "\(rule), \(subject) is not on the page")
    }
  }

  @Test func `every vacancy of whose texts something is planted is on the sample's page`() throws {
    let script = try String(
      contentsOf: Program.root.appending(path: "SampleData/sample_adverts.py"), encoding: .utf8)
    let page = try String(contentsOf: Program.root.appending(path: "SampleData/README.md"), encoding: .utf8)
    let planted = script.matches(of: /MC-25-\d{3}/).map { String($0.output) }
    #expect(planted.count > 20)
    for ref in planted { #expect(page.contains(ref), "\(ref) is not on the page") }
  }

  @Test func `the tallies are those of the sample's page`() throws {
    let report = try Self.audit("SampleData/csv")
    let page = try String(contentsOf: Program.root.appending(path: "SampleData/README.md"), encoding: .utf8)
    let rows = table(in: page, under: "Verdicts")
    #expect(rows.count == report.rules.count)
    let verdicts = ["complies", "explained", "must_explain", "advice", "cannot_tell", "not_applicable"]
    for row in rows {
      let tally = report.tally(row[0])
      #expect(verdicts.map { "\(tally[$0] ?? -1)" } == Array(row.dropFirst()), "\(row[0])")
    }
  }

  @Test func `the faults of the data are those of the sample's page`() throws {
    let report = try Self.audit("SampleData/csv")
    let page = try String(contentsOf: Program.root.appending(path: "SampleData/README.md"), encoding: .utf8)
    let rows = table(in: page, under: "Planted in the data")
    #expect(Set(report.quality.compactMap { $0["kind"] as? String }) == Set(rows.map { $0[1] }))
    #expect(report.records("applications.csv")["read"] as? Int == 1933)
    #expect(report.records("applications.csv")["used"] as? Int == 1930)
  }

  @Test func `CSV and XML give the same findings and the same measures`() throws {
    let csv = try Self.audit("SampleData/csv"), xml = try Self.audit("SampleData/xml")
    #expect(csv.verdicts == xml.verdicts)
    #expect(try csv.measureText() == xml.measureText())
    #expect(csv.findings.count > 20 && csv.measures.count > 20)
  }

  @Test func `counts give the same measures as the rows that they came from`() throws {
    // Counts do not say who turned an offer down, so they cannot be counted the other way; and they are of one
    // characteristic at a time.
    let characteristics: Set<String> = [
      "ethnicity", "sex", "disability", "age_band", "religion", "orientation",
    ]
    let rows = try Self.audit("SampleData/csv", explanations: false)
    let counts = try Self.audit("SampleData/counts", explanations: false)
    let ofOne = try rows.measureText(without: ["alternatives", "comparisons"]) { measure in
      (measure["cut"] as? [String: Any] ?? [:]).keys.allSatisfy { !characteristics.contains($0) }
    }
    #expect(ofOne == (try counts.measureText(without: ["alternatives", "comparisons"])))
    #expect(ofOne.count < rows.measures.count)
    let compared = Set(counts.measures.compactMap { $0["characteristic"] as? String })
    #expect(compared == characteristics)
  }

  @Test func `the README shows the program's true output`() throws {
    let run = try Program.run([
      "audit", "SampleData/csv", "--explanations", "SampleData/explanations.csv", "--as-of", "2026-04-30",
    ])
    let page = try String(contentsOf: Program.root.appending(path: "README.md"), encoding: .utf8)
    #expect(page.contains(run.output), "the README does not show: \(run.output)")
  }

  /// The cells of the table under a heading, without backticks.
  private func table(in page: String, under heading: String) -> [[String]] {
    let section =
      page.components(separatedBy: "## \(heading)\n").dropFirst().first?.components(separatedBy: "\n## ")
      .first ?? ""
    let lines = section.split(separator: "\n").filter { $0.hasPrefix("|") }.dropFirst(2)
    return lines.map { line in
      line.split(separator: "|").map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " `")) }
    }
  }
}
