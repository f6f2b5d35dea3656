// SPDX-License-Identifier: Apache-2.0

import LocatedYAML
import Testing

@testable import Ingestion

/// What is wrong with the parts of a profile that only XML has.
@Suite struct XMLProfileIssueTests {
  struct Case {
    let marked: String
    let problem: String
    var advice: String? = nil
  }

  private static func profile(fields: String = "", source: String = "") -> String {
    """
    profile: 1
    name: mine
    sources:
      applications:
        entity: application
        xml: {record: /r/a}
        fields:
          id: {from: "@id"}
          vacancy: {from: v}
          stage: {from: s}
          \(fields)
        implies: {title: {from: t}}
        \(source)
    """
  }

  static let fields: [Case] = [
    Case(
      marked: "route: {«parent: stage}".replacing("«parent: ", with: "parent: «"),
      problem: "the field 'route' stands in no other record", advice: "write from: with a path of its own"),
    Case(
      marked: "route: {from: r, many: «true}",
      problem: "the field 'route' is a name of the list of routes, and only text can be joined"),
    Case(marked: "route: {from: r, many: «sometimes}", problem: "'many' must be true or false"),
    Case(
      marked: "route: {from: r, many: false, join: «\",\"}",
      problem: "one value has nothing to be joined with"),
    Case(
      marked: "route: {pairs: {path: d, name: n, «pik: [x], pick: [y]}}",
      problem: "'pairs' of the field 'route' has no key 'pik'", advice: "did you mean 'pick'?"),
    Case(
      marked: "route: {pairs: «{path: d, name: n}}",
      problem: "without 'pick' all pairs are taken, and nothing says how they are joined"),
    Case(
      marked: "route: {pairs: {path: d, name: n, pick: [a b, «A_B]}}",
      problem: "the name 'A_B' is picked twice"),
    Case(marked: "route: {pairs: {path: d, name: n, pick: «[]}}", problem: "'pick' names no pair"),
    Case(
      marked: "route: {pairs: {path: «/d, name: n, pick: [x]}}", problem: "this path must start at the record"
    ),
    Case(
      marked: "route: {pairs: {path: d, name: n, value: «//v, pick: [x]}}",
      problem: "this path must start at the pair"),
    Case(
      marked: "route: {pairs: «{path: \"@d\", name: n, pick: [x]}}",
      problem: "a pair is an element, not an attribute"),
    Case(
      marked: "route: {const: «internal, pairs: {path: d, name: n, pick: [x]}}",
      problem: "the field 'route' has both 'pairs' and 'const'"),
    Case(
      marked: "route: {from: r, as: [«html_to_text]}",
      problem: "'html_to_text' does not fit the field 'route', which is a name of the list of routes"),
    Case(
      marked: "route: {from: r, as: [{«html_to_text: «yes}]}",
      problem: "'html_to_text' does not fit the field 'route'"),
    Case(
      marked: "route: {pairs: {path: \"d«[1]\", name: n, pick: [x]}}",
      problem: "in the path 'd[1]': a position cannot be tested"),
  ]

  static let each: [Case] = [
    Case(marked: "each: «{path: i}", problem: "'each' must be a list"),
    Case(
      marked:
        "each: [«{entity: panel_member, fields: {vacancy: {parent: vacancy}, phase: {const: interview}, standing: {const: actual}}}]",
      problem: "the source 'applications.panel_member' has no 'path'"),
    Case(marked: "each: [{path: i, entity: «panel, fields: {}}]", problem: "there is no entity 'panel'"),
    Case(
      marked: "each: [{path: «/r/a/i, entity: score, fields: {application: {parent: id}}}]",
      problem: "the path of 'each' leads from the record to an element within it"),
    Case(
      marked: "each: [{path: \"«@i\", entity: score, fields: {application: {parent: id}}}]"
        .replacing("\"«@i\"", with: "«\"@i\""),
      problem: "the path of 'each' leads from the record to an element within it"),
    Case(
      marked: "each: [{path: i, entity: score, fields: {application: {parent: «ide}}}]",
      problem: "the records of 'applications' have no field 'ide'", advice: "did you mean 'id'?"),
    Case(
      marked: "each: [{path: i, entity: score, fields: {application: {parent: «stage}}}]",
      problem: "the field 'application' is the key of a record of the entity application, and 'stage' of the"
        + " record around it is a name of the list of stages"),
    Case(
      marked: "each: [{path: i, entity: score, fields: {application: {parent: id, as: «[trim]}}}]",
      problem:
        "what the field 'application' takes from the record around it is read as that record's field is"),
    Case(
      marked: "each: [{path: i, entity: score, fields: {application: {parent: id}}, «each: []}]",
      problem: "the source 'applications.score' has no key 'each'"),
    Case(
      marked: "each: [{path: i, entity: score, fields: {application: {parent: id}}, «xml: {record: /x}}]",
      problem: "the source 'applications.score' has no key 'xml'"),
    Case(
      marked: "each: [«{path: i, entity: score, fields: {value: {from: v}}}]",
      problem: "the source 'applications.score' has no field 'application'"),
  ]

  @Test(arguments: fields.indices)
  func `a field`(_ index: Int) {
    expectOne(Self.fields[index], in: Self.profile(fields: Self.fields[index].marked))
  }

  @Test(arguments: each.indices)
  func `records within records`(_ index: Int) {
    expectOne(Self.each[index], in: Self.profile(source: Self.each[index].marked))
  }

  @Test func `a CSV file has none of them`() {
    let example = Case(marked: "", problem: "only the records of an XML file have 'pairs'")
    expectOne(
      example, in: applicationProfile(fields: "route: {from: R, pairs: «{path: d, name: n, pick: [x]}}"))
    let nested = Case(marked: "", problem: "only the records of an XML file have others inside them")
    expectOne(nested, in: applicationProfile(fields: "", more: "each: «[]"))
  }

  @Test func `sources within sources have names of their own`() throws {
    let text = Self.profile(
      source: """
        each:
              - {path: i, entity: score, fields: {application: {parent: id}}}
              - {path: j, entity: score, fields: {application: {parent: id}}}
              - {path: k, name: boards, entity: panel_member, fields: {vacancy: {parent: vacancy}, phase: {const: interview}, standing: {from: "@s"}}}
        """.replacing("\n      ", with: "\n      "))
    let profile = try ProfileLoader.load(file: "mine", text: text)
    #expect(
      profile.sources.map(\.name) == ["applications", "applications.score", "applications.score 2", "boards"])
    #expect(
      profile.sources.map(\.enclosing?.source) == [nil, "applications", "applications", "applications"])
    #expect(SourceLayout.placeNames(of: profile.sources[3]) == ["/r/a/v", "/r/a/k/@s"])
  }

  private func expectOne(
    _ example: Case, in marked: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let profile = MarkedProfile(marked)
    let issues = profile.issues
    #expect(profile.found == profile.places, "\(issues.map(\.description))", sourceLocation: sourceLocation)
    #expect(
      issues.first?.problem.hasPrefix(example.problem) == true, "\(issues)", sourceLocation: sourceLocation)
    if let advice = example.advice { #expect(issues.first?.advice == advice, sourceLocation: sourceLocation) }
  }
}
