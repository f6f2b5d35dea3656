// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML
import RuleEngine
import Testing

/// A rule that looks for the lexicon of a pack that ships.
@Suite struct LentLexiconTests {
  /// The pack that ships: a lexicon with a group of words, and a source of its own.
  private static func shipped(_ words: String = "rockets") -> [PackFile] {
    [
      PackFile(
        path: "space/pack.yaml",
        text: """
          id: space
          version: "1"
          title: Space
          says: It looks up.
          sources: {sky: {title: The sky, date: "2020", url: "https://example.org/sky"}}
          """, isShipped: true),
      PackFile(
        path: "space/lexicons/words.yaml",
        text: """
          lexicon: 1
          title: Things that fly
          says: Words for tests.
          source: sky
          why: They fly.
          words: {things: [\(words)]}
          entries: [{id: thing, find: ["{things}"]}]
          """, isShipped: true),
    ]
  }

  /// Its own lexicon has the same name, and a group of the same name.
  private static let own = WordingFixtures.lexicon(
    ["{id: thing, find: [\"{things}\"]}"], head: "words: {things: [spades]}")

  private static func load(_ files: [PackFile], _ shipped: [PackFile] = shipped()) throws -> RulePack {
    try #require(try RulePackLoader.load([Fixtures.header] + files, shipped: shipped).first)
  }

  private static func matches(_ pack: RulePack, _ text: String) throws -> [String: [String]] {
    let evaluation = try RuleEngine.evaluate(
      packs: [pack], pipeline: WordingFixtures.pipeline(.known(text)), settings: Fixtures.settings())
    return Dictionary(
      evaluation.findings.map { ($0.rule, $0.matches.map { "\($0.entry) \($0.words)" }) },
      uniquingKeysWith: +)
  }

  @Test func itsWordsAreFoundBesideThoseOfALexiconOfTheSameName() throws {
    let pack = try Self.load([
      Self.own, WordingFixtures.rule(),
      WordingFixtures.rule(id: "test.lent", lexicon: "space/words"),
    ])
    #expect(pack.lexicons.map(\.name) == ["space/words", "words"])
    #expect(pack.lexicons.map(\.source.title) == ["The sky", "The book"])
    let found = try Self.matches(pack, "Bring spades and rockets.")
    #expect(found["test.words"] == ["words.thing spades"])
    #expect(found["test.lent"] == ["space/words.thing rockets"])
  }

  @Test func examplesAreTriedOnIt() throws {
    let rule = WordingFixtures.rule(
      lexicon: "space/words",
      examples: [
        "{verdict: complies, given: {advert.text: No such thing.}}",
        "{verdict: must explain, given: {advert.text: Two rockets.}}",
        "{verdict: cannot tell, given: {}}",
      ])
    #expect(RuleEngine.evaluateExamples(try Self.load([rule])).holds)
  }

  @Test func thePackChangesWithIt() throws {
    let rule = WordingFixtures.rule(lexicon: "space/words")
    let (one, other) = (try Self.load([rule]), try Self.load([rule], Self.shipped("rockets, kites")))
    #expect(one.canonicalBytes != other.canonicalBytes)
    #expect(
      one.bytes(ofFile: "lexicons/space/words.yaml") != other.bytes(ofFile: "lexicons/space/words.yaml"))
    let alone = [Self.own, WordingFixtures.rule()]
    #expect(
      try Self.load(alone).canonicalBytes == Self.load(alone, Self.shipped("rockets, kites")).canonicalBytes)
  }

  @Test(arguments: [
    ("space/wrods", "no pack that ships has a lexicon 'space/wrods' (expected space/words)"),
    ("spaace/words", "no pack that ships has a lexicon 'spaace/words' (expected space/words)"),
  ])
  func aNameThatNoPackLendsIsRefused(_ name: String, _ problem: String) {
    let rule = WordingFixtures.rule(lexicon: name)
    let fault = #expect(throws: AuthoredIssues.self) { try Self.load([rule]) }
    #expect(fault?.issues.map(\.problem) == [problem])
    #expect(fault?.issues.map(\.advice) == ["did you mean 'space/words'?"])
  }

  @Test func aLentOneIsSuggestedForItsBareName() {
    let fault = #expect(throws: AuthoredIssues.self) { try Self.load([WordingFixtures.rule()]) }
    #expect(fault?.issues.map(\.advice) == ["did you mean 'space/words'?"])
  }
}
