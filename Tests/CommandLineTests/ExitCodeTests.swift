// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Every exit code, on the real program.
@Suite struct ExitCodeTests {
  static let day = ["--as-of", "2026-04-30"]

  /// A bundle of one vacancy whose panel complies with every rule of the panel pack.
  private static func compliant(_ scratch: Scratch) throws -> String {
    _ = try scratch.write(
      "good/vacancies.csv",
      """
      ref,title,band,closed_on,interviewed_on,representative,representative_decides
      V-1,Matron,8a,2025-05-01,2025-05-12,yes,yes

      """)
    _ = try scratch.write(
      "good/panels.csv",
      """
      vacancy_ref,phase,standing,sat_on,seat,role,decides,trained_on
      V-1,interview,actual,2025-05-12,1,chair,yes,2025-01-10
      V-1,interview,actual,2025-05-12,2,member,yes,2024-09-10
      V-1,interview,actual,2025-05-12,3,member,yes,2024-10-10

      """)
    return scratch.path("good")
  }

  @Test func `0 when everything complies`() throws {
    let scratch = try Scratch()
    let run = try Program.run(["audit", try Self.compliant(scratch), "--rules", "panel"] + Self.day)
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(run.output.contains("Everything that was looked at complies"))
  }

  @Test func `1 when something must be explained`() throws {
    let run = try Program.run(["audit", "SampleData/csv"] + Self.day)
    #expect(run.status == 1)
    #expect(run.output.contains("must be explained"))
  }

