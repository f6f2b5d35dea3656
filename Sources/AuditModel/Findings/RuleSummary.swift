// SPDX-License-Identifier: Apache-2.0

/// The published text that a rule rests on.
public struct Guidance: Sendable, Hashable {
  public let title: String
  public let clause: String
  /// What it says, quoted or closely paraphrased.
  public let says: String
  public let date: String
  public let url: String

  public init(title: String, clause: String, says: String, date: String, url: String) {
    self.title = title
    self.clause = clause
    self.says = says
    self.date = date
    self.url = url
  }
}

/// A rule as a report shows it: texts once, and the tally of its verdicts.
public struct RuleSummary: Sendable {
  public let id: String
  public let pack: String
  public let title: String
  public let obligation: Obligation
  public let subjectKind: SubjectKind
  public let guidance: Guidance
  /// The remedy for this run's checkpoint.
  public let remedy: String
  /// Who explains, who approves, and within what time; `nil` where the rule does not say.
  public let explainBy: String?
  public let approveBy: String?
  public let explainWithin: String?
  /// Parameter name, value used, and what it means.
  public let parameters: [RuleParameterValue]
  public var tally: VerdictTally
  /// How many of its subjects the rule really examined: not *not applicable*, not *not run*.
  public var examined: Int {
    tally.total - tally[.notApplicable] - tally[.notRun]
  }

  public init(
    id: String, pack: String, title: String, obligation: Obligation, subjectKind: SubjectKind,
    guidance: Guidance, remedy: String, explainBy: String? = nil, approveBy: String? = nil,
    explainWithin: String? = nil, parameters: [RuleParameterValue] = [], tally: VerdictTally = VerdictTally()
  ) {
    self.id = id
    self.pack = pack
    self.title = title
    self.obligation = obligation
    self.subjectKind = subjectKind
    self.guidance = guidance
    self.remedy = remedy
    self.explainBy = explainBy
    self.approveBy = approveBy
    self.explainWithin = explainWithin
    self.parameters = parameters
    self.tally = tally
  }
}

/// The value of a parameter in this run.
public struct RuleParameterValue: Sendable, Hashable {
  public let name: String
  public let value: String
  public let says: String

  public init(name: String, value: String, says: String) {
    self.name = name
    self.value = value
    self.says = says
  }
}

/// A departure of this run from the shipped pack.
public struct Departure: Sendable, Hashable {
  /// `rule.parameter`, or a rule that is switched off.
  public let what: String
  public let old: String
  public let new: String
  /// Where it was asked for: an overlay's file, or the command line.
  public let origin: String
  public let reason: String?

  public init(what: String, old: String, new: String, origin: String, reason: String? = nil) {
    self.what = what
    self.old = old
    self.new = new
    self.origin = origin
    self.reason = reason
  }
}

/// A pack that was used, with the digest of its files.
public struct PackSummary: Sendable {
  public let id: String
  public let version: String
  public let title: String
  public let sha256: String
  public let departures: [Departure]

  public init(id: String, version: String, title: String, sha256: String, departures: [Departure]) {
    self.id = id
    self.version = version
    self.title = title
    self.sha256 = sha256
    self.departures = departures
  }
}
