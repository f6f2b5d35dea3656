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

  @Test func theOverlayOnThePageTailorsThePack() throws {
    let overlay = PackFile(path: "local.yaml", text: try #require(try blocks().last))
    let packs = try Tailoring.tailor(ShippedPacks.load(), overlays: [overlay])
    #expect(packs.first { $0.id == "panel" }?.departures.count == 2)
  }
}
