// SPDX-License-Identifier: Apache-2.0

import EvenhandKit
import Foundation
import Testing

/// What people who write rules do with packs: begin, lock, compare, print.
@Suite struct PackWorkshopTests {
  private static let project = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()

  /// A copy of a shipped pack that may be changed.
  private func copy(of pack: String) throws -> TemporaryText {
    let folder = try TemporaryText("", "mark")
    try FileManager.default.copyItem(
      at: Self.project.appending(path: "Rules/\(pack)"), to: folder.folder.appending(path: pack))
    return folder
  }

  private func change(_ file: URL, _ old: String, _ new: String) throws {
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.contains(old))
    try text.replacing(old, with: new).write(to: file, atomically: false, encoding: .utf8)
  }

  @Test(arguments: ["vacancy", "advert", "interview", "organisation", "cohort"])
  func `a new rule loads, its examples hold and leave no branch out`(_ kind: String) throws {
    let place = try TemporaryText("", "mark")
    let pack = place.folder.appending(path: "local").path
    let answer = try Evenhand.newRule("local.first-rule", kind: kind, folder: pack)
    #expect(answer.text.contains("wrote \(pack)/pack.yaml") && answer.text.contains("first-rule.yaml"))
    let tested = try Evenhand.testRules([pack])
    #expect(tested.status == .complies, "\(tested.text)")
    #expect(tested.text.contains("3 of 3 examples hold, 0 branches without an example"))
    for refuse in [{ try Evenhand.checkRules([pack]).text }, { try Evenhand.lockRules([pack]).text }] {
      let fault = #expect(throws: EvenhandFault.self) { try refuse() }
      #expect(fault?.status == .fault)
      #expect(fault?.message.contains("first-rule.yaml:4:8: error: a TODO is left here") ?? false)
      #expect(fault?.message.contains("pack.yaml:4:8: error: a TODO is left here") ?? false)
      #expect(fault?.message.contains("pack.yaml:8:12: error: a TODO is left here") ?? false)
      #expect(fault?.message.contains("pack.yaml:10:30: error: a TODO is left here") ?? false)
    }
    #expect(try Evenhand.listRules([pack], settings: []).text.contains("local.first-rule"))
    // The second joins the pack that is there.
    #expect(!(try Evenhand.newRule("local.second", kind: kind, folder: pack)).text.contains("pack.yaml"))
    let fault = #expect(throws: EvenhandFault.self) {
      try Evenhand.newRule("local.first-rule", kind: kind, folder: pack)
    }
    #expect(fault?.message.contains("there already") ?? false)
  }

  @Test func `a pack of one's own hides none that ships, and a rule lies in the pack that its id names`()
    throws
  {
    let place = try TemporaryText("", "mark")
    let pack = place.folder.appending(path: "mine").path
    #expect(throws: EvenhandFault.self) { try Evenhand.newRule("panel.mine", kind: "advert", folder: pack) }
    _ = try Evenhand.newRule("mine.first", kind: "advert", folder: pack)
    let fault = #expect(throws: EvenhandFault.self) {
      try Evenhand.newRule("other.first", kind: "advert", folder: pack)
    }
    #expect(fault?.message.contains("this is the pack 'mine'") ?? false)
  }

  @Test func `a branch without an example is told with the example that would take it`() throws {
    let place = try copy(of: "panel")
    let file = place.folder.appending(path: "panel/panel-that-sat-recorded.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let start = try #require(text.range(of: "  - verdict: not applicable"))
    let end = text.range(of: "  - verdict:", range: start.upperBound..<text.endIndex)?.lowerBound
    let shorter = text[..<start.lowerBound] + (end.map { text[$0...] } ?? "")
    try shorter.write(to: file, atomically: false, encoding: .utf8)
    let answer = try Evenhand.testRules([file.path])
    #expect(answer.status == .fault)
    #expect(
      answer.text.contains(
        "no example makes 'when' false: add one with the verdict 'not applicable', for which "
          + "this is false: "), "\(answer.text)")
    #expect(answer.text.contains(", 1 branch without an example"), "\(answer.text)")
  }

  @Test func `an overlay of a pack that is not there says what to name beside it`() throws {
    let overlay = try TemporaryText("overlay: 1\ntailors: local\n", "local.yaml")
    let fault = #expect(throws: EvenhandFault.self) { try Evenhand.checkRules([overlay.path]) }
    let said = fault?.message ?? ""
    #expect(said.contains("local.yaml:2:10: error: there is no pack 'local' (expected criteria, "))
    #expect(
      said.contains("Name its folder beside the overlay: with --rules, or behind 'rules check'"), "\(said)")
  }

  @Test func `a page of a rule has the type and the limits of each parameter`() throws {
    let page = try Evenhand.showRule("panel.members-trained", rules: [], settings: []).text
    #expect(page.contains("valid_for = 36 (months"), "\(page)")
  }

  @Test func `a pack of one's own looks for a lexicon that ships`() throws {
    let place = try TemporaryText("", "mark")
    let pack = place.folder.appending(path: "local")
    _ = try Evenhand.newRule("local.years", kind: "advert", folder: pack.path)
    let file = pack.appending(path: "years.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let head = try #require(text.range(of: "# Leave 'when' out"))
    try """
    \(text[..<head.lowerBound])
    wording: {texts: [advert.text], lexicon: criteria/years-of-experience}
    expect: wording.matches == 0
    message: "{wording.words}"
    remedy: {afterwards: Say what people must be able to do.}
    explain: {by: recruiting manager, approve: head of recruitment, within: 10 working days}
    examples:
      - {verdict: complies, given: {advert.text: Come and join us.}}
      - {verdict: must explain, given: {advert.text: 5 years of experience.}}
      - {verdict: cannot tell, given: {}}

    """.write(to: file, atomically: false, encoding: .utf8)
    let tested = try Evenhand.testRules([pack.path])
    #expect(tested.status == .complies, "\(tested.text)")
    #expect(
      try Evenhand.showRule("local.years", rules: [pack.path], settings: []).text
        .contains("looks for the lexicon criteria/years-of-experience in advert.text"))
  }

  @Test(arguments: ["local", "Local.x", "local.", "local.a b", "../x.y"])
  func `what is no id is refused`(_ id: String) {
    #expect(throws: EvenhandFault.self) { try Evenhand.newRule(id, kind: "vacancy", folder: nil) }
  }

  private func audit(_ lock: String) async throws -> AuditReport {
    var request = AuditRequest(
      inputs: [Self.project.appending(path: "SampleData/csv").path], asOf: "2026-04-30")
    request.rules = ["panel"]
    request.lock = lock
    return try await Evenhand.audit(request)
  }

  @Test func `an audit refuses a pack that still says TODO, and takes it once it is written`() async throws {
    let place = try TemporaryText("", "mark")
    let folder = place.folder.appending(path: "local")
    _ = try Evenhand.newRule("local.records-panels", kind: "organisation", folder: folder.path)
    var request = AuditRequest(
      inputs: [Self.project.appending(path: "SampleData/csv").path], asOf: "2026-04-30")
    request.rules = [folder.path]
    let asked = request
    let fault = await #expect(throws: EvenhandFault.self) { _ = try await Evenhand.audit(asked) }
    #expect(fault?.message.contains("a TODO is left here") ?? false, "\(fault?.message ?? "")")
    for file in ["pack.yaml", "records-panels.yaml"] {
      try change(folder.appending(path: file), "TODO", "Of the")
    }
    _ = try await Evenhand.audit(asked)
  }

  @Test func `what a terminal would obey is refused, and is not shown while it is`() throws {
    let place = try copy(of: "panel")
    let pack = place.folder.appending(path: "panel")
    let file = pack.appending(path: "members-trained.yaml")
    for (old, new, code) in [
      ("title: ", "title: \"\\e[31m\" #", "U+001B"), ("title: ", "title: a\u{202E}b #", "U+202E"),
      ("version: 1.0.0", "version: \"1\\x9b0\"", "U+009B"),
    ] {
      let changed = code == "U+009B" ? pack.appending(path: "pack.yaml") : file
      let before = try String(contentsOf: changed, encoding: .utf8)
      try change(changed, old, new)
      let calls: [() throws -> TextAnswer] = [
        { try Evenhand.checkRules([pack.path]) }, { try Evenhand.testRules([pack.path]) },
        { try Evenhand.listRules([pack.path], settings: []) },
        { try Evenhand.differences("panel", pack.path) },
      ]
      for call in calls {
        let fault = #expect(throws: EvenhandFault.self) { try call() }
        let said = fault?.message ?? ""
        #expect(said.contains("the text holds the character \(code)"), "\(said)")
        #expect(!said.unicodeScalars.contains { ["\u{1B}", "\u{202E}", "\u{9B}"].contains($0) })
      }
      try before.write(to: changed, atomically: false, encoding: .utf8)
    }
  }

  @Test func `a lock lets through what was locked and refuses what changed`() async throws {
    let lock = try TemporaryText(try Evenhand.lockRules(["panel"]).text, "evenhand.lock")
    _ = try await audit(lock.path)
    let text = try String(contentsOfFile: lock.path, encoding: .utf8)
    for (changed, message) in [
      (text.replacing("sha256: \"", with: "sha256: \"0"), "has changed since it was locked (the version"),
      (text.replacing("panel:", with: "other:"), "the pack 'panel' is not locked"),
      (text.replacing("lock: 1", with: "lock: 2"), "locks of the version '2' are not known"),
      (text + "\nmore: 1\n", "'more'"),
    ] {
      let other = try TemporaryText(changed, "evenhand.lock")
      let fault = await #expect(throws: EvenhandFault.self) { _ = try await self.audit(other.path) }
      #expect(fault?.status == .fault)
      #expect(fault?.message.contains(message) ?? false, "\(fault?.message ?? "")")
    }
  }

  @Test func `two packs are compared rule by rule`() throws {
    let (before, after) = (try copy(of: "panel"), try copy(of: "panel"))
    #expect(
      try Evenhand.differences(
        before.folder.appending(path: "panel").path, after.folder.appending(path: "panel").path
      ).text == "no difference")
    #expect(try Evenhand.differences("criteria", "criteria").text == "no difference")
    let folder = after.folder.appending(path: "panel")
    try change(folder.appending(path: "members-trained.yaml"), "default: \"36\"", "default: \"24\"")
    try change(folder.appending(path: "members-trained.yaml"), "36 months", "24 months")
    try change(folder.appending(path: "pack.yaml"), "version: 1.0.0", "version: 1.1.0")
    try FileManager.default.removeItem(at: folder.appending(path: "deciding-members.yaml"))
    let text = try Evenhand.differences(before.folder.appending(path: "panel").path, folder.path).text
    #expect(text.contains("pack panel 1.0.0 → 1.1.0"))
    #expect(text.contains("  panel.members-trained\n      parameter valid_for: 36 → 24"))
    #expect(text.contains("  - panel.deciding-members (should)"))
    #expect(!text.contains("ethnic-minority-representation"))
  }

  private func report(_ name: String, _ change: (inout AuditRequest) -> Void) async throws -> TemporaryText {
    var request = AuditRequest(
      inputs: [Self.project.appending(path: "SampleData/csv").path], asOf: "2026-04-30")
    request.rules = ["panel"]
    change(&request)
    return try TemporaryText(try await Evenhand.audit(request).text(as: .json), "\(name).json")
  }

  @Test func `two runs are compared verdict by verdict, with what can have caused each`() async throws {
    let first = try await report("first") { _ in }
    let same = try await report("same") { _ in }
    #expect(try Evenhand.differences(first.path, same.path).text == "0 verdicts changed")
    let second = try await report("second") { $0.settings = ["panel.deciding-members.minimum=5"] }
    let text = try Evenhand.differences(first.path, second.path).text
    #expect(text.contains("  parameters of panel.deciding-members"))
    #expect(text.contains("→ must explain\n    from: a parameter"), "\(text.prefix(2_000))")
    #expect(!text.contains("{") && !text.contains("must_explain"), "\(text.prefix(2_000))")
    let tally = try #require(
      text.split(separator: "\n").first { $0.hasPrefix("  panel.deciding-members: ") })
    #expect(tally.contains(" complies, 1 must explain → ") && tally.hasSuffix(" must explain"), "\(tally)")
    let dated = try await report("dated") { $0.asOf = "2026-05-01" }
    #expect(
      try Evenhand.differences(first.path, dated.path).text.contains("date: 2026-04-30 → 2026-05-01"))
    #expect(throws: EvenhandFault.self) { try Evenhand.differences(first.path, "panel") }
    let other = try TemporaryText("{}", "other.json")
    #expect(throws: EvenhandFault.self) { try Evenhand.differences(first.path, other.path) }
  }

  @Test func `the catalogue has every rule with its guidance, facts and examples`() throws {
    let folder = try TemporaryText("", "mark")
    let out = folder.folder.appending(path: "rules")
    _ = try Evenhand.documentRules([], settings: [], formats: ["html", "md"], folder: out.path)
    let html = try String(contentsOf: out.appending(path: "rules.html"), encoding: .utf8)
    let markdown = try String(contentsOf: out.appending(path: "rules.md"), encoding: .utf8)
    let rules = try Evenhand.listRules([], settings: []).text.split(separator: "\n").filter {
      $0.hasPrefix("  ")
    }
    #expect(rules.count > 40)
    for line in rules {
      let id = String(line.split(separator: " ")[0])
      #expect(html.contains("<article class=\"rule\" id=\"\(id)\">"), "\(id)")
      #expect(markdown.contains("`\(id)`: *"), "\(id)")
    }
    #expect(html.contains("panel.interview.members.trained_on") && markdown.contains("`vacancy.band`"))
    #expect(html.contains("Race 2.0, time for real change") && !html.contains("<script"))
    let text = try Evenhand.documentRules(["panel"], settings: [], formats: ["md"], folder: "-").text
    #expect(text.hasPrefix("# The rules"))
    #expect(throws: EvenhandFault.self) {
      try Evenhand.documentRules([], settings: [], formats: ["pdf"], folder: "-")
    }
  }
}
