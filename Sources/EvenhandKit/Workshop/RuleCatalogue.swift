// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Reporting
internal import RuleEngine

extension Evenhand {
  /// The rules of packs as pages: HTML, Markdown or both.
  ///
  /// - Parameter folder: where `rules.html` and `rules.md` are written; `-` for the one format as text.
  /// - Throws: what is wrong with the packs, and files that cannot be written.
  public static func documentRules(
    _ names: [String], settings: [String], formats: [String], folder: String
  ) throws(EvenhandFault) -> TextAnswer {
    for format in formats where !["html", "md"].contains(format) {
      throw .usage("there is no format '\(format)' (expected html, md)")
    }
    let packs = try RuleSources(names: names, allowsDrafts: true).packs(settings: settings)
    let catalogue = RuleCatalogue(packs.map(RuleCatalogue.Pack.init))
    let texts = try formats.map { format throws(EvenhandFault) in
      (format: format, text: format == "md" ? catalogue.markdown : try html(catalogue))
    }
    if folder == "-" {
      guard texts.count == 1 else { throw .usage("'--out -' writes one format; give it with --format") }
      return TextAnswer(text: texts[0].text.trimmingLastNewline)
    }
    try TextFile.makeFolder(folder)
    for (format, text) in texts { try write(text, to: "\(folder)/rules.\(format)") }
    return TextAnswer(text: "wrote " + formats.map { "\(folder)/rules.\($0)" }.joined(separator: ", "))
  }

  private static func html(_ catalogue: RuleCatalogue) throws(EvenhandFault) -> String {
    do throws(ReportFault) {
      return try catalogue.html()
    } catch {
      throw EvenhandFault(status: .fault, message: "evenhand: error: \(error.description)")
    }
  }
}

extension String {
  fileprivate var trimmingLastNewline: String { hasSuffix("\n") ? String(dropLast()) : self }
}

extension RuleCatalogue.Pack {
  fileprivate init(_ pack: RulePack) {
    self.init(
      id: pack.id, version: pack.version, title: pack.title, says: pack.says, leavesOut: pack.leavesOut,
      rules: pack.rules.map { RuleCatalogue.Entry($0, in: pack) })
  }
}

extension RuleCatalogue.Entry {
  fileprivate init(_ rule: Rule, in pack: RulePack) {
    self.init()
    id = rule.id
    title = rule.title
    binding = rule.obligation.rawValue
    subject = rule.subjectKind.rawValue
    checkpoints = rule.checkpoints.map(\.rawValue)
    guidance.title = rule.guidance.title
    guidance.clause = rule.guidance.clause
    guidance.date = rule.guidance.date
    guidance.says = rule.guidance.says
    guidance.url = rule.guidance.url
    why = rule.rationale
    when = rule.whenText
    expect = rule.expectText
    message = rule.messageText
    explained = rule.explain.map { "by the \($0.by), approved by the \($0.approve), within \($0.within)" }
    effective = rule.effective.map { dates in
      [dates.from.map { "from \($0)" }, dates.until.map { "until \($0)" }].compactMap(\.self)
        .joined(separator: " ")
    }
    switchedOff = rule.switchedOff.map { "\($0.reason) (approved by \($0.approver))" }
    remedies =
      Checkpoint.allCases.compactMap { checkpoint in
        rule.remedy.byCheckpoint[checkpoint].map { .init(checkpoint.rawValue, $0) }
      } + (rule.remedy.afterwards.map { [.init("afterwards", $0)] } ?? [])
    wording = rule.wording.flatMap { wording in
      let lexicon = pack.lexicons.first { $0.name == wording.lexicon }
      return
        "looks for the lexicon \(wording.lexicon) in \(wording.texts.map(\.rawValue).joined(separator: ", "))"
        + (lexicon.map { ": \($0.title). \($0.says)" } ?? "")
    }
    parameters = rule.parameters.map { parameter in
      let shipped = parameter.value == parameter.shipped ? "" : "; as shipped \(parameter.shipped.text)"
      return .init(
        "\(parameter.name) = \(parameter.value.text) (\(parameter.type.name)\(shipped))", parameter.says)
    }
    let description = RuleDescription(rule, in: pack)
    facts = description.facts.map { .init($0.path, $0.documentation) }
    examples = description.examples.map { example in
      .init(
        verdict: example.verdict, because: example.because,
        given: example.given.map { .init($0.path, $0.value) })
    }
  }
}
