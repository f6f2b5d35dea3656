// SPDX-License-Identifier: Apache-2.0

import EvenhandKit
import Foundation
import Samples
import Testing

/// The same people as rows and in each layout of counts that systems write: the whole audit says the same of them.
@Suite struct LayoutAgreementTests {
  private struct Person: Sendable {
    let vacancy: Int
    let group: String
    /// The furthest of applied, shortlisted and appointed.
    let furthest: Int
  }
  private static let stages = ["applied", "shortlisted", "appointed"]
  private static let groups = ["White", "Ethnic minority", "Prefer not to say"]

  private static func people(_ seed: inout SeededGenerator) -> [Person] {
    // How likely each group is to come on; the same, or not, so that every verdict is met.
    let chances = [
      Double.random(in: 0.15...0.6, using: &seed), Double.random(in: 0.15...0.6, using: &seed), 0.3,
    ]
    let unknown = Double.random(in: 0...0.15, using: &seed)
    return (0..<Int.random(in: 60...900, using: &seed)).map { _ in
      let draw = Double.random(in: 0..<1, using: &seed)
      let group = draw < unknown ? 2 : draw < 0.6 ? 0 : 1
      let isShortlisted = Double.random(in: 0..<1, using: &seed) < 0.6
      let isAppointed = isShortlisted && Double.random(in: 0..<1, using: &seed) < chances[group]
      return Person(
        vacancy: Int.random(in: 1...4, using: &seed), group: groups[group],
        furthest: isAppointed ? 2 : isShortlisted ? 1 : 0)
    }
  }

  // MARK: Layouts

  /// A file, and the source of a profile that reads it.
  private struct Layout: Sendable {
    let name: String
    let source: String
    let text: @Sendable ([Person]) -> String
  }

  private static func count(_ people: [Person], _ group: String, _ stage: Int, isCurrent: Bool = false) -> Int
  {
    people.count { $0.group == group && (isCurrent ? $0.furthest == stage : $0.furthest >= stage) }
  }

  /// The people of each vacancy.
  private static func byVacancy(_ people: [Person]) -> [(ref: String, people: [Person])] {
    Dictionary(grouping: people, by: \.vacancy).sorted { $0.key < $1.key }.map { ("V\($0.key)", $0.value) }
  }

  private static func rows(_ people: [Person]) -> String {
    "id,vacancy,group,shortlisted,appointed\n"
      + people.enumerated().map { number, person in
        "A\(number),V\(person.vacancy),\(person.group),\(person.furthest >= 1 ? "yes" : "no"),"
          + "\(person.furthest >= 2 ? "yes" : "no")\n"
      }.joined()
  }

  private static func rowSource(_ key: String) -> String {
    """
        entity: application
        fields: {\(key)vacancy: {from: vacancy}, ethnicity: {from: group, scheme: groups}}
        reached: {shortlisted: {from: shortlisted}, accepted: {from: appointed}}
    """
  }

  private static let stageWords = "values: {applied: applied, shortlisted: shortlisted, appointed: accepted}"

  private static func long(_ meaning: String) -> Layout {
    Layout(
      name: "one row a count, \(meaning)",
      source: """
            entity: equality_count
            aggregate: {counts: \(meaning), characteristic: ethnicity}
            fields:
              vacancy: {from: vacancy}
              stage: {from: stage, \(stageWords)}
              category: {from: category, scheme: groups}
              count: {from: count}
        """
    ) { people in
      "vacancy,stage,category,count\n"
        + byVacancy(people).map { ref, people in
          stages.enumerated().flatMap { index, stage in
            groups.map {
              "\(ref),\(stage),\($0),\(count(people, $0, index, isCurrent: meaning == "current"))\n"
            }
          }.joined()
        }.joined()
    }
  }

