// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML
import RuleEngine
import Testing

@Suite struct WordPatternTests {
  /// A pattern, a text, and the words that it finds there.
  static let finds: [(pattern: String, text: String, words: [String])] = [
    ("ninja", "A Ninja, a NINJA and ninjas.", ["Ninja", "NINJA"]),
    ("manag*", "Manage, managers and MANAGEMENT; man.", ["Manage", "managers", "MANAGEMENT"]),
    ("can do", "A can-do person can do it, can\ndo.", ["can-do", "can do", "can do"]),
    ("can-do", "can do", ["can do"]),
    ("hit the ground running", "Hit the ground – running!", ["Hit the ground – running"]),
    ("don't", "don't don’t dont don‘t", ["don't", "don’t", "don‘t"]),
    (
      "years experience", "years' experience, year's experience, years’ experience",
      ["years' experience", "years’ experience"]
    ),
    ("r and d", "R&D, R & D", ["R&D", "R & D"]),
    ("research & development", "research and development", ["research and development"]),
    (
      "{number} years",
      "5 years, five years, 5+ years, 2-3 years, three to five years, two or three years, many years",
      ["5 years", "five years", "5+ years", "2-3 years", "three to five years", "two or three years"]
    ),
    (
      "{number} years", "five plus years; 2.5 years; 1,000 years; twenty five years",
      ["five plus years", "2.5 years", "1,000 years", "twenty five years"]
    ),
    (
      "{number} years", "2 – 3 years; 2/3 years; twenty-five years; a) five or\nsix years",
      ["2 – 3 years", "2/3 years", "twenty-five years", "five or six years"]
    ),
    // The number of a list, of a band or of a clause is none of the years.
    ("{number} years", "2) 5 years", ["5 years"]), ("{number} years", "(2) 5 years", ["5 years"]),
    (
      "{number} years", "Band 6, 5 years; band 6 five years; at 6: 5 years",
      ["5 years", "five years", "5 years"]
    ),
    ("{number} years", "2.) 5 years, 2 5 years, 2 £ 5 years", ["5 years", "5 years", "5 years"]),
    ("£{number}", "£29,970 a year, £30k or so, 30k", ["£29,970", "£30k"]),
    (
      "years of ... experience", "years of experience, years of good nursing experience",
      ["years of experience", "years of … experience"]
    ),
    ("years of ... experience", "years of a b c d experience", ["years of … experience"]),
    ("years of ... experience", "years of a b c d e experience", []),
    ("years ... experience", "Two years. Experience counts.", []),
    (
      "(strong|proven record|clear) leader", "strong leader, proven record leader, weak leader",
      ["strong leader", "proven record leader"]
    ),
    (
      "native english? speaker", "native speaker, native English speaker",
      ["native speaker", "native English speaker"]
    ),
    ("(very )?young", "very young and young", ["very young", "young"]),
    ("young (and (keen|eager))?", "young and keen, young and lazy", ["young and keen", "young"]),
    ("café", "café, cafe\u{301}, CAFE", ["café", "cafe\u{301}", "CAFE"]),
    ("straße", "STRASSE straße", ["STRASSE", "straße"]),
    ("müller*", "Mullers and MÜLLER", ["Mullers", "MÜLLER"]),
    ("soft word", "so\u{AD}ft word", ["so\u{AD}ft word"]),
    ("rock star", "We want a rock. Star players welcome.", []),
    ("rock star", "rock e.g. star", []),
    ("a degree", "a good reason, e.g. a degree. A degree", ["a degree", "A degree"]),
    ("good a degree", "good e.g. x, good\na degree", ["good a degree"]),
    ("good care", "- good\n- care", []),
    ("good care", "good\n\ncare", []),
    ("good care", "good:\ncare", []),
    ("good care", "good • care", []), ("good care", "good\nCare", []),
    ("good care", "good\r\ncare", ["good care"]),
    ("good care", "good\n(care", ["good (care"]),
    ("good care", "(good) / \"care\"", ["good) / \"care"]),
    ("one to one", "one-to-one", ["one-to-one"]),
    ("digital", "www.digital.nhs.uk", ["digital"]),
    ("ба*", "БАНК", ["БАНК"]),
  ]

