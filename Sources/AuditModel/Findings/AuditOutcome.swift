// SPDX-License-Identifier: Apache-2.0

/// What was asked of a run, and with what it was done.
package struct RunDescription: Sendable {
  package var toolVersion: String
  package var asOf: CivilDate
  package var period: ReportingPeriod?
  /// The span of the dates that were read.
  package var span: ClosedRange<CivilDate>?
  package var checkpoint: Checkpoint
  package var profile: String
  package var profileSHA256: String
  /// Why this profile was chosen.
  package var profileReason: String
  package var register: String?
  package var registerSHA256: String?
  package var packs: [PackSummary]
  /// Named settings of counting with their values, in the order in which they are printed.
  package var settings: [RuleParameterValue]

  package init(
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
package struct Evaluation: Sendable {
  /// Ordered by pack, then by id.
  package var rules: [RuleSummary]
  /// Ordered by rule, then by subject.
  package var findings: [Finding]
  package var blanket: [BlanketFinding]
  package var measures: [MeasureResult]
  /// Cuts of which nothing is told, ordered by rule.
  package var untold: [UntoldCut]

  package init(
    rules: [RuleSummary] = [], findings: [Finding] = [], blanket: [BlanketFinding] = [],
    measures: [MeasureResult] = [], untold: [UntoldCut] = []
  ) {
    self.rules = rules
    self.findings = findings
    self.blanket = blanket
    self.measures = measures
    self.untold = untold
  }

  /// The verdicts of all rules together.
  package var tally: VerdictTally {
    rules.reduce(into: VerdictTally()) { $0 += $1.tally }
  }
}

/// A way of cutting a measure by which there is nothing to tell.
package struct UntoldCut: Sendable, Hashable {
  package let rule: String
  /// "band and sex"
  package let by: String
  package let reason: String

  package init(rule: String, by: String, reason: String) {
    self.rule = rule
    self.by = by
    self.reason = reason
  }

  package var sentence: String { "'\(rule)' has no cut by \(by): \(reason)" }
}

/// A whole audit: what goes into a report.
package struct AuditOutcome: Sendable {
  package var run: RunDescription
  package var files: [SourceFile]
  package var ledger: IngestLedger
  package var quality: [DataQualityItem]
  /// How many of each thing the model holds: name and number, in the order in which they are printed.
  package var contents: [(name: String, count: Int)]
  package var evaluation: Evaluation
  package var explanations: [ExplanationResult]

  package init(
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
