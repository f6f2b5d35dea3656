// SPDX-License-Identifier: Apache-2.0

import LocatedYAML
import RuleEngine
import Testing

/// A fault planted in a good rule: `@@` marks where it must be found.
struct PlantedFault: Sendable, CustomTestStringConvertible {
  let good: String
  let bad: String
  let problem: String
  let advice: String?

  init(_ good: String, _ bad: String, _ problem: String, _ advice: String? = nil) {
    self.good = good
    self.bad = bad
    self.problem = problem
    self.advice = advice
  }

  var testDescription: String { bad }
}

@Suite struct LoaderIssueTests {
  static let rule = """
    id: test.rule
    title: A rule
    guidance: {source: book, clause: "1", says: Do so.}
    obligation: should
    checkpoint: [pre-interview, pre-publication]
    parameters:
      from_band: {type: band, default: "7", says: Lowest band.}
      months: {type: months, default: 36, says: How long.}
    for: interview
    when: vacancy.band >= param.from_band
    expect: panel.interview.deciding_members >= 3
    message: "Within {param.months}, the panel for {vacancy.ref} is small."
    remedy:
      pre-interview: Add a member.
      afterwards: Record why.
    explain: {by: manager, approve: director, within: 10 days}
    effective: {from: 2024-04-01}
    examples:
      - {verdict: complies, given: {vacancy.band: 7, panel.interview.deciding_members: 3}}
      - {verdict: must explain, given: {vacancy.band: 7, panel.interview.deciding_members: 2}}
      - {verdict: cannot tell, given: {vacancy.band: 7}}
    """

  static let faults: [PlantedFault] = [
    PlantedFault(
      "  months:", "  @@unused: {type: text, default: a, says: b}\n  months:",
      "nothing in the rule uses the parameter 'unused'",
      "write param.unused in 'when', 'expect' or 'message', or take it away"),
    PlantedFault("says: How long.", "says: @@TODO", "a TODO is left here"),
    PlantedFault("by: manager", "by: \"the @@\\emanager\"", "the text holds the character U+001B"),
    PlantedFault(
      "title: A rule", "title: @@It favours ethnic minority applicants",
      "\"favours ethnic minority\" reads as advice"),
    PlantedFault(
      "title: A rule", "title: @@It favours some because of their race",
      "\"favours … because of their race\" reads as advice"),
    PlantedFault("says: How long.", "says: @@Prefer white members.", "\"Prefer white\" reads as advice"),
    PlantedFault("by: manager", "by: @@whoever may prefer BME staff", "\"prefer BME\" reads as advice"),
    PlantedFault("title: A rule", "@@tittle: A rule", "a rule has no key 'tittle'", "did you mean 'title'?"),
    PlantedFault("title: A rule", "title: @@''", "'title' of a rule is empty"),
    PlantedFault("id: test.rule", "id: @@Test Rule", "'Test Rule' is no id"),
    PlantedFault("id: test.rule", "id: @@rule", "the id 'rule' has one part"),
    PlantedFault("source: book", "source: @@boook", "the pack has no source 'boook'", "did you mean 'book'?"),
    PlantedFault("clause: \"1\", ", "@@", "guidance has no 'clause'", nil),
    PlantedFault(", says: Do so.", "@@", "guidance has no 'says'", nil),
    PlantedFault(
      "obligation: should", "obligation: @@shuold", "'shuold' is no obligation", "did you mean 'should'?"),
    PlantedFault("[pre-interview,", "[@@pre-intervew,", "'pre-intervew' is no checkpoint"),
    PlantedFault("for: interview", "for: @@intervew", "'intervew' is no for", "did you mean 'interview'?"),
    PlantedFault("for: interview", "for: @@application", "'application' is no for"),
    PlantedFault("type: band", "type: @@bnad", "'bnad' is no type of a parameter", "did you mean 'band'?"),
    PlantedFault("default: \"7\"", "default: @@\"1\"", "the default of 'from_band' is no band"),
    PlantedFault("default: 36", "default: @@three", "the default of 'months' is no months"),
    PlantedFault(
      "default: 36", "at_least: @@never, default: 36", "the limit of 'months' is no value of it",
      "write a whole number of months"),
    PlantedFault("default: 36", "at_least: 48, default: @@36", "lies outside its limits (at least 48)"),
    PlantedFault(
      "default: 36", "at_least: 48, at_most: @@12, default: 36", "the limits of 'months' leave no value"),
    PlantedFault(", says: How long.", "@@", "the parameter 'months' has no 'says'"),
    PlantedFault(
      "when: vacancy.band", "when: vacancy.@@bend", "bend", "did you mean 'band'?"),
    PlantedFault("param.from_band", "param.@@form_band", "form_band", "did you mean 'from_band'?"),
    PlantedFault(
      "expect: panel.interview.deciding_members >= 3", "expect: @@panel.interview.deciding_members >= 'x'",
      "cannot compare a count with a string"),
    PlantedFault(
      "expect: panel.interview.deciding_members >= 3", "expect: @@panel.interview.deciding_members", "bool"),
    PlantedFault(
      "expect: panel.interview.deciding_members", "expect: @@sise(panel.interview.members)", "sise",
      "did you mean 'size'?"),
    PlantedFault("{vacancy.ref}", "{vacancy.@@reff}", "reff", "did you mean 'ref'?"),
    PlantedFault("{vacancy.ref}", "@@{vacancy.ref", "'{' without '}'"),
    PlantedFault(
      "{vacancy.ref}", "{@@search.brief}", "'search.brief' is a whole text, which a finding does not"),
    PlantedFault("{vacancy.ref}", "@@{1 + 1}", "must stand a fact"),
    PlantedFault("  afterwards: Record why.", "  @@after: Record why.", "remedy has no key 'after'"),
    PlantedFault(
      "within: 10 days", "@@wihtin: 10 days", "explain has no key 'wihtin'", "did you mean 'within'?"),
    PlantedFault("from: 2024-04-01", "from: @@2024-04-31", "'2024-04-31' is no date"),
    PlantedFault(
      "verdict: must explain", "verdict: @@advice", "'advice' is no verdict that this rule can give"),
    PlantedFault("vacancy.band: 7}", "vacancy.@@bnd: 7}", "bnd", "did you mean 'band'?"),
    PlantedFault(
      "vacancy.band: 7}", "vacancy.band: @@17}", "this is no value of 'vacancy.band', whose type is band"),
    PlantedFault(
      "vacancy.band: 7}", "vacancy.band: {unknown: @@lost}}", "'lost' is no state of an unknown fact"),
  ]

