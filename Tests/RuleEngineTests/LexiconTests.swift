// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML
import RuleEngine
import Testing

@Suite struct LexiconTests {
  /// What `unless` says, the text, and how many matches stay.
  static let exceptions: [(unless: String, text: String, count: Int)] = [
    ("near: [\"or equivalent\"]", "A degree or equivalent. A degree.", 1),
    ("near: [\"or equivalent\"]", "Equivalent or a degree.", 1),
    ("near: [\"degree or equivalent\"]", "A degree or equivalent.", 0),
    ("before: [\"to some\"]", "to some degree, to some other degree", 1),
    ("after: [\"of flexibility\"]", "a degree of flexibility, a degree. Of flexibility", 1),
    ("text: [apprentice*]", "A degree.\n\nA degree. Apprenticeships are open.", 0),
    ("title: [\"medic* physicist\"]", "a degree", 1),
    ("title: [nurse, midwi*]", "a degree", 0),
    ("staff_group: [nurs*]", "a degree", 1),
    ("near: [none], text: [nowhere], title: [nurse]", "a degree", 0),
  ]

  @Test(arguments: exceptions)
  func anExceptionTakesWordsOut(_ unless: String, _ text: String, _ count: Int) throws {
    var pipeline = WordingFixtures.pipeline(.known(text))
    pipeline.vacancies[0].staffGroup = Fact(.known("Estates"))
    let lexicon = WordingFixtures.lexicon(["{id: a, find: [degree], unless: {\(unless)}}"])
    let found = try WordingFixtures.evaluate([lexicon, WordingFixtures.rule()], pipeline)
    #expect(found.findings.flatMap(\.matches).count == count)
    #expect(found.rules[0].tally[count == 0 ? .complies : .mustExplain] == 1)
  }

  @Test func anExceptionAtTheTopHoldsForAllEntries() throws {
    let entries = ["{id: a, find: [degree]}", "{id: b, find: [master*], unless: {near: [key]}}"]
    let head = "unless: {near: [\"or equivalent\"]}"
    let text = "A degree or equivalent. A master's or equivalent. A master key. A degree."
    #expect(try WordingFixtures.matches(entries, in: text, head: head).map(\.words) == ["degree"])
  }

  @Test func anExceptionByOccupationCannotBeToldWithoutTheOccupation() throws {
    let entries = ["{id: a, find: [degree], unless: {title: [doctor]}}"]
    let evaluation = try WordingFixtures.evaluate(
      [WordingFixtures.lexicon(entries), WordingFixtures.rule()],
      WordingFixtures.pipeline(.known("A degree."), title: nil))
    let finding = try #require(evaluation.findings.first)
    #expect(finding.verdict == .cannotTell)
    #expect(finding.lacking == [LackingFact(fact: "vacancy.title", state: "not recorded")])
    #expect(finding.message == "Advert V-1: cannot be told, because the title of the post is not recorded.")
  }

