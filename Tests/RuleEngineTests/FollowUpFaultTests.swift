// SPDX-License-Identifier: Apache-2.0

import LocatedYAML
import RuleEngine
import Testing

/// One mistake is told once: what follows from it is not.
@Suite struct FollowUpFaultTests {
  /// Every key of a rule at the start of a line.
  static let keys = [
    "id", "title", "guidance", "obligation", "checkpoint", "for", "when", "expect", "message", "remedy",
    "explain",
    "examples", "wording",
  ]

  @Test(arguments: keys) func aMisspeltKeyIsOneFault(_ key: String) {
    let rule = WordingFixtures.rule(when: "has(vacancy.ref)").text
    let misspelt = "\n\(rule)".replacingOnce("\n\(key):", "\n\(key)e:")
    let lexicon = WordingFixtures.lexicon(["{id: a, find: [x]}"])
    let issues = WordingFixtures.issues([PackFile(path: "test/words.yaml", text: misspelt), lexicon])
    #expect(
      issues.filter { $0.problem == "a rule has no key '\(key)e'" }.map(\.advice) == [
        "did you mean '\(key)'?"
      ])
    // A condition without the lexicon that it asks about is a fault of its own, in a file that cannot be run.
    #expect(issues.count == 1, "\(issues)")
  }

  @Test(arguments: ["id", "version", "title", "says", "sources"]) func soIsOneOfThePack(_ key: String) {
    let header = "\n\(Fixtures.header.text)".replacingOnce("\n\(key):", "\n\(key)x:")
    let issues = LoaderIssueTests.issues([
      PackFile(path: "test/pack.yaml", text: header),
      PackFile(path: "test/rule.yaml", text: LoaderIssueTests.rule),
    ])
    #expect(issues.map(\.problem) == ["a pack has no key '\(key)x'"])
  }

  @Test func aKeyThatIsThereTwiceIsOneFault() {
    let rule = LoaderIssueTests.rule.replacingOnce("title: A rule", "title: A rule\ntitles: Two")
    let both = LoaderIssueTests.issues([Fixtures.header, PackFile(path: "test/rule.yaml", text: rule)])
    #expect(both.map(\.problem) == ["a rule has no key 'titles'"])
    #expect(both.map(\.advice) == ["did you mean 'title'?"])
  }

  @Test func theLexiconOfARuleThatCannotBeReadIsNotCalledUnused() {
    let lexicon = WordingFixtures.lexicon(["{id: a, find: [x]}"])
    let rule = WordingFixtures.rule().text.replacingOnce("obligation: should", "obligation: shuold")
    for text in [rule, "id: ["] {
      let issues = WordingFixtures.issues([lexicon, PackFile(path: "test/words.yaml", text: text)])
      #expect(issues.count == 1 && issues.allSatisfy { $0.file == "test/words.yaml" }, "\(issues)")
    }
  }

  @Test func aMisspeltLexiconIsOneFault() {
    let lexicon = WordingFixtures.lexicon(["{id: a, find: [x]}"])
    let issues = WordingFixtures.issues([lexicon, WordingFixtures.rule(lexicon: "wrods")])
    #expect(issues.map(\.problem) == ["the pack has no lexicon 'wrods'"])
  }

  @Test func aMeasureOfARuleThatCannotBeReadIsNotMissed() {
    let owner = Fixtures.cohortRule().text.replacingOnce("obligation: should", "obligation: shuold")
    let lines = Fixtures.cohortRule(id: "test.other").text.split(separator: "\n").filter {
      !$0.hasPrefix("minimum:") && !$0.contains("{type:") && !$0.hasPrefix("parameters:")
        && $0 != "  declined_offers:"
    }
    let sharing = lines.map { $0.hasPrefix("measure:") ? "measure: {same_as: test.ratio}" : String($0) }
    let issues = LoaderIssueTests.issues([
      Fixtures.header, PackFile(path: "test/ratio.yaml", text: owner),
      PackFile(path: "test/other.yaml", text: sharing.joined(separator: "\n")),
    ])
    #expect(issues.map(\.file) == ["test/ratio.yaml"], "\(issues)")
  }
}
