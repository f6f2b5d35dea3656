// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML
import Testing

@testable import Registers

@Suite struct DraftTests {
  private let draft = ExplanationDraft(Samples.evaluation)

  private func subjects(_ text: String, _ format: ExplanationRegister.Format) throws -> [String] {
    try ExplanationRegister(file: "r", format: format, text: text, knownRules: Samples.rules).entries
      .map { "\($0.rule) \($0.subject)" }
  }

  private let open = ["law.no-ring-fence V-9", "panel.representation V-1", "panel.representation V-2"]

  @Test(
    "a draft has a blank for all that must be explained, and for nothing else",
    arguments: ExplanationRegister.Format.allCases)
  func blanks(format: ExplanationRegister.Format) throws {
    #expect(try subjects(draft.text(for: nil, format: format), format) == open)
  }

  @Test(
    "a blank is inadequate until it is filled, and then explains",
    arguments: ExplanationRegister.Format.allCases)
  func filled(format: ExplanationRegister.Format) throws {
    let text = draft.text(for: nil, format: format)
    let blank = try ExplanationRegister(file: "r", format: format, text: text)
    let application = ExplanationApplication(asOf: Samples.day("2026-04-15"))
    let before = application.apply(blank, to: Samples.evaluation)
    #expect(before.evaluation.tally == Samples.evaluation.tally)
    #expect(before.results.allSatisfy { $0.standing == .inadequate && $0.faults.count == 7 })
    let full = Samples.register(blank.entries.map { Samples.entry($0.rule, $0.subject) }).written(as: format)
    let after = application.apply(
      try ExplanationRegister(file: "r", format: format, text: full), to: Samples.evaluation)
    #expect(after.evaluation.rules[2].tally[.explained] == 2)
    #expect(after.results.map(\.standing) == [.noted, .inForce, .inForce])
  }

  @Test("existing entries come first and stay as they are written, comments and all")
  func existingYAML() throws {
    let text = """
      # our own note
      explanations:
          - subject: V-1   # the ward post
            rule: "panel.representation"
            context: 'as we wrote it'
      """
    let existing = try ExplanationRegister(file: "r.yaml", format: .yaml, text: text)
    let drafted = draft.text(for: existing, format: .yaml)
    #expect(drafted.hasPrefix(text + "\n"))
    #expect(try subjects(drafted, .yaml) == [open[1], open[0], open[2]])
  }

  @Test("a table keeps its columns' order, its delimiter and its text")
  func existingCSV() throws {
    let names = ExplanationField.allCases.map(\.rawValue).reversed().joined(separator: ";")
    let row = ";;;;;;;;;;;;;V-1;panel.representation"
    let text = names + "\r\n" + row
    let existing = try ExplanationRegister(file: "r.csv", format: .csv, text: text)
    let drafted = draft.text(for: existing, format: .csv)
    #expect(drafted.hasPrefix(text + "\n;;"))
    #expect(try subjects(drafted, .csv) == [open[1], open[0], open[2]])
  }

  @Test("a list in brackets cannot be continued, so it is written anew with its entries unchanged")
  func flowList() throws {
    let text = "explanations: [{rule: panel.representation, subject: V-1, context: kept}]\n"
    let existing = try ExplanationRegister(file: "r.yaml", format: .yaml, text: text)
    let drafted = draft.text(for: existing, format: .yaml)
    let read = try ExplanationRegister(file: "r.yaml", format: .yaml, text: drafted)
    #expect(read.entries.first?.context == "kept" && read.entries.count == 3)
  }

  @Test("an empty list is filled", arguments: ["explanations: []\n", "explanations:\n"])
  func emptyList(text: String) throws {
    let existing = try ExplanationRegister(file: "r.yaml", format: .yaml, text: text)
    #expect(try subjects(draft.text(for: existing, format: .yaml), .yaml) == open)
  }

  @Test("drafting twice adds nothing", arguments: ExplanationRegister.Format.allCases)
  func twice(format: ExplanationRegister.Format) throws {
    let once = draft.text(for: nil, format: format)
    let register = try ExplanationRegister(file: "r", format: format, text: once)
    #expect(draft.text(for: register, format: format) == once)
  }

