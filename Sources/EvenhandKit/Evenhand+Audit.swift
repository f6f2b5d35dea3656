// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Ingestion
internal import Registers
internal import Reporting
internal import RuleEngine

extension Evenhand {
  /// The whole audit: read, map, evaluate, explain, prepare the report.
  ///
  /// The same inputs, packs, register and day give the same report, byte for byte.
  ///
  /// - Parameter onProgress: called while the inputs are read.
  /// - Throws: `EvenhandFault` for a fault of usage, pack, profile or register, and when nothing could be read.
  public static func audit(
    _ request: AuditRequest, onProgress: (@Sendable (AuditProgress) -> Void)? = nil
  ) async throws -> AuditReport {
    let terms = try AuditTerms(request)
    // A fault of a pack or the register ends the reading, which goes on beside where it can.
    async let early = mayReadEarly(request) ? read(request, terms, onProgress) : nil
    let packs = try packs(request)
    if let lock = request.lock { try PackLock(path: lock).hold(packs) }
    let register = try RegisterSource(path: request.explanations, rules: packs).register()
    let apart = ToldApart(RulePack.tables(of: packs))
    // What the rules measure decides what applications are told apart by while they are read.
    let reading: BundleReading, remarks: [String]
    if apart == ToldApart(), let read = try await early {
      (reading, remarks) = read
    } else {
      (reading, remarks) = try await read(request, terms, apart: apart, onProgress)
    }
    let evaluation = try await RuleEngine.evaluateSideBySide(
      packs: packs, pipeline: reading.pipeline,
      settings: EvaluationSettings(
        asOf: terms.asOf, checkpoint: terms.checkpoint, period: terms.period, trace: request.wantsTraces,
        asked: try AskedCuts(asking: request.cuts)))
    let explained = explain(
      evaluation, with: register?.entries, packs, of: reading.pipeline, asOf: terms.asOf)
    let outcome = AuditOutcome(
      run: run(request, terms, reading, packs, register, untold: evaluation.untold), files: reading.files,
      ledger: reading.ledger, quality: reading.quality, contents: contents(of: reading.pipeline),
      evaluation: explained.evaluation,
      explanations: explained.results)
    return try AuditReport(
      outcome, failures: reading.failures.map(\.description),
      remarks: remarks + evaluation.untold.map(\.sentence), failOn: terms.failOn, isStrict: request.isStrict)
  }

  /// Whether reading may begin before the packs are known: no shipped pack needs more told apart than is always.
  private static func mayReadEarly(_ request: AuditRequest) -> Bool {
    request.cuts.isEmpty && request.rules.allSatisfy(RuleSources.builtInNames.contains)
  }

  /// The packs of a run, with the cuts that are asked for.
  static func packs(_ request: AuditRequest) throws(EvenhandFault) -> [RulePack] {
    try RuleSources(names: request.rules).packs(settings: request.settings)
      .cut(by: try AskedCuts(asking: request.cuts))
  }

  /// What was read, and what is wrong with profiles that were not tried.
  static func read(
    _ request: AuditRequest, _ terms: AuditTerms, apart: ToldApart = ToldApart(),
    _ onProgress: (@Sendable (AuditProgress) -> Void)?, wantsFieldLog: Bool = false
  ) async throws -> (BundleReading, remarks: [String]) {
    let profiles = ProfileSources(name: request.profile)
    var bundle = BundleRequest(
      inputs: request.inputs, profile: try profiles.selection(), period: terms.period,
      encoding: try EncodingName(request.encoding).given, makeDigest: { ContentSHA256() })
    bundle.wantsFieldLog = wantsFieldLog
    bundle.apart = apart
    if let onProgress {
      bundle.progress = {
        onProgress(AuditProgress(path: $0.path, bytesRead: $0.bytes, bytesInAll: $0.total))
      }
    }
    let reading = try await BundleReader.read(bundle)
    guard reading.profile != nil else {
      throw EvenhandFault(
        status: .inputUnread,
        message: (reading.failures.map(\.description) + profiles.remarks).joined(separator: "\n"))
    }
    return (reading, profiles.remarks)
  }

  static func explain(
    _ evaluation: Evaluation, with register: ExplanationRegister?, _ packs: [RulePack],
    of pipeline: RecruitmentPipeline,
    asOf: CivilDate
  ) -> (evaluation: Evaluation, results: [ExplanationResult]) {
    guard let register else { return (evaluation, []) }
    let vacancies = Set(pipeline.vacancies.map(\.ref))
    let cuts = Set(evaluation.measures.map(\.subject))
    let application = ExplanationApplication(
      asOf: asOf,
      knownSubjects: [
        .vacancy: vacancies, .interview: vacancies, .advert: Set(pipeline.advertRefs), .cohort: cuts,
      ],
      renamedRules: renamed(packs))
    return application.apply(register, to: evaluation)
  }

  /// Former ids of rules, which registers may still use, to the present ones.
  static func renamed(_ packs: [RulePack]) -> [String: String] {
    let pairs = packs.flatMap(\.rules).flatMap { rule in rule.formerly.map { ($0, rule.id) } }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  private static func run(
    _ request: AuditRequest, _ terms: AuditTerms, _ reading: BundleReading, _ packs: [RulePack],
    _ register: ReadRegister?, untold: [UntoldCut]
  ) -> RunDescription {
    RunDescription(
      toolVersion: version, asOf: terms.asOf, period: terms.period, span: reading.pipeline.span,
      checkpoint: terms.checkpoint, profile: reading.profile?.name ?? "",
      profileSHA256: ContentSHA256.of(Array((reading.profile?.text ?? "").utf8)),
      profileReason: reading.profile?.reason ?? "", register: register?.entries.file,
      registerSHA256: register?.sha256, packs: packs.map(\.summary),
      settings: CountingSettings.list(terms.period, packs, reading.pipeline)
        + CutSettings.list(request.cuts, untold))
  }

  private static func contents(of pipeline: RecruitmentPipeline) -> [(name: String, count: Int)] {
    let applications = pipeline.applications.elements.reduce(Count.zero) {
      $0 + ($1.count(.applied) ?? .zero)
    }
    return [
      ("vacancies", pipeline.vacancies.count), ("adverts", pipeline.adverts.elements.count),
      ("criteria", pipeline.criteria.elements.count), ("searches", pipeline.searches.elements.count),
      ("panels", pipeline.panels.elements.count),
      ("applications", applications.atLeast),
      ("scores", pipeline.scores.elements.reduce(0) { $0 + $1.scored + $1.notScored + $1.unreadable }),
    ]
  }
}
