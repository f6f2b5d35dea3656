// SPDX-License-Identifier: Apache-2.0

/// What was asked of a run, and with what it was done.
public struct RunDescription: Sendable {
  public var toolVersion: String
  public var asOf: CivilDate
  public var period: ReportingPeriod?
  /// The span of the dates that were read.
  public var span: ClosedRange<CivilDate>?
  public var checkpoint: Checkpoint
  public var profile: String
  public var profileSHA256: String
  /// Why this profile was chosen.
  public var profileReason: String
  public var register: String?
  public var registerSHA256: String?
  public var packs: [PackSummary]
  /// Named settings of counting with their values, in the order in which they are printed.
  public var settings: [RuleParameterValue]

  public init(
    toolVersion: String, asOf: CivilDate, period: ReportingPeriod? = nil, span: ClosedRange<CivilDate>? = nil,
    checkpoint: Checkpoint, profile: String, profileSHA256: String, profileReason: String,
    register: String? = nil, registerSHA256: String? = nil, packs: [PackSummary] = [],
    settings: [RuleParameterValue] = []
  ) {
    self.toolVersion = toolVersion
    self.asOf = asOf
    self.period = period
    self.span = span
    self.checkpoint = checkpoint
    self.profile = profile
    self.profileSHA256 = profileSHA256
    self.profileReason = profileReason
    self.register = register
    self.registerSHA256 = registerSHA256
    self.packs = packs
    self.settings = settings
  }
}

/// What the rules found, before and after explanations are applied.
public struct Evaluation: Sendable {
  /// Ordered by pack, then by id.
  public var rules: [RuleSummary]
  /// Ordered by rule, then by subject.
  public var findings: [Finding]
  public var blanket: [BlanketFinding]
  public var measures: [MeasureResult]

  public init(
    rules: [RuleSummary] = [], findings: [Finding] = [], blanket: [BlanketFinding] = [],
    measures: [MeasureResult] = []
  ) {
    self.rules = rules
    self.findings = findings
    self.blanket = blanket
    self.measures = measures
  }

  /// The verdicts of all rules together.
  public var tally: VerdictTally {
    rules.reduce(into: VerdictTally()) { $0 += $1.tally }
  }
}

/// A whole audit: what goes into a report.
public struct AuditOutcome: Sendable {
  public var run: RunDescription
  public var files: [SourceFile]
  public var ledger: IngestLedger
  public var quality: [DataQualityItem]
  /// How many of each thing the model holds: name and number, in the order in which they are printed.
  public var contents: [(name: String, count: Int)]
  public var evaluation: Evaluation
  public var explanations: [ExplanationResult]

  public init(
    run: RunDescription, files: [SourceFile], ledger: IngestLedger, quality: [DataQualityItem],
    contents: [(name: String, count: Int)], evaluation: Evaluation, explanations: [ExplanationResult]
  ) {
    self.run = run
    self.files = files
    self.ledger = ledger
    self.quality = quality
    self.contents = contents
    self.evaluation = evaluation
    self.explanations = explanations
  }
}
