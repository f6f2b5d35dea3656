// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Ingestion
internal import LocatedYAML
internal import Registers
internal import RuleEngine

extension Evenhand {
  /// Writes blank explanations for everything that must be explained, behind the entries that are there.
  ///
  /// - Parameter path: the register to write, by its ending CSV or YAML; `-` gives CSV text and writes nothing.
  /// - Throws: faults as `audit` does; and when the file stands and its entries were not asked to be kept.
  public static func draftExplanations(
    _ request: AuditRequest, to path: String
  ) async throws -> TextAnswer {
    let format = path == "-" ? .csv : try RegisterSource.format(path)
    if path != "-", path != request.explanations, TextFile.exists(path) {
      throw EvenhandFault.usage(
        "'\(path)' is there already; keep its entries with --explanations \(path), or name another with --out"
      )
    }
    let terms = try AuditTerms(request)
    let packs = try packs(request)
    let register = try RegisterSource(path: request.explanations, rules: packs).register()
    let (reading, _) = try await read(request, terms, apart: ToldApart(RulePack.tables(of: packs)), nil)
    let evaluation = try RuleEngine.evaluate(
      packs: packs, pipeline: reading.pipeline,
      settings: EvaluationSettings(asOf: terms.asOf, checkpoint: terms.checkpoint, period: terms.period))
    let explained = explain(
      evaluation, with: register?.entries, packs, of: reading.pipeline, asOf: terms.asOf
    )
    .evaluation
    let draft = ExplanationDraft(explained, renamedRules: renamed(packs))
    let blanks = draft.blankCount(besides: register?.entries)
    let text = draft.text(for: register?.entries, format: format)
    var remarks = reading.failures.map(\.description)
    if path != "-" {
      try write(text, to: path)
      remarks.append("\(blanks.counted("blank entry", "blank entries")) to fill in: \(path)")
    }
    let isWhole = reading.failures.isEmpty && reading.ledger.isComplete
    return TextAnswer(text: text, remarks: remarks, status: isWhole ? .complies : .inputUnread)
  }

  /// Holds a register against the rules for registers alone.
  public static func checkRegister(
    _ path: String, rules: [String], asOf: String
  ) throws(EvenhandFault) -> TextAnswer {
    let day = try AuditTerms.day(asOf, option: "--as-of")
    let packs = try RuleSources(names: rules).packs()
    let format = try RegisterSource.format(path)
    let text = try TextFile.read(path, what: "an explanation register")
    let check = RegisterCheck(
      file: path, format: format, text: text, knownRules: RegisterSource(path: path, rules: packs).knownRules,
      asOf: day)
    var lines = check.faults.map(\.description) + check.notes.map { $0.note }
    let entries = check.entryWords
    lines.append(
      check.isSound
        ? "\(path): \(entries), no fault" : "\(path): \(entries), \(check.faults.count) to be mended")
    return TextAnswer(text: lines.joined(separator: "\n"), status: check.isSound ? .complies : .fault)
  }
}

extension AuthoredIssue {
  /// The issue as a remark rather than an error.
  fileprivate var note: String { "\(file):\(line): note: \(problem)." }
}