  @Test("a register may change its format while it is drafted")
  func otherFormat() throws {
    let existing = Samples.register([Samples.entry()])
    let drafted = draft.text(for: existing, format: .yaml)
    let read = try ExplanationRegister(file: "r.yaml", format: .yaml, text: drafted)
    #expect(read.entries.first?.rationale == Samples.entry().rationale && read.entries.count == 3)
  }

  @Test("a message cannot break out of the comment that quotes it")
  func comments() throws {
    var evaluation = Samples.evaluation
    evaluation.findings = [
      Finding(
        fingerprint: "f", rule: Samples.should, verdict: .mustExplain,
        subject: Subject(kind: .interview, ref: "V: 1 # \"x\"\n=y"),
        message: "first\nexplanations: []\r\n\u{2028}last\u{85}x")
    ]
    let text = ExplanationDraft(evaluation).text(for: nil, format: .yaml)
    let read = try ExplanationRegister(file: "r.yaml", format: .yaml, text: text)
    #expect(read.entries.map(\.subject) == ["V: 1 # \"x\"\n=y"])
    #expect(text.contains("# first explanations: []   last x\n"))
  }

  @Test("a time that begins with 'before' is not put within anything")
  func before() {
    var evaluation = Samples.evaluation
    evaluation.rules = evaluation.rules.map { rule in
      RuleSummary(
        id: rule.id, pack: rule.pack, title: rule.title, obligation: rule.obligation,
        subjectKind: rule.subjectKind, guidance: rule.guidance, remedy: rule.remedy, explainBy: "chair",
        explainWithin: "before publication", tally: rule.tally)
    }
    let text = ExplanationDraft(evaluation).text(for: nil, format: .yaml)
    #expect(text.contains("# To be explained by the chair, before publication."))
    #expect(!text.contains("within before"))
  }

  @Test("the draft says who explains and who approves, for every outcome alike")
  func guidance() {
    let text = draft.text(for: nil, format: .yaml)
    #expect(
      text.contains(
        "# To be explained by the recruiting manager, to be approved by the director of people, "
          + "within 10 working days."
      ))
    #expect(text.contains("# It is asked for in the same way whoever was appointed."))
    #expect(text.contains("# This is an obligation"))
  }
}

@Suite struct RegisterCheckTests {
  private func check(_ entries: [Explanation]) -> RegisterCheck {
    RegisterCheck(
      file: "r.csv", format: .csv, text: Samples.register(entries).written(as: .csv),
      knownRules: Samples.rules,
      asOf: Samples.day("2026-07-01"))
  }

  @Test("a sound register has no faults")
  func sound() {
    var entry = Samples.entry()
    entry.due = Samples.day("2026-07-01")
    let check = check([entry])
    #expect(check.isSound && check.entries == 1 && check.notes.isEmpty)
  }

  @Test("what is missing is told with the line of its entry")
  func inadequate() {
    var entry = Samples.entry(Samples.should, "V-2")
    entry.context = ""
    let check = check([Samples.entry(), entry])
    #expect(check.faults.map(\.description) == ["r.csv:3:1: error: the context is missing."])
  }

  @Test("overdue actions and entries that have run out are notes")
  func notes() {
    var entry = Samples.entry()
    entry.complyBy = Samples.day("2026-06-30")
    entry.owner = ""
    let check = check([entry])
    #expect(check.isSound)
    #expect(
      check.notes.map(\.problem) == [
        "it does not hold any more for subjects without a date of their own",
        "its action was due on 2026-06-30",
        "its action has no owner or no day on which it is due",
      ])
  }

  @Test("a file that cannot be read is a fault")
  func unreadable() {
    let check = RegisterCheck(
      file: "r.csv", format: .csv, text: "x", knownRules: nil, asOf: Samples.day("2026-07-01"))
    #expect(!check.isSound && check.entries == 0)
    #expect(check.entryWords == "entries could not be counted")
  }

  @Test("the entries beside a faulty row are counted")
  func faulty() {
    var misspelt = Samples.entry(Samples.should, "V-2")
    misspelt.rule = "panel.no-such-rule"
    let check = check([Samples.entry(), misspelt])
    #expect(!check.isSound && check.entryWords == "2 entries")
    let text = Samples.register([Samples.entry()]).written(as: .csv) + "one,cell,too few\n"
    let short = RegisterCheck(
      file: "r.csv", format: .csv, text: text, knownRules: Samples.rules, asOf: Samples.day("2026-07-01"))
    #expect(!short.isSound && short.entryWords == "1 entry")
  }
}
