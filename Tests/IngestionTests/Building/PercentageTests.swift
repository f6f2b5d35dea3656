// SPDX-License-Identifier: Apache-2.0

import AuditModel
import TestSupport
import Testing

@testable import Ingestion

/// Percentages beside counts are held against them, and never stand in for one.
@Suite struct PercentageTests {
  // MARK: One percentage

  @Test(
    arguments: [
      ("35%", 7, 20, 100, true), ("35 %", 7, 20, 100, true), ("35", 7, 20, 100, true),
      ("35.0%", 7, 20, 100, true), ("36%", 7, 20, 100, false), ("33.3", 1, 3, 100, true),
      ("33,3", 1, 3, 100, true), ("33.4", 1, 3, 100, false), ("33.33333333333333", 1, 3, 100, true),
      ("0.3333333333333333", 1, 3, 1, true), ("0.35", 7, 20, 1, true), ("0.36", 7, 20, 1, false),
      // A half is rounded either way.
      ("12.5", 1, 8, 100, true), ("12", 1, 8, 100, true), ("13", 1, 8, 100, true), ("14", 1, 8, 100, false),
      ("0", 0, 0, 100, true), ("1", 0, 0, 100, false), ("0", 1, 300, 100, true), ("0", 1, 100, 100, false),
      ("100", 5, 5, 100, true), ("250%", 5, 2, 100, true),
    ] as [(String, Int, Int, Int, Bool)])
  func aCountRoundsToItOrDoesNot(_ text: String, _ count: Int, _ total: Int, _ whole: Int, _ fits: Bool)
    throws
  {
    let percentage = try #require(Percentage(text))
    #expect(percentage.fits(Count(count), of: Count(total), whole: whole) == fits, "\(text)")
  }

  @Test func ofARangeItIsEnoughThatOneNumberFits() throws {
    let percentage = try #require(Percentage("20%"))
    let hidden = Count(atLeast: 0, atMost: 4)
    #expect(percentage.fits(hidden, of: Count(10), whole: 100) == true)
    #expect(percentage.fits(hidden, of: Count(30), whole: 100) == false)
    #expect(percentage.fits(Count(2), of: Count(atLeast: 8, atMost: 12), whole: 100) == true)
    #expect(percentage.fits(Count(1), of: Count(2 << 40), whole: 100) == nil)
  }

  @Test(arguments: ["", "%", "n/a", "<1%", "-5%", "1.2.3", "5.", ".5", "12a", "1e3", "999999999"])
  func whatIsNoPercentageIsNone(_ text: String) { #expect(Percentage(text) == nil) }

  @Test(
    arguments: [
      ("%", ""), ("Shortlisted %", "shortlisted"), ("% shortlisted", "shortlisted"),
      ("percentage_recruited", "recruited"), ("Percent", ""), ("Shortlisted%[2]", "shortlisted"),
      ("% of applied", ""), ("Shortlisted (% of applied)", "shortlisted"),
      ("Per cent appointed", "appointed"),
      ("Pct Female", "female"), ("Shortlisted", nil), ("Percy", nil), ("Open", nil),
    ] as [(String, String?)])
  func theNameSaysWhatIsCounted(_ header: String, _ counted: String?) {
    #expect(PercentageName(header)?.counted == counted)
  }

  @Test func namesOfCountsAreComparedWithoutWordsForNumber() {
    #expect(
      ["Shortlisted n", "No. shortlisted", "Number of shortlisted", "shortlisted"].allSatisfy {
        PercentageName.counted($0) == "shortlisted"
      })
  }

  // MARK: The layouts

  private static let stages = CountsProfile.text(
    "counts: cumulative, characteristic: ethnicity, stages: {Applied: applied, Shortlisted: shortlisted}",
    "category: {from: Group, scheme: groups}")
  private static let long = CountsProfile.text(
    "counts: cumulative, characteristic: ethnicity",
    "vacancy: {from: Post}, category: {from: Group, scheme: groups}, stage: {from: Stage}, count: {from: N}")
  private static let wide = CountsProfile.text(
    "counts: at_stage, stage: applied, total: All", "vacancy: {from: Post}",
    "    melt: {ethnicity: {scheme: groups, columns: {White: White, Minority: Ethnic minority}}}")

