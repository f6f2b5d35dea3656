// SPDX-License-Identifier: Apache-2.0

import LocatedYAML
import Testing

@testable import Ingestion

@Suite struct TransformIssueTests {
  struct Case: CustomTestStringConvertible {
    let marked: String
    let problem: String
    let advice: String
    var testDescription: String { problem }
  }

  static let cases: [Case] = [
    Case(
      marked: "route: {from: S, as: [«colapse]}", problem: "there is no transform 'colapse'",
      advice: "did you mean 'collapse'?"),
    Case(
      marked: "route: {from: S, as: [{«extrct: \"(a)\"}]}", problem: "there is no transform 'extrct'",
      advice: "did you mean 'extract'?"),
    Case(
      marked: "route: {from: S, as: [lower: «yes]}", problem: "the transform 'lower' takes nothing",
      advice: "write as: [lower]"),
    Case(
      marked: "route: {from: S, as: [{upper: «x}]}", problem: "the transform 'upper' takes nothing",
      advice: "write as: [upper]"),
    Case(
      marked: "route: {from: S, as: [«extract]}", problem: "the transform 'extract' needs to be told what",
      advice: "write {extract: ...}"),
    Case(
      marked: "route: {from: S, as: [{replace: {«old: [1]}}]}",
      problem: "'replace' puts one text in the place of another", advice: "write {\"old\": \"new\"}"),
    Case(
      marked: "route: {from: S, as: [{strip_prefix: [a, «\"\"]}]}", problem: "'strip_prefix' needs text",
      advice: "write {strip_prefix: \"text\"}"),
    Case(
      marked: "route: {from: S, as: [{thousands: «\",,\"}]}",
      problem: "a mark within numbers is one character",
      advice: "write \".\", \",\", \"'\" or \" \""),
    Case(
      marked: "route: {from: S, as: [{extract: «\"band\"}]}",
      problem: "the pattern has no group, so nothing of what it finds is taken",
      advice: "put what is wanted into parentheses"),
    // The place is within the pattern, whatever quotes it stands in and escapes it holds.
    Case(
      marked: #"route: {from: S, as: [{extract: "\\d(«*b)"}]}"#,
      problem: "in the pattern: there is nothing before '*' that it could repeat",
      advice: "to mean the character itself, put a backslash before it"),
    Case(
      marked: #"route: {from: S, as: [{extract: '(a)''«\1'}]}"#,
      problem: #"in the pattern: '\1' means nothing in a pattern"#,
      advice: "to mean the character itself, write it without the backslash"),
    Case(
      marked: "route: {from: S, as: [{extract: é(?:a)«(?!b)}]}",
      problem: "in the pattern: '(?!' is not available here",
      advice: "look-around and back-references cannot be matched in linear time: do without"),
    Case(
      marked: "id: {from: S, as: [«upper]}",
      problem: "the field 'id' is only compared, as it stands in the file: 'upper' could not change it",
      advice: "leave it out"),
  ]

  @Test(arguments: cases) func `a fault of a transform is said at its place`(_ example: Case) {
    let profile = MarkedProfile(applicationProfile(fields: example.marked))
    #expect(profile.found == profile.places, "\(profile.issues)")
    #expect(profile.issues.first?.problem == example.problem)
    #expect(profile.issues.first?.advice == example.advice)
  }

  @Test func `what changes the text stands before what reads it`() {
    let profile = MarkedProfile(
      applicationProfile(
        fields: "", more: "events: [{stage: applied, at: A, as: [{date: dmy}, «{strip_prefix: x}]}]"
      ).replacing("«{strip", with: "{«strip"))
    #expect(profile.found == profile.places, "\(profile.issues)")
    #expect(
      profile.issues.first?.problem
        == "'strip_prefix' changes the text, which 'date' before it has read already")
  }

  @Test func `the pattern of an application's key on a score is refused`() {
    let issues = MarkedProfile(
      verbatim: """
        profile: 1
        name: mine
        sources:
          scores:
            entity: score
            fields:
              application: {from: A, as: [{extract: "(.)"}]}
        """
    ).issues
    #expect(issues.map(\.problem).contains { $0.contains("is only compared") }, "\(issues)")
  }
}
