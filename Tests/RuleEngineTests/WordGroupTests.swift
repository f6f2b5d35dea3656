// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML
import RuleEngine
import Testing

/// Words that a lexicon names together, and exceptions by context.
@Suite struct WordGroupTests {
  private static let head = """
    words:
      colour: [red, green, "dark blue", café]
      thing: ["{colour} box*", hat, hats]
    """

  static let found: [(find: String, text: String, words: [String])] = [
    ("a {colour} coat", "A RED coat, a dark blue coat, a blue coat.", ["A RED coat", "a dark blue coat"]),
    ("a {colour} coat", "A Cafe coat. A redder coat.", ["A Cafe coat"]),
    (
      "no {thing}", "No hat, no green boxes, no box, no dark blue box.",
      ["No hat", "no green boxes", "no dark blue box"]
    ),
    ("{colour}", "red, dark blue, green", ["red", "dark blue", "green"]),
    ("{colour}? coat only", "Coat only. Green coat only.", ["Coat only", "Green coat only"]),
    ("{colour} ... {thing}", "red and a hat", ["red … hat"]),
    ("{colour} {number}", "green 12, green hats", ["green 12"]),
  ]

  @Test(arguments: found)
  func `a pattern finds any word of a group that it names`(find: String, text: String, words: [String]) throws
  {
    // The other entry names both groups, which must be used.
    let entries = ["{id: a, find: [\"\(find)\"]}", "{id: z, find: [\"zzz {colour} {thing}\"]}"]
    #expect(try WordingFixtures.matches(entries, in: text, head: Self.head).map(\.words) == words)
  }

  static let faults: [(head: String, find: String, problem: String)] = [
    ("words: {colour: [red]}", "a {color} coat", "this is no class of words (expected {number} or {colour})"),
    ("words: {colour: [red]}", "a {colour coat", "this is no class of words (expected {number} or {colour})"),
    ("words: {colour: [red, Red]}", "{colour} coat", "'Red' stands in the group already, as 'red'"),
    ("words: {colour: [red], shade: [dark]}", "{colour} coat", "no pattern uses the group 'shade'"),
    (
      "words: {number: [red]}", "coat",
      "'number' is no name of a group of words (expected small letters, digits and hyphens)"
    ),
    ("words: {colour: []}", "{colour} coat", "a group of words must be a list of words"),
    ("words: [red]", "coat", "'words' must be a mapping of names to lists of words"),
    ("words: {colour: [\"(red\"]}", "{colour} coat", "'(' without ')' behind it"),
  ]

  @Test(arguments: faults)
  func `a faulty group or name is refused`(head: String, find: String, problem: String) {
    let lexicon = WordingFixtures.lexicon(["{id: a, find: [\"\(find)\"]}"], head: head)
    let issues = WordingFixtures.issues([lexicon, WordingFixtures.rule()])
    #expect(issues.contains { $0.problem == problem }, "\(issues.map(\.problem))")
    #expect(issues.allSatisfy { $0.file == "test/lexicons/words.yaml" })
  }

  @Test func `groups of two lexicons by one name are each their own`() throws {
    let first = WordingFixtures.lexicon(["{id: a, find: [\"a {kind} coat\"]}"], head: "words: {kind: [red]}")
    let second = WordingFixtures.lexicon(
      ["{id: b, find: [\"a {kind} coat\"]}"], name: "others", head: "words: {kind: [green]}")
    let rules = [WordingFixtures.rule(), WordingFixtures.rule(id: "test.others", lexicon: "others")]
    let evaluation = try WordingFixtures.evaluate(
      [first, second] + rules, WordingFixtures.pipeline(.known("A red coat. A green coat.")))
    let words = Dictionary(
      uniqueKeysWithValues: evaluation.findings.map { ($0.rule, $0.matches.map(\.words)) })
    #expect(words == ["test.words": ["A red coat"], "test.others": ["A green coat"]])
  }

  static let contexts: [(text: String, isFound: Bool)] = [
    ("Women only.", true), ("A women only ward.", false), ("A ward with six beds for women only.", false),
    ("The ward takes applicants: women only.", true), ("Women only. A ward.", true),
    ("A ward. Applicants are welcome.", false), ("A sealed ward, women only, applicants or not.", false),
  ]

  @Test(arguments: contexts)
  func `an exception by context gives way to other words of its sentence, and no other exception does`(
    text: String, isFound: Bool
  ) throws {
    let entry =
      "{id: a, find: [\"women only\"], unless: {near: [sealed], context: [ward], but: [applicants]}}"
    #expect(try WordingFixtures.matches([entry], in: text).isEmpty == !isFound)
  }

  @Test func `words that end a context must have one`() {
    let lexicon = WordingFixtures.lexicon(["{id: a, find: [x], unless: {but: [y]}}"])
    #expect(
      WordingFixtures.issues([lexicon, WordingFixtures.rule()]).map(\.problem)
        == ["'but' stands without a 'context' that it could end"])
  }
}
