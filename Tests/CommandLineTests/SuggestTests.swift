// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// `evenhand suggest`: the profile that it writes reads the files that it was written for, once its questions are
/// answered, and gives what is known to be in them.
@Suite struct SuggestTests {
  /// Suggests a profile, answers its questions, audits with it, and holds the counts against those that are known.
  ///
  /// - Parameter answers: what stands in the profile, and what a person puts in its place.
  private func audit(
    _ files: [(name: String, text: String)], answers: [(question: String, answer: String)]
  ) throws -> (profile: String, report: Report) {
    let scratch = try Scratch()
    for file in files { _ = try scratch.write("exports/\(file.name)", file.text) }
    let map = scratch.path("mine.map.yaml")
    let suggested = try Program.run(["suggest", scratch.path("exports"), "-o", map])
    #expect(suggested.status == 0, "\(suggested.errors)")
    var text = try scratch.text("mine.map.yaml")
    let written = text
    if !answers.isEmpty {
      let refused = try Program.run(["audit", scratch.path("exports"), "--profile", map])
      #expect(
        refused.status == 2 && refused.errors.contains("a question is left open here"), "\(refused.errors)")
      let line = try #require(
        text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains("\"TODO: ") })
      #expect(refused.errors.contains("mine.map.yaml:\(line + 1):"), "\(refused.errors)")
    }
    for (question, answer) in answers {
      #expect(text.contains(question), "\(question)\n\(text)")
      text = text.replacingOccurrences(of: question, with: answer)
    }
    #expect(!text.contains("\"TODO"), "\(text)")
    _ = try scratch.write("mine.map.yaml", text)
    let run = try Program.run([
      "audit", scratch.path("exports"), "--profile", map, "--as-of", "2026-04-30", "--format", "json",
      "--out", "-",
    ])
    #expect(run.status != 2 && run.status != 3, "\(run.errors)\(text)")
    return (written, try Report(run.output))
  }

  /// From one stage to another of everybody together: white from, white to, ethnic minority from and to.
  private func rate(_ report: Report, _ from: String, _ to: String) -> [Int]? {
    let measure = report.measures.first { measure in
      let stages = measure["stages"] as? [String: Any]
      return (measure["cut"] as? [String: Any])?.isEmpty == true
        && measure["characteristic"] as? String == "ethnicity"
        && stages?["from"] as? String == from && stages?["to"] as? String == to
    }
    let groups = measure?["groups"] as? [String: [String: Any]]
    return ["white", "ethnic_minority"].flatMap { group in
      [groups?[group]?["from"] as? Int ?? -1, groups?[group]?["to"] as? Int ?? -1]
    }
  }

  private var known: [Int] {
    [true, false].flatMap { isWhite in
      [
        SuggestLayouts.count { $0.isWhite == isWhite && $0.isShortlisted },
        SuggestLayouts.count { $0.isWhite == isWhite && $0.isAppointed },
      ]
    }
  }

  private let stage = "\"TODO: how far had these come for certain?\""

  @Test func `one row an application, with its vacancy's columns on it`() throws {
    let (profile, report) = try audit(
      [("candidates_2025-04.csv", SuggestLayouts.flat)],
      answers: [
        ("\"TODO: which label of ons-2021 is meant? the scheme has no such label\"", "\"White: British\""),
        (stage, "applied"),
      ])
    #expect(profile.contains("match: \"candidates_*.csv\""))
    #expect(profile.contains("title: {from: \"Job Title\"}") && profile.contains("band: {from: \"Grade\"}"))
    #expect(report.records("candidates_2025-04.csv")["used"] as? Int == 120)
    // The status tells who was interviewed, and everybody shortlisted was.
    #expect(rate(report, "interviewed", "appointed") == known, "\(profile)")
  }

  @Test func `two files are joined by their values, and columns of yes and no are asked about`() throws {
    let (profile, report) = try audit(
      [("positions.csv", SuggestLayouts.positions), ("people.csv", SuggestLayouts.peopleOfPositions)],
      answers: [
        (
          "outcome:\n        from: \"TODO: which column says how an application ended? Of stages may tell \\\"Sifted in\\\" or \\\"Got job\\\"\"\n",
          "route: {const: external}\n    reached:\n      shortlisted: {from: Sifted in}\n      appointed: {from: Got job}\n"
        )
      ])
    #expect(profile.contains("vacancy: {from: \"Linked\", references: vacancies.ref}"), "\(profile)")
    #expect(profile.contains("4 of its 4 different values are in vacancies.ref"))
    #expect(
      profile.contains("csv: {delimiter: \";\"}")
        && profile.contains("closed_on: {from: \"Closes\", as: [{date: [dmy, iso]}]}"))
    #expect(rate(report, "shortlisted", "appointed") == known, "\(profile)")
    #expect((report.json["contents"] as? [String: Any])?["vacancies"] as? Int ?? 4 == 4)
  }

  @Test func `applications within the elements of their vacancies`() throws {
    let (profile, report) = try audit([("export.xml", SuggestLayouts.nested)], answers: [])
    #expect(profile.contains("each:") && profile.contains("vacancy: {parent: ref}"), "\(profile)")
    #expect(rate(report, "interviewed", "appointed") == known, "\(profile)")
  }

  @Test func `names and values in pairs`() throws {
    let (profile, report) = try audit([("rows.xml", SuggestLayouts.pairs)], answers: [])
    #expect(
      profile.contains("id: {pairs: {path: \"Field\", name: \"@name\", pick: [\"Applicant ID\"]}}"),
      "\(profile)")
    #expect(rate(report, "shortlisted", "appointed") == known, "\(profile)")
  }

  @Test func `facts that stand in attributes`() throws {
    let (profile, report) = try audit([("recruitment.xml", SuggestLayouts.attributes)], answers: [])
    #expect(
      profile.contains("xml: {record: \"/recruitment/applicants/applicant\"}")
        && profile.contains("vacancy: {from: \"@post\", references: vacancies.ref}"), "\(profile)")
    #expect(profile.contains("closed_on: {from: \"@closes\"") && !profile.contains("Bloggs"), "\(profile)")
    #expect(rate(report, "shortlisted", "appointed") == known, "\(profile)")
  }

  @Test func `orders with namespaces, identifiers within identifiers, and answers in pairs`() throws {
    let (profile, report) = try audit([("orders.xml", SuggestLayouts.orders)], answers: [])
    #expect(profile.contains("vacancy: {parent: ref}"), "\(profile)")
    #expect(profile.contains("pick: [\"Ethnic group\"]") && !profile.contains("Bloggs"), "\(profile)")
    #expect(rate(report, "interviewed", "appointed") == known, "\(profile)")
  }

  @Test(
    arguments: [
      ("long.csv", SuggestLayouts.longCounts), ("wide.csv", SuggestLayouts.wideCounts),
      ("monitoring.xml", SuggestLayouts.countsInXML),
    ])
  func `counts in other layouts`(_ name: String, _ text: String) throws {
    let (profile, report) = try audit(
      [(name, text)], answers: [("\"TODO: cumulative, at_stage or current\"", "cumulative")])
    #expect(rate(report, "shortlisted", "appointed") == known, "\(profile)")
    #expect(rate(report, "applied", "shortlisted")?.last == known[2], "\(profile)")
  }

  @Test func `counts by ethnic group in rows`() throws {
    let (profile, report) = try audit(
      [("monitoring.csv", SuggestLayouts.counts)],
      answers: [("\"TODO: cumulative, at_stage or current\"", "cumulative")])
    #expect(profile.contains("category: {from: \"Ethnic Group\", scheme: groups}"), "\(profile)")
    #expect(rate(report, "shortlisted", "appointed") == known, "\(profile)")
  }

  @Test func `no name, address, remark or single value of a person is written`() throws {
    let scratch = try Scratch()
    let odd =
      SuggestLayouts.flat.replacingOccurrences(of: "Indian", with: "Indian", options: [])
      + "C5000,Zed Zorro,z@example.org,R-1,Porter,Band 2,01/04/2025,Zed Zorro,Moved to Zorro,none\n"
    let file = try scratch.write("candidates.csv", odd)
    let run = try Program.run(["suggest", file])
    #expect(run.status == 0, "\(run.errors)")
    for secret in ["Zorro", "Bloggs", "@example", "secret", "C1000", "C5000"] {
      #expect(!run.output.contains(secret) && !run.errors.contains(secret), "\(secret)\n\(run.output)")
    }
    #expect(
      run.output.contains("Left out, since they seem to hold personal data or free text: \"Candidate Name\""))
    #expect(run.output.contains("1 further value in 1 row is not shown"), "\(run.output)")
  }

  @Test func `a first line that is a person's record is not taken for a header`() throws {
    let scratch = try Scratch()
    let rows = SuggestLayouts.people.map { person in
      "\(person.number),Smith\(person.number),s\(person.number)@example.org,\(person.isWhite ? "White" : "Asian"),2025-04-01"
    }
    let file = try scratch.write("data.csv", rows.joined(separator: "\n") + "\n")
    let run = try Program.run(["suggest", file])
    #expect(!run.output.contains("Smith") && !run.output.contains("@example"), "\(run.output)")
    #expect(run.output.contains("header: none") && run.output.contains("\"#4\""), "\(run.output)")
  }

  @Test
  func `an answered profile is never overwritten, and files that cannot be read are told by the exit code`()
    throws
  {
    let scratch = try Scratch()
    let file = try scratch.write("candidates.csv", SuggestLayouts.flat)
    let map = try scratch.write("mine.map.yaml", "profile: 1\n")
    let refused = try Program.run(["suggest", file, "--out", map])
    #expect(refused.status == 2 && refused.errors.contains("is there already"), "\(refused.errors)")
    #expect(try scratch.text("mine.map.yaml") == "profile: 1\n")
    let broken = try scratch.write("broken.xml", "<a><b>")
    #expect(try Program.run(["suggest", broken]).status == 3)
    #expect(try Program.run(["suggest", scratch.path("nothing.csv")]).status == 3)
  }

  @Test func `the same files give the same profile`() throws {
    let first = try Program.run(["suggest", "SampleData/trac"])
    let second = try Program.run(["suggest", "SampleData/trac"])
    #expect(first.status == 0 && first.output == second.output)
    #expect(first.errors.contains("The profile 'trac-style' fits these files already"), "\(first.errors)")
  }

  @Test func `the page on writing a profile shows what the program says`() throws {
    let page = try String(
      contentsOf: Program.root.appending(path: "Sources/EvenhandKit/Documentation.docc/WritingAProfile.md"),
      encoding: .utf8)
    let blocks = page.components(separatedBy: "```\n").filter {
      $0.hasPrefix("ns: {atom") || $0.contains("left open here")
    }
    #expect(blocks.count == 2)
    let scratch = try Scratch()
    let suggested = try Program.run([
      "suggest", "SampleData/vendors/rss/feed.xml", "-o", scratch.path("vendor-feed.map.yaml"),
    ])
    #expect(suggested.status == 0)
    #expect(try scratch.text("vendor-feed.map.yaml").contains(blocks.first ?? "-"))
    let feed = Program.root.appending(path: "SampleData/vendors/rss/feed.xml").path()
    let refused = try Program.run(["check", feed, "--profile", "vendor-feed.map.yaml"], in: scratch.folder)
    #expect(refused.status == 2 && refused.errors.hasPrefix(blocks.last ?? "-"), "\(refused.errors)")
    let text = try scratch.text("vendor-feed.map.yaml")
    let question = try #require(text.firstRange(of: "\"TODO: dmy or mdy?"))
    let end = try #require(text[question.upperBound...].firstIndex(of: "\""))
    _ = try scratch.write(
      "vendor-feed.map.yaml", text[..<question.lowerBound] + "dmy" + text[text.index(after: end)...])
    let ready = try Program.run(["check", feed, "--profile", "vendor-feed.map.yaml"], in: scratch.folder)
    #expect(
      ready.status == 0 && ready.output.contains("criteria.early-closing\n      all 2 adverts"),
      "\(ready.output)")
  }

  @Test func `columns of strange names are known by their values and by what they refer to`() throws {
    let scratch = try Scratch()
    let vacancies = (0..<4).map { "K\($0),\(["8a", "8b", "5", "6"][$0])" }
    _ = try scratch.write("exports/a.csv", (["Campaign,Xyz"] + vacancies).joined(separator: "\n") + "\n")
    let rows = SuggestLayouts.people.map { person in
      "Z\(person.number),K\(person.vacancy),\(person.isWhite ? "White British" : ["Indian", "Chinese", "Pakistani"][person.number % 3]),"
        + "\(person.number % 2 == 0 ? "Female" : "Male"),\(person.isAppointed ? "Hired" : person.isShortlisted ? "Interviewed" : "Not shortlisted")"
    }
    _ = try scratch.write("exports/b.csv", (["Qa,Qb,Qc,Qd,Qe"] + rows).joined(separator: "\n") + "\n")
    let run = try Program.run(["suggest", scratch.path("exports")])
    // No name of the second file is known, so that none is shown: its first line may be a person's record.
    for line in [
      "      ref: {from: \"Campaign\"}", "      # by its values alone; 4 values",
      "      band: {from: \"Xyz\"}",
      "vacancy: {from: \"#2\", references: vacancies.ref}", "ethnicity: {from: \"#3\", scheme: ",
      "sex: {from: \"#4\"}",
      "        from: \"#5\"", "header: \"TODO: is the first line a header?",
    ] {
      #expect(run.output.contains(line), "\(line)\n\(run.output)")
    }
    #expect(!run.output.contains("Qa") && !run.output.contains("Qc"))
  }

  @Test
  func `other words for yes and no in a column of a stage are mapped, and what is neither is asked about`()
    throws
  {
    let scratch = try Scratch()
    let rows = SuggestLayouts.people.map { person in
      "A\(person.number),V\(person.vacancy),\(person.isWhite ? "White" : "Asian"),"
        + "\(person.isShortlisted ? "Pass" : "Fail"),\(person.number % 20 == 0 ? "Reserve" : person.isAppointed ? "Y" : "N")"
    }
    let file = try scratch.write(
      "people.csv",
      (["App ID,Vacancy,Ethnicity,Shortlisting outcome,Appointed"] + rows).joined(separator: "\n") + "\n")
    let run = try Program.run(["suggest", file])
    for line in [
      "      shortlisted:", "        from: \"Shortlisting outcome\"", "          \"Fail\": no",
      "          \"Pass\": yes",
      "        from: \"Appointed\"", "          \"Reserve\": \"TODO: yes or no?\"", "          \"Y\": yes",
    ] {
      #expect(run.output.contains(line), "\(line)\n\(run.output)")
    }
  }

  @Test func `exports of several months are one source, with titles before and totals behind`() throws {
    let lines = SuggestLayouts.flat.split(separator: "\n").map(String.init)
    func month(_ name: String, _ rows: ArraySlice<String>) -> (name: String, text: String) {
      (
        "Applicants \(name).csv",
        (["Applicant report", "", lines[0]] + rows + ["Total,\(rows.count),,,,,,,,"]).joined(separator: "\n")
          + "\n"
      )
    }
    let (profile, report) = try audit(
      [month("2025-04", lines[1..<50]), month("2025-05", lines[50...])],
      answers: [
        ("\"TODO: which label of ons-2021 is meant? the scheme has no such label\"", "\"White: British\""),
        (stage, "applied"),
      ])
    #expect(
      profile.contains("  # Applicants 2025-04.csv and Applicants 2025-05.csv: 120 records, 10 columns."))
    #expect(
      profile.contains("match: \"Applicants *.csv\"") && !profile.contains("applications_2"), "\(profile)")
    #expect(profile.contains("header: {find: [\"CandidateNo\", \"Requisition\"], within: 15}"), "\(profile)")
    #expect(rate(report, "interviewed", "appointed") == known)
  }

  @Test func `a report that holds the same applications once more is left out and named`() throws {
    let scratch = try Scratch()
    _ = try scratch.write("exports/all.csv", SuggestLayouts.flat)
    let offers =
      ["Applicant number,Vacancy ref,Application status"]
      + SuggestLayouts.people.filter(\.isAppointed).map { "C\(1000 + $0.number),R-\($0.vacancy),Hired" }
    _ = try scratch.write("exports/offers.csv", offers.joined(separator: "\n") + "\n")
    let run = try Program.run(["suggest", scratch.path("exports")])
    #expect(
      run.output.contains("# offers.csv: of its 11 applications, 11 are in all.csv too. It is left out"),
      "\(run.output)")
    #expect(!run.output.contains("applications_2"))
  }
}
