// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The commands beside the audit.
@Suite struct OtherCommandTests {
  private static let panel = ["panel", "--as-of", "2026-04-30"]

  @Test(arguments: [
    (
      ["--band", "8a", "--deciding", "3", "--representative", "yes", "--decides", "yes", "--trained", "3"], 0,
      "complies"
    ),
    (["--band", "8a", "--deciding", "3", "--representative", "no", "--trained", "3"], 1, "must explain"),
    (
      ["--band", "8a", "--deciding", "1", "--representative", "yes", "--decides", "yes", "--trained", "1"], 1,
      "must explain"
    ),
    (
      ["--band", "8a", "--deciding", "3", "--representative", "yes", "--decides", "yes", "--trained", "2"], 1,
      "must explain"
    ),
    (
      ["--band", "8a", "--deciding", "3", "--representative", "yes", "--decides", "no", "--trained", "3"], 1,
      "must explain"
    ),
    (["--band", "8a", "--deciding", "3", "--representative", "yes", "--decides", "yes"], 4, "cannot tell"),
    (
      ["--band", "8a", "--deciding", "3", "--representative", "not-asked", "--trained", "3"], 4, "cannot tell"
    ),
    (["--band", "5", "--deciding", "3", "--trained", "3"], 0, "not applicable"),
  ])
  func `a panel is checked before it sits`(arguments: [String], status: Int32, says: String) throws {
    let run = try Program.run(Self.panel + arguments)
    #expect(run.status == status, "\(run.output)\(run.errors)")
    #expect(run.output.contains(says), "\(run.output)")
    #expect(run.output.contains("Internal, not for publication"))
  }

