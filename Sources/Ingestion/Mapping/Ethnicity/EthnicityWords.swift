// SPDX-License-Identifier: Apache-2.0

/// Words that mean the same in every scheme.
enum EthnicityWords {
  /// The ways not to say, which stay apart up to the report, and the labels that name no one group.
  static let readings: [(EthnicityReading, [String])] = [
    (.declined, declined), (.blank, blank), (.notAsked, notAsked), (.notKnown, notKnown),
    (.ambiguous, ambiguous), (.total, totals),
  ]

  /// The person was asked and declined.
  static let declined = [
    "not stated", "prefer not to say", "i prefer not to say", "prefer not to answer",
    "prefer not to disclose", "would rather not say", "rather not say", "do not wish to disclose",
    "i do not wish to disclose", "I do not wish to disclose my ethnic origin",
    "I do not wish to disclose this", "do not wish to say", "I do not wish to say", "not disclosed",
    "undisclosed", "decline", "declined", "declined to say", "declined to answer", "declined to disclose",
    "declined to state", "refused", "not stated (person asked but declined to provide a response)",
  ]

  /// The person was asked and did not answer.
  static let blank = [
    "not answered", "no answer", "not provided", "not given", "not specified", "unspecified", "blank",
    "not supplied", "no response",
  ]

  /// The person was not asked.
  static let notAsked = ["not asked", "was not asked", "never asked", "question not asked", "not requested"]

  /// The source says that it does not know, whatever the reason.
  static let notKnown = [
    "not known", "unknown", "unknown ethnicity", "ethnicity unknown", "not recorded", "not recorded/unknown",
    "not reported", "unreported", "unclassified", "unmatched", "not known/not provided", "not stated/invalid",
    "not known/not recorded",
  ]

  /// Labels that stand under more than one heading of a census, and so in more than one group.
  static let ambiguous = [
    "British", "English", "Welsh", "Scottish", "Northern Irish", "Irish", "African", "Caribbean", "Other",
    "Any other", "Other background", "Any other background", "Any other ethnic background",
  ]

  /// Everybody together. "All other ethnic groups" and the like are groups, and stand with these.
  static let totals = [
    "all", "total", "totals", "grand total", "overall", "all groups", "all ethnic groups", "all ethnicity",
    "all ethnicities", "all categories: ethnic group", "all applicants", "all applications", "all pupils",
    "all england", "all - england's average", "all aged 16 and over",
    "white-british, white-other, asian, black, chinese, mixed, other",
    "white/black/asian/mixed/chinese/all",
  ]

  /// Whether a normalised label is a total of something: "Chinese total" stands beside what it sums up.
  static func isTotal(_ name: String) -> Bool {
    name.hasSuffix(" total") || name.hasPrefix("total ") || name == "all known"
  }
}