  private struct Case: Sendable {
    let profile: String
    let lines: [String]
    /// The kind, and lines of what is said.
    let said: [String]
    /// What the ledger notes, in part.
    var noted: String?
    init(_ profile: String, _ lines: [String], _ said: [String] = [], noted: String? = nil) {
      self.profile = profile
      self.lines = lines
      self.said = said
      self.noted = noted
    }
  }

  private static let cases: [String: Case] = [
    "shares of all categories, by name": Case(
      stages,
      [
        "Group,Applied,Applied %,Shortlisted,Shortlisted %", "White,60,60%,12,57.1%",
        "Ethnic minority,40,40%,9,42.9%",
      ],
      noted: "shares of all categories together"),
    "one of them is wrong": Case(
      stages,
      [
        "Group,Applied,Applied %,Shortlisted,Shortlisted %", "White,60,60%,12,57.1%",
        "Ethnic minority,40,40%,9,42.9%", "Prefer not to say,0,0%,0,3%",
      ], ["percentage-differs 4.4"]),
    "shares of an earlier stage": Case(
      stages, ["Group,Applied,Shortlisted,%", "White,60,12,20", "Ethnic minority,40,9,22.5"],
      noted: "shares of column 'Applied'"),
    "an earlier stage, one wrong": Case(
      stages,
      [
        "Group,Applied,Shortlisted,%", "White,60,12,20", "Ethnic minority,40,9,24",
        "Prefer not to say,10,5,50",
      ],
      ["percentage-differs 3.3"]),
    "by the cells, behind the counts": Case(
      stages, ["Group,Applied,Share,Shortlisted", "White,60,60%,1", "Ethnic minority,40,40%,2"],
      noted: "column 'Share' agree"),
    "no percentages by name or cells": Case(
      stages, ["Group,Applied,Share,Shortlisted", "White,60,7,1", "Ethnic minority,40,8,2"]),
    "shares of those who answered": Case(
      stages,
      ["Group,Applied,%,Shortlisted", "White,60,75,1", "Ethnic minority,20,25,1", "Prefer not to say,20,,1"],
      noted: "in which something is known"),
    "shares of a total that holds more than its categories": Case(
      stages,
      ["Group,Applied,%,Shortlisted", "White,60,30,1", "Ethnic minority,40,20,1", "Total,200,100,2"],
      ["total-row-differs 4.-"], noted: "shares of the total among the categories"),
    "shares of nothing that is there": Case(
      stages, ["Group,Applied,%,Shortlisted", "White,60,17,1", "Ethnic minority,40,23,1"],
      ["percentage-unchecked 2.2 3.2"]),
    "a sheet's fractions": Case(
      stages,
      [
        "Group,Applied,Applied %,Shortlisted", "White,1,0.3333333333333333,1",
        "Ethnic minority,2,0.6666666666666666,1",
      ],
      noted: "shares of all categories together"),
    "a share without a count is not used": Case(
      stages, ["Group,Applied,Applied %,Shortlisted", "White,,60%,1", "Ethnic minority,40,40%,1"],
      ["percentage-unchecked 2.2", "percentage-unchecked 3.2"]),
    "what is no percentage is said": Case(
      stages, ["Group,Applied,Applied %,Shortlisted", "White,60,60%,1", "Ethnic minority,40,about half,1"],
      ["percentage-unchecked 3.2"], noted: "agree"),
    "a column of no counts": Case(
      stages, ["% known,Group,Applied,Shortlisted", "88,White,60,1"], ["percentage-unchecked -"]),
    "one row a count": Case(
      long,
      [
        "Post,Group,Stage,N,Percent", "V1,White,applied,3,75.0", "V1,Ethnic minority,applied,1,25.0",
        "V1,White,shortlisted,1,50.0", "V1,Ethnic minority,shortlisted,1,50.1", "V2,White,applied,5,100",
      ], ["percentage-differs 5.4"]),
    "one row a count, shares of a stage": Case(
      long,
      [
        "Post,Group,Stage,N,Rate %", "V1,White,applied,8,100", "V1,Ethnic minority,applied,4,100",
        "V1,White,shortlisted,2,25", "V1,Ethnic minority,shortlisted,3,75",
      ], noted: "who came to 'applied'"),
    "a hidden count that can be so": Case(
      CountsProfile.text(
        "counts: cumulative, characteristic: ethnicity, stage: applied, suppressed: {'<5': lt5}",
        "category: {from: Group, scheme: groups}, count: {from: N}"),
      ["Group,N,%", "White,<5,10", "Ethnic minority,27,90"], noted: "agree"),
    "a row a vacancy": Case(
      wide,
      [
        "Post,All,White,White %,Minority,Minority %", "V1,8,5,62.5,3,37.5", "V2,4,1,25,3,75",
        "V3,9,3,33,6,66",
      ],
      ["percentage-differs 4.5"]),
    "named by the profile": Case(
      CountsProfile.text(
        "counts: cumulative, characteristic: ethnicity, stages: {Applied: applied, Shortlisted: shortlisted},"
          + " percentages: {Erfolg: {counts: Shortlisted, of: Applied}, Anteil: {counts: Applied, of: categories}}",
        "category: {from: Group, scheme: groups}"),
      ["Group,Applied,Anteil,Shortlisted,Erfolg", "White,60,60,12,21", "Ethnic minority,40,41,9,23"],
      ["percentage-differs 3.2", "percentage-differs 2.4"]),
    "named and not there": Case(
      CountsProfile.text(
        "counts: cumulative, characteristic: ethnicity, stages: {Applied: applied}, percentages: {X: Applied}",
        "category: {from: Group, scheme: groups}"),
      ["Group,Applied", "White,60"], ["percentage-unchecked -"]),
    "switched off": Case(
      CountsProfile.text(
        "counts: cumulative, characteristic: ethnicity, stages: {Applied: applied}, percentages: none",
        "category: {from: Group, scheme: groups}"),
      ["Group,Applied,Applied %", "White,60,1", "Ethnic minority,40,2"]),
  ]

