// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// `evenhand check`: what it says of a profile and the files before an audit is made.
@Suite struct CheckTests {
  private static let profile = """
    profile: 1
    name: acme
    sources:
      vacancies:
        match: "vac*.csv"
        entity: vacancy
        key: ref
        fields: {ref: {from: Ref}, band: {from: Band}, closed_on: {from: Closed, as: [{date: dmy}]}}
      applications:
        match: "app*.csv"
        entity: application
        key: id
        fields:
          id: {from: Id}
          vacancy: {from: Vacancy, references: vacancies.ref}
          ethnicity: {from: Eth, scheme: nhs-2001}
          outcome: {from: Status, values: {Hired: appointed, Rejected: rejected}}
        reached: {shortlisted: {from: Shortlisted}}

    """

  private func check(
    vacancies: String = "Ref,Band,Closed\nV1,5,01/04/2025\nV2,7,02/04/2025\nV3,6,13/04/2025\n",
    applications: [String], profile: String = profile
  ) throws -> Program {
    let scratch = try Scratch()
    let map = try scratch.write("acme.map.yaml", profile)
    _ = try scratch.write("exports/vac.csv", vacancies)
    _ = try scratch.write(
      "exports/app.csv", (["Id,Vacancy,Eth,Shortlisted,Status"] + applications).joined(separator: "\n") + "\n"
    )
    return try Program.run([
      "check", scratch.path("exports"), "--profile", map, "--as-of", "2026-04-30",
    ])
  }

  private let sound = (0..<40).map {
    "A\($0),V\($0 % 2 + 1),\($0 % 2 == 0 ? "A" : "H"),yes,\($0 < 10 ? "Hired" : "Rejected")"
  }

  @Test func `files that are ready say so, with every record, join and rule`() throws {
    let run = try check(applications: sound)
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    for line in [
      "  app.csv as applications: 40 read, 40 used", "  vac.csv as vacancies: 3 read, 3 used",
      "  applications.vacancy: 2 of 2 different references lead to one of the vacancies",
      "    the other way: 2 of 3 vacancies are referred to",
      "    panel.deciding-members\n      0 of 2 interviews",
      "the number of deciding members is not recorded in any file", "Ready: ",
    ] {
      #expect(run.output.contains(line), "\(line)\n\(run.output)")
    }
    #expect(!run.output.contains("Values that are not read") && !run.output.contains("Not ready"))
    for line in run.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test func `how far each group came is said in numbers, and not of one vacancy`() throws {
    let run = try check(applications: sound)
    #expect(
      run.output.contains("Stages\n  20 White applied, of whom 20 were shortlisted, of whom 5 accepted it"),
      "\(run.output)")
    #expect(run.output.contains("  20 ethnic minority applied, of whom 20 were shortlisted"), "\(run.output)")
    let one = try check(applications: sound.map { $0.replacing(",V2,", with: ",V1,") })
    #expect(!one.output.contains("Stages") && !one.output.contains("were shortlisted"), "\(one.output)")
  }

  /// 860, 261 and 114 may be counts of either kind: only who knows the numbers sees which.
  @Test(arguments: [
    ("at_stage", "860 White applied, of whom 261 were shortlisted, of whom 114 accepted it"),
    ("current", "1,235 White applied, of whom 375 were shortlisted, of whom 114 accepted it"),
  ])
  func `how counts were understood is said in one line`(_ meaning: String, _ line: String) throws {
    let scratch = try Scratch()
    let profile = try scratch.write(
      "counts.map.yaml",
      """
      profile: 1
      name: counts
      sources:
        counts:
          entity: equality_count
          aggregate:
            counts: \(meaning)
            characteristic: ethnicity
            scope: organisation
            stages: {Applied: applied, Shortlisted: shortlisted, Appointed: accepted}
          fields: {category: {from: Group, scheme: groups}}
      """)
    let file = try scratch.write(
      "counts.csv",
      "Group,Applied,Shortlisted,Appointed\nWhite,860,261,114\nAsian,232,69,21\nMixed,22,10,<5\n")
    let run = try Program.run(["check", file, "--profile", profile, "--as-of", "2026-04-30"])
    #expect(run.output.contains("  " + line), "\(run.output)")
    #expect(run.output.contains("counts.csv: its counts were read as \(meaning): "), "\(run.output)")
    let audit = try Program.run([
      "audit", file, "--profile", profile, "--as-of", "2026-04-30", "--format", "json", "--out",
      scratch.path("out"),
    ])
    let notes = try Report(scratch.text("out/report.json")).inputs.flatMap { $0["notes"] as? [String] ?? [] }
    #expect(notes.contains { $0.hasPrefix("its counts were read as \(meaning): ") }, "\(audit.errors)")
  }

