// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import LocatedYAML
import RuleEngine
import Testing

/// The packs in the repository's `Rules` folder.
enum ShippedPacks {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Rules", directoryHint: .isDirectory)

  static func files() throws -> [PackFile] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path(percentEncoded: false))
      .sorted()
    return try names.filter { $0.hasSuffix(".yaml") }.map { name in
      PackFile(path: name, text: try String(contentsOf: folder.appending(path: name), encoding: .utf8))
    }
  }

  private static let packs = Result { try RulePackLoader.load(files()) }

  static func load() throws -> [RulePack] { try packs.get() }
}

@Suite struct ShippedPacksTests {
  @Test func everyExampleOfEveryShippedRuleHolds() throws {
    for pack in try ShippedPacks.load() {
      let report = RuleEngine.evaluateExamples(pack)
      #expect(!report.results.isEmpty)
      for result in report.results {
        #expect(result.holds, "\(result.file):\(result.line): \(result.differences)")
      }
    }
  }

  /// Lexicons of shipped packs are read when they are asked for, and their faults would be told then.
  @Test func everyLexiconThatIsReadLateIsTheOneThatIsReadAtOnce() throws {
    let files = try ShippedPacks.files()
    let late = try RulePackLoader.load(
      files.map { PackFile(path: $0.path, text: $0.text, isShipped: true) })
    for (late, atOnce) in zip(late, try ShippedPacks.load()) {
      let names = files.filter { $0.path.hasPrefix("\(late.id)/lexicons/") }.map(\.path)
      #expect(late.lexicons.map { "\(late.id)/lexicons/\($0.name).yaml" } == names)
      #expect(late.lexicons.map(\.title) == atOnce.lexicons.map(\.title))
    }
  }

  @Test func theExamplesTakeEveryBranchOfEveryCondition() throws {
    for pack in try ShippedPacks.load() { #expect(RuleEngine.evaluateExamples(pack).gaps == []) }
  }

  @Test func thePacksHoldTheRulesThatTheirIndexNames() throws {
    let packs = try ShippedPacks.load()
    #expect(packs.map(\.id) == ["criteria", "equality", "likelihood", "panel"])
    let index = try String(contentsOf: ShippedPacks.folder.appending(path: "README.md"), encoding: .utf8)
    for rule in packs.flatMap(\.rules) { #expect(index.contains("`\(rule.id)`"), "\(rule.id)") }
    #expect(packs.flatMap(\.rules).count == 47)
    for pack in packs { #expect(pack.rules.allSatisfy { $0.id.hasPrefix(pack.id + ".") }) }
  }

  @Test func aRulesFileIsNamedAfterIt() throws {
    for pack in try ShippedPacks.load() {
      for rule in pack.rules {
        #expect(rule.file == "\(pack.id)/\(rule.id.dropFirst(pack.id.count + 1)).yaml")
      }
    }
  }

  /// What a remedy may never recommend, in the words in which it would.
  static let unlawful = [
    "prefer a", "prefer an", "quota", "ring-fence", "ringfence", "tie-break", "tiebreak", "must declare",
    "must disclose", "require staff to declare", "only candidates", "only applicants", "appoint an ethnic",
    "appoint a minority", "shortlist an ethnic", "shortlist more", "reject the", "re-run until",
  ]

  @Test func noTextRecommendsWhatTheLawForbids() throws {
    for rule in try ShippedPacks.load().flatMap(\.rules) {
      let remedies = Checkpoint.allCases.map { rule.remedy.text(at: $0) }
      for text in remedies + [rule.messageText] {
        for phrase in Self.unlawful { #expect(!text.lowercased().contains(phrase), "\(rule.id): \(phrase)") }
      }
    }
  }

  /// Reading begins before shipped packs are known.
  @Test func `no shipped rule needs applications told apart by more than one characteristic`() throws {
    let tables = RulePack.tables(of: try ShippedPacks.load())
    #expect(!tables.isEmpty)
    #expect(tables.allSatisfy { $0.count == 1 && Characteristic.ofSources.contains($0[0]) })
  }

  @Test func everyRuleSaysWhatItRestsOnAndWhatWouldMendIt() throws {
    for rule in try ShippedPacks.load().flatMap(\.rules) {
      #expect(rule.guidance.url.hasPrefix("http"))
      #expect(rule.guidance.says.count > 20)
      for checkpoint in rule.checkpoints { #expect(rule.remedy.text(at: checkpoint).count > 40) }
      #expect((rule.explain == nil) == (rule.obligation == .may))
    }
  }
}