  @Test(arguments: [
    (["-7 / 2"], nil, "-3 (int)\n"), (["--why", "-(3)"], nil, "-3 (int)\n\n-(3) → -3\n"),
    (["-vacancy.posts", "--given", "-"], "vacancy.posts: 2", "-2 (int)\n"),
    (["--", "--2"], nil, "2 (int)\n"),
    (["--given", "-", "-vacancy.posts < 0"], "vacancy.posts: 2", "true (bool)\n"),
  ])
  func `an expression may begin with a minus, and facts come from standard input`(
    arguments: [String], input: String?, output: String
  ) throws {
    let run = try Program.run(["rules", "eval"] + arguments, input: input)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.hasPrefix(output), "\(run.output)")
  }

  @Test func `a panel file is checked like the numbers`() throws {
    let scratch = try Scratch()
    let file = try scratch.write(
      "panels.csv",
      """
      vacancy_ref,phase,standing,sat_on,seat,role,decides,trained_on,deciding_asked,deciding_counted,minority_counted
      V-1,interview,planned,2026-05-12,1,chair,yes,2025-01-10,3,3,1
      V-1,interview,planned,2026-05-12,2,member,yes,2024-09-10,,,
      V-1,interview,planned,2026-05-12,3,member,yes,2020-10-10,,,

      """)
    let run = try Program.run(Self.panel + ["--file", file, "--band", "7"])
    #expect(run.status == 1, "\(run.output)\(run.errors)")
    #expect(run.output.contains("trained"))
  }

  @Test func `a single rule is checked and tested with its pack, and is no overlay`() throws {
    let file = "Rules/panel/members-trained.yaml"
    let check = try Program.run(["rules", "check", file])
    #expect(check.status == 0, "\(check.errors)")
    #expect(check.output.hasPrefix("\(file): no fault\npanel "), "\(check.output)")
    let test = try Program.run(["rules", "test", file])
    let whole = try Program.run(["rules", "test", "Rules/panel"])
    #expect(
      test.status == 0 && test.output != whole.output && test.output.contains("examples hold"),
      "\(test.output)")

    let scratch = try Scratch()
    let text = try String(contentsOf: Program.root.appending(path: file), encoding: .utf8)
    let alone = try scratch.write("members-trained.yaml", text)
    let homeless = try Program.run(["rules", "check", alone])
    #expect(
      homeless.status == 2 && homeless.errors.contains("this rule lies in no pack"), "\(homeless.errors)")
    _ = try scratch.write(
      "pack.yaml",
      try String(contentsOf: Program.root.appending(path: "Rules/panel/pack.yaml"), encoding: .utf8))
    _ = try scratch.write(
      "members-trained.yaml", text.replacingOccurrences(of: "obligation:", with: "obligaton:"))
    let faulty = try Program.run(["rules", "check", alone])
    #expect(faulty.status == 2 && faulty.errors.contains("Did you mean 'obligation'?"), "\(faulty.errors)")
  }

  @Test func `inspect claims no number of records where nothing says what a record is`() throws {
    let run = try Program.run(["inspect", "SampleData/vendors/rss/feed.xml"])
    #expect(
      run.output.contains("records    not counted: only a profile says which element is a record"),
      "\(run.output)")
    #expect(!run.output.contains("records    0"))
  }

  @Test func `names in a list may stand behind a space`() throws {
    let scratch = try Scratch()
    let sample = try Program.run(
      [
        "sample", scratch.path("out"), "--applications", "200", "--shape", "canonical, flat-csv", "--faults",
        "duplicate-key=1, key-missing=1",
      ])
    #expect(sample.status == 0 && sample.output.contains("flat-csv/"), "\(sample.errors)")
    let audit = try Program.run(
      [
        "audit", "SampleData/csv", "--as-of", "2026-04-30", "--format", "json, md", "--out",
        scratch.path("report"),
      ])
    #expect(audit.errors.contains("report.md"), "\(audit.errors)")
  }

  @Test func `rules are listed, shown, checked and tested`() throws {
    let list = try Program.run(["rules", "list"])
    #expect(list.status == 0 && list.output.contains("panel.ethnic-minority-representation"))
    let show = try Program.run(["rules", "show", "panel.ethnic-minority-representation"])
    for part in [
      "Guidance", "expect", "Parameters", "from_band = 7 (band", "What would mend it", "Facts it reads",
      "panel.interview.representative\n", "Examples", "cannot tell", "given ",
    ] {
      #expect(show.output.contains(part), "\(part)")
    }
    for line in show.output.split(separator: "\n") where !line.contains("http") {
      #expect(line.count <= 80, "\(line)")
    }
    let tailored = try Program.run([
      "rules", "show", "panel.ethnic-minority-representation", "--set",
      "panel.ethnic-minority-representation.from_band=8a",
    ])
    #expect(tailored.output.contains("from_band = 8a (band; as shipped 7)"), "\(tailored.output)")
    #expect(try Program.run(["rules", "check", "Rules"]).status == 0)
    let test = try Program.run(["rules", "test", "Rules/panel", "Rules/likelihood"])
    #expect(test.status == 0 && test.output.contains(", 0 branches without an example"), "\(test.output)")
  }

  @Test func `every example that does not hold is told, in whichever file, and fails the test of its pack`()
    throws
  {
    let scratch = try Scratch()
    let changes = [
      "deciding-members.yaml": ("deciding_members >= param.minimum", "deciding_members > param.minimum"),
      "panel-that-sat-recorded.yaml": ("standing == \"actual\"", "standing == \"planned\""),
    ]
    for name in try FileManager.default.contentsOfDirectory(
      atPath: Program.root.appending(path: "Rules/panel").path())
    {
      let text = try String(contentsOf: Program.root.appending(path: "Rules/panel/\(name)"), encoding: .utf8)
      let change = changes[name]
      let changed = change.map { text.replacingOccurrences(of: $0.0, with: $0.1) } ?? text
      #expect((changed != text) == (change != nil), "\(name)")
      _ = try scratch.write("panel/\(name)", changed)
    }
    let run = try Program.run(["rules", "test", scratch.path("panel")])
    #expect(run.status == 2)
    for name in changes.keys {
      let line = run.output.split(separator: "\n").first { $0.contains("/\(name):") }
      #expect(line?.firstMatch(of: /yaml:\d+: panel\./) != nil, "\(name): \(run.output)\(run.errors)")
    }
  }

  @Test func `a pack at fault hides no rule of another, and stops what would use it`() throws {
    let scratch = try Scratch()
    for pack in ["panel", "likelihood"] {
      for name in try FileManager.default.contentsOfDirectory(
        atPath: Program.root.appending(path: "Rules/\(pack)").path()) where name.hasSuffix(".yaml")
      {
        let text = try String(
          contentsOf: Program.root.appending(path: "Rules/\(pack)/\(name)"), encoding: .utf8)
        let isFaulty = name == "ethnicity-recorded.yaml"
        _ = try scratch.write(
          "Rules/\(pack)/\(name)",
          isFaulty ? text.replacingOccurrences(of: "for: cohort", with: "for: chort") : text)
      }
    }
    let all = scratch.path("Rules")
    let show = try Program.run(["rules", "show", "panel.members-trained", "--rules", all])
    #expect(show.output.hasPrefix("panel.members-trained\n"), "\(show.errors)")
    #expect(show.status == 2 && show.errors.contains("ethnicity-recorded.yaml:"))
    let one = try Program.run(
      ["audit", "SampleData/csv", "--as-of", "2026-04-30", "--rules", scratch.path("Rules/panel")])
    #expect(one.status == 1, "\(one.errors)")
    let both = try Program.run(["audit", "SampleData/csv", "--as-of", "2026-04-30", "--rules", all])
    #expect(both.status == 2 && both.output.isEmpty && both.errors.contains("Did you mean 'cohort'?"))
  }

  @Test func `profiles are listed and shown as they are`() throws {
    let list = try Program.run(["profiles", "list"])
    for name in try FileManager.default.contentsOfDirectory(
      atPath: Program.root.appending(path: "Sources/Ingestion/Profiles").path())
    {
      let profile = name.replacingOccurrences(of: ".map.yaml", with: "")
      #expect(list.output.contains(profile))
      let text = try String(
        contentsOf: Program.root.appending(path: "Sources/Ingestion/Profiles/\(name)"), encoding: .utf8)
      #expect(try Program.run(["profiles", "show", profile]).output == text)
    }
  }

  @Test func `inspect tells of files without telling a value`() throws {
    let run = try Program.run(["inspect", "SampleData/csv/applications.csv", "SampleData/xml/evenhand.xml"])
    #expect(run.output.contains("shortlisted_on") && run.output.contains("UTF-8"))
    #expect(!run.output.contains("APP-") && !run.output.contains("MC-25"))
    let one = try Program.run(["inspect", "SampleData/csv"])
    #expect(one.status == 0 && one.output.contains("profile 'canonical'"), "\(one.output)")
  }

  @Test func `the version is told`() throws {
    let run = try Program.run(["--version"])
    #expect(run.status == 0 && run.output == "0.1.0\n")
  }
}