  @Test(arguments: cases.keys.sorted()) func whatDoesNotAgreeIsSaidWithItsPlace(_ name: String) throws {
    let example = try #require(Self.cases[name])
    let built = try BundleText(
      [("counts.csv", example.lines.map { $0 + "\n" }.joined())], profile: example.profile
    ).build()
    let said = built.quality.map { item in
      let places = item.places.map {
        "\($0.line).\($0.column == SourcePlace.noColumn ? "-" : "\($0.column)")"
      }
      return "\(item.kind) \(places.isEmpty ? "-" : places.joined(separator: " "))"
    }
    #expect(said.sorted() == example.said.sorted(), "\(built.quality.map(\.message))")
    let notes: [String] = built.ledger.files[0].notes.filter { !$0.hasPrefix("its counts were read as") }
    if let noted = example.noted {
      #expect(notes.contains { $0.contains(noted) }, "\(notes)")
    } else {
      #expect(
        notes.count == (["a row a vacancy", "one of them is wrong"].contains(name) ? 1 : 0), "\(notes)")
    }
  }

  /// Draws counts, prints percentages of them, and spoils a percentage: it is found, and no other count is doubted.
  @Test func aSpoiltPercentageIsFoundAndNoOther() throws {
    for seed in 1...200 {
      var random = SplitMix64(seed: UInt64(seed))
      let counts = (0..<3).map { _ in Int.random(in: 1...500, using: &random) }
      let total = counts.reduce(0, +)
      let decimals = Int.random(in: 0...2, using: &random), unit = [1, 10, 100][decimals]
      var shown = counts.map { (200 * $0 * unit + total) / (2 * total) }
      let spoilt = Int.random(in: -1..<3, using: &random)
      if spoilt >= 0 { shown[spoilt] += Bool.random(using: &random) ? 1 : 2 }
      let built = try BundleText(
        [("counts.csv", Self.sheet(counts, shown, unit: unit))], profile: Self.ofCategories
      ).build()
      let said = built.quality.filter {
        ["percentage-differs", "count-contradicts-percentages"].contains($0.kind)
      }
      #expect(said.flatMap(\.places).allSatisfy { Int($0.line) == spoilt + 2 }, "seed \(seed)")
      #expect(said.isEmpty == (spoilt < 0), "seed \(seed)")
      let isOpen = said.contains { $0.kind == "count-contradicts-percentages" }
      #expect(built.count(.applied)?.exact == (isOpen ? nil : total))
    }
  }

  /// Draws counts, prints percentages of them, and spoils a count by a typing error: that one is open, and no other.
  @Test func `a spoilt count among right percentages is named and not used`() throws {
    var named = 0
    for seed in 1...200 {
      var random = SplitMix64(seed: UInt64(seed))
      var counts = (0..<5).map { _ in Int.random(in: 20...900, using: &random) }
      let total = counts.reduce(0, +)
      let shown = counts.map { (2000 * $0 + total) / (2 * total) }
      let spoilt = Int.random(in: 0..<5, using: &random)
      counts[spoilt] = counts[spoilt] * 10 + 3
      let built = try BundleText(
        [("counts.csv", Self.sheet(counts, shown, unit: 10))], profile: Self.ofCategories
      ).build()
      let items = built.quality.filter { $0.kind == "count-contradicts-percentages" }
      named += items.count
      #expect(items.flatMap(\.places).allSatisfy { Int($0.line) == spoilt + 2 }, "seed \(seed)")
      if !items.isEmpty { #expect(built.count(.applied, Self.groups[spoilt].group) == nil, "seed \(seed)") }
    }
    #expect(named >= 195, "\(named) of 200")
  }

  private static let groups: [(label: String, group: Answer<EthnicityGroup>)] = [
    ("White", .known(.white)), ("Asian", .known(.ethnicMinority)), ("Black", .known(.ethnicMinority)),
    ("Mixed", .known(.ethnicMinority)), ("Prefer not to say", .withheld),
  ]
  private static let ofCategories = CountsProfile.text(
    "counts: at_stage, characteristic: ethnicity, stage: applied, percentages: {'%': {counts: N, of: categories}}",
    "category: {from: Group, scheme: groups}, count: {from: N}")

  /// - Parameter unit: by what the percentages are multiplied.
  private static func sheet(_ counts: [Int], _ shown: [Int], unit: Int) -> String {
    "Group,N,%\n"
      + zip(groups, zip(counts, shown)).map { group, row in
        let fraction = unit == 1 ? "" : "." + String(String(unit + row.1 % unit).dropFirst())
        return "\(group.label),\(row.0),\(row.1 / unit)\(fraction)\n"
      }.joined()
  }

  @Test func `what the percentage says and what the count makes is told of the organisation alone`() throws {
    let rows = "White,375,61.9\nAsian,57,14.9\nBlack,75,12.4\nMixed,66,10.9\n"
    let whole = try BundleText([("counts.csv", "Group,N,%\n" + rows)], profile: Self.ofCategories).build()
    let item = try #require(whole.quality.first { $0.kind == "count-contradicts-percentages" })
    #expect(item.weight == .error && item.places.map { "\($0.line).\($0.column)" } == ["3.1", "3.2"])
    #expect(item.message.contains("on line 3") && item.message.contains("(14.9, where the count makes 9.9)"))
    let vacancy = try BundleText(
      [("counts.csv", "Post,Group,N,%\n" + rows.split(separator: "\n").map { "V1,\($0)\n" }.joined())],
      profile: CountsProfile.text(
        "counts: at_stage, characteristic: ethnicity, stage: applied",
        "vacancy: {from: Post}, category: {from: Group, scheme: groups}, count: {from: N}")
    ).build()
    let other = try #require(vacancy.quality.first { $0.kind == "count-contradicts-percentages" })
    #expect(!other.message.contains("14.9") && other.places.first?.line == 3)
  }

  @Test(arguments: [
    // The count alone, since what it is a share of bears out the other percentage of its row.
    (
      "White,600,120,20,60,10\nAsian,400,90,20,40,10\nBlack,300,60,20,30,10\nMixed,200,40,20,20,10\n",
      [true, false, true]
    ),
    // Either number of the only percentage.
    (
      "White,600,120,20,60,\nAsian,400,90,20,40,\nBlack,300,60,20,30,\nMixed,200,40,20,20,\n",
      [false, false, true]
    ),
  ])
  func `of a share of another count both are open unless another percentage bears that one out`(
    _ rows: String, _ known: [Bool]
  ) throws {
    let built = try BundleText(
      [("counts.csv", "Group,Applied,Shortlisted,Shortlisted %,Appointed,Appointed %\n" + rows)],
      profile: CountsProfile.text(
        "counts: cumulative, characteristic: ethnicity, stages: {Applied: applied, Shortlisted: shortlisted,"
          + " Appointed: accepted}, percentages: {'Shortlisted %': {counts: Shortlisted, of: Applied}, 'Appointed %':"
          + " {counts: Appointed, of: Applied}}",
        "category: {from: Group, scheme: groups}")
    ).build()
    #expect(
      built.quality.contains { $0.kind == "count-contradicts-percentages" && $0.places.first?.line == 3 })
    #expect(
      [Stage.applied, .shortlisted, .accepted].map { built.count($0, .known(.ethnicMinority)) != nil }
        == known)
    #expect(built.count(.shortlisted, .known(.white))?.exact == 120)
  }

  @Test func aShareNeverStandsInForACount() throws {
    let built = try BundleText(
      [("counts.csv", "Group,Applied,Applied %,Shortlisted\nWhite,,60%,1\nEthnic minority,40,40%,1\n")],
      profile: Self.stages
    ).build()
    #expect(built.count(.applied, .known(.white)) == nil)
    #expect(built.count(.applied, .known(.ethnicMinority))?.exact == 40)
  }

  @Test(arguments: [
    (
      "stages: {\"Applied %\": applied}", "",
      "reads counts from 'Applied %', which by its name holds percentages"
    ),
    ("stage: applied", "count: {from: Percentage}", "reads counts from 'Percentage', which by its name"),
    (
      "stages: {Applied: applied}, percentages: {\"Applied %\": Aplied}", "",
      "'Aplied', to which 'Applied %' belongs, is no column of counts"
    ),
  ])
  func aProfileThatReadsPercentagesAsCountsIsRefused(_ layout: String, _ field: String, _ problem: String) {
    let text = CountsProfile.text(
      "counts: at_stage, characteristic: ethnicity, \(layout)",
      "category: {from: Group, scheme: groups}, \(field)")
    #expect {
      try ProfileLoader.load(file: "x.map.yaml", text: text)
    } throws: { "\($0)".contains(problem) }
  }

  // MARK: XML

  /// Shares of counts that are records of XML, by the field that the profile has for them.
  @Test(
    arguments: [
      ("percentage: {from: '@percent'}", "75.0", []),
      ("percentage: {from: '@percent'}", "70", ["percentage-differs"]),
      ("", "70", ["percentage-unchecked"]),
    ])
  func `percentages in XML are held against their counts, or are said to be not`(
    _ field: String, _ share: String, _ kinds: [String]
  ) async throws {
    let text =
      "<c><n group=\"White\" percent=\"\(share)\">30</n><n group=\"Asian\" percent=\"10\">4</n>"
      + "<n group=\"Black\" percent=\"15\">6</n></c>"
    let profile = BundleText.load(
      "profile: 1\nname: t\nsystem: t\nsays: t\nsources:\n  n:\n    entity: equality_count\n    xml: {record: /c/n}\n"
        + "    aggregate: {counts: cumulative, characteristic: ethnicity, stage: applied}\n"
        + "    fields: {category: {from: '@group', scheme: groups}, count: {from: .}, \(field)}\n")
    let folder = try TemporaryFolder([(name: "n.xml", text: text)])
    let reading = try await BundleReader.read(
      BundleRequest(inputs: [folder.path], profile: .given(profile)))
    #expect(reading.failures.isEmpty)
    #expect(reading.quality.map(\.kind) == kinds, "\(reading.quality)")
    let notes = reading.ledger.files.flatMap(\.notes)
    #expect(notes.contains { $0.contains("shares of all categories together") } == kinds.isEmpty, "\(notes)")
  }
}
