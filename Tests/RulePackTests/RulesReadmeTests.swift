// SPDX-License-Identifier: Apache-2.0

import Foundation
import LocatedYAML
import RuleEngine
import Testing

/// What the page on writing rules shows must work.
@Suite struct RulesReadmeTests {
  private func blocks() throws -> [String] {
    let page = try String(contentsOf: ShippedPacks.folder.appending(path: "README.md"), encoding: .utf8)
    return page.components(separatedBy: "```yaml\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
  }

  @Test func theRuleOnThePageLoadsAndItsExamplesTakeEveryBranch() throws {
    let rule = PackFile(path: "panel/notice-given.yaml", text: try #require(try blocks().first))
    let packs = try RulePackLoader.load(ShippedPacks.files() + [rule])
    let pack = try #require(packs.first { $0.id == "panel" })
    #expect(pack.rule(named: "panel.notice-given") != nil)
    #expect(RuleEngine.evaluateExamples(pack).results.filter { !$0.holds } == [])
    #expect(RuleEngine.evaluateExamples(pack).gaps == [])
  }

  @Test func theLexiconOnThePageLoads() throws {
    let text = try #require(try blocks().first { $0.hasPrefix("lexicon: 1") })
    let rule = """
      id: panel.years
      title: Years
      guidance: {source: race-2.0, clause: "8", says: Look at all HR processes.}
      obligation: may
      checkpoint: [pre-advert]
      for: advert
      wording: {texts: [advert.text], lexicon: years}
      expect: wording.matches == 0
      message: "Found {wording.words}."
      remedy: {afterwards: Say what the person must be able to do.}
      examples:
        - {verdict: complies, given: {advert.text: "5 years' experience or equivalent.", vacancy.title: Nurse, vacancy.staff_group: Nursing}}
        - {verdict: advice, given: {advert.text: "5 years' experience.", vacancy.title: Nurse, vacancy.staff_group: Nursing}}
        - {verdict: complies, given: {advert.text: "5 years of good experience.", vacancy.title: Consultant}}
        - {verdict: cannot tell, given: {advert.text: "Two to three years experience."}}
      """
    let files = [
      PackFile(path: "panel/years.yaml", text: rule), PackFile(path: "panel/lexicons/years.yaml", text: text),
    ]
    let pack = try #require(try RulePackLoader.load(ShippedPacks.files() + files).first { $0.id == "panel" })
    #expect(RuleEngine.evaluateExamples(pack).results.filter { !$0.holds } == [])
  }

  @Test func theOverlayOnThePageTailorsThePack() throws {
    let overlay = PackFile(path: "local.yaml", text: try #require(try blocks().last))
    let packs = try Tailoring.tailor(ShippedPacks.load(), overlays: [overlay])
    #expect(packs.first { $0.id == "panel" }?.departures.count == 2)
  }
}
