// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// What is said of a pack that somebody wrote wrongly: each kind of mistake once, with its place and what to do.
@Suite struct PackFaultTests {
  private static let header = """
    id: mine
    version: 1.0.0
    title: Mine
    says: For a test.
    sources:
      policy: {title: A policy, date: undated, url: https://example.org/policy}

    """
  private static let rule = """
    id: mine.open
    title: It is open for two weeks
    guidance: {source: policy, clause: "1", says: Open for two weeks.}
    obligation: should
    checkpoint: [pre-publication]
    parameters:
      days: {type: integer, default: "14", says: How long.}
    for: vacancy
    when: vacancy.band >= 7
    expect: vacancy.closed_on - vacancy.advertised_on >= days(param.days)
    message: The vacancy {vacancy.ref} was open for less.
    remedy: {afterwards: Say why.}
    explain: {by: recruiting manager, approve: head of recruitment, within: 10 working days}
    examples:
      - verdict: complies
        given: {vacancy.band: 7, vacancy.advertised_on: 2025-05-01, vacancy.closed_on: 2025-05-15}
      - verdict: must explain
        given: {vacancy.ref: V-1, vacancy.band: 7, vacancy.advertised_on: 2025-05-01, vacancy.closed_on: 2025-05-14}
      - verdict: cannot tell
        given: {vacancy.band: 7}

    """

  /// A change of the rule, and what it is a case of.
  private static let cases: [(name: String, old: String, new: String)] = [
    ("an unknown key", "obligation: should", "obligaton: should"),
    ("an unknown word", "obligation: should", "obligation: shoud"),
    ("an unknown source", "source: policy", "source: polcy"),
    ("an unknown field", "vacancy.closed_on - ", "vacancy.closd_on - "),
    ("an unknown name", "vacancy.closed_on - ", "vacancies.closed_on - "),
    ("an unknown function", "days(param.days)", "day(param.days)"),
    ("an unknown parameter", "param.days", "param.day"),
    ("a value of another type", ">= days(param.days)", ">= param.days"),
    ("a label that the scale does not have", "vacancy.band >= 7", "vacancy.band >= 10"),
    ("a text that is no date", "vacancy.band >= 7", "vacancy.closed_on >= '2025-02-30'"),
    ("no yes or no", "vacancy.band >= 7", "vacancy.band"),
    ("an expression that breaks off", "vacancy.band >= 7", "vacancy.band >="),
    (
      "an expression over two lines", "when: vacancy.band >= 7",
      "when: >-\n  vacancy.band >= 7\n  && vacancy.clinicl"
    ),
    ("a pattern that is none", "vacancy.band >= 7", "vacancy.ref.matches('(a')"),
    ("types that are found late elsewhere", "vacancy.band >= 7", "dyn(vacancy.band) == 7"),
    ("a file that is asked for", "vacancy.band >= 7", "env('HOME') == ''"),
    (
      "nesting without end", "vacancy.band >= 7",
      String(repeating: "(", count: 120) + "true" + String(repeating: ")", count: 120)
    ),
    ("a message that names no fact", "{vacancy.ref}", "{vacancy.reff}"),
    ("no remedy for its moment", "afterwards: Say why.", "pre-advert: Say why."),
    ("a remedy that the law forbids", "Say why.", "Reserve the next post for an ethnic minority candidate."),
    ("a default that is no value", "default: \"14\"", "default: \"fourteen\""),
    ("an example of an unknown fact", "given: {vacancy.band: 7}", "given: {vacancy.bnad: 7}"),
    ("an example of no value", "given: {vacancy.band: 7}", "given: {vacancy.band: 99}"),
    ("no example that cannot be told", "verdict: cannot tell", "verdict: must explain"),
    ("indentation that is wrong", "    given: {vacancy.band: 7}", "   given: {vacancy.band: 7}"),
    ("a tab for spaces", "    given: {vacancy.band: 7}", "\tgiven: {vacancy.band: 7}"),
    ("a key that stands twice", "obligation: should", "obligation: should\nobligation: may"),
    ("an anchor", "title: It is open for two weeks", "title: &t It is open for two weeks"),
    ("an alias", "title: It is open for two weeks", "title: *t"),
    ("a merge key", "explain: {by", "explain: {<<: {by: x}, by"),
    ("a tag", "title: It is open", "title: !!binary It is open"),
    (
      "brackets without end", "checkpoint: [pre-publication]",
      "checkpoint: " + String(repeating: "[", count: 200)
    ),
    ("a file without anything", rule, ""),
    ("words that nobody has written yet", "says: Open for two weeks.", "says: TODO what it says."),
    (
      "a parameter that nothing uses", "  days: {",
      "  weeks: {type: integer, default: 2, says: None.}\n  days: {"
    ),
    (
      "a title that the law forbids", "title: It is open for two weeks",
      "title: Ethnic minority candidates are preferred"
    ),
    (
      "a character that a terminal obeys", "title: It is open for two weeks",
      "title: \"\\e[31mIt is open\""
    ),
    ("a direction that is turned round", "title: It is open", "title: It is \u{202E}open"),
    (
      "a condition that looks at nothing",
      "expect: vacancy.closed_on - vacancy.advertised_on >= days(param.days)",
      "expect: days(param.days) >= days(1)"
    ),
    ("an example that does not hold", "vacancy.closed_on: 2025-05-15}", "vacancy.closed_on: 2025-05-10}"),
    ("another pack's id", "id: mine.open", "id: other.open"),
  ]

  private static func said(_ name: String, _ old: String, _ new: String) throws -> String {
    let scratch = try Scratch()
    #expect(rule.contains(old), "\(name)")
    _ = try scratch.write("mine/pack.yaml", header)
    _ = try scratch.write("mine/open.yaml", rule.replacing(old, with: new))
    let run = try Program.run(["rules", "check", "mine"], in: scratch.folder)
    return "== \(name): exit \(run.status)\n" + run.errors + run.output
  }

  @Test func `the pack without a mistake is in order`() throws {
    #expect(try Self.said("none", "id: mine.open", "id: mine.open").contains("mine 1.0.0: 1 rule, no fault"))
  }

  @Test func `every mistake is said with its place and what to do, as it was reviewed`() throws {
    let text = try Self.cases.map { try Self.said($0.name, $0.old, $0.new) }.joined(separator: "\n")
    #expect(!text.contains("exit 0"))
    try GoldenText.expect(text, "pack-faults.txt")
  }
}
