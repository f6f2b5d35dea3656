// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Findings of a rule that looked for words.
enum WordingFindings {
  static let rule = RuleSummary(
    id: "criteria.wording-open", pack: "race-2.0", title: "Open wording of adverts", obligation: .may,
    subjectKind: .advert, guidance: SampleOutcome.guidance, remedy: "Say what the work is, and no more.",
    tally: SampleOutcome.tally([.complies: 6, .advice: 2]))

  static let all = [
    Finding(
      fingerprint: "f11", rule: rule.id, verdict: .advice, subject: Subject(kind: .advert, ref: "V-1002"),
      message: "The advert for V-1002 has 2 wordings that may put people off.",
      evidence: [Evidence(field: "advert.text", place: place)],
      matches: [
        WordingMatch(
          field: "advert.text", place: place, line: 3, column: 12, words: "native English",
          entry: "origin.native-speaker", why: "it asks where somebody grew up, not what they can do",
          alternative: "fluent spoken and written English"),
        WordingMatch(
          field: "specification.essential", place: SourcePlace(file: 1, line: 44), line: 1, column: 1,
          words: "Rock-star", entry: "style.superlative", why: "it reads as an invitation to a few",
          alternative: ""),
      ]),
    Finding(
      fingerprint: "f12", rule: rule.id, verdict: .advice, subject: Subject(kind: .advert, ref: "V-1005"),
      message: "The advert for V-1005 has 1 wording that may put people off.",
      matches: [
        WordingMatch(
          field: "search.brief", place: nil, line: 1, column: 20, words: "UK experience",
          entry: "origin.uk-experience", why: "experience from elsewhere may serve as well",
          alternative: "relevant experience, wherever gained")
      ]),
  ]

  private static let place = SourcePlace(file: 0, line: 3, column: 0)
}
