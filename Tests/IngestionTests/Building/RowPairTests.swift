// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import LocatedYAML
import Testing

@testable import Ingestion

/// Counts in pairs of rows, and files without a header.
@Suite struct RowPairTests {
  private final class Scratch {
    let folder = FileManager.default.temporaryDirectory.appending(path: "evenhand-pairs-\(UUID().uuidString)")
    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(at: folder) }
  }

  private func read(
    _ text: String, name: String = "counts.csv", profile: String? = nil
  ) async throws -> BundleReading {
    let scratch = try Scratch()
    let file = scratch.folder.appending(path: name)
    try text.write(to: file, atomically: true, encoding: .utf8)
    let selection: BundleRequest.ProfileSelection =
      if let profile { .given(BundleText.load(profile)) } else {
        .detect(candidates: try BuiltInProfileFiles.profiles())
      }
    let reading = try await BundleReader.read(BundleRequest(inputs: [file.path()], profile: selection))
    return reading
  }

  private func counts(_ reading: BundleReading) -> [String: Int] {
    var counts: [String: Int] = [:]
    for tally in reading.pipeline.applications.elements {
      counts["\(tally.cell.group.state)", default: 0] += tally.count(.applied)?.exact ?? -1000
      if case .known(let group) = tally.cell.group { counts["\(group)"] = tally.count(.applied)?.exact }
    }
    return counts
  }

  private static let good = """
    \u{FEFF}gender_identity,woman,man
    gender_identity_count,10,12

    ethnicity,white,prefer_not_to_say,other,"mixed"
    ethnicity_count,"1,036",25,<5,9,

    """

  @Test func `each label with its count becomes a record`() async throws {
    let reading = try await read(Self.good)
    #expect(reading.profile?.name == "dfe-teaching-vacancies-equality")
    #expect(reading.failures.isEmpty, "\(reading.failures)")
    #expect(reading.ledger.read == 6 && reading.ledger.used == 6)
    #expect(reading.ledger.isComplete)
    #expect(reading.files[0].columns == ["characteristic", "category", "count"])
    // "<5" is no mark that the profile names, so that the stage of ethnic minority applicants is not recorded.
    #expect(
      reading.quality.first { $0.kind == "not-a-number" }?.places == [
        SourcePlace(file: 0, line: 5, column: 2)
      ])
    #expect(
      reading.quality.first { $0.kind == "other-characteristics" }?.message.contains("gender_identity")
        == true)
  }

  @Test func `the digest and the bytes are those of the file`() async throws {
    let scratch = try Scratch()
    let file = scratch.folder.appending(path: "x.csv")
    try Self.good.write(to: file, atomically: true, encoding: .utf8)
    struct Sum: ContentDigest {
      var bytes = 0
      mutating func update(_ more: [UInt8]) { bytes += more.count }
      consuming func finish() -> String { "\(bytes)" }
    }
    let reading = try await BundleReader.read(
      BundleRequest(
        inputs: [file.path()], profile: .detect(candidates: try BuiltInProfileFiles.profiles()),
        makeDigest: { Sum() }))
    #expect(reading.ledger.files.map(\.sha256) == ["\(Self.good.utf8.count)"])
    #expect(reading.ledger.files.map(\.bytes) == [Self.good.utf8.count])
  }

  static let broken: [(text: String, kind: String, line: Int, read: Int)] = [
    // A count without its label.
    ("sex,f,m\nsex_count,1,2\nethnicity,white\nethnicity_count,1,2\n", "row-pair-mismatch", 4, 2),
    // A label without its count.
    ("sex,f,m\nsex_count,1,2\nethnicity,white,black\nethnicity_count,1\n", "row-pair-mismatch", 3, 2),
    ("sex,f,m\nsex_count,1,\n", "row-pair-mismatch", 1, 0),
    ("sex,f,,m\nsex_count,1,2,3\n", "row-pair-mismatch", 2, 0),
    // The second row is of another characteristic, or is not there.
    ("sex,f\nsex_count,1\nethnicity,white\nsex_count,1\n", "row-pair-without-counts", 3, 1),
    ("sex,f\nsex_count,1\nethnicity,white\n", "row-pair-without-counts", 3, 1),
    ("sex,f\nsex_count,1\nethnicity\nethnicity_count\n", "row-pair-without-counts", 3, 1),
    // A row of counts stands first.
    ("sex,f\nsex_count,1\nethnicity_count,4\nethnicity,white\n", "row-pair-without-labels", 3, 1),
    ("sex,f\nsex_count,1\nethnicity,\"white\n", "unclosed-quote", 3, 1),
  ]

  @Test(arguments: broken) func `a pair that does not match is a located failure`(
    _ row: (text: String, kind: String, line: Int, read: Int)
  ) async throws {
    let reading = try await read(row.text)
    #expect(reading.profile?.name == "dfe-teaching-vacancies-equality", "\(reading.failures)")
    #expect(reading.failures.map(\.kind) == [row.kind])
    #expect(reading.failures.map(\.line) == [row.line])
    #expect(reading.ledger.read == row.read)
    #expect(!reading.ledger.isComplete)
    guard case .openEnded = reading.pipeline.applications else {
      Issue.record("the counts are not open-ended")
      return
    }
    for failure in reading.failures {
      #expect(!(failure.problem + failure.advice).contains("white"), "\(failure)")
    }
  }

  @Test func `what begins as no pair is not taken for one`() async throws {
    for text in ["sex,f\nage_count,1\n", "sex_count,1\nsex,f\n", "sex,f\n", "id,vacancy\n1,V1\n"] {
      let reading = try await read(text)
      #expect(reading.profile == nil, "\(text)")
      #expect(reading.failures.map(\.kind) == ["profile-unknown"])
    }
  }

  @Test func `the rows of a pair are named as the profile says`() throws {
    let names = try #require(RowPairNames(label: "Labels: {c}", count: "Labels: {c} (n)"))
    #expect(names.characteristic(ofLabels: "labels: Sex") == "sex")
    #expect(names.characteristic(ofLabels: "Labels: Sex (n)") == nil)
    #expect(names.characteristic(ofLabels: "Sex") == nil)
    #expect(names.isCounts("LABELS: sex (N)", of: "sex"))
    #expect(!names.isCounts("Labels: age (n)", of: "sex"))
    for (label, count) in [("x", "{c}"), ("{c}", "{c}"), ("{c}{c}", "{c}_n")] {
      #expect(RowPairNames(label: label, count: count) == nil)
    }
  }

  @Test func `a file without a header has its columns by number, and its first line is a record`()
    async throws
  {
    let profile = """
      profile: 1
      name: headless
      sources:
        applications:
          match: "taleo*.txt"
          csv: {header: none, delimiter: "|"}
          entity: application
          fields:
            id: {from: "#1"}
            vacancy: {from: "#2"}
            ethnicity: {from: ["#4"], scheme: nhs-2001}
      """
    let reading = try await read(
      "1|V1|x|A\n2|V1|y|M\n3|V2|z|\n", name: "taleo-candidates.txt", profile: profile)
    #expect(reading.failures.isEmpty, "\(reading.failures)")
    #expect(reading.ledger.read == 3 && reading.ledger.used == 3)
    #expect(reading.files[0].columns == ["#1", "#2", "#3", "#4"])
    #expect(reading.ledger.files[0].unused == ["#3"])
    #expect(counts(reading) == ["known": 2, "white": 1, "ethnicMinority": 1, "blank": 1])
    let short = try await read("1|V1\n", name: "taleo.txt", profile: profile)
    #expect(short.quality.contains { $0.kind == "column-absent" && $0.message.contains("'#4'") })
    let shorter = try await read("1\n", name: "taleo.txt", profile: profile)
    #expect(shorter.failures.map(\.kind) == ["columns-missing"])
  }

  @Test func `what a file without a header cannot have is refused in the profile`() {
    func problems(_ csv: String, _ field: String, match: String = "") -> [String] {
      MarkedProfile(
        verbatim: applicationProfile(fields: field, more: "csv: {\(csv)}\n    \(match)").replacing(
          "{from: Vacancy}", with: "{from: \"#2\"}")
      ).issues.map(\.problem)
    }
    #expect(
      problems("header: none", "id: {from: \"#1\"}") == [
        "the source 'applications' has no header, and nothing else says which file it is"
      ])
    #expect(
      problems("header: none", "id: {from: Id}", match: "match: a.csv") == [
        "the source 'applications' has no header, and so no column named 'Id'"
      ])
    #expect(
      problems("header: none, layout: row_pairs", "", match: "match: a.csv").contains(
        "pairs of rows hold counts"))
  }

  @Test
  func `counts of the organisation have no vacancy, and reconcile with nothing when the profile says so`()
    throws
  {
    func profile(_ aggregate: String, _ fields: String) -> String {
      """
      profile: 1
      name: counts
      sources:
        rows:
          match: rows.csv
          entity: application
          fields: {vacancy: {from: V}, ethnicity: {from: E, scheme: groups}}
        counts:
          match: counts.csv
          entity: equality_count
          aggregate: {counts: at_stage, stage: applied, characteristic: ethnicity, \(aggregate)}
          fields: {category: {from: Group, scheme: groups}, count: {from: N}\(fields)}
      """
    }
    let files = [("rows.csv", "V,E\nV1,White\n"), ("counts.csv", "Group,N\nWhite,7\n")]
    #expect(
      try BundleText(files, profile: profile("scope: organisation", "")).build().item("counts-differ") != nil)
    #expect(
      try BundleText(files, profile: profile("scope: organisation, reconcile: none", "")).build()
        .item("counts-differ") == nil)
    let twice = MarkedProfile(verbatim: profile("scope: organisation", ", vacancy: {from: V}"))
    #expect(twice.issues.map(\.problem).contains { $0.hasSuffix("and have a field 'vacancy'") })
    #expect(
      MarkedProfile(verbatim: profile("reconcile: none, total: T", "")).issues.map(\.problem).contains(
        "counts that have a total are held against it"))
  }

  @Test(
    .enabled(if: ReferenceFiles.areThere, "the folder with captured exports is not there")
  ) func `the real report is read whole`() async throws {
    let reading = try await BundleReader.read(
      BundleRequest(
        inputs: [ReferenceFiles.path("data/aggregates/dfe_teaching_vacancies_equal_opportunities.csv")],
        profile: .detect(candidates: try BuiltInProfileFiles.profiles())))
    #expect(reading.profile?.name == "dfe-teaching-vacancies-equality")
    #expect(reading.failures.isEmpty)
    // 7 + 3 + 6 + 4 + 5 + 9 labels.
    #expect(reading.ledger.read == 34 && reading.ledger.used == 34)
    #expect(counts(reading) == ["white": 36, "ethnicMinority": 30, "known": 66, "withheld": 25])
    let others = try #require(reading.quality.first { $0.kind == "other-characteristics" })
    #expect(others.count == 4 && others.message.contains("gender_identity"))
    #expect(
      Set(reading.pipeline.characteristics.map(\.characteristic)) == [
        .disability, .ageBand, .religion, .orientation,
      ])
    #expect(reading.quality.map(\.kind) == ["other-characteristics"])
  }
}