  @Test(arguments: faults) func aPlantedFaultIsFoundWhereItStands(_ fault: PlantedFault) throws {
    let marked = Self.replacingOnce(fault.good, with: fault.bad, in: Self.rule)
    let before = try #require(marked.components(around: "@@"))
    let text = before.0 + before.1
    let file = PackFile(path: "test/rule.yaml", text: text)
    let issues = Self.issues([Fixtures.header, file])
    let line = before.0.filter { $0 == "\n" }.count + 1
    let column = before.0.reversed().prefix { $0 != "\n" }.count + 1
    let found = try #require(issues.first { $0.problem.contains(fault.problem) }, "\(issues)")
    #expect(found.file == "test/rule.yaml")
    #expect(found.line == line)
    // What is missing is told at the mapping that lacks it.
    if !fault.problem.contains("has no '") { #expect(found.column == column) }
    if let advice = fault.advice { #expect(found.advice == advice) }
    #expect(found.lineText == text.split(separator: "\n", omittingEmptySubsequences: false)[line - 1])
  }

  @Test(arguments: [
    "title", "guidance", "obligation", "checkpoint", "for", "expect", "message", "remedy", "explain",
    "examples",
  ])
  func aMissingPartIsNamed(_ key: String) {
    let lines = Self.rule.split(separator: "\n", omittingEmptySubsequences: false)
    var kept: [Substring] = []
    var isInside = false
    for line in lines {
      if !line.hasPrefix(" ") { isInside = line.hasPrefix("\(key):") }
      if !isInside { kept.append(line) }
    }
    let file = PackFile(path: "test/rule.yaml", text: kept.joined(separator: "\n"))
    #expect(Self.issues([Fixtures.header, file]).contains { $0.problem == "a rule has no '\(key)'" })
  }

  @Test(arguments: ["complies", "must explain", "cannot tell"])
  func aMissingExampleIsNamed(_ verdict: String) {
    let lines = Self.rule.split(separator: "\n").filter { !$0.contains("verdict: \(verdict)") }
    let file = PackFile(path: "test/rule.yaml", text: lines.joined(separator: "\n"))
    #expect(
      Self.issues([Fixtures.header, file]).map(\.problem) == ["there is no example for '\(verdict)'"])
  }

  @Test func allFaultsOfAllFilesAreToldAtOnce() {
    let bad = Self.rule.replacingOnce("title: A rule", "tittle: A rule").replacingOnce(
      "source: book", "source: bok")
    let files = [PackFile(path: "test/a.yaml", text: bad), PackFile(path: "test/b.yaml", text: "id: [")]
    let issues = Self.issues([Fixtures.header] + files)
    #expect(Set(issues.map(\.file)) == ["test/a.yaml", "test/b.yaml"])
    #expect(issues.count == 3)
  }

  @Test func anIdNamesOneRuleFormerIdsIncluded() {
    let other = Self.rule.replacingOnce("id: test.rule", "id: test.other\nformerly: test.rule")
    let files = [PackFile(path: "test/a.yaml", text: Self.rule), PackFile(path: "test/b.yaml", text: other)]
    let issues = Self.issues([Fixtures.header] + files)
    #expect(
      issues.map(\.problem) == ["two rules have the id 'test.rule', this one and the one at test/a.yaml:1:5"])
    #expect(issues.map(\.file) == ["test/b.yaml"])
    #expect(issues.map(\.line) == [2])
  }

