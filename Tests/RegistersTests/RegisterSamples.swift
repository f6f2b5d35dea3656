// SPDX-License-Identifier: Apache-2.0

import AuditModel

@testable import Registers

/// Entries, findings and rules for the tests of registers.
enum Samples {
  static func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(days: 0) }

  static let should = "panel.representation"
  static let must = "law.no-ring-fence"
  static let may = "advert.open"
  static let rules = [should, must, may]

  /// An entry to which the test of adequacy has nothing to say.
  static func entry(_ rule: String = should, _ subject: String = "V-1", line: Int = 0) -> Explanation {
    var entry = Explanation(rule: rule, subject: subject, line: line)
    entry.context = "An urgent ward manager post after a resignation."
    entry.rationale = "No trained representative of the pool was free that week."
    entry.risksAndMitigation = "Scores were reviewed afterwards by the equality lead."
    entry.action = "train four more representatives"
    entry.owner = "head of resourcing"
    entry.due = day("2026-06-30")
    entry.evidence = "rota"
    entry.resource = "two days"
    entry.evaluation = "share of panels"
    entry.author = "recruiting manager"
    entry.approver = "director of people"
    entry.approvedOn = day("2026-02-01")
    entry.complyBy = day("2026-09-30")
    return entry
  }

  static func register(_ entries: [Explanation]) -> ExplanationRegister {
    ExplanationRegister(file: "explanations.csv", format: .csv, entries: entries)
  }

  static func finding(
    _ rule: String, _ ref: String, _ verdict: Verdict = .mustExplain, on date: String? = nil,
    kind: SubjectKind = .interview
  ) -> Finding {
    Finding(
      fingerprint: "\(rule) \(ref)", rule: rule, verdict: verdict, subject: Subject(kind: kind, ref: ref),
      subjectDate: date.map(day), message: "The panel for \(ref) had no representative.")
  }

  static func blanket(
    _ rule: String, _ subjects: Int, _ verdict: Verdict = .mustExplain, kind: SubjectKind = .interview
  ) -> BlanketFinding {
    BlanketFinding(
      rule: rule, verdict: verdict, subject: BlanketFinding.everySubject(kind),
      message: "No panel is recorded for any interview.",
      lacking: [LackingFact(fact: "panel.interview", state: "not recorded")], subjects: subjects)
  }

  static func rule(
    _ id: String, _ obligation: Obligation, _ tally: [Verdict: Int], kind: SubjectKind = .interview
  )
    -> RuleSummary
  {
    var sum = VerdictTally()
    for (verdict, count) in tally { sum[verdict] = count }
    return RuleSummary(
      id: id, pack: "p", title: id, obligation: obligation, subjectKind: kind,
      guidance: Guidance(title: "g", clause: "", says: "", date: "", url: ""), remedy: "",
      explainBy: "recruiting manager", approveBy: "director of people", explainWithin: "10 working days",
      tally: sum)
  }

  /// Two findings of each obligation's verdict.
  static var evaluation: Evaluation {
    Evaluation(
      rules: [
        rule(may, .may, [.advice: 1, .complies: 4]), rule(must, .must, [.mustExplain: 1, .complies: 4]),
        rule(should, .should, [.mustExplain: 2, .cannotTell: 1, .complies: 2]),
      ],
      findings: [
        finding(may, "V-3", .advice), finding(must, "V-9"), finding(should, "V-1", on: "2026-03-02"),
        finding(should, "V-2"), finding(should, "V-4", .cannotTell),
      ])
  }
}
