// SPDX-License-Identifier: Apache-2.0

import AuditModel
import TestSupport
import Testing

@testable import Ingestion

/// The same people as rows and in each layout of counts that systems write: the same numbers come of them.
@Suite struct AggregateLayoutTests {
  private struct Person {
    let vacancy: String
    /// The broad group, as the scheme `groups` writes it.
    let group: String
    /// The furthest of applied, shortlisted and appointed.
    let furthest: Int
  }
  private static let stages: [(name: String, stage: Stage)] = [
    ("applied", .applied), ("shortlisted", .shortlisted), ("appointed", .accepted),
  ]
  private static let groups = ["White", "Ethnic minority", "Prefer not to say"]

  private static func people(_ random: inout SplitMix64) -> [Person] {
    (0..<Int.random(in: 1...60, using: &random)).map { _ in
      Person(
        vacancy: "V\(Int.random(in: 1...3, using: &random))",
        group: groups[Int.random(in: 0..<groups.count, using: &random)],
        furthest: Int.random(in: 0..<3, using: &random))
    }
  }

  private static func profile(_ source: String) -> String {
    "profile: 1\nname: layout\nsystem: test\nsays: test\nsources:\n" + source
  }

  /// How many of a vacancy and group came to a stage, counted as the layout counts.
  private static func count(
    _ people: [Person], _ vacancy: String, _ group: String, _ stage: Int, isCurrent: Bool = false
  ) -> Int {
    people.count {
      $0.vacancy == vacancy && $0.group == group
        && (isCurrent ? $0.furthest == stage : $0.furthest >= stage)
    }
  }

  private static func vacancies(_ people: [Person]) -> [String] { Set(people.map(\.vacancy)).sorted() }

  // MARK: The layouts

  private static func rows(_ people: [Person], hasKey: Bool) throws -> BuiltBundle {
    let text = people.enumerated().map { number, person in
      "A\(number),\(person.vacancy),\(person.group),\(person.furthest >= 1 ? "yes" : "no"),"
        + "\(person.furthest >= 2 ? "yes" : "no")\n"
    }.joined()
    let key = hasKey ? "id: {from: id, required: true}, " : ""
    return try BundleText(
      [("rows.csv", "id,vacancy,group,shortlisted,appointed\n" + text)],
      profile: profile(
        """
          rows:
            entity: application
            fields: {\(key)vacancy: {from: vacancy}, ethnicity: {from: group, scheme: groups}}
            reached: {shortlisted: {from: shortlisted}, accepted: {from: appointed}}
        """)
    ).build()
  }

  private static func long(_ people: [Person], isCurrent: Bool) throws -> BuiltBundle {
    var text = "vacancy,stage,category,count\n"
    for vacancy in vacancies(people) {
      for (index, stage) in stages.enumerated() {
        for group in groups {
          text +=
            "\(vacancy),\(stage.name),\(group),"
            + "\(count(people, vacancy, group, index, isCurrent: isCurrent))\n"
        }
      }
    }
    return try BundleText(
      [("long.csv", text)],
      profile: profile(
        """
          counts:
            entity: equality_count
            aggregate: {counts: \(isCurrent ? "current" : "cumulative"), characteristic: ethnicity}
            fields: {vacancy: {from: vacancy}, stage: {from: stage, values: {applied: applied, shortlisted: shortlisted, appointed: accepted}}, \
        category: {from: category, scheme: groups}, count: {from: count}}
        """)
    ).build()
  }

  private static func wide(_ people: [Person]) throws -> BuiltBundle {
    var text = "vacancy,stage,White,Minority,Declined\n"
    for vacancy in vacancies(people) {
      for (index, stage) in stages.enumerated() {
        let counts = groups.map { String(count(people, vacancy, $0, index)) }
        text += "\(vacancy),\(stage.name),\(counts.joined(separator: ","))\n"
      }
    }
    return try BundleText(
      [("wide.csv", text)],
      profile: profile(
        """
          counts:
            entity: equality_count
            aggregate: {counts: cumulative}
            fields: {vacancy: {from: vacancy}, stage: {from: stage, values: {applied: applied, shortlisted: shortlisted, appointed: accepted}}}
            melt: {ethnicity: {scheme: groups, columns: {White: White, Minority: Ethnic minority, \
        Declined: Prefer not to say}}}
        """)
    ).build()
  }

  private static func columnPerStage(_ people: [Person]) throws -> BuiltBundle {
    var text = "vacancy,category,Applied,Shortlisted,Appointed\n"
    for vacancy in vacancies(people) {
      for group in groups {
        let counts = stages.indices.map { String(count(people, vacancy, group, $0)) }
        text += "\(vacancy),\(group),\(counts.joined(separator: ","))\n"
      }
    }
    return try BundleText(
      [("progress.csv", text)],
      profile: profile(
        """
          counts:
            entity: equality_count
            aggregate: {counts: cumulative, characteristic: ethnicity, \
        stages: {Applied: applied, Shortlisted: shortlisted, Appointed: accepted}}
            fields: {vacancy: {from: vacancy}, category: {from: category, scheme: groups}}
        """)
    ).build()
  }

  // MARK: What comes of them

  /// The numbers of each vacancy, group and stage, in words.
  private static func numbers(_ built: BuiltBundle) -> [String] {
    let refs = built.pipeline.vacancies.map(\.ref)
    var sums: [String: Int] = [:]
    for tally in built.tallies {
      for (name, stage) in stages {
        let key = "\(tally.vacancy.map { refs[$0] } ?? "-") \(tally.cell.group) \(name)"
        sums[key, default: 0] += tally.count(stage)?.exact ?? -1000
      }
    }
    return sums.filter { $0.value != 0 }.map { "\($0.key) \($0.value)" }.sorted()
  }