  @Test(arguments: [
    (["audit"], "Missing expected argument"),
    (["audit", "SampleData/csv", "--nonsense"], "Unknown option"),
    (["audit", "SampleData/csv", "--as-of", "yesterday"], "'--as-of yesterday' is no day"),
    (["audit", "SampleData/csv", "--period", "2025"], "is no period"),
    (["audit", "SampleData/csv", "--checkpoint", "never"], "never"),
    (["audit", "SampleData/csv", "--format", "docx"], "there are csv, html, json"),
    (["audit", "SampleData/csv", "--out", "-"], "'--out -' writes one format"),
    (["audit", "SampleData/csv", "--format", "csv", "--out", "-"], "give a folder with --out"),
    (["audit", "SampleData/csv", "--rules", "panle"], "did you mean 'panel'?"),
    (["audit", "SampleData/csv", "--rules", "panel, likelihood"], "Write --rules panel --rules likelihood."),
    (["audit", "SampleData/csv", "--set", "panel.members-trained.valid_fr=12"], "Did you mean 'valid_for'?"),
    (
      [
        "audit", "SampleData/csv", "--set", "likelihood.appointment-from-shortlisting.highest=1.5", "--set",
        "likelihood.appointment-from-shortlisting.highest=1.4",
      ], "set the same parameter to different values"
    ),
    (
      ["rules", "list", "--rules", "Rules/panel/members-trained.yaml"],
      "Name the folder of its pack, Rules/panel."
    ),
    (["audit", "SampleData/csv", "--profile", "cannonical"], "did you mean 'canonical"),
    (["audit", "SampleData/csv", "--explanations", "missing.csv"], "there is no such file"),
    (["audit", "SampleData/csv", "--explanations", "LICENSE"], "is no register by its name"),
    (["audit", "SampleData/csv", "--edition", "shareable"], "small numbers are not hidden yet"),
    (["rules", "show", "panel.members-traind"], "did you mean 'panel.members-trained'?"),
    (["profiles", "show", "nhs-job-feed"], "did you mean 'nhs-jobs-feed'?"),
    (["panel", "--band", "77", "--deciding", "3"], "is no pay band"),
    (["panel"], "describe the panel"),
    (["adit", "SampleData/csv"], "there is no command 'adit' (did you mean 'audit'?)"),
    (["rules", "shw", "x"], "there is no command 'shw' (did you mean 'show'?)"),
    (["rules", "shw"], "did you mean 'show'?"), (["nonsense"], "expected one of audit, inspect"),
    (["rules", "show", "members-traind"], "did you mean 'panel.members-trained'?"),
    (["rules", "show", "panel.ethnic-minority"], "did you mean 'panel.ethnic-minority-representation'?"),
    (["rules", "show", "nonsense"], "'evenhand rules list' lists"),
    (["rules", "test", "likelyhood"], "did you mean 'likelihood'?"),
    (["profiles", "show", "trac"], "did you mean 'trac-style'?"),
    (["audit", "SampleData/csv", "--format", "htm"], "did you mean 'html'?"),
    (["sample", "x", "--shape", "flatcsv"], "did you mean 'flat-csv'?"),
    (["sample", "x", "--likelihood", "-1"], "'--likelihood -1' is no decimal"),
    (["sample", "x", "--unknown", "-0.1"], "'--unknown -0.1' is no share"),
    (["sample", "x", "--applications", "-5"], "takes a number from 1"),
    (["panel", "--band", "8a", "--deciding", "-1"], "'--deciding -1' is no number of members"),
    (["audit", "SampleData/csv", "--as-of", "-1"], "'--as-of -1' is no day"),
    (
      ["rules", "list", "--set", "likelihood.appointment-from-shortlisting.lowest=1.5"],
      "expected a decimal number from 0 to 1"
    ),
    (
      ["rules", "list", "--set", "likelihood.appointment-from-shortlisting.highest=0.9"],
      "expected a decimal number at least 1"
    ),
    (["rules", "list", "--set", "equality.sex.minimum_shortlisted=0"], "expected a whole number at least 1"),
    (["rules", "list", "--set", "likelihood.ethnicity-recorded.most_unrecorded=1.1"], "at most 1"),
    (["rules", "list", "--set", "panel.deciding-members.minimum=0"], "at least 1"),
  ])
  func `2 for a fault of usage, with what to do`(arguments: [String], says: String) throws {
    let isAudit = arguments.first == "audit" && !arguments.contains("--as-of")
    let run = try Program.run(arguments + (isAudit && arguments.count > 1 ? Self.day : []))
    #expect(run.status == 2, "\(run.output)\(run.errors)")
    #expect(run.errors.contains(says), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test func `2 for a rule, a profile or a register at fault, with file, line and caret`() throws {
    let scratch = try Scratch()
    let source = try String(
      contentsOf: Program.root.appending(path: "Rules/panel/members-trained.yaml"), encoding: .utf8)
    _ = try scratch.write(
      "rules/panel/pack.yaml",
      try String(contentsOf: Program.root.appending(path: "Rules/panel/pack.yaml"), encoding: .utf8))
    let rule = try scratch.write(
      "rules/panel/members-trained.yaml", source.replacingOccurrences(of: "obligation:", with: "obligaton:"))
    let pack = try Program.run(["rules", "check", scratch.path("rules")])
    #expect(pack.status == 2)
    #expect(pack.errors.contains("\(rule):") && pack.errors.contains("Did you mean 'obligation'?"))
    #expect(pack.errors.contains("\n  obligaton: should\n  ^"))

    let profile = try scratch.write("mine.map.yaml", "profile: 1\nname: mine\nsorces: {}\n")
    let mapped = try Program.run(["audit", "SampleData/csv", "--profile", profile] + Self.day)
    #expect(mapped.status == 2 && mapped.errors.contains("mine.map.yaml:3:1: error:"))

    let register = try scratch.write("explanations.csv", "rule,subject,contxt\n")
    let explained = try Program.run(["audit", "SampleData/csv", "--explanations", register] + Self.day)
    #expect(explained.status == 2 && explained.errors.contains("explanations.csv:1:"))
  }

  @Test func `3 when an input is missing, unknown or broken, and the rest is still audited`() throws {
    let scratch = try Scratch()
    let missing = try Program.run(["audit", scratch.path("nowhere.csv")] + Self.day)
    #expect(missing.status == 3 && missing.errors.contains("nowhere.csv: error:"))

    let unknown = try scratch.write("staff.csv", "Employee,Cost centre\n1,2\n")
    let unfit = try Program.run(["audit", unknown] + Self.day)
    #expect(unfit.status == 3, "\(unfit.errors)")
    #expect(unfit.errors.contains("profiles show"), "\(unfit.errors)")

    let folder = try Self.compliant(scratch)
    _ = try scratch.write("good/applications.csv", "id,vacancy_ref,ethnicity\n\"A-1,V-1,A\nA-2,V-1,H\n")
    let broken = try Program.run(["audit", folder, "--format", "json", "--out", "-"] + Self.day)
    #expect(broken.status == 3)
    #expect(broken.errors.contains("applications.csv:2:"), "\(broken.errors)")
    #expect(try Report(broken.output).tally("panel.members-trained")["complies"] == 1)
  }

