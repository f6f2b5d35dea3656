// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Ingestion

/// What differs between the files of one source, and between records of one key.
@Suite struct SecondFileTests {
  private static let profile = """
    profile: 1
    name: monthly
    system: test
    says: test
    sources:
      applications:
        entity: application
        match: "a*.csv"
        fields: {id: {from: id, required: true}, vacancy: {from: vacancy}, ethnicity: {from: ethnicity, scheme: groups}}
        reached: {shortlisted: {from: shortlisted}}
        events: [{stage: applied, at: applied}]
    """

  private static func read(
    _ files: [(name: String, text: String)], _ profile: String = profile
  ) async throws -> BundleReading {
    let folder = try TemporaryFolder(files)
    return try await BundleReader.read(
      BundleRequest(inputs: [folder.path], profile: .given(BundleText.load(profile))))
  }

  // MARK: Columns

  private static func export(_ group: String, _ first: Int, more: String = "") -> String {
    "id,vacancy,\(group),shortlisted,applied\(more.isEmpty ? "" : ",\(more)")\n"
      + (first..<(first + 9)).map {
        "A\($0),V1,White,yes,2025-03-0\($0 % 9 + 1)\(more.isEmpty ? "" : ",x")\n"
      }.joined()
  }

  @Test(arguments: [("ethnic_origin", false), ("Col 7", true)])
  func `a column that another file has is missed, and what nothing reads is named`(
    _ name: String, _ isDoubtful: Bool
  ) async throws {
    let reading = try await Self.read([
      ("a1.csv", Self.export("ethnicity", 1)), ("a2.csv", Self.export(name, 11)),
    ])
    let item = try #require(reading.quality.first { $0.kind == "column-absent-here" })
    #expect(
      item.weight == .error && item.message.contains("'\(name)'") && item.message.contains("'ethnicity'"))
    #expect(item.places.map { "\($0.line).\($0.column)" } == ["1.2"])
    let misspelt = reading.ledger.files.flatMap(\.misspelt)
    #expect(misspelt.map(\.found) == [name] && misspelt.map(\.isDoubtful) == [isDoubtful])
    #expect(reading.ledger.isComplete == isDoubtful)
  }

  @Test func `several columns that may be it are all named, and none is taken for it`() async throws {
    let reading = try await Self.read([
      ("a1.csv", Self.export("ethnicity", 1)), ("a2.csv", Self.export("Col 7", 11, more: "Col 8")),
    ])
    let item = try #require(reading.quality.first { $0.kind == "column-absent-here" })
    #expect(item.message.hasSuffix("nothing reads its 'Col 7', 'Col 8'"), "\(item.message)")
    #expect(reading.ledger.files.flatMap(\.misspelt).isEmpty)
    // It is said at the top, and the audit is incomplete.
    #expect(
      reading.ledger.files.flatMap(\.unread).map(\.field) == ["ethnicity"] && !reading.ledger.isComplete)
  }

  @Test func `a column that no file has is missed in none`() async throws {
    let reading = try await Self.read([
      ("a1.csv", Self.export("Col 7", 1)), ("a2.csv", Self.export("Col 7", 11)),
    ])
    #expect(!reading.quality.contains { $0.kind == "column-absent-here" })
  }

  // MARK: Keys

  private static func day(_ number: Int) -> String {
    "2025-0\(number / 28 + 1)-\(number % 28 < 9 ? "0" : "")\(number % 28 + 1)"
  }

  private static func record(
    _ id: Int, _ vacancy: Int, _ group: String, _ day: String, shortlisted: String = "no"
  ) -> String { "\(id),V\(vacancy),\(group),\(shortlisted),\(day)\n" }

  private static let header = "id,vacancy,ethnicity,shortlisted,applied\n"

  /// Whose a record with a key of an earlier export is: what differs, and whether it is another application.
  @Test(
    arguments: [
      ("nothing", 1, "White", 5, false), ("the vacancy", 2, "White", 5, false),
      ("the group", 1, "Asian", 5, false), ("the next day", 1, "White", 6, false),
      ("the day", 1, "White", 30, true), ("vacancy and day", 2, "White", 30, true),
      ("vacancy and group", 2, "Asian", 5, true), ("all", 2, "Asian", 30, true),
    ] as [(String, Int, String, Int, Bool)])
  func `keys of two exports are of one application if the day is, or else the vacancy`(
    _ what: String, _ vacancy: Int, _ group: String, _ day: Int, _ isAnother: Bool
  ) async throws {
    let older = (1...10).map { Self.record($0, 1, "White", Self.day(5)) }.joined()
    let newer =
      (1...10).map { Self.record($0, vacancy, group, Self.day(day), shortlisted: "yes") }.joined()
      + Self.record(99, 1, "White", "2025-12-01") + Self.record(98, 1, "White", "2025-12-01")
    let reading = try await Self.read([("a1.csv", Self.header + older), ("a2.csv", Self.header + newer)])
    #expect(
      reading.ledger.files.first?.setAside == [isAnother ? .duplicateKey : .laterExport: 10], "\(what)")
    #expect(reading.quality.contains { $0.kind == "key-of-another" && $0.weight == .error } == isAnother)
  }

  @Test func `who said nothing at first and something later is the same person`() async throws {
    let older = (1...40).map { Self.record($0, 1, $0 % 4 == 0 ? "Prefer not to say" : "White", "") }.joined()
    let newer = (1...40).map { Self.record($0, 1, $0 == 8 ? "Asian" : "White", "") }.joined()
    let reading = try await Self.read([("a1.csv", Self.header + older), ("a2.csv", Self.header + newer)])
    #expect(!reading.quality.contains { $0.kind == "key-of-another" })
  }

  @Test
  func
    `without a day a group that differs in many records tells of other people, and in a few of corrections`()
    async throws
  {
    func differing(_ count: Int) async throws -> Bool {
      let older = (1...50).map { Self.record($0, 1, "White", "") }.joined()
      let newer = (1...50).map { Self.record($0, 1, $0 <= count ? "Asian" : "White", "") }.joined()
      let reading = try await Self.read([("a1.csv", Self.header + older), ("a2.csv", Self.header + newer)])
      return reading.quality.contains { $0.kind == "key-of-another" }
    }
    #expect(try await !differing(4))
    #expect(try await differing(15))
  }

  @Test func `where keys begin anew nobody is dropped as the same, whatever else is alike`() async throws {
    // Two thirds of the pairs are of other days; the rest fall on one by chance.
    let older = (1...60).map { Self.record($0, 1, "White", Self.day($0 % 20)) }.joined()
    let newer = (1...60).map { Self.record($0, 1, "White", Self.day($0 % 3 == 0 ? $0 % 20 : 40 + $0 % 20)) }
      .joined()
    let reading = try await Self.read([
      ("a1.csv", Self.header + older),
      (
        "a2.csv", Self.header + newer + (100...120).map { Self.record($0, 1, "White", "2025-12-01") }.joined()
      ),
    ])
    #expect(reading.ledger.files.first?.setAside == [.duplicateKey: 60])
    #expect(reading.quality.first { $0.kind == "key-of-another" }?.count == 60)
    #expect(!reading.quality.contains { $0.kind == "older-export" } && !reading.ledger.isComplete)
  }

  @Test func `what is noted of a key fits into eight bytes and comes out again`() {
    var traits: Set<UInt8> = []
    for vacancy in [0, 1, 77_777, (1 << 27) - 6, ApplicationKeys.limit, .max, ApplicationKeys.notNoted] {
      for line in [1, 2, 65_537, LineSpans.limit] {
        for day in [EvidenceColumn.noDay, -5, 0, 1, 62, 63, 20_000] {
          let entry = ApplicationKeys.Entry(
            line: line, vacancy: vacancy, traits: ApplicationTraits(1 << StageEvidence.cellShift, day: day))
          #expect(ApplicationKeys.Entry(payload: entry.payload) == entry)
          traits.insert(entry.traits.rawValue)
        }
      }
    }
    #expect(traits.count == 6)
  }

  // MARK: A column that tells records of one key apart

  private static func noted(_ reading: BundleReading) -> String? {
    reading.quality.first { $0.kind == "key-of-several" }?.message
  }

  @Test func `the column that tells records of one key apart is named`() async throws {
    let rows = (1...20).flatMap { id in
      ["North", "South"].map { "\(id),V\(id % 3),White,\(id % 2 == 0 ? "yes" : "no"),2025-03-01,\($0)\n" }
    }
    let text = "id,vacancy,ethnicity,shortlisted,applied,Site\n" + rows.joined()
    let reading = try await Self.read([("a.csv", text)])
    #expect(Self.noted(reading)?.contains("column 'Site'") ?? false, "\(reading.quality.map(\.message))")
    #expect(reading.ledger.files.first?.setAside == [.duplicateKey: 20] && !reading.ledger.isComplete)
    // A number of its own for each record tells nothing.
    let numbered =
      "id,vacancy,ethnicity,shortlisted,applied,Row\n"
      + rows.enumerated().map { $1.replacing("North", with: "\($0)").replacing("South", with: "\($0)") }
      .joined()
    #expect(try await Self.noted(Self.read([("a.csv", numbered)])) == nil)
    // Records that stand there twice differ in nothing.
    let twice = text.replacing("North", with: "South")
    #expect(try await Self.noted(Self.read([("a.csv", twice)])) == nil)
  }

  @Test func `counts of divisions in one file are not half of the organisation in silence`() async throws {
    let groups = ["White", "Asian", "Black", "Mixed", "Prefer not to say"]
    let text =
      "Division,Group,Applied,Appointed\n"
      + ["M", "S"].flatMap { division in groups.enumerated().map { "\(division),\($1),\(40 + $0),\($0)\n" } }
      .joined()
    func profile(_ scope: String, _ fields: String) -> String {
      CountsProfile.text(
        "counts: cumulative, characteristic: ethnicity, \(scope)stages: {Applied: applied, Appointed: accepted}",
        "\(fields)category: {from: Group, scheme: groups}")
    }
    let reading = try await Self.read([("a.csv", text)], profile("scope: organisation, ", ""))
    #expect(Self.noted(reading)?.contains("column 'Division'") ?? false)
    #expect(Self.noted(reading)?.contains("vacancy: {from: ...}") ?? false)
    #expect(!reading.ledger.isComplete)
    // What the remark advises counts all of them.
    let mended = try await Self.read([("a.csv", text)], profile("", "vacancy: {from: Division}, "))
    #expect(Self.noted(mended) == nil && mended.ledger.isComplete)
    let applied = mended.pipeline.applications.elements.compactMap { $0.count(.applied)?.exact }.reduce(0, +)
    #expect(applied == 2 * (40 + 41 + 42 + 43 + 44))
  }
}
