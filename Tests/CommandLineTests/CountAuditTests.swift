// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// What counts come to at the end of an audit: subtotals that stand among them, and numbers that are hidden.
@Suite struct CountAuditTests {
  private static func audit(_ text: String, _ source: String) throws -> (run: Program, report: Report) {
    let scratch = try Scratch()
    let profile = try scratch.write(
      "counts.map.yaml",
      "profile: 1\nname: counts\nsystem: test\nsays: test\nsources:\n  counts:\n\(source)\n")
    let run = try Program.run([
      "audit", try scratch.write("counts.csv", text), "--profile", profile, "--as-of", "2026-04-30",
      "--rules",
      "likelihood", "--format", "json", "--out", scratch.path("out"),
    ])
    return (run, try Report(scratch.text("out/report.json")))
  }

  // MARK: Subtotals of bands

  private static let perVacancy = """
        entity: equality_count
        aggregate:
          counts: cumulative
          characteristic: ethnicity
          stages: {Applied: applied, Shortlisted: shortlisted, Appointed: accepted}
        fields: {vacancy: {from: Ref, required: true}, category: {from: Group, scheme: groups}}
        implies: {band: {from: Band}}
    """

  private struct Row {
    let band: Int
    let ref: String
    let group: String
    let counts: [Int]
    var text: String { "\(band),\(ref),\(group),\(counts.map(String.init).joined(separator: ","))\n" }
  }

  /// Three vacancies a band, of which white applicants do better in the higher ones.
  private static func rows(_ seed: UInt64) -> [Row] {
    var random = SplitMix64(seed: seed)
    return (5...7).flatMap { band in
      (1...3).flatMap { number in
        ["White", "Asian", "Black"].map { group in
          let shortlisted = Int.random(in: 12...30, using: &random)
          let share = group == "White" ? 10 - band : 4
          return Row(
            band: band, ref: "V\(band)\(number)", group: group,
            counts: [shortlisted + Int.random(in: 5...40, using: &random), shortlisted, shortlisted / share])
        }
      }
    }
  }

  /// The sums of each band, which such reports write as if they were a vacancy.
  private static func subtotals(_ rows: [Row], _ band: Int) -> [Row] {
    ["White", "Asian", "Black"].map { group in
      let own = rows.filter { $0.band == band && $0.group == group }
      return Row(
        band: band, ref: "Band \(band)", group: group,
        counts: (0..<3).map { stage in own.reduce(0) { $0 + $1.counts[stage] } })
    }
  }

  private static let header = "Band,Ref,Group,Applied,Shortlisted,Appointed\n"

  @Test(arguments: UInt64(1)...3)
  func `subtotals of bands change no verdict and no figure, wherever they stand`(_ seed: UInt64) throws {
    let rows = Self.rows(seed)
    let bands = Array(5...7)
    let behind = bands.flatMap { band in rows.filter { $0.band == band } + Self.subtotals(rows, band) }
    let atTheEnd = rows + bands.flatMap { Self.subtotals(rows, $0) }
    let first = bands.flatMap { Self.subtotals(rows, $0) } + rows
    let expected = try Self.audit(Self.header + rows.map(\.text).joined(), Self.perVacancy)
    #expect(!expected.report.measures.isEmpty)
    for layout in [behind, atTheEnd, first] {
      let found = try Self.audit(Self.header + layout.map(\.text).joined(), Self.perVacancy)
      #expect(try found.report.measureText() == expected.report.measureText())
      #expect(found.report.verdicts == expected.report.verdicts && found.run.status == expected.run.status)
      let records = found.report.records("counts.csv")
      #expect((records["set_aside"] as? [String: Int]) == ["a total, not a record": 9], "\(records)")
    }
  }

  // MARK: Hidden numbers

  private static let hidden = """
        entity: equality_count
        aggregate:
          counts: cumulative
          characteristic: ethnicity
          scope: organisation
          suppressed: {"<5": lt5, "*": lt5, c: lt5}
          stages: {Applied: applied, Shortlisted: shortlisted, Appointed: accepted}
        fields: {category: {from: Group, scheme: groups}}
    """

  /// The number of white people appointed, and what comes of it while 46 to 50 of 320 of an ethnic minority were: of
  /// 400 white people 74 give a ratio from 1.18 to 1.29, on both sides of 1.25.
  @Test(
    arguments: [
      ("<5", 120, "must_explain", 1), ("*", 60, "complies", 4), ("c", 74, "cannot_tell", 4),
      ("<5", 74, "cannot_tell", 4),
    ] as [(String, Int, String, Int32)])
  func `a hidden number makes the ratio a range, and the verdict follows it as far as it goes`(
    _ mark: String, _ white: Int, _ verdict: String, _ status: Int32
  ) throws {
    let found = try Self.audit(
      "Group,Applied,Shortlisted,Appointed\nWhite,900,400,\(white)\nAsian,500,300,46\nMixed,30,20,\(mark)\n",
      Self.hidden)
    let measure = try #require(
      found.report.measures.first {
        $0["verdict"] is String && ($0["cut"] as? [String: String])?.isEmpty ?? false
      })
    #expect(measure["verdict"] as? String == verdict, "\(measure)")
    let groups = try #require(measure["groups"] as? [String: [String: Any]])
    #expect(groups["ethnic_minority"]?["to"] as? [String: Int] == ["at_least": 46, "at_most": 50])
    // No one number stands where there is none.
    #expect(!(measure["estimate"] is Double), "\(measure["estimate"] ?? "")")
    #expect(found.run.status == status, "\(found.run.output)")
    let low = Double(white) / 400 / (50 / 320), high = Double(white) / 400 / (46 / 320)
    let words = [low, high].map { String(format: "%.2f", $0) }
    #expect(
      verdict == "cannot_tell" || words.allSatisfy { found.run.output.contains($0) },
      "\(words): \(found.run.output)")
  }

  @Test func `one number beside right percentages is not used, and the audit cannot tell`() throws {
    let text =
      "Group,Applied,Shortlisted,%,Appointed\nWhite,900,375,61.9,80\nAsian,500,57,14.9,46\nBlack,300,75,12.4,10\n"
      + "Mixed,100,66,10.9,9\n"
    let found = try Self.audit(text, Self.hidden)
    #expect(found.run.status == 4, "\(found.run.output)")
    let item = try #require(
      found.report.quality.first { $0["kind"] as? String == "count-contradicts-percentages" })
    #expect((item["message"] as? String)?.contains("(14.9, where the count makes 9.9)") ?? false)
    let mended = try Self.audit(text.replacing("Asian,500,57", with: "Asian,500,90"), Self.hidden)
    #expect(mended.run.status == 1 || mended.run.status == 0, "\(mended.run.output)")
  }
}