  @Test func `rows and counts of the same people give the same numbers`() throws {
    var random = SplitMix64(seed: 4)
    for round in 0..<60 {
      let people = Self.people(&random)
      let layouts: [(name: String, built: BuiltBundle)] = [
        ("rows without a key", try Self.rows(people, hasKey: false)),
        ("long", try Self.long(people, isCurrent: false)),
        ("long, where people stand now", try Self.long(people, isCurrent: true)),
        ("a column a category", try Self.wide(people)), ("a column a stage", try Self.columnPerStage(people)),
      ]
      let expected = Self.numbers(try Self.rows(people, hasKey: true))
      #expect(!expected.isEmpty && !expected.contains { $0.contains("-") })
      for (name, built) in layouts {
        #expect(Self.numbers(built) == expected, "round \(round), \(name)")
      }
    }
  }

  /// In XML what is a column elsewhere is an attribute or an element of the record.
  @Test func `counts in XML give the same numbers as the applications`() async throws {
    var random = SplitMix64(seed: 6)
    for round in 0..<10 {
      let people = Self.people(&random)
      let expected = Self.numbers(try Self.rows(people, hasKey: true))
      for (name, text, source) in Self.xml(people) {
        let folder = try TemporaryFolder([(name: "counts.xml", text: text)])
        let reading = try await BundleReader.read(
          BundleRequest(
            inputs: [folder.path], profile: .given(BundleText.load(Self.profile(source)))))
        #expect(reading.failures.isEmpty && reading.quality.isEmpty, "\(name) \(reading.quality)")
        let built = BuiltBundle(
          pipeline: reading.pipeline, files: reading.files, ledger: reading.ledger, quality: reading.quality)
        #expect(Self.numbers(built) == expected, "round \(round), \(name)")
      }
    }
  }

  private static func xml(_ people: [Person]) -> [(name: String, text: String, source: String)] {
    var (single, staged, wide) = ("", "", "")
    for vacancy in vacancies(people) {
      for group in groups {
        let counts = stages.indices.map { count(people, vacancy, group, $0) }
        for (stage, count) in zip(stages, counts) {
          single += "<n post=\"\(vacancy)\" group=\"\(group)\" stage=\"\(stage.name)\">\(count)</n>"
        }
        staged +=
          "<g post=\"\(vacancy)\" group=\"\(group)\" in=\"\(counts[0])\"><far><sl>\(counts[1])</sl></far>"
          + "<out>\(counts[2])</out></g>"
      }
      for (index, stage) in stages.enumerated() {
        let counts = groups.map { count(people, vacancy, $0, index) }
        wide +=
          "<s post=\"\(vacancy)\" stage=\"\(stage.name)\"><w>\(counts[0])</w><m>\(counts[1])</m><d>\(counts[2])</d></s>"
      }
    }
    let stage =
      "stage: {from: '@stage', values: {applied: applied, shortlisted: shortlisted, appointed: accepted}}"
    let start = "  counts:\n    entity: equality_count\n    xml: {record: /c/"
    return [
      (
        "one count a record", "<c>\(single)</c>",
        start
          + "n}\n    aggregate: {counts: cumulative, characteristic: ethnicity}\n    fields: {vacancy: {from: '@post'}, "
          + "category: {from: '@group', scheme: groups}, \(stage), count: {from: .}}\n"
      ),
      (
        "a place a stage", "<c>\(staged)</c>",
        start + "g}\n    aggregate: {counts: cumulative, characteristic: ethnicity, "
          + "stages: {'@in': applied, far/sl: shortlisted, out: accepted}}\n"
          + "    fields: {vacancy: {from: '@post'}, category: {from: '@group', scheme: groups}}\n"
      ),
      (
        "a place a category", "<c>\(wide)</c>",
        start + "s}\n    aggregate: {counts: cumulative}\n    fields: {vacancy: {from: '@post'}, \(stage)}\n"
          + "    melt: {ethnicity: {scheme: groups, columns: {w: White, m: Ethnic minority, d: Prefer not to say}}}\n"
      ),
    ]
  }

  /// A report that has no vacancy and one stage: pairs of rows.
  @Test func `pairs of rows give the same numbers as the applications of the organisation`() async throws {
    var random = SplitMix64(seed: 5)
    for _ in 0..<20 {
      let people = Self.people(&random)
      let counts = Self.groups.map { group in String(people.count { $0.group == group }) }
      let text =
        "ethnicity,\(Self.groups.joined(separator: ","))\nethnicity_count,\(counts.joined(separator: ","))\n"
      let folder = try TemporaryFolder([(name: "pairs.csv", text: text)])
      let profile = BundleText.load(
        Self.profile(
          """
            counts:
              csv: {header: none, layout: row_pairs, label_row: "{c}", count_row: "{c}_count"}
              entity: equality_count
              aggregate: {stage: applied, counts: at_stage, scope: organisation, reconcile: none}
              fields: {characteristic: {from: characteristic}, category: {from: category, scheme: groups}, \
          count: {from: count}}
          """))
      let reading = try await BundleReader.read(
        BundleRequest(inputs: [folder.path], profile: .given(profile)))
      let rows = try Self.rows(people, hasKey: true)
      for state in [Answer<EthnicityGroup>.known(.white), .known(.ethnicMinority), .withheld] {
        let sum = reading.pipeline.applications.elements.filter { $0.cell.group == state }
          .compactMap { $0.count(Stage.applied)?.exact }.reduce(0, +)
        #expect(sum == rows.count(.applied, state)?.exact)
      }
    }
  }
}
