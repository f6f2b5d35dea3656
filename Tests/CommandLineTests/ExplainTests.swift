// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// From what must be explained to *explained*, by the register.
@Suite struct ExplainTests {
  @Test(arguments: ["csv", "yaml"])
  func `a draft that is filled in turns its findings explained, and none green`(ending: String) throws {
    let scratch = try Scratch()
    let register = scratch.path("register.\(ending)")
    let draft = try Program.run([
      "explain", "draft", "SampleData/csv", "--as-of", "2026-04-30", "--out", register,
    ])
    #expect(draft.status == 0 && draft.errors.contains(register), "\(draft.errors)")
    let before = try audit(nil)
    let unfilled = try audit(register)
    #expect(sum(unfilled, "must_explain") == sum(before, "must_explain"))
    #expect(try Program.run(["explain", "check", register, "--as-of", "2026-04-30"]).status == 2)

    let filled = try fill(try scratch.text("register.\(ending)"), ending)
    _ = try scratch.write("register.\(ending)", filled)
    let check = try Program.run(["explain", "check", register, "--as-of", "2026-04-30"])
    #expect(check.status == 0, "\(check.output)\(check.errors)")
    let after = try audit(register)
    // A rule that is law stays unmet, whatever is explained: the sample has two such adverts and one such criterion.
    #expect(sum(after, "must_explain") == 3)
    #expect(sum(after, "explained") == sum(before, "must_explain") - 3)
    #expect(sum(after, "complies") == sum(before, "complies"))
  }

  @Test func `a draft keeps what is there and does not write over it unasked`() throws {
    let scratch = try Scratch()
    let kept = try String(
      contentsOf: Program.root.appending(path: "SampleData/explanations.csv"), encoding: .utf8)
    let register = try scratch.write("explanations.csv", kept)
    let unasked = try Program.run([
      "explain", "draft", "SampleData/csv", "--as-of", "2026-04-30", "--out", register,
    ])
    #expect(unasked.status == 2)
    #expect(try scratch.text("explanations.csv") == kept)
    let asked = try Program.run([
      "explain", "draft", "SampleData/csv", "--as-of", "2026-04-30", "--explanations", register, "--out",
      register,
    ])
    #expect(asked.status == 0)
    #expect(try scratch.text("explanations.csv").hasPrefix(kept))
  }

  @Test func `expiry is judged at the day of the panel, and approval at the day of the audit`() throws {
    let report = try audit("SampleData/explanations.csv")
    let rule = "panel.ethnic-minority-representation"
    #expect(report.verdict(rule, "MC-25-050") == "explained")
    #expect(report.verdict(rule, "MC-25-051") == "must_explain")
    let early = try audit("SampleData/explanations.csv", asOf: "2026-01-19")
    #expect(early.verdict(rule, "MC-25-050") == "must_explain")
    let onTheDay = try audit("SampleData/explanations.csv", asOf: "2026-01-20")
    #expect(onTheDay.verdict(rule, "MC-25-050") == "explained")
  }

  private func audit(_ register: String?, asOf: String = "2026-04-30") throws -> Report {
    let run = try Program.run(
      ["audit", "SampleData/csv", "--as-of", asOf, "--format", "json", "--out", "-"]
        + (register.map { ["--explanations", $0] } ?? []))
    return try Report(run.output)
  }

  private func sum(_ report: Report, _ verdict: String) -> Int {
    report.rules.reduce(0) { $0 + (($1["tally"] as? [String: Int])?[verdict] ?? 0) }
  }

  /// What a careful person would write, told apart by the number of the entry.
  private func fill(_ draft: String, _ ending: String) throws -> String {
    let fields = [
      "context": "The panel was formed at short notice, case NUMBER",
      "rationale": "Nobody of the pool was free, case NUMBER",
      "risks_and_mitigation": "Scores were read by an adviser, case NUMBER",
      "action": "Widen the pool of trained people",
      "owner": "Head of Recruitment", "due": "2026-06-30", "evidence": "Rota", "resource": "Two days",
      "evaluation": "Share of panels each quarter", "author": "Recruiting Manager",
      "approver": "Director of People",
      "approved_on": "2026-04-01", "comply_by": "2027-03-31",
    ]
    if ending == "yaml" {
      var entry = 0
      return draft.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        if line.contains("- rule:") { entry += 1 }
        guard let colon = line.firstIndex(of: ":"), !line.contains("#") else { return String(line) }
        let key = line[..<colon].trimmingCharacters(in: .whitespaces)
        guard let value = fields[key] else { return String(line) }
        return "\(line[..<colon]): \"\(value.replacingOccurrences(of: "NUMBER", with: "\(entry)"))\""
      }.joined(separator: "\n")
    }
    let lines = draft.replacingOccurrences(of: "\r\n", with: "\n").split(separator: "\n").map(String.init)
    let head = (lines.first ?? "").replacingOccurrences(of: "\u{FEFF}", with: "").split(separator: ",").map(
      String.init)
    let rows = lines.dropFirst().enumerated().map { number, line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return zip(head, cells).map { name, cell in
        fields[name].map { "\"\($0.replacingOccurrences(of: "NUMBER", with: "\(number)"))\"" } ?? cell
      }.joined(separator: ",")
    }
    return ([head.joined(separator: ",")] + rows).joined(separator: "\r\n") + "\r\n"
  }
}
