// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML
import RuleEngine
import TestSupport
import Testing

/// Whether those of unknown ethnicity could turn the verdict on the whole is said with the figure.
@Suite struct UnknownTurnTests {
  private static func overall(
    _ white: (Int, Int), _ minority: (Int, Int), _ unknown: (Int, Int), minimum: Int = 30
  ) throws -> MeasureResult {
    let rule = Fixtures.cohortRule(
      minimumShortlisted: minimum, minimumExpected: minimum / 6, cuts: "[overall, band]", also: "[]")
    let evaluation = try RuleEngine.evaluate(
      packs: [Fixtures.pack(rule)],
      pipeline: Fixtures.pipeline(white: white, minority: minority, unknown: unknown),
      settings: Fixtures.settings())
    #expect(evaluation.measures.filter { !$0.cut.isEmpty }.allSatisfy { $0.turn == nil })
    return try #require(evaluation.measures.first { $0.measure == "relative_likelihood" && $0.cut.isEmpty })
  }

  @Test(arguments: [
    // 30 in 100 against 30 in 100, with 200 of whom nothing is known.
    (
      (100, 30), (100, 30), (200, 60), Verdict.complies,
      "Of 400 applicants shortlisted, the ethnicity of 200 is unknown: depending on it the relative likelihood "
        + "of white to ethnic minority applicants may be between 0.22 and 4.50, and this could have to be explained."
    ),
    // The bounds lie on either side of the range, and a sharing between them complies.
    (
      (100, 60), (100, 30), (200, 90), Verdict.mustExplain,
      "Of 400 applicants shortlisted, the ethnicity of 200 is unknown: depending on it the relative likelihood "
        + "of white to ethnic minority applicants may be between 0.45 and 5.53, and this could comply."
    ),
    // However they are shared, it complies, or must be explained.
    ((1_000, 300), (1_000, 300), (4, 2), Verdict.complies, nil),
    ((1_000, 400), (1_000, 200), (20, 5), Verdict.mustExplain, nil),
    ((1_000, 300), (1_000, 300), (0, 0), Verdict.complies, nil),
    // Too few to judge: there is no verdict that could turn.
    ((20, 6), (20, 6), (100, 30), Verdict.cannotTell, nil),
  ])
  func `what could turn the verdict is told in a sentence`(
    _ white: (Int, Int), _ minority: (Int, Int), _ unknown: (Int, Int), _ verdict: Verdict, _ turn: String?
  ) throws {
    let overall = try Self.overall(white, minority, unknown)
    #expect(overall.verdict == verdict)
    #expect(overall.turn == turn)
  }

  /// Whether the exact ratio of two groups is within 0.80 to 1.25; `nil` where there is none.
  private static func complies(_ white: (Int, Int), _ minority: (Int, Int)) -> Bool? {
    let (above, below) = (white.1 * minority.0, minority.1 * white.0)
    guard white.0 > 0, minority.0 > 0, above + below > 0 else { return nil }
    return 5 * above >= 4 * below && 4 * above <= 5 * below
  }

  /// Of small tables, every sharing is tried.
  @Test func `a verdict that no sharing turns is told without a proviso, and no other is`() throws {
    var random = SplitMix64(seed: 18)
    var (turned, kept) = (0, 0)
    for _ in 0..<150 {
      func group(_ most: Int) -> (Int, Int) {
        let size = Int.random(in: 2...most, using: &random)
        return (size, Int.random(in: 0...size, using: &random))
      }
      let (white, minority, unknown) = (group(12), group(12), group(3))
      // One appointment of each group is of the first vacancy alone, whose counts are not shown.
      guard max(white.1, minority.1, unknown.1) != 1 else { continue }
      let overall = try Self.overall(white, minority, unknown, minimum: 0)
      guard let verdict = overall.verdict, verdict != .cannotTell else { continue }
      var others = 0
      for selected in 0...unknown.1 {
        for rest in 0...(unknown.0 - unknown.1) {
          let sharing = Self.complies(
            (white.0 + selected + rest, white.1 + selected),
            (minority.0 + unknown.0 - selected - rest, minority.1 + unknown.1 - selected))
          if let sharing, sharing != (verdict == .complies) { others += 1 }
        }
      }
      if overall.turn == nil {
        #expect(others == 0, "\(white) \(minority) \(unknown)")
        kept += 1
      } else if others > 0 {
        turned += 1
      }
      // Between bounds on either side of the range, whole people may allow no sharing that complies.
      if overall.turn != nil, verdict == .complies { #expect(others > 0, "\(white) \(minority) \(unknown)") }
    }
    #expect(turned > 20 && kept > 20, "\(turned) turned, \(kept) kept")
  }

  @Test func `cuts that have too few people have one reason, whatever each lacks`() throws {
    let evaluation = try RuleEngine.evaluate(
      packs: [Fixtures.pack(Fixtures.cohortRule(cuts: "[overall, band, clinical]"))],
      pipeline: Fixtures.pipeline(white: (200, 60), minority: (12, 3)), settings: Fixtures.settings())
    let untold = evaluation.findings.filter { $0.verdict == .cannotTell }
    #expect(untold.count >= 2)
    #expect(
      Set(untold.compactMap(\.reason)) == [
        "too few people to judge a ratio (in each group at least 30 shortlisted and 5 expected to be appointed are "
          + "needed)"
      ])
    #expect(untold.allSatisfy { $0.message.contains("12 ethnic minority applicants shortlisted, 30 needed") })
  }
}
