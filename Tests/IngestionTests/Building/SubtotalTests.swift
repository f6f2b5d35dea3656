// SPDX-License-Identifier: Apache-2.0

import AuditModel
import TestSupport
import Testing

@testable import Ingestion

/// Lines of counts that sum up others beside them are never counted with them.
@Suite struct SubtotalTests {
  private static func canonical(_ rows: [String]) throws -> BuiltBundle {
    try BundleText(
      [("x.csv", "vacancy_ref,characteristic,category,stage,count\n" + rows.map { "V1,\($0)\n" }.joined())],
      profile: CountsProfile.text(
        "counts: cumulative, suppressed: {'<5': lt5}",
        "vacancy: {from: vacancy_ref}, characteristic: {from: characteristic},"
          + " category: {from: category, scheme: nhs-2001-or-groups}, stage: {from: stage}, count: {from: count}"
      )
    ).build()
  }

  private static func ethnicity(_ counts: [(String, Int)], stage: String = "applied") -> [String] {
    counts.map { "ethnicity,\($0.0),\(stage),\($0.1)" }
  }

  private static func said(_ built: BuiltBundle) -> [String] {
    built.quality.map { "\($0.kind) \($0.places.map { String($0.line) }.joined(separator: " "))" }
  }

  /// Lines, how many are white and of an ethnic minority, and what is said.
  @Test(
    arguments: [
      ([("White", 10), ("BME", 5), ("Asian", 3), ("Black", 2)], 10, 5, ["subtotal 3"]),
      ([("Asian", 3), ("Black", 2), ("Ethnic minority", 5), ("White", 10)], 10, 5, ["subtotal 4"]),
      ([("White", 10), ("BME", 5)], 10, 5, []),
      ([("White", 10), ("Asian", 3), ("Black", 2)], 10, 5, []),
      ([("White", 10), ("A", 7), ("B", 3), ("BAME", 5), ("J", 5)], 10, 5, ["subtotal 2 5"]),
      (
        [("Asian", 3), ("Asian or Asian British - Indian", 1), ("Asian or Asian British - Pakistani", 2)], 0,
        3, ["subtotal 2"]
      ),
      (
        [
          ("Asian or Asian British", 3), ("Asian or Asian British - Indian", 1),
          ("Asian or Asian British - Pakistani", 2), ("Black", 2), ("All ethnic minorities", 5),
        ], 0, 5, ["subtotal 2 6"]
      ),
    ] as [([(String, Int)], Int, Int, [String])])
  func aLineThatSumsUpOthersIsNotCounted(
    _ lines: [(String, Int)], _ white: Int, _ minority: Int, _ said: [String]
  ) throws {
    let built = try Self.canonical(Self.ethnicity(lines))
    #expect(built.count(.applied, .known(.white)) == Count(white))
    #expect(built.count(.applied, .known(.ethnicMinority)) == Count(minority))
    #expect(Self.said(built) == said)
    #expect(
      built.ledger.balances
        && built.setAside(.totalRow) == said.joined().split(separator: " ").dropFirst().count)
  }

  @Test func aLineThatIsNotTheSumLeavesItsGroupOpen() throws {
    let built = try Self.canonical(
      Self.ethnicity([("White", 10), ("BME", 6), ("Asian", 3), ("Black", 2)])
        + Self.ethnicity([("White", 4), ("BME", 2), ("Asian", 2), ("Black", 0)], stage: "shortlisted"))
    #expect(Self.said(built) == ["subtotal-differs 3", "subtotal 3 7"])
    #expect(built.count(.applied, .known(.ethnicMinority)) == nil)
    #expect(built.count(.applied, .known(.white)) == Count(10))
    #expect(built.count(.shortlisted, .known(.ethnicMinority)) == Count(2))
  }

  @Test func aTotalIsThatOfTheCategoriesAlone() throws {
    let lines = [("White", 10), ("BME", 5), ("Asian", 3), ("Black", 2)]
    #expect(Self.said(try Self.canonical(Self.ethnicity(lines + [("Total", 15)]))) == ["subtotal 3"])
    #expect(
      Self.said(try Self.canonical(Self.ethnicity(lines + [("Total", 20)]))) == [
        "total-row-differs 6", "subtotal 3",
      ])
  }

  @Test func hiddenPartsMayAddUp() throws {
    let built = try Self.canonical([
      "ethnicity,BME,applied,5", "ethnicity,Asian,applied,<5", "ethnicity,Black,applied,3",
    ])
    #expect(Self.said(built) == ["subtotal 2"])
    #expect(built.count(.applied, .known(.ethnicMinority)) == Count(atLeast: 3, atMost: 7))
  }

  /// Draws counts of categories, puts lines that sum them up among them in any order, and reads the same.
  @Test func linesThatSumUpChangeNothing() throws {
    for seed in 1...100 {
      var random = SplitMix64(seed: UInt64(seed))
      let white = ["A", "B", "C"].map { ($0, Int.random(in: 0...20, using: &random)) }
      let minority = ["Asian", "Black", "Mixed"].map { ($0, Int.random(in: 0...20, using: &random)) }
      let sums = [
        ("White", white.reduce(0) { $0 + $1.1 }), ("Ethnic minority", minority.reduce(0) { $0 + $1.1 }),
      ].filter { _ in Bool.random(using: &random) }
      let plain = try Self.canonical(Self.ethnicity(white + minority))
      let built = try Self.canonical(Self.ethnicity((white + minority + sums).shuffled(using: &random)))
      for group in [EthnicityGroup.white, .ethnicMinority] {
        #expect(built.count(.applied, .known(group)) == plain.count(.applied, .known(group)), "seed \(seed)")
      }
      #expect(built.setAside(.totalRow) == sums.count && !built.quality.contains { $0.weight == .error })
    }
  }

  // MARK: Named by the profile

  private static let declared = CountsProfile.text(
    "counts: cumulative, characteristic: sex, stages: {In: applied, Out: accepted}, subtotals: {Binary: [Female, Male]}",
    "category: {from: Sex}")

  @Test(arguments: [
    (["Female,5,1", "Male,4,1", "Prefer not to say,1,0", "Binary,9,2"], ["subtotal 5"]),
    (["Binary,9,3", "Female,5,1", "Male,4,1"], ["subtotal-differs 2", "subtotal 2"]),
  ])
  func aSumThatTheProfileNamesIsHeldAgainstItsParts(_ rows: [String], _ said: [String]) throws {
    let built = try BundleText(
      [("x.csv", "Sex,In,Out\n" + rows.map { $0 + "\n" }.joined())], profile: Self.declared
    ).build()
    #expect(Self.said(built) == said)
    #expect(built.count(.applied, .sex, .known(.male)) == Count(4))
    #expect(built.count(.accepted, .sex, .known(.female)) == Count(1))
  }

  @Test func aNamedSumWithoutItsPartsIsCounted() throws {
    func read(_ rows: String) throws -> BuiltBundle {
      try BundleText([("x.csv", "Sex,In,Out\n" + rows)], profile: Self.declared).build()
    }
    let some = try read("Binary,9,2\nMale,1,0\n")
    #expect(some.setAside(.totalRow) == 1 && Self.said(some) == ["subtotal-differs 2", "subtotal 2"])
    let alone = try read("Binary,9,2\n")
    #expect(alone.count(.applied, .sex, .unmapped) == Count(9) && alone.setAside(.totalRow) == 0)
  }

  private static func wide(_ subtotals: String, _ columns: String) -> String {
    CountsProfile.text(
      "counts: at_stage, stage: applied\(subtotals)", "vacancy: {from: Post}",
      "    melt: {ethnicity: {scheme: groups, columns: {\(columns)}}}")
  }

  @Test func aColumnThatSumsUpOthersIsRefusedAmongThem() throws {
    let text = Self.wide("", "White: White, BME: BME, Asian: Asian, Black: Black")
    #expect {
      try ProfileLoader.load(file: "x.map.yaml", text: text)
    } throws: { "\($0)".contains("the column 'BME' counts those of 'Asian', 'Black' again") }
    #expect {
      try ProfileLoader.load(
        file: "x.map.yaml", text: Self.wide(", subtotals: {White: [Asian]}", "White: White, Asian: Asian"))
    } throws: { "\($0)".contains("'White' sums up others, and is one of the columns") }
  }

  @Test func aColumnThatSumsUpOthersIsHeldAgainstThem() throws {
    let built = try BundleText(
      [("x.csv", "Post,White,BME,Asian,Black\nV1,5,4,3,1\nV2,6,4,3,2\n")],
      profile: Self.wide(", subtotals: {BME: [Asian, Black]}", "White: White, Asian: Asian, Black: Black")
    ).build()
    #expect(built.count(.applied, .known(.ethnicMinority)) == Count(9))
    #expect(Self.said(built) == ["total-differs 3"])
  }

  // MARK: Categories that overlap

  @Test func whatOverlapsIsNotAddedUp() throws {
    let built = try BundleText(
      [("x.csv", "Group,In,Out\nWhite,10,2\nAsian,3,1\nBlack,2,0\nPrefer not to say,1,0\nTotal,14,3\n")],
      profile: CountsProfile.text(
        "counts: cumulative, characteristic: ethnicity, categories: overlapping, stages: {In: applied, Out: accepted}",
        "category: {from: Group, scheme: groups}")
    ).build()
    #expect(Self.said(built) == ["categories-overlap "])
    // Some of those ten may be among the three or the two.
    #expect(built.count(.applied, .known(.white)) == nil)
    #expect(built.count(.applied, .known(.ethnicMinority)) == nil)
    #expect(built.count(.applied) == nil)
    #expect(built.ledger.used == 4 && built.setAside(.totalRow) == 1)
  }

  @Test func columnsThatOverlapAreNotAddedUp() throws {
    let built = try BundleText(
      [("x.csv", "Post,White,Asian,Black\nV1,5,3,1\n")],
      profile: Self.wide(", categories: overlapping", "White: White, Asian: Asian, Black: Black")
    ).build()
    #expect(built.count(.applied, .known(.white)) == nil)
    #expect(built.count(.applied, .known(.ethnicMinority)) == nil)
  }

  @Test func aCategoryWithNoneBesideItOverlapsNothing() throws {
    let built = try BundleText(
      [("x.csv", "Post,White,Not stated\nV1,5,3\n")],
      profile: Self.wide(", categories: overlapping", "White: White, Not stated: Not stated")
    ).build()
    #expect(built.count(.applied, .known(.white)) == Count(5))
  }
}
