// SPDX-License-Identifier: Apache-2.0

/// The published text that a rule rests on.
package struct Guidance: Sendable, Hashable {
  package let title: String
  package let clause: String
  /// What it says, quoted or closely paraphrased.
  package let says: String
  package let date: String
  package let url: String

  package init(title: String, clause: String, says: String, date: String, url: String) {
    self.title = title
    self.clause = clause
    self.says = says
    self.date = date
    self.url = url
  }
}

/// A rule as a report shows it: texts once, and the tally of its verdicts.
package struct RuleSummary: Sendable {
  package let id: String
  package let pack: String
  package let title: String
  package let obligation: Obligation
  package let subjectKind: SubjectKind
  /// Whether answers open with a shortfall of it, whatever its obligation.
  package let isSaidFirst: Bool
  package let guidance: Guidance
  /// The remedy for this run's checkpoint.
  package let remedy: String
  /// Who explains, who approves, and within what time; `nil` where the rule does not say.
  package let explainBy: String?
  package let approveBy: String?
  package let explainWithin: String?
  /// Parameter name, value used, and what it means.
  package let parameters: [RuleParameterValue]
  package var tally: VerdictTally
  /// How many of its subjects the rule really examined: not *not applicable*, not *not run*.
  package var examined: Int {
    tally.total - tally[.notApplicable] - tally[.notRun]
  }

  package init(
    id: String, pack: String, title: String, obligation: Obligation, subjectKind: SubjectKind,
    isSaidFirst: Bool = false, guidance: Guidance, remedy: String, explainBy: String? = nil,
    approveBy: String? = nil,
    explainWithin: String? = nil, parameters: [RuleParameterValue] = [], tally: VerdictTally = VerdictTally()
  ) {
    self.id = id
    self.pack = pack
    self.title = title
    self.obligation = obligation
    self.subjectKind = subjectKind
    self.isSaidFirst = isSaidFirst
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
package struct RuleParameterValue: Sendable, Hashable {
  package let name: String
  package let value: String
  package let says: String
  /// The value as shipped, where this run departs from it.
  package let shipped: String?

  package init(name: String, value: String, says: String, shipped: String? = nil) {
    self.name = name
    self.value = value
    self.says = says
    self.shipped = shipped
  }
}

/// A departure of this run from the shipped pack.
package struct Departure: Sendable, Hashable {
  /// `rule.parameter`, or a rule that is switched off.
  package let what: String
  package let old: String
  package let new: String
  /// Where it was asked for: an overlay's file, or the command line.
  package let origin: String
  package let reason: String?

  package init(what: String, old: String, new: String, origin: String, reason: String? = nil) {
    self.what = what
    self.old = old
    self.new = new
    self.origin = origin
    self.reason = reason
  }
}

/// A pack that was used, with the digest of its files.
package struct PackSummary: Sendable {
  package let id: String
  package let version: String
  package let title: String
  package let sha256: String
  package let departures: [Departure]

  package init(id: String, version: String, title: String, sha256: String, departures: [Departure]) {
    self.id = id
    self.version = version
    self.title = title
    self.sha256 = sha256
    self.departures = departures
  }
}
