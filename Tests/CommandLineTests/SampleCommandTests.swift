// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The audit agrees with the answers of samples, in every shape.
@Suite struct SampleCommandTests {
  private static let characteristics: Set = [
    "ethnicity", "sex", "disability", "age_band", "religion", "orientation",
  ]
  private static let shapes = [
    "canonical", "xml", "counts", "flat-csv", "flat-xml", "la-counts", "trac-style", "workday-report",
    "hr-xml-3",
    "nhs-jobs-feed", "dfe-equality",
  ]

  @Test(arguments: [
    [
      "--applications", "4000", "--seed", "1", "--faults", "planted", "--readverts", "0.2", "--unknown",
      "0.15",
    ],
    ["--applications", "900", "--seed", "4", "--likelihood", "infinite", "--vacancies", "1"],
    [
      "--applications", "150", "--seed", "5", "--likelihood", "1", "--vacancies", "300", "--faults",
      "planted",
    ],
  ])
  func `the audit comes to what was drawn`(settings: [String]) throws {
    let scratch = try Scratch()
    let folder = scratch.path("trial")
    let drawn = try Program.run(["sample", folder, "--shape", "all"] + settings)
    #expect(drawn.status == 0, "\(drawn.errors)")
    let answers = try Answers(try scratch.text("trial/answers.json"))
    #expect(Set(answers.shapes) == Set(Self.shapes))
    for shape in Self.shapes {
      let run = try Program.run(
        ["audit", "\(folder)/\(shape)", "--as-of", "2026-04-30", "--format", "json", "--out", "-"]
          + answers.options(shape))
      #expect(run.status != 2 && run.status != 3, "\(shape): \(run.errors)")
      try answers.hold(try Report(run.output), shape)
    }
  }

  @Test func `rows, XML and counts of one sample give the same measures`() throws {
    for seed in 11...14 {
      let scratch = try Scratch()
      let folder = scratch.path("trial")
      _ = try Program.run([
        "sample", folder, "--seed", "\(seed)", "--applications", "3000", "--unknown", "0.1", "--faults",
        "planted", "--shape", "canonical,xml,counts",
      ])
      let texts = try ["canonical", "xml", "counts"].map { shape in
        let run = try Program.run([
          "audit", "\(folder)/\(shape)", "--as-of", "2026-04-30", "--format", "json", "--out", "-",
        ])
        // Who turned an offer down is not to be told from counts, and so neither is the other way of counting.
        // Counts are of one characteristic at a time: they cannot be cut by another one.
        let report = try Report(run.output)
        #expect(Set(report.measures.compactMap { $0["characteristic"] as? String }) == Self.characteristics)
        // So there are fewer comparisons among which a p-value stands. Nor do counts tell who applied more than once.
        return try report.measureText(
          without: ["alternatives", "comparisons"],
          withoutFigures: ["candidates", "candidate_interval", "two_way_interval"]
        ) { measure in
          Self.characteristics.isDisjoint(with: (measure["cut"] as? [String: Any] ?? [:]).keys)
        }
      }
      #expect(texts[0].count > 50 && texts[1] == texts[0] && texts[2] == texts[0], "seed \(seed)")
    }
  }