  /// What `find` lists, and what is said of the pattern that stands there for nothing.
  static let repeated: [(find: String, problem: String?)] = [
    (#"["£{number}", "£ {number}"]"#, "'£ {number}' finds nothing that '£{number}' does not find already"),
    (#"["(a|b) word?", "a word"]"#, "'a word' finds nothing that '(a|b) word?' does not find already"),
    (#"["a word", "(a|b) word?"]"#, nil), (#"[ninja, ninja*]"#, nil),
    (#"[Café, cafe]"#, "'cafe' finds nothing that 'Café' does not find already"),
  ]

  @Test(arguments: repeated) func aPatternThatStandsTwiceIsRefused(_ find: String, _ problem: String?) {
    let lexicon = WordingFixtures.lexicon(["{id: a, find: \(find)}"])
    #expect(
      WordingFixtures.issues([lexicon, WordingFixtures.rule()]).map(\.problem) == [problem].compactMap(\.self)
    )
    let exception = WordingFixtures.lexicon(["{id: a, find: [x], unless: {near: \(find)}}"])
    #expect(WordingFixtures.issues([exception, WordingFixtures.rule()]).count == (problem == nil ? 0 : 1))
  }

  @Test func wordsStandInOneEntryOnly() {
    let twice = WordingFixtures.lexicon(["{id: a, find: [x, y]}", "{id: b, find: [z, x]}"])
    #expect(
      WordingFixtures.issues([twice, WordingFixtures.rule()]).map(\.problem)
        == ["'x' finds nothing that 'x' does not find already"])
    // Exceptions are each entry's own.
    let shared = WordingFixtures.lexicon([
      "{id: a, find: [x], unless: {near: [z]}}", "{id: b, find: [y], unless: {near: [z]}}",
    ])
    #expect(WordingFixtures.issues([shared, WordingFixtures.rule()]) == [])
  }

  @Test func anExceptionThatManyEntriesShareHoldsForEachAndForNoOther() throws {
    let entries = (0..<40).map {
      "{id: e\($0), find: [word\($0)], unless: {\($0 % 2 == 0 ? "near" : "after"): [or equivalent]}}"
    }
    let text = (0..<40).map { "A word\($0) with an or equivalent." }.joined(separator: "\n")
    let found = try WordingFixtures.matches(entries + ["{id: plain, find: [with an]}"], in: text)
    let odd = (0..<40).filter { $0 % 2 == 1 }.map { "word\($0)" }
    #expect(found.filter { $0.entry != "words.plain" }.map(\.words) == odd)
    #expect(found.count { $0.entry == "words.plain" } == 40)
  }

  static let lexicon = """
    lexicon: 1
    title: Words
    says: Words for tests.
    source: book
    entries:
      - id: degree
        find: [degree]
        why: It narrows the field.
        instead: Say what for.
        unless: {near: [or equivalent]}
    """

  static let faults: [PlantedFault] = [
    PlantedFault("lexicon: 1", "lexicon: @@2", "lexicons of the version '2' are not known"),
    PlantedFault("title: Words", "@@titel: Words", "a lexicon has no key 'titel'", "did you mean 'title'?"),
    PlantedFault("source: book", "source: @@bok", "the pack has no source 'bok'", "did you mean 'book'?"),
    PlantedFault("id: degree", "id: @@The degree", "'The degree' is no id"),
    PlantedFault("find: [degree]", "find: @@[]", "'find' must list words"),
    PlantedFault("find: [degree]", "find: [@@{a: b}]", "a pattern must be text"),
    PlantedFault("find: [degree]", "@@fnid: [degree]", "an entry has no key 'fnid'", "did you mean 'find'?"),
    PlantedFault("    why: It narrows the field.\n", "@@", "an entry has no 'why'"),
    PlantedFault("{near:", "{@@naer:", "unless has no key 'naer'", "did you mean 'near'?"),
    PlantedFault("unless: {near: [or equivalent]}", "unless: @@{}", "'unless' names no exception"),
    PlantedFault(
      "entries:", "entries:\n  - {id: @@degree, find: [x], why: y}\n  - {id: degree, find: [x], why: y}\n#",
      "the entry 'degree' stands twice"),
  ]

  @Test(arguments: faults) func aPlantedFaultIsFoundWhereItStands(_ fault: PlantedFault) throws {
    let marked = Self.lexicon.replacingOnce(fault.good, fault.bad)
    let place = try #require(marked.components(around: "@@"))
    let file = PackFile(path: "test/lexicons/words.yaml", text: place.0 + place.1)
    let issues = WordingFixtures.issues([file, WordingFixtures.rule()])
    let found = try #require(issues.first { $0.problem.contains(fault.problem) }, "\(issues)")
    #expect(found.file == "test/lexicons/words.yaml")
    if !fault.problem.contains("has no '") && !fault.problem.contains("twice") {
      #expect(found.line == place.0.filter { $0 == "\n" }.count + 1)
      #expect(found.column == place.0.reversed().prefix { $0 != "\n" }.count + 1)
    }
    if let advice = fault.advice { #expect(found.advice == advice) }
  }

  /// What a rule says wrongly of its wording.
  static let ruleFaults: [PlantedFault] = [
    PlantedFault(
      "lexicon: words", "lexicon: @@wrods", "the pack has no lexicon 'wrods'", "did you mean 'words'?"),
    PlantedFault("[advert.text]", "[@@advert.txt]", "'advert.txt' is no text", "did you mean 'advert.text'?"),
    PlantedFault("[advert.text]", "[@@adverts.text]", "'adverts.text' is no text"),
    PlantedFault("[advert.text]", "@@[]", "the rule looks at no text"),
    PlantedFault("[advert.text]", "[advert.text, @@advert.text]", "is looked at already"),
    PlantedFault(
      "[advert.text]", "[specification.lines.text, @@specification.essential_text]", "is looked at already"),
    PlantedFault("wording: {texts", "wording: {@@text", "wording has no key 'text'"),
    PlantedFault("for: advert\nwording: {", "for: organisation\nwording: @@{", "looks at no texts"),
    PlantedFault(
      "wording: {", "wording: @@{", "neither 'when' nor 'expect' asks for wording.matches"),
  ]

  @Test(arguments: ruleFaults) func aRuleNamesTextsAndALexiconThatAreThere(_ fault: PlantedFault) throws {
    let asks = fault.problem.contains("neither") ? "advert.contact" : "wording.matches == 0"
    let rule = WordingFixtures.rule(expect: asks, message: "No.").text
    let marked = rule.replacingOnce(fault.good, fault.bad)
    let place = try #require(marked.components(around: "@@"))
    let file = PackFile(path: "test/words.yaml", text: place.0 + place.1)
    let lexicon = PackFile(path: "test/lexicons/words.yaml", text: Self.lexicon)
    let issues = WordingFixtures.issues([lexicon, file])
    let found = try #require(issues.first { $0.problem.contains(fault.problem) }, "\(issues)")
    #expect(found.file == "test/words.yaml")
    #expect(found.line == place.0.filter { $0 == "\n" }.count + 1)
    #expect(found.column == place.0.reversed().prefix { $0 != "\n" }.count + 1)
    if let advice = fault.advice { #expect(found.advice == advice) }
  }

  @Test func aLexiconThatNoRuleUsesIsRefused() {
    let spare = WordingFixtures.lexicon(["{id: a, find: [x]}"], name: "spare")
    let used = WordingFixtures.lexicon(["{id: a, find: [x]}"])
    let issues = WordingFixtures.issues([spare, used, WordingFixtures.rule()])
    #expect(issues.map(\.problem) == ["no rule uses the lexicon 'spare'"])
    #expect(issues.map(\.file) == ["test/lexicons/spare.yaml"])
  }

  @Test func wordingIsNamedOnlyByARuleThatHasIt() {
    let issues = WordingFixtures.issues([
      Fixtures.interviewRule(expect: "wording.matches == 0")
    ])
    #expect(issues.contains { $0.problem.contains("wording") })
  }

  @Test func aLexiconIsPartOfThePacksDigest() throws {
    func pack(_ word: String) throws -> RulePack {
      let files = [WordingFixtures.lexicon(["{id: a, find: [\(word)]}"]), WordingFixtures.rule()]
      return try #require(try RulePackLoader.load([Fixtures.header] + files).first)
    }
    #expect(try pack("one").canonicalBytes == pack("one").canonicalBytes)
    #expect(try pack("one").canonicalBytes != pack("two").canonicalBytes)
    #expect(
      String(decoding: try pack("one").canonicalBytes, as: UTF8.self).contains("lexicons/words.yaml\u{0}"))
    #expect(try pack("one").lexicons.map(\.name) == ["words"])
  }
}
