// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML
import RuleEngine
import Testing

@Suite struct TailoringTests {
  private func packs() throws -> [RulePack] {
    [
      try Fixtures.pack(
        Fixtures.cohortRule(),
        Fixtures.interviewRule(
          id: "test.panel", when: "vacancy.band >= param.from_band",
          extra: """
            formerly: [test.old-panel]
            parameters: {from_band: {type: band, default: "7", says: Lowest band.}}
            """))
    ]
  }

  private func overlay(_ text: String) -> PackFile { PackFile(path: "local/overlay.yaml", text: text) }

  private func issues(overlays: [PackFile] = [], settings: [String] = []) throws -> [AuthoredIssue] {
    let packs = try packs()
    do {
      _ = try Tailoring.tailor(packs, overlays: overlays, settings: settings)
      return []
    } catch {
      return error.issues
    }
  }

  @Test func aSettingIsADepartureWithOldAndNewValue() throws {
    let tailored = try Tailoring.tailor(
      packs(), settings: ["test.panel.from_band=8a", "test.ratio.highest=1.2"])
    #expect(
      tailored.first?.departures == [
        Departure(what: "test.panel.from_band", old: "7", new: "8a", origin: "--set"),
        Departure(what: "test.ratio.highest", old: "1.25", new: "1.2", origin: "--set"),
      ])
  }

  @Test(arguments: [
    "test.panel.from_band=7", "test.ratio.lowest=0.8", "test.ratio.lowest=0.800",
    "test.ratio.minimum_expected=5",
    "test.ratio.declined_offers=counted_as_not_appointed",
  ])
  func aValueThatEqualsTheShippedOneIsNoDeparture(_ setting: String) throws {
    #expect(try Tailoring.tailor(packs(), settings: [setting]).first?.departures == [])
  }

  @Test(arguments: [
    ("test.limited.from_band=6", "7"), ("test.limited.from_band=9", "9"), ("test.limited.from_band=7", nil),
    ("test.limited.from_band=8d", nil), ("test.limited.share=1.01", "0 to 1"),
    ("test.limited.share=1.000", nil), ("test.limited.share=0", nil), ("test.limited.days=0", "at least 1"),
    ("test.limited.days=1", nil),
  ])
  func aValueOutsideItsLimitsIsRefusedWithThem(_ setting: String, _ limits: String?) throws {
    let pack = try Fixtures.pack(
      Fixtures.interviewRule(
        id: "test.limited", message: "{param.from_band}, {param.share}, {param.days}",
        extra: """
          parameters:
            from_band: {type: band, at_least: "7", at_most: 8d, default: "7", says: Lowest band.}
            share: {type: decimal, at_least: "0", at_most: "1", default: "0.10", says: How much.}
            days: {type: days, at_least: 1, default: 7, says: How long.}
          """))
    do {
      _ = try Tailoring.tailor([pack], settings: [setting])
      #expect(limits == nil)
    } catch {
      let expected = try #require(limits, "\(error)")
      #expect(error.issues.first?.problem.contains(expected) == true, "\(error)")
    }
  }

  @Test func anOverlaySetsParametersAndSwitchesRulesOff() throws {
    let file = overlay(
      """
      overlay: 1
      tailors: test
      parameters: {test.old-panel.from_band: VSM}
      off: {test.ratio: {reason: counted elsewhere, approver: director of people}}
      """)
    let tailored = try Tailoring.tailor(packs(), overlays: [file])
    #expect(
      tailored.first?.departures == [
        Departure(what: "test.panel.from_band", old: "7", new: "VSM", origin: "local/overlay.yaml"),
        Departure(
          what: "test.ratio", old: "on", new: "off", origin: "local/overlay.yaml",
          reason: "counted elsewhere (approved by director of people)"),
      ])
    let evaluation = try RuleEngine.evaluate(
      packs: tailored, pipeline: Fixtures.pipeline(white: (100, 50), minority: (100, 10)),
      settings: Fixtures.settings())
    let byRule = Dictionary(uniqueKeysWithValues: evaluation.rules.map { ($0.id, $0.tally) })
    #expect(byRule["test.ratio"]?[.notRun] == byRule["test.ratio"]?.total)
    #expect(byRule["test.panel"]?[.notApplicable] == 2)
  }

  @Test(arguments: [
    (
      ["test.ratio.highest=1.5", "test.ratio.highest=1.4"],
      ["test.ratio.highest=1.5", "test.ratio.highest=1.4"]
    ),
    // Under a former id it is the same parameter.
    (
      ["test.old-panel.from_band=8a", "test.panel.from_band=9"],
      ["test.old-panel.from_band=8a", "test.panel.from_band=9"]
    ),
    // Back to the shipped value is another value too.
    (
      ["test.ratio.highest=1.5", "test.ratio.highest=1.25"],
      ["test.ratio.highest=1.5", "test.ratio.highest=1.25"]
    ),
    (["test.ratio.highest=1.5", "test.ratio.highest=1.50"], []),
    (["test.ratio.highest=1.5", "test.ratio.lowest=0.7"], []),
  ])
  func aParameterIsSetOnce(_ settings: [String], _ named: [String]) throws {
    let issues = try issues(settings: settings)
    #expect(issues.count == (named.isEmpty ? 0 : 1))
    for setting in named { #expect(issues.first?.problem.contains("'\(setting)'") == true, "\(issues)") }
  }

  @Test func theCommandLineHasTheLastWord() throws {
    let file = overlay("overlay: 1\ntailors: test\nparameters: {test.panel.from_band: 9}")
    let tailored = try Tailoring.tailor(packs(), overlays: [file], settings: ["test.panel.from_band=8b"])
    #expect(tailored.first?.departures.map(\.new) == ["8b"])
    #expect(tailored.first?.departures.map(\.origin) == ["--set"])
    #expect(
      try Tailoring.tailor(packs(), overlays: [file], settings: ["test.panel.from_band=7"]).first?.departures
        == [])
  }

  @Test(arguments: [
    ("test.panel.from_band", 1, "a setting must be written RULE.PARAMETER=VALUE", nil),
    ("test.penal.from_band=7", 1, "there is no rule 'test.penal'", "did you mean 'test.panel'?"),
    (
      "test.panel.form_band=7", 1, "the rule 'test.panel' has no parameter 'form_band'",
      "did you mean 'from_band'?"
    ),
    (
      "test.panel.from_band=10", 22,
      "'10' is no value of test.panel.from_band (expected a band such as 7, 8a or VSM)", nil
    ),
    (
      "test.ratio.lowest=0,8", 19,
      "'0,8' is no value of test.ratio.lowest (expected a decimal number of 0 or more, such as 0.80)", nil
    ),
    (
      "test.ratio.minimum_expected=-1", 29,
      "'-1' is no value of test.ratio.minimum_expected (expected a whole number of 0 or more)", nil
    ),
    (
      "test.ratio.place_grades=Consultant", 25,
      "'Consultant' is no value of test.ratio.place_grades (expected grades with their bands, such as "
        + "'Consultant=9; Specialty Doctor=8a')", nil
    ),
  ])
  func aSettingThatCannotBeIsAnIssue(_ setting: String, _ column: Int, _ problem: String, _ advice: String?)
    throws
  {
    let issue = try #require(issues(settings: [setting]).first)
    #expect(issue.problem == problem)
    #expect(issue.column == column)
    #expect(issue.lineText == setting)
    if let advice { #expect(issue.advice == advice) }
  }

  @Test(arguments: [
    ("overlay: 2\ntailors: test", 1, "overlays of the version '2' are not known (expected 1)"),
    ("overlay: 1\ntailors: tset", 2, "there is no pack 'tset' (expected test)"),
    ("overlay: 1\ntailors: test\nparameter: {}", 3, "an overlay has no key 'parameter'"),
    (
      "overlay: 1\ntailors: test\noff: {test.panel: {reason: so}}", 3,
      "the rule 'test.panel' under off has no 'approver'"
    ),
    (
      "overlay: 1\ntailors: test\noff: {test.pane: {reason: so, approver: me}}", 3,
      "there is no rule 'test.pane' in the pack 'test'"
    ),
    (
      "overlay: 1\ntailors: test\nparameters:\n  test.panel.from_band: low", 4,
      "'low' is no value of test.panel.from_band (expected a band such as 7, 8a or VSM)"
    ),
  ])
  func anOverlayThatCannotBeIsAnIssueInItsFile(_ text: String, _ line: Int, _ problem: String) throws {
    let found = try issues(overlays: [overlay(text)])
    #expect(found.map(\.problem) == [problem])
    #expect(found.map(\.line) == [line])
    #expect(found.map(\.file) == ["local/overlay.yaml"])
  }

  @Test func gradesArePlacedInAnyCaseAndSpacing() throws {
    var vacancy = Fixtures.interviewed("V-1")
    vacancy.grade = Fact(.known(.other("Specialty  Doctor")))
    let rule = Fixtures.interviewRule(
      expect: #"vacancy.band == "8a""#,
      extra: #"parameters: {place_grades: {type: placements, default: "", says: Places.}}"#)
    let setting = "test.rule.place_grades= consultant=9 ;specialty doctor = 8a;"
    let packs = try Tailoring.tailor([Fixtures.pack(rule)], settings: [setting])
    let pipeline = RecruitmentPipeline(vacancies: [vacancy])
    let placed = try RuleEngine.evaluate(packs: packs, pipeline: pipeline, settings: Fixtures.settings())
    #expect(placed.tally[.complies] == 1)
    let shipped = try RuleEngine.evaluate(
      packs: [Fixtures.pack(rule)], pipeline: pipeline, settings: Fixtures.settings())
    #expect(
      shipped.findings.first?.lacking.first?.state
        == "graded 'Specialty  Doctor', which no parameter places among the bands")
  }
}

@Suite struct CanonicalBytesTests {
  @Test func thePacksBytesDependOnItsFilesAlone() throws {
    let files = [Fixtures.header, Fixtures.interviewRule(), Fixtures.cohortRule()]
    let first = try #require(RulePackLoader.load(files).first)
    let elsewhere = files.reversed().map { PackFile(path: "/opt/rules/" + $0.path, text: $0.text) }
    #expect(try RulePackLoader.load(elsewhere).first?.canonicalBytes == first.canonicalBytes)
    let changed = files.dropLast() + [Fixtures.cohortRule(minimumExpected: 6)]
    #expect(try RulePackLoader.load(Array(changed)).first?.canonicalBytes != first.canonicalBytes)
    let start = "pack.yaml\0\(Fixtures.header.text.utf8.count)\0id: test"
    #expect(first.canonicalBytes.starts(with: Array(start.utf8)))
  }
}
