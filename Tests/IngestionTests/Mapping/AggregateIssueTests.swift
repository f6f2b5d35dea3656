// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML
import Testing

@testable import Ingestion

@Suite("Aggregates say what they count")
struct AggregateIssueTests {
  private static func profile(_ aggregate: String, _ fields: String = "{}", melt: String = "") -> String {
    """
    profile: 1
    name: mine
    sources:
      «counts:
        entity: equality_count
        \(aggregate)
        fields: \(fields)
        \(melt)
    """
  }

  static let cases: [(marked: String, problem: String)] = [
    (
      profile(
        "aggregate: {counts: cumulative, characteristic: ethnicity, stage: applied}", "{count: {from: N}}"),
      "does not say what the category is"
    ),
    (
      profile(
        "aggregate: {counts: cumulative, stage: applied}",
        "{count: {from: N}, category: {from: C, scheme: groups}}"),
      "does not say what the characteristic is"
    ),
    (
      profile(
        "aggregate: {counts: cumulative, characteristic: ethnicity}",
        "{count: {from: N}, category: {from: C, scheme: groups}}"),
      "does not say what the stage is"
    ),
    (
      profile(
        "aggregate: {counts: cumulative, characteristic: ethnicity, stage: applied}",
        "{count: {from: N}, category: {from: C, scheme: groups}, stage: {from: S}}"),
      "says twice what the stage is"
    ),
    (
      profile(
        "aggregate: {counts: cumulative, characteristic: ethnicity, stage: applied}",
        "{category: {from: C, scheme: groups}}"),
      "does not say what the count is"
    ),
  ]

  @Test("a source that leaves something open is refused", arguments: cases)
  func open(_ example: (marked: String, problem: String)) {
    let profile = MarkedProfile(example.marked)
    let issues = profile.issues
    #expect(profile.found == profile.places, "\(issues)")
    #expect(issues.first?.problem.contains(example.problem) == true, "\(issues)")
  }

  @Test("counts of people and unknown meanings are refused")
  func refusals() {
    let profile = MarkedProfile(
      """
      profile: 1
      name: mine
      sources:
        counts:
          entity: equality_count
          aggregate:
            {counts: cumulative, stage: applied, characteristic: sex, unit: «person,
             categories: «sometimes, suppressed: {"*": «few}}
          fields:
            category: {from: C}
            count: {from: N}
      """)
    #expect(profile.found == profile.places)
  }

  @Test("a melted column must be a category of its scheme")
  func melt() {
    let profile = MarkedProfile(
      """
      profile: 1
      name: mine
      sources:
        counts:
          entity: equality_count
          aggregate: {counts: at_stage, stage: applied}
          melt:
            ethnicity: {scheme: la-2013, columns: {A: Asian, B: «Blak}}
            «ethnicty: {columns: {A: Asian}}
            sex: {scheme: «groups, columns: {F: female}}
      """)
    #expect(profile.found == profile.places)
  }

  @Test("marks that hide a number carry the largest that it may be")
  func suppressed() throws {
    let text = """
      profile: 1
      name: mine
      sources:
        counts:
          entity: equality_count
          aggregate:
            {counts: cumulative, characteristic: sex, suppressed: {"<5": lt5, C: 7},
             stages: {Applied: applied, Recruited: appointed}}
          fields:
            category: {from: Sex}
      """
    let source = try #require(try ProfileLoader.load(file: "mine", text: text).sources.first)
    let aggregate = try #require(source.aggregate)
    #expect(aggregate.suppressed == ["<5": 4, "c": 7])
    #expect(aggregate.stageColumns.map(\.stage) == [.applied, .accepted])
    #expect(source.fields.first?.conversion == .category(scheme: "sex", unmapped: .error))
    let count = CountConversion(suppressed: aggregate.suppressed)
    #expect(count(Array("<5".utf8)[...]).answer == .known(Count(atLeast: 0, atMost: 4)))
    #expect(count(Array(" c ".utf8)[...]).answer == .known(Count(atLeast: 0, atMost: 7)))
    #expect(count(Array("1,204".utf8)[...]).answer == .known(Count(1204)))
    #expect(count(Array("".utf8)[...]).answer == .blank)
    #expect(count(Array("-3".utf8)[...]).fault == .notANumber)
  }
}
