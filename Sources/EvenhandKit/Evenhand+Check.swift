// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Ingestion
internal import RuleEngine

extension Evenhand {
  /// A dry run of an audit: whether the files are read whole with a profile, how they belong together, which values it
  /// does not map, and which rules will have the facts that they need.
  ///
  /// No value is in the answer but words of categories that several records have.
  ///
  /// - Parameters:
  ///   - request: what an audit would be asked; its register is not looked at.
  /// - Returns: a text, with the status `complies` where the files are ready and `inputUnread` where they are not.
  /// - Throws: a fault of profile, packs or usage; also of a profile in which a question is open.
  public static func check(_ request: AuditRequest) async throws -> TextAnswer {
    let terms = try AuditTerms(request)
    let packs = try RuleSources(names: request.rules).packs(settings: request.settings)
    let (reading, remarks) = try await read(
      request, terms, apart: ToldApart(RulePack.tables(of: packs)), nil, wantsFieldLog: true)
    let evaluation = try await RuleEngine.evaluateSideBySide(
      packs: packs, pipeline: reading.pipeline,
      settings: EvaluationSettings(asOf: terms.asOf, checkpoint: terms.checkpoint, period: terms.period))
    let page = CheckPage(reading: reading, rules: CheckedRule.all(evaluation))
    return TextAnswer(
      text: page.text, remarks: reading.failures.map(\.description) + remarks,
      status: page.obstacles.isEmpty ? .complies : .inputUnread)
  }
}