  /// Packs are read by the names of their folders, and a rule of one's own may come before the shipped one.
  @Test(arguments: [("aaa", "shipped"), ("own", "aaa")])
  func anIdInTwoPacksIsToldAtTheRuleOfOnesOwn(_ own: String, _ shipped: String) {
    func pack(_ folder: String, isShipped: Bool) -> [PackFile] {
      let header = Fixtures.header.text.replacingOnce("id: test", "id: \(folder)")
      let rule = Self.rule.replacingOnce("id: test.rule", "id: \(folder).rule\nformerly: test.rule")
      return [
        PackFile(path: "\(folder)/pack.yaml", text: header, isShipped: isShipped),
        PackFile(path: "\(folder)/rule.yaml", text: rule, isShipped: isShipped),
      ]
    }
    let issues = Self.issues(pack(own, isShipped: false) + pack(shipped, isShipped: true))
    #expect(
      issues.map(\.problem) == [
        "two rules have the id 'test.rule', this one and the one at \(shipped)/rule.yaml:2:11"
      ])
    #expect(issues.map { "\($0.file):\($0.line):\($0.column)" } == ["\(own)/rule.yaml:2:11"])
  }

  @Test func anIdBeginsWithItsPack() {
    let rule = Self.rule.replacingOnce("id: test.rule", "id: other.rule")
    let issues = Self.issues([Fixtures.header, PackFile(path: "test/rule.yaml", text: rule)])
    #expect(
      issues.map(\.problem) == [
        "the id 'other.rule' does not begin with 'test.', the pack in which the rule lies"
      ])
    #expect(issues.map(\.advice) == ["write test.rule"])
  }

  @Test func twoPacksOfOneIdAreBothNamed() {
    let rule = Self.rule.replacingOnce("id: test.rule", "id: test.other")
    let issues = Self.issues([
      Fixtures.header, PackFile(path: "test/rule.yaml", text: Self.rule),
      PackFile(path: "test2/pack.yaml", text: Fixtures.header.text),
      PackFile(path: "test2/rule.yaml", text: rule),
    ])
    #expect(
      issues.map(\.problem) == ["two packs have the id 'test', this one and the one at test/pack.yaml:1:5"])
    #expect(issues.map(\.file) == ["test2/pack.yaml"])
  }

  @Test func aFolderWithoutAHeaderIsNoPack() {
    #expect(
      Self.issues([PackFile(path: "lost/rule.yaml", text: Self.rule)]).map(\.problem)
        == ["this folder of rules has no pack.yaml"])
    #expect(Self.issues([]).count == 1)
    #expect(Self.issues([Fixtures.header]).map(\.problem) == ["the pack has no rules"])
  }

  @Test func aRuleThatSharesAMeasureMustNameOneThatHasIt() {
    let shared = Fixtures.cohortRule(id: "test.other").text
    let start = shared.split(separator: "\n").filter { !$0.hasPrefix("minimum:") && !$0.contains("{type:") }
    func rule(_ owner: String) -> PackFile {
      let lines = start.map { $0.hasPrefix("measure:") ? "measure: {same_as: \(owner)}" : String($0) }
        .filter { !$0.hasPrefix("parameters:") && $0 != "  declined_offers:" }
      return PackFile(path: "test/other.yaml", text: lines.joined(separator: "\n"))
    }
    let files = [Fixtures.header, Fixtures.cohortRule()]
    #expect(Self.issues(files + [rule("test.ratio")]) == [])
    let issues = Self.issues(files + [rule("test.rato")])
    #expect(issues.map(\.problem) == ["the pack has no rule 'test.rato' to share a measure with"])
    #expect(issues.map(\.advice) == ["did you mean 'test.ratio'?"])
    #expect(Self.issues(files + [rule("test.other")]).count == 1)
  }

  static func issues(_ files: [PackFile]) -> [AuthoredIssue] {
    do {
      _ = try RulePackLoader.load(files)
      return []
    } catch {
      return error.issues
    }
  }

  static func replacingOnce(_ old: String, with new: String, in text: String) -> String {
    text.replacingOnce(old, new)
  }
}

extension String {
  /// The text before and behind the first occurrence.
  func components(around separator: String) -> (String, String)? {
    guard let range = firstRange(of: separator) else { return nil }
    return (String(self[..<range.lowerBound]), String(self[range.upperBound...]))
  }

  func replacingOnce(_ old: String, _ new: String) -> String {
    guard let range = firstRange(of: old) else { return self }
    return String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
  }
}
