// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Ingestion

/// Columns beside counts of which nothing is read.
@Suite struct BesideCountsTests {
  private static func built(_ profile: String, _ text: String) throws -> BuiltBundle {
    try BundleText([("counts.csv", text)], profile: profile).build()
  }

  // MARK: Beside categories

  private static let melted = CountsProfile.text(
    "counts: cumulative", "stage: {from: Stage, values: {Applied: applied, Appointed: accepted}}",
    "    melt: {ethnicity: {scheme: groups, columns: {White: White, Asian: Asian, Black: Black}}}")

  @Test(
    arguments: [
      ("Arabs", ["10", "5"], true), ("Nat. group 9", ["1,010", ""], true), ("Arab", ["10", "5"], true),
      // Nothing that counts people of a category.
      ("Arabs", ["10", "some"], false), ("Arabs", ["", ""], false), ("Arabs", ["1.5", "2.5"], false),
      ("Total", ["99", "9"], false), ("Everybody", ["60", "6"], false), ("Band", ["5", "6"], false),
      ("Posts", ["3", "4"], false), ("Req ID", ["301", "302"], false), ("Arabs %", ["10", "5"], false),
      ("Ethnic minority", ["30", "3"], false), ("Ignored", ["1", "2"], false),
    ] as [(String, [String], Bool)])
  func `whole numbers beside counted categories are named`(
    _ header: String, _ cells: [String], _ isNamed: Bool
  ) throws {
    let rows = zip(["Applied,30,20,10", "Appointed,3,2,1"], cells).map { row, cell in
      "\(row),\(cell.replacing(",", with: ""))\n"
    }
    let profile = Self.melted + (header == "Ignored" ? "\n    ignore: [Ignored]" : "")
    let built = try Self.built(profile, "Stage,White,Asian,Black,\(header)\n" + rows.joined())
    let items = built.quality.filter { $0.kind == "category-not-counted" }
    #expect(items.count == (isNamed ? 1 : 0), "\(built.quality.map(\.message))")
    if isNamed { #expect(items[0].weight == .error && items[0].message.contains("'\(header)'")) }
    #expect(built.count(.applied)?.exact == 60)
    // That it is looked at does not make it read.
    let columns = ["Stage", "White", "Asian", "Black", header]
    let layout = SourceLayout(source: BundleText.load(profile).sources[0], header: HeaderTable(columns))
    #expect(layout.unused(of: columns) == (header == "Arabs %" ? [] : [header]))
  }

  // MARK: Beside stages

  private static func staged(_ meaning: String) -> String {
    CountsProfile.text(
      "counts: \(meaning), characteristic: ethnicity, scope: organisation, stages: {Applied: applied, Shortlisted:"
        + " shortlisted, Appointed: accepted}", "category: {from: Group, scheme: groups}")
  }
  private static let furthest = ["White,860,261,114", "Asian,232,69,21", "Black,149,63,12"]
  private static let all = ["White,1235,375,114", "Asian,322,90,21", "Black,224,75,12"]

  private enum Total { case sum, first, none }

  private static func sheet(_ rows: [String], _ total: Total) -> String {
    "Group,Applied,Shortlisted,Appointed\(total == .none ? "" : ",Total")\n"
      + rows.map { row in
        let counts = row.split(separator: ",").dropFirst().compactMap { Int($0) }
        return switch total {
        case .sum: "\(row),\(counts.reduce(0, +))\n"
        case .first: "\(row),\(counts[0])\n"
        case .none: "\(row)\n"
        }
      }.joined()
  }

  @Test(
    arguments: [
      ("cumulative", true, true), ("at_stage", true, true), ("current", true, false),
      ("cumulative", false, false), ("at_stage", false, false), ("current", false, true),
    ])
  func `a total beside the stages shows where the word for their counts is wrong`(
    _ meaning: String, _ isFurthest: Bool, _ isWrong: Bool
  ) throws {
    let sheet = isFurthest ? Self.sheet(Self.furthest, .sum) : Self.sheet(Self.all, .first)
    let built = try Self.built(Self.staged(meaning), sheet)
    let item = built.quality.first { $0.kind == "counts-mean-otherwise" }
    #expect((item != nil) == isWrong && item?.weight ?? .error == .error)
    // What cannot be told is not counted.
    #expect(built.count(.shortlisted, .known(.white))?.exact == (isWrong ? nil : 375))
  }

  @Test func `a total that the profile names shows it as well`() throws {
    let named = Self.staged("cumulative").replacing(
      "scope: organisation", with: "scope: organisation, total: Total")
    let built = try Self.built(named, Self.sheet(Self.furthest, .sum))
    #expect(built.quality.contains { $0.kind == "counts-mean-otherwise" })
    #expect(built.count(.shortlisted, .known(.white)) == nil)
  }

  /// Without a total three stages fit both: nothing can be said but how they were understood.
  @Test(arguments: ["cumulative", "at_stage", "current"])
  func `the ledger says how counts of stages were understood`(_ meaning: String) throws {
    let built = try Self.built(Self.staged(meaning), Self.sheet(Self.furthest, .none))
    #expect(built.ledger.files[0].notes.contains { $0.hasPrefix("its counts were read as \(meaning): ") })
    #expect(!built.quality.contains { $0.kind == "counts-mean-otherwise" })
    #expect(built.count(.shortlisted, .known(.white))?.exact == (meaning == "current" ? 375 : 261))
  }

  @Test func `of one stage there is nothing to understand`() throws {
    let built = try Self.built(
      CountsProfile.text(
        "counts: at_stage, characteristic: ethnicity, stage: applied",
        "category: {from: Group, scheme: groups}, count: {from: N}"), "Group,N\nWhite,3\nAsian,2\n")
    #expect(built.ledger.files[0].notes.isEmpty)
  }
}