  @Test(arguments: finds) func aPatternFinds(_ pattern: String, _ text: String, _ words: [String]) throws {
    let found = try WordingFixtures.matches(["{id: a, find: [\"\(pattern)\"]}"], in: text)
    #expect(found.map(\.words) == words)
  }

  /// A pattern with `@@` where its fault stands.
  static let faults: [(pattern: String, problem: String)] = [
    ("@@", "the pattern is empty"), ("good (@@|care)", "an alternative is empty"),
    ("good @@(care", "'(' without ')'"), ("good@@) care", "stands outside brackets"),
    ("good @@{digits} years", "this is no class of words (expected {number})"),
    ("good @@* care", "'*' stands behind nothing"), ("@@? care", "'?' stands behind nothing"),
    ("good c@@*re", "fewer than two letters stand before '*'"), ("good ca*@@re", "'*' stands within a word"),
    ("good@@, care", "',' has no meaning in a pattern"), ("good@@. care", "punctuation is not compared"),
    ("@@... care", "'...' stands at an end"), ("@@good ... care?", "'...' stands at an end"),
    ("@@a ... ... b", "two '...' stand side by side"), ("@@a ... b ... c ... d", "more than 2 '...'"),
    ("@@{number}", "no word at all"), ("@@good?", "no word at all"),
    ("@@a b c d e f g h i j k l m n o p q", "longer than 16 words"),
    ("(a|b) (a|b) (a|b) (a|b) (a|b) (a|b) (a|b) (a|b) (a|b) @@(a|b) x", "more than 512 forms"),
    ("((((((((@@((a)", "nested too deeply"),
  ]

  @Test(arguments: faults) func aFaultyPatternIsRefusedWhereItStands(_ marked: String, _ problem: String)
    throws
  {
    let place = try #require(marked.components(around: "@@"))
    let pattern = place.0 + place.1
    let lexicon = WordingFixtures.lexicon(["{id: a, find: [word, \"\(pattern)\"]}"])
    let issues = WordingFixtures.issues([lexicon, WordingFixtures.rule()])
    let found = try #require(issues.first)
    #expect(found.problem.contains(problem), "\(issues)")
    #expect(found.file == "test/lexicons/words.yaml" && found.line == 8)
    #expect(found.column == "  - {id: a, find: [word, \"".count + place.0.count + 1)
    #expect(found.lineText.contains(pattern))
  }

  @Test func ofOverlappingWordsOfOneEntryTheFirstAndLongestStands() throws {
    let entry =
      #"{id: a, find: [experience, "years experience", "{number} years experience", "experience needed"]}"#
    let found = try WordingFixtures.matches([entry], in: "5 years experience needed, experience needed")
    #expect(found.map(\.words) == ["5 years experience", "experience needed"])
  }

  @Test func overlappingWordsOfTwoEntriesAreEachReportedOnce() throws {
    let entries = [#"{id: a, find: ["strong leader"]}"#, #"{id: b, find: [leader, "lead*"]}"#]
    let found = try WordingFixtures.matches(entries, in: "A strong leader.")
    #expect(found.map(\.words) == ["strong leader", "leader"])
    #expect(found.map(\.entry) == ["words.a", "words.b"])
    #expect(found.map(\.column) == [3, 10])
  }

  @Test func placesCountLinesAndCharacters() throws {
    let text = "Ünïcode – naïve 👩‍⚕️ ninja\r\nplain ninja\rninja\n\n👩🏽‍🚒👩🏽‍🚒 é e\u{301} ninja ninja"
    let found = try WordingFixtures.matches(["{id: a, find: [ninja]}"], in: text)
    #expect(found.map(\.line) == [1, 2, 3, 5, 5])
    #expect(found.map(\.column) == [19, 7, 1, 8, 14])
  }

  @Test func longWordsAndLongTextsAreLookedThrough() throws {
    let long = String(repeating: "x", count: 100_000)
    let text =
      "\(long) ninja \(long)ninja ninja\(long) " + String(repeating: "... '' ", count: 10_000) + "ninja"
    let found = try WordingFixtures.matches(["{id: a, find: [ninja, \"xx* ninja\"]}"], in: text)
    #expect(found.map(\.column) == [1, text.count - 4])
  }
}
