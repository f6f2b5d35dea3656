// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import RuleEngine

/// One advert, before it goes live. What is not said is not recorded.
public struct AdvertRequest: Sendable {
  /// A file of plain text, Markdown or HTML; `-` for standard input. `nil` for a person specification alone.
  public var file: String?
  /// The title of the post.
  public var title: String?
  /// The staff group of the post.
  public var staffGroup: String?
  /// The pay band of the post, such as `8a`.
  public var band: String?
  /// A file with the person specification, a line for each criterion.
  public var specification: String?
  /// Whether a search firm is engaged: `yes` or `no`.
  public var searchFirm: String?
  /// Whether that firm is briefed on the long list's diversity: `yes` or `no`.
  public var firmBriefed: String?
  /// The first day of publication, ISO 8601.
  public var opens: String?
  /// The last day for applications, ISO 8601.
  public var closes: String?
  /// The salary as it is printed.
  public var salary: String?
  /// Whether somebody to ask is named: `yes` or `no`.
  public var contact: String?
  /// Whether flexible working is offered: `yes` or `no`.
  public var flexibleWorking: String?
  /// Whether it is open to the organisation's own staff only: `yes` or `no`.
  public var internalOnly: String?
  /// Where it is published.
  public var channel: String?
  /// Packs and overlays, as for an audit; the criteria pack when empty.
  public var rules: [String] = []
  /// `rule.parameter=value`
  public var settings: [String] = []
  /// The moment that the check serves.
  public var checkpoint = "pre-advert"
  /// Whether the answer is JSON with every passage, rather than text.
  public var asJSON = false
  /// The day by which it is judged, ISO 8601.
  public var asOf: String

  /// Nothing but the text is known.
  public init(file: String?, asOf: String) {
    self.file = file
    self.asOf = asOf
  }
}

extension Evenhand {
  /// Checks one advert as the audit would; says what falls short, under which guidance and what would mend it, and
  /// shows the words in their place.
  public static func checkAdvert(_ request: AdvertRequest, inColour: Bool) throws -> TextAnswer {
    let asOf = try AuditTerms.day(request.asOf, option: "--as-of")
    let checkpoint = try AuditTerms.checkpoint(request.checkpoint)
    let names = request.rules.isEmpty ? ["criteria"] : request.rules
    let packs = try RuleSources(names: names).packs(settings: request.settings)
    try FormTerms.requireRules(of: packs, at: checkpoint)
    let form = try AdvertForm(request)
    let evaluation = try RuleEngine.evaluate(
      packs: packs, pipeline: form.pipeline,
      settings: EvaluationSettings(asOf: asOf, checkpoint: checkpoint))
    let answer = FormAnswer(
      evaluation: evaluation, packs: packs, form: .advert, subject: form.subject, opening: form.emptiness)
    if request.asJSON {
      let text = try AdvertDocument(answer, form).text()
      return TextAnswer(text: text, remarks: form.remarks, status: answer.status)
    }
    let matches = evaluation.findings.flatMap(\.matches)
    let passages = WordingPassages(matches, form.documents, inColour: inColour)
    let parts = [answer.text, passages.text].filter { !$0.isEmpty }
    return TextAnswer(
      text: parts.joined(separator: "\n\n"), remarks: form.remarks, status: answer.status)
  }
}