  @Test func `a quarter of the answers is what an audit of that period counts`() throws {
    let scratch = try Scratch()
    let folder = scratch.path("trial")
    _ = try Program.run(["sample", folder, "--seed", "31", "--faults", "planted", "--unknown", "0.2"])
    let answers = try Answers(try scratch.text("trial/answers.json"))
    #expect(answers.quarters.count >= 3)
    for quarter in answers.quarters {
      let run = try Program.run([
        "audit", "\(folder)/canonical", "--as-of", "2026-04-30", "--format", "json", "--out", "-", "--period",
        try #require(quarter["period"] as? String),
      ])
      let measure = try #require(
        try Report(run.output).measures.first {
          $0["rule"] as? String == "likelihood.appointment-from-shortlisting"
            && $0["measure"] as? String == "relative_likelihood"
            && ($0["cut"] as? [String: Any])?.isEmpty == true
        }, "\(run.errors)")
      try answers.holdGroups(measure, quarter, "\(quarter["period"] ?? "")")
    }
  }

  @Test func `the ratio without declined offers is the report's other way of counting`() throws {
    let scratch = try Scratch()
    let folder = scratch.path("trial")
    _ = try Program.run(["sample", folder, "--seed", "32", "--declined", "0.4"])
    let answers = try Answers(try scratch.text("trial/answers.json"))
    let run = try Program.run([
      "audit", "\(folder)/canonical", "--as-of", "2026-04-30", "--format", "json", "--out", "-",
    ])
    let overall = try #require(
      try Report(run.output).measures.first {
        $0["rule"] as? String == "likelihood.appointment-from-shortlisting"
          && ($0["cut"] as? [String: Any])?.isEmpty == true
      })
    let other = try #require((overall["alternatives"] as? [[String: Any]])?.first)
    let told = try #require(answers.withoutDeclined)
    let ratio = try #require(told["ratio"] as? [String: Int])
    let expected = Double(ratio["numerator"] ?? 0) / Double(ratio["denominator"] ?? 1)
    let estimate = try #require(other["estimate"] as? Double, "\(other)")
    #expect(abs(estimate - expected) < 1e-9 && estimate != overall["estimate"] as? Double)
  }

  @Test func `a DOCTYPE that is not loaded changes nothing but the notes`() throws {
    let scratch = try Scratch()
    let folder = scratch.path("trial")
    _ = try Program.run([
      "sample", folder, "--seed", "21", "--faults", "planted", "--shape", "canonical,xml,flat-csv,flat-xml",
    ])
    for (rows, file, root) in [
      ("canonical", "xml/evenhand.xml", "evenhand"),
      ("flat-csv", "flat-xml/applications.xml", "applications"),
    ] {
      let text = try scratch.text("trial/\(file)")
      let end = try #require(text.firstIndex(of: "\n"))
      let declared = text[...end] + "<!DOCTYPE \(root) SYSTEM \"../dtd/\(root).dtd\">" + text[end...]
      let marked = try scratch.write(
        "declared/\(root)/\(root == "evenhand" ? "evenhand" : "applications").xml", String(declared))
      let reports = try ["\(folder)/\(rows)", marked].map { input in
        let run = try Program.run(["audit", input, "--as-of", "2026-04-30", "--format", "json", "--out", "-"])
        #expect(run.status == 1, "\(run.errors)")
        return try Report(run.output)
      }
      #expect(try reports[1].measureText() == reports[0].measureText() && !reports[0].measures.isEmpty)
      #expect(reports[1].verdicts == reports[0].verdicts)
      for rule in reports[0].rules.compactMap({ $0["id"] as? String }) {
        #expect(reports[1].tally(rule) == reports[0].tally(rule))
      }
      let notes = reports[1].inputs.first?["notes"] as? [String] ?? []
      #expect(notes.contains { $0.contains("DOCTYPE") }, "\(notes)")
    }
  }

  @Test func `each remark on planted faults names its file and line, and the column where it is of one`()
    throws
  {
    let scratch = try Scratch()
    let folder = scratch.path("trial")
    for (shape, ending) in [
      ("flat-csv", "csv"), ("flat-xml", "xml"), ("canonical", "csv"), ("xml", "xml"), ("trac-style", "csv"),
    ] {
      _ = try Program.run(["sample", folder, "--faults", "planted", "--shape", shape, "--force"])
      let run = try Program.run([
        "audit", "\(folder)/\(shape)", "--as-of", "2026-04-30", "--format", "json", "--out", "-",
      ])
      let remarks = try Report(run.output).quality
      #expect(remarks.count >= 4, "\(shape)")
      for remark in remarks {
        let places = remark["places"] as? [[String: Any]] ?? []
        #expect(!places.isEmpty, "\(shape): \(remark)")
        for place in places {
          #expect(
            (place["file"] as? String)?.hasSuffix(".\(ending)") == true && place["line"] is Int, "\(remark)")
          let isOfField = ["unmapped-value", "impossible-date"].contains(remark["kind"] as? String)
          #expect(!isOfField || place["column"] is String, "\(shape): \(remark)")
        }
      }
    }
  }

  @Test func `the paths of the files go to standard output, in the order of the shapes`() throws {
    let scratch = try Scratch()
    let run = try Program.run(
      ["sample", "trial", "--shape", "flat-xml,counts", "--applications", "400"], in: scratch.folder)
    #expect(
      run.output.split(separator: "\n") == [
        "trial/flat-xml/applications.xml", "trial/counts/vacancies.csv", "trial/counts/equality.csv",
        "trial/answers.json",
      ])
    #expect(run.errors.contains("Drew 400 applications for 13 vacancies"))
  }

  @Test(arguments: [
    (["--shape", "cannonical"], "did you mean 'canonical'?"), (["--shape", ""], "names no shape"),
    (["--shape", "flat"], "did you mean 'flat-csv'?"), (["--likelihood", "-1"], "is no decimal"),
    (["--likelihood", "1,6"], "is no decimal"), (["--likelihood", "0.04"], "from 0.05 to 20"),
    (["--unknown", "5%"], "is no share"), (["--declined", "1.5"], "--declined takes a share"),
    (["--faults", "everything"], "there are adverts, duplicate-key"),
    (["--faults", "duplicate-keys"], "did you mean 'duplicate-key'?"),
    (["--faults", "key-missing=0"], "from 1 to 1,000"), (["--applications", "0"], "from 1 to 100,000,000"),
    (["--vacancies", "0"], "--vacancies"), (["--applications", "-2"], "from 1 to 100,000,000"),
    (["--applications", "2"], "too few"), (["--seed", "-1"], "seed"),
    (["--applications", "3000000", "--vacancies", "2"], "more vacancies"),
  ])
  func `settings that cannot be met are refused, and no folder is made`(options: [String], says: String)
    throws
  {
    let scratch = try Scratch()
    let run = try Program.run(["sample", scratch.path("trial")] + options)
    #expect(run.status == 2 && run.errors.contains(says), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: scratch.path("trial")))
  }
}