  private static let wide = Layout(
    name: "one column a category",
    source: """
          entity: equality_count
          aggregate: {counts: cumulative}
          fields: {vacancy: {from: vacancy}, stage: {from: stage, \(stageWords)}}
          melt:
            ethnicity:
              scheme: groups
              columns: {White: White, Minority: Ethnic minority, Declined: Prefer not to say}
      """
  ) { people in
    "vacancy,stage,White,Minority,Declined\n"
      + byVacancy(people).map { ref, people in
        stages.enumerated().map { index, stage in
          "\(ref),\(stage),\(groups.map { "\(count(people, $0, index))" }.joined(separator: ","))\n"
        }.joined()
      }.joined()
  }

  private static let pivot = Layout(
    name: "one column a stage",
    source: """
          entity: equality_count
          aggregate:
            counts: at_stage
            characteristic: ethnicity
            stages: {Applied: applied, Shortlisted: shortlisted, Appointed: accepted}
          fields: {vacancy: {from: vacancy}, category: {from: category, scheme: groups}}
      """
  ) { people in
    "vacancy,category,Applied,Shortlisted,Appointed\n"
      + byVacancy(people).map { ref, people in
        groups.map { group in
          "\(ref),\(group),\(stages.indices.map { "\(count(people, group, $0))" }.joined(separator: ","))\n"
        }.joined()
      }.joined()
  }

  private static let layouts = [
    Layout(
      name: "rows with a key", source: rowSource("id: {from: id, required: true}, "), text: { rows($0) }),
    Layout(name: "rows without a key", source: rowSource(""), text: { rows($0) }),
    wide, long("cumulative"), long("current"), pivot,
  ]

  // MARK: The audit

  private static func audit(_ layout: Layout, _ people: [Person], rules: [String]) async throws -> [String:
    Any]
  {
    let folder = Folder()
    let profile = try folder.write(
      "layout.map.yaml",
      "profile: 1\nname: layout\nsystem: test\nsays: test\nsources:\n  people:\n\(layout.source)\n")
    let file = try folder.write("in/people.csv", layout.text(people))
    var request = AuditRequest(inputs: [file.path()], asOf: "2026-04-30")
    request.profile = profile.path()
    request.rules = rules
    let text = try await Evenhand.audit(request).text(as: .json)
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  /// What a report says, but for what its files are, which of them say it, and what is remarked on them.
  private static func said(_ report: [String: Any], _ part: String) throws -> [String] {
    try (report[part] as? [[String: Any]] ?? []).map { entry in
      let kept = entry.filter { !["evidence", "fingerprint"].contains($0.key) }
      return String(
        decoding: try JSONSerialization.data(withJSONObject: kept, options: [.sortedKeys]), as: UTF8.self)
    }
  }

  private static let parts = ["measures", "findings", "blanket", "rules"]

  @Test(arguments: UInt64(1)...22)
  func `counts in every layout give the verdicts and figures of the rows that they came from`(
    seed number: UInt64
  ) async throws {
    var seed = SeededGenerator(seed: number)
    let people = Self.people(&seed)
    // All packs are asked of some: the others say nothing of counts.
    let rules = number <= 2 ? [] : ["likelihood"]
    let expected = try await Self.audit(Self.layouts[0], people, rules: rules)
    #expect(try !Self.said(expected, "measures").isEmpty)
    for layout in Self.layouts.dropFirst() {
      let found = try await Self.audit(layout, people, rules: rules)
      for part in Self.parts {
        let (theirs, ours) = (try Self.said(found, part), try Self.said(expected, part))
        let difference = zip(theirs, ours).first { $0 != $1 }
        #expect(
          theirs == ours,
          "\(layout.name), \(part): \(difference?.0 ?? "\(theirs.count)") for \(difference?.1 ?? "\(ours.count)")"
        )
      }
    }
  }

  @Test func `the drawn bundles meet every verdict that a ratio can have`() async throws {
    var verdicts: Set<String> = []
    for number in UInt64(1)...22 {
      var seed = SeededGenerator(seed: number)
      let report = try await Self.audit(Self.pivot, Self.people(&seed), rules: ["likelihood"])
      for measure in report["measures"] as? [[String: Any]] ?? [] {
        if let verdict = measure["verdict"] as? String { verdicts.insert(verdict) }
      }
    }
    #expect(verdicts.isSuperset(of: ["complies", "must_explain", "cannot_tell"]), "\(verdicts)")
  }
}