  @Test func `references that lead nowhere are told with their places, both ways`() throws {
    let run = try check(
      applications: sound + ["B1,V9,A,no,Rejected", "B2,V8,A,no,Rejected", "B3,V9,A,no,Rejected"])
    #expect(run.output.contains("applications.vacancy: 2 of 4 different references"), "\(run.output)")
    #expect(run.output.contains("(40 of 43 records)"), "\(run.output)")
    #expect(run.output.contains("lead nowhere, first: app.csv:42, app.csv:43"), "\(run.output)")
    #expect(run.output.contains("3 set aside: reference to a record that is not there"), "\(run.output)")
    // Records that are set aside are told; they alone keep nobody from an audit.
    #expect(run.status == 0)
    let none = try check(applications: (0..<20).map { "A\($0),X\($0),A,yes,Hired" })
    #expect(
      none.status == 3 && none.output.contains("no reference of applications.vacancy leads to a record"))
  }

  @Test func `a word that several records have is shown and keeps the files from being ready`() throws {
    let run = try check(
      applications: sound + (0..<4).map { "B\($0),V1,A,no,On hold" } + ["C1,V1,Zorro Bloggs,no,Rejected"])
    #expect(run.status == 3, "\(run.output)")
    #expect(run.output.contains("app.csv, column 'Status' as outcome"), "\(run.output)")
    #expect(run.output.contains("'On hold'  4 rows") && run.output.contains("first on lines 42, 43, 44, 45"))
    #expect(run.output.contains("values of 'Status' in app.csv are not mapped to outcome"))
    // What one record has may be a person's.
    #expect(!run.output.contains("Zorro") && !run.errors.contains("Zorro"))
    #expect(run.output.contains("1 value in 1 row is not shown") && run.output.contains("first on line 46"))
  }

  @Test func `dates in the other order are told with their lines`() throws {
    let run = try check(
      vacancies: "Ref,Band,Closed\nV1,5,01/04/2025\nV2,7,04/25/2025\nV3,6,soon\n", applications: sound)
    #expect(run.status == 3, "\(run.output)")
    #expect(run.output.contains("vac.csv, column 'Closed' as closed_on"), "\(run.output)")
    #expect(run.output.contains("first on line 3") && run.output.contains("first on line 4"), "\(run.output)")
    #expect(run.output.contains("dates of 'Closed' in vac.csv are read in the wrong order"), "\(run.output)")
    #expect(!run.output.contains("'soon'"))
  }

  @Test func `dates that may be read both ways are told with their line`() throws {
    let run = try check(
      vacancies: "Ref,Band,Closed\nV1,5,01/04/2025\nV2,7,04/05/2025\n", applications: sound,
      profile: Self.profile.replacingOccurrences(of: "{date: dmy}", with: "{date: auto}"))
    #expect(
      run.status == 3 && run.errors.contains("vac.csv:2: error: no date in the column 'Closed'"),
      "\(run.errors)")
    #expect(run.output.contains("Not ready:"))
  }

  @Test func `an open question is refused at its place, in whatever part of the profile`() throws {
    for (old, new) in [
      ("scheme: nhs-2001", "scheme: \"TODO: which scheme? nhs-2001 or nhs-wales\""),
      ("{date: dmy}", "{date: TODO}"),
      ("Rejected: rejected", "Rejected: 'TODO'"),
    ] {
      let text = Self.profile.replacingOccurrences(of: old, with: new)
      let run = try check(applications: sound, profile: text)
      #expect(run.status == 2 && run.output.isEmpty, "\(run.output)")
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let line = try #require(lines.firstIndex { $0.contains("TODO") })
      let start = try #require(lines[line].firstRange(of: "TODO")).lowerBound
      let isQuoted = ["'", "\""].contains(lines[line][lines[line].index(before: start)])
      let column = lines[line].distance(from: lines[line].startIndex, to: start) + (isQuoted ? 0 : 1)
      #expect(
        run.errors.contains("acme.map.yaml:\(line + 1):\(column): error: a question is left open here"),
        "\(run.errors)")
    }
    // A value of the file may be any word.
    let key = try check(
      applications: sound,
      profile: Self.profile.replacingOccurrences(
        of: "Hired: appointed", with: "Hired: appointed, TODO: rejected"))
    #expect(key.status == 0, "\(key.errors)")
  }

  @Test func `files that no profile fits are told what writes one`() throws {
    let scratch = try Scratch()
    let run = try Program.run(["check", try scratch.write("odd.csv", "a,b\n1,2\n")])
    #expect(run.status == 3 && run.errors.contains("evenhand suggest"), "\(run.errors)")
    #expect(try Program.run(["check"]).status == 2)
  }

  @Test func `the sample is ready in every shape, and no reference or key is printed`() throws {
    for folder in ["csv", "xml", "counts", "trac"] {
      let run = try Program.run(["check", "SampleData/\(folder)", "--as-of", "2026-04-30"])
      #expect(run.status == 0, "\(folder): \(run.output.suffix(400))\(run.errors)")
      #expect(!run.output.contains("MC-25") && !run.output.contains("APP-0"), "\(folder)")
    }
  }
}