/// An answer file, held against reports.
private struct Answers {
  private let json: [String: Any]

  init(_ text: String) throws {
    json = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  var shapes: [String] { (json["shapes"] as? [String: Any] ?? [:]).keys.map { $0 } }
  var quarters: [[String: Any]] { json["quarters"] as? [[String: Any]] ?? [] }
  var withoutDeclined: [String: Any]? {
    (json["likelihood"] as? [String: Any])?["without_declined"] as? [String: Any]
  }

  /// What has to be said to the audit of a shape.
  func options(_ shape: String) -> [String] {
    let answer = (json["shapes"] as? [String: Any])?[shape] as? [String: Any] ?? [:]
    guard answer["profile_is_example"] as? Bool == true, let profile = answer["profile"] as? String else {
      return []
    }
    return ["--profile", profile]
  }

  func hold(_ report: Report, _ shape: String) throws {
    let answer = try #require((json["shapes"] as? [String: Any])?[shape] as? [String: Any], "\(shape)")
    let run = try #require(report.json["run"] as? [String: Any])
    #expect((run["profile"] as? [String: Any])?["name"] as? String == answer["profile"] as? String)
    try holdLedger(report, answer, shape)
    let kinds = report.quality.compactMap { item in
      (item["kind"] as? String).map { ($0, item["count"] as? Int ?? 0) }
    }
    #expect(
      Dictionary(kinds, uniquingKeysWith: +) == answer["remarks"] as? [String: Int], "\(shape): \(kinds)")
    try holdTallies(report, shape)
    try holdCuts(report, shape)
    let contents = run["contents"] as? [[String: Any]] ?? []
    let applied = (json["stages"] as? [[String: Any]])?.first?.values.compactMap { $0 as? Int }.reduce(0, +)
    let isOfAdverts = ["hr-xml-3", "nhs-jobs-feed"].contains(shape)
    #expect(
      contents.first { $0["name"] as? String == "applications" }?["count"] as? Int
        == (isOfAdverts ? 0 : applied),
      "\(shape)")
  }

  func holdTallies(_ report: Report, _ shape: String) throws {
    let answer = try #require((json["shapes"] as? [String: Any])?[shape] as? [String: Any], "\(shape)")
    for (rule, expected) in try #require(answer["rules"] as? [String: [String: Int]]) {
      #expect(report.tally(rule).filter { $0.value > 0 } == expected, "\(shape): \(rule)")
    }
  }

  private func holdLedger(_ report: Report, _ answer: [String: Any], _ shape: String) throws {
    let files = try #require(answer["files"] as? [[String: Any]])
    #expect(files.count == report.inputs.count)
    for file in files {
      let name = (file["path"] as? String ?? "").split(separator: "/").last.map(String.init) ?? ""
      let records = report.records(name)
      #expect(records["read"] as? Int == file["read"] as? Int, "\(shape): \(name)")
      #expect(records["used"] as? Int == file["used"] as? Int, "\(shape): \(name)")
      #expect(
        records["set_aside"] as? [String: Int] == file["set_aside"] as? [String: Int], "\(shape): \(name)")
    }
  }

  /// Every relative likelihood that the report has stands in the answers with the same numbers and verdict.
  private func holdCuts(_ report: Report, _ shape: String) throws {
    let cuts = try #require(json["cuts"] as? [[String: Any]])
    let measures = report.measures.filter {
      $0["rule"] as? String == "likelihood.appointment-from-shortlisting"
        && $0["measure"] as? String == "relative_likelihood"
    }
    for measure in measures {
      let name = measure["cut"] as? [String: String] ?? [:]
      let cut = try #require(cuts.first { $0["cut"] as? [String: String] == name }, "\(shape): \(name)")
      try holdGroups(measure, cut, "\(shape): \(name)")
      // A shape with fewer cuts may show one that is hidden where there are others.
      let isJudged = cut["shown"] as? Bool == true
      if isJudged {
        #expect(measure["verdict"] as? String == cut["verdict"] as? String, "\(shape): \(name)")
      }
      if (cut["ratio"] as? [String: Any])?["infinite"] as? Bool == true {
        #expect((measure["estimate"] as? [String: Bool])?["infinite"] == true, "\(shape): \(name)")
      } else if let ratio = cut["ratio"] as? [String: Int], let top = ratio["numerator"],
        let bottom = ratio["denominator"]
      {
        let estimate = try #require(measure["estimate"] as? Double, "\(shape): \(name)")
        #expect(abs(estimate - Double(top) / Double(bottom)) < 1e-9 * max(1, estimate))
      }
    }
    // Nothing is shown of one vacancy, nor what would give it; that nobody came to a stage tells of none.
    let shown = cuts.filter {
      $0["shown"] as? Bool == true && ($0["cut"] as? [String: Any])?["ethnicity"] == nil
    }
    for cut in shown { #expect(cut["vacancies"] as? Int != 1 && cut["appointing_vacancies"] as? Int != 1) }
    if shape == "canonical" || shape == "xml" { #expect(measures.count == shown.count, "\(shape)") }
    let withoutStages: Set = ["la-counts", "workday-report", "hr-xml-3", "nhs-jobs-feed", "dfe-equality"]
    #expect(measures.isEmpty == (shown.isEmpty || withoutStages.contains(shape)), "\(shape)")
  }

  /// The counts of the two groups and of each way not to know.
  func holdGroups(_ measure: [String: Any], _ answer: [String: Any], _ place: String) throws {
    let groups = measure["groups"] as? [String: [String: Int]] ?? [:]
    let states = measure["unknown_states"] as? [String: [String: Int]] ?? [:]
    for name in ["white", "ethnic_minority", "withheld", "blank", "not_recorded", "unmapped"] {
      let counts = try #require(answer[name] as? [String: Int], "\(place), \(name)")
      let found = groups[name] ?? states[name]
      #expect(found?["from"] ?? 0 == counts["shortlisted"], "\(place), \(name)")
      #expect(found?["to"] ?? 0 == counts["appointed"], "\(place), \(name)")
    }
  }
}