  @Test func `3 when a feed falls short of the total that it announces`() throws {
    let scratch = try Scratch()
    let feed = try scratch.write(
      "feed.xml",
      """
      <nhsJobs><vacancyDetails><id>1</id><reference>X-1</reference><title>Nurse</title>
      <closeDate>2025-05-01</closeDate></vacancyDetails><totalPages>1</totalPages><totalResults>2</totalResults></nhsJobs>
      """)
    let run = try Program.run(["audit", feed, "--format", "json", "--out", "-"] + Self.day)
    #expect(run.status == 3, "\(run.errors)")
    let report = try Report(run.output)
    #expect(report.records("feed.xml")["read"] as? Int == 1)
    #expect(report.quality.contains { $0["kind"] as? String == "short-of-announced" })
  }

  @Test func `4 when nothing must be explained but something cannot be told`() throws {
    let scratch = try Scratch()
    let folder = try Self.compliant(scratch)
    _ = try scratch.write(
      "good/vacancies.csv",
      """
      ref,title,band,closed_on,interviewed_on,representative,representative_decides
      V-1,Consultant,Consultant,2025-05-01,2025-05-12,yes,yes

      """)
    let run = try Program.run(["audit", folder, "--rules", "panel"] + Self.day)
    #expect(run.status == 4, "\(run.output)")
  }

  @Test func `4 when nothing was looked at`() throws {
    let scratch = try Scratch()
    let file = try scratch.write("vacancies.csv", "ref,title,band\n")
    let run = try Program.run(["audit", file] + Self.day)
    #expect(run.status == 4, "\(run.output)\(run.errors)")
    #expect(
      run.output.contains("not everything can be told") && run.output.contains("0 records"), "\(run.output)")
  }

  @Test func `--fail-on moves the bar`() throws {
    let panels = ["audit", "SampleData/csv", "--rules", "panel"] + Self.day
    #expect(try Program.run(panels + ["--fail-on", "must"]).status == 4)
    #expect(try Program.run(panels + ["--fail-on", "may"]).status == 1)
    // One advert of the sample falls short of a rule that is law.
    #expect(try Program.run(["audit", "SampleData/csv", "--fail-on", "must"] + Self.day).status == 1)
  }

  @Test func `--strict fails on every explanation that does not hold, and names its line`() throws {
    let scratch = try Scratch()
    let register = try String(
      contentsOf: Program.root.appending(path: "SampleData/explanations.csv"), encoding: .utf8)
    // One more entry, for a vacancy that is not in the bundle.
    let row = try #require(register.split(separator: "\r\n").first { $0.contains("MC-25-050") })
    let stray = row.replacingOccurrences(of: "MC-25-050", with: "MC-24-777")
    let path = try scratch.write("explanations.csv", register + stray + "\r\n")
    let arguments = ["audit", "SampleData/csv", "--explanations", path] + Self.day
    #expect(try Program.run(arguments).status == 1)
    let strict = try Program.run(arguments + ["--strict"])
    #expect(strict.status == 2)
    for (line, says) in [
      (3, "is expired"), (4, "is inadequate"), (5, "is no longer needed"), (6, "matches nothing"),
    ] {
      let told = strict.errors.split(separator: "\n").first { $0.contains("explanations.csv:\(line):") }
      #expect(told?.contains("error: the explanation for") == true, "\(line): \(strict.errors)")
      #expect(
        told?.contains(says.replacingOccurrences(of: "is ", with: "")) == true, "\(line): \(strict.errors)")
    }
    #expect(!strict.errors.contains("explanations.csv:2:"), "the entry in force is no fault")
  }

  @Test func `a field that is misspelt in a rule is refused with its place and the near name`() throws {
    let scratch = try Scratch()
    for name in ["pack.yaml", "ethnic-minority-representation.yaml"] {
      let text = try String(
        contentsOf: Program.root.appending(path: "Rules/panel/\(name)"), encoding: .utf8)
      _ = try scratch.write(
        "rules/panel/\(name)", text.replacingOccurrences(of: "when: vacancy.band", with: "when: vacancy.bnad")
      )
    }
    let path = scratch.path("rules/panel/ethnic-minority-representation.yaml")
    let line =
      try #require(
        try scratch.text("rules/panel/ethnic-minority-representation.yaml").components(separatedBy: "\n")
          .firstIndex { $0.hasPrefix("when: vacancy.bnad") }) + 1
    let run = try Program.run(["audit", "SampleData/csv", "--rules", scratch.path("rules")] + Self.day)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.contains("\(path):\(line):15: error:"), "\(run.errors)")
    #expect(run.errors.lowercased().contains("did you mean 'band'?"), "\(run.errors)")
    #expect(run.errors.contains("  when: vacancy.bnad >= param.from_band\n"), "\(run.errors)")
  }
}
