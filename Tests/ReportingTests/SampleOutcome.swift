// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// A hand-made audit, small enough to check by eye and with something of everything.
enum SampleOutcome {
  static let asOf = day("2026-04-15")

  static func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(days: 0) }

  static func tally(_ counts: [Verdict: Int]) -> VerdictTally {
    var tally = VerdictTally()
    for (verdict, count) in counts { tally[verdict] = count }
    return tally
  }

  static func outcome() -> AuditOutcome {
    AuditOutcome(
      run: run, files: files, ledger: IngestLedger(files: ledger), quality: quality,
      contents: [("vacancies", 9), ("panels", 8), ("applications", 11_960)],
      evaluation: Evaluation(
        rules: rules, findings: findings, blanket: blanket, measures: SampleMeasures.all),
      explanations: explanations)
  }

  static let run = RunDescription(
    toolVersion: "0.1.0", asOf: asOf,
    period: ReportingPeriod(first: day("2025-04-01"), last: day("2026-03-31")),
    span: day("2025-04-03")...day("2026-03-30"), checkpoint: .prePublication, profile: "trac-applications",
    profileSHA256: digest("a"), profileReason: "14 of 14 columns fit; the next best profile fits 6",
    register: "explanations.csv", registerSHA256: digest("b"),
    packs: [
      PackSummary(
        id: "race-2.0", version: "1.0.0", title: "Race 2.0: what trust leaders say works",
        sha256: digest("c"),
        departures: [
          Departure(
            what: "panel.ethnic-minority-representation.from_band", old: "7", new: "8a", origin: "--set",
            reason: "the local policy covers band 8a and above")
        ])
    ],
    settings: [
      RuleParameterValue(
        name: "appointed", value: "accepted or later", says: "which stage counts as appointed"),
      RuleParameterValue(name: "declined offers", value: "counted", says: ""),
    ])

  static func digest(_ letter: Character) -> String { String(repeating: letter, count: 64) }

  static let files = [
    SourceFile(path: "vacancies.csv", columns: ["Vacancy ref", "Band", "Panel representative"]),
    SourceFile(path: "applications.csv", columns: ["Ref", "Ethnicity", "Status"]),
  ]

  static var ledger: [FileLedger] {
    var vacancies = FileLedger(
      file: 0, source: "vacancies", sha256: digest("d"), bytes: 1_204, format: "csv", encoding: "utf-8",
      profile: "trac-applications")
    vacancies.read = 9
    vacancies.used = 9
    vacancies.notes = ["begins with a byte-order mark"]
    var applications = FileLedger(
      file: 1, source: "applications", sha256: digest("e"), bytes: 1_480_223, format: "csv",
      encoding: "windows-1252", profile: "trac-applications")
    applications.read = 12_000
    applications.used = 11_960
    applications.setAside = [.outsidePeriod: 37, .duplicateKey: 3]
    applications.unused = ["Interview notes"]
    return [vacancies, applications]
  }

  static let quality = [
    DataQualityItem(
      weight: .note, kind: "unused-column", message: "a column that the profile does not use", count: 1,
      places: [SourcePlace(file: 1, line: 1)]),
    DataQualityItem(
      weight: .warning, kind: "unmapped-value", message: "a value of 'Ethnicity' that no map knows",
      count: 12,
      places: [SourcePlace(file: 1, line: 18, column: 1), SourcePlace(file: 1, line: 77, column: 1)]),
  ]

  static let guidance = Guidance(
    title: "Race 2.0: time for real change", clause: "8, Improve HR processes",
    says: "Ethnic minority representative on all band 7 and above interviews", date: "2022",
    url: "https://nhsproviders.org/race-2-0-time-for-real-change")

  static let rules = [
    RuleSummary(
      id: "advert.open", pack: "race-2.0", title: "Open adverts", obligation: .may, subjectKind: .vacancy,
      guidance: guidance, remedy: "Advertise outside the organisation as well.",
      tally: tally([.complies: 8, .advice: 1])),
    RuleSummary(
      id: "law.no-ring-fence", pack: "race-2.0", title: "No post restricted by race", obligation: .must,
      subjectKind: .vacancy,
      guidance: Guidance(
        title: "Equality Act 2010", clause: "section 39", says: "", date: "2010-04-08",
        url: "https://www.legislation.gov.uk/ukpga/2010/15/section/39"),
      remedy: "Open the post to everybody.", explainBy: "recruiting manager",
      tally: tally([.complies: 7, .mustExplain: 1, .notRun: 1])),
    RuleSummary(
      id: "panel.ethnic-minority-representation", pack: "race-2.0",
      title: "Ethnic minority representation on the interview panel", obligation: .should,
      subjectKind: .interview,
      guidance: guidance,
      remedy:
        "Record why the panel sat without a representative, what was tried, and what will be different.",
      explainBy: "recruiting manager", approveBy: "director of people", explainWithin: "10 working days",
      parameters: [
        RuleParameterValue(
          name: "from_band", value: "8a", says: "Lowest band the local policy covers", shipped: "7")
      ],
      tally: tally([.complies: 2, .explained: 1, .mustExplain: 2, .cannotTell: 3, .notApplicable: 1])),
    RuleSummary(
      id: "wres.indicator-2", pack: "race-2.0", title: "Appointment from shortlisting", obligation: .should,
      subjectKind: .cohort, guidance: guidance, remedy: "Look at each step between shortlisting and offer.",
      tally: tally([.complies: 1, .mustExplain: 2, .cannotTell: 1, .error: 1])),
    recordingRule("panel.members-trained", "Everybody who decides is trained", tally([.explained: 9])),
    recordingRule(
      "panel.representation-recorded", "Representation in the interview is recorded",
      tally([.complies: 3, .mustExplain: 6])),
    WordingFindings.rule,
  ]

  private static func recordingRule(_ id: String, _ title: String, _ tally: VerdictTally) -> RuleSummary {
    RuleSummary(
      id: id, pack: "race-2.0", title: title, obligation: .should, subjectKind: .interview,
      guidance: guidance, remedy: "Record it for every panel.", explainBy: "head of recruitment",
      tally: tally)
  }

  static let findings =
    PanelFindings.all + [
      Finding(
        fingerprint: "f6", rule: "law.no-ring-fence", verdict: .mustExplain,
        subject: Subject(kind: .vacancy, ref: "V-1009"), message: "V-1009 is open to one group only.",
        explanation: 1),
      Finding(
        fingerprint: "f5", rule: "advert.open", verdict: .advice,
        subject: Subject(kind: .vacancy, ref: "V-1001"),
        message: "V-1001 was advertised inside the organisation only."),
      Finding(
        fingerprint: "f7", rule: "wres.indicator-2", verdict: .mustExplain,
        subject: Subject(kind: .cohort, ref: "overall"),
        message: "White applicants were 1.45 times as likely to be appointed from shortlisting."),
      Finding(
        fingerprint: "f8", rule: "wres.indicator-2", verdict: .mustExplain,
        subject: Subject(kind: .cohort, ref: "band 7"), message: "No ethnic minority applicant was appointed."
      ),
      Finding(
        fingerprint: "f9", rule: "wres.indicator-2", verdict: .cannotTell,
        subject: Subject(kind: .cohort, ref: "band 8a"), message: "Too few people to say.",
        lacking: [LackingFact(fact: "measure.minimum", state: "12 shortlisted, 30 needed")]),
      Finding(
        fingerprint: "f10", rule: "wres.indicator-2", verdict: .error,
        subject: Subject(kind: .cohort, ref: "band 9"), message: "the number is out of range"),
    ] + WordingFindings.all

  static let blanket = [
    BlanketFinding(
      rule: "panel.ethnic-minority-representation", verdict: .cannotTell,
      subject: BlanketFinding.everySubject(.interview),
      message: "It cannot be told of these interviews whether an ethnic minority representative sat.",
      lacking: [LackingFact(fact: "panel.interview.representative", state: "not recorded")], subjects: 2),
    BlanketFinding(
      rule: "panel.members-trained", verdict: .explained, subject: BlanketFinding.everySubject(.interview),
      message: "Nothing that was read says whether the members of panels are trained.",
      lacking: [LackingFact(fact: "panel.interview.members.trained_on", state: "not recorded")], subjects: 9,
      explanation: 3),
    BlanketFinding(
      rule: "panel.representation-recorded", verdict: .mustExplain,
      subject: BlanketFinding.everySubject(.interview),
      message: "No source in the bundle records representation for interviews from band 7.",
      lacking: [LackingFact(fact: "panel.interview.representative", state: "not recorded")], subjects: 6),
  ]

  static var explanations: [ExplanationResult] {
    var first = Explanation(rule: "panel.ethnic-minority-representation", subject: "V-1002", line: 2)
    first.context = "An urgent ward manager post after a resignation in the same week."
    first.rationale = "No trained representative of the pool was free on any day of the fortnight."
    first.risksAndMitigation =
      "The panel may have judged less openly; scores were reviewed by the equality lead."
    first.action = "Train four more representatives"
    first.owner = "head of resourcing"
    first.due = day("2026-03-31")
    first.evidence = "pool rota of March"
    first.resource = "two training days"
    first.evaluation = "share of panels with a representative, each quarter"
    first.author = "recruiting manager"
    first.approver = "director of people"
    first.approvedOn = day("2026-02-20")
    first.complyBy = day("2026-09-30")
    var second = Explanation(rule: "law.no-ring-fence", subject: "V-1009", line: 3)
    second.context = "A development post for future non-executive directors."
    second.rationale = "The post was meant as positive action and will be opened."
    second.risksAndMitigation = "Unlawful restriction; the advert was withdrawn on the same day."
    second.author = "recruiting manager"
    second.approver = "director of people"
    second.approvedOn = day("2026-02-20")
    second.complyBy = day("2026-05-30")
    let third = Explanation(rule: "panel.ethnic-minority-representation", subject: "V-1003", line: 4)
    var fourth = second
    fourth.rule = "panel.members-trained"
    fourth.subject = "every interview"
    fourth.line = 5
    fourth.context = "The system held no training dates until April 2026."
    fourth.rationale = "Dates are kept on paper until the field has been added to the system."
    fourth.risksAndMitigation = "Untrained members could sit; the paper list is checked before each panel."
    return [
      ExplanationResult(explanation: first, standing: .inForce, faults: [], findings: 1),
      ExplanationResult(
        explanation: second, standing: .noted,
        faults: ["the rule is an obligation, which an explanation does not meet"], findings: 1),
      ExplanationResult(
        explanation: third, standing: .inadequate,
        faults: ["the context is missing", "the rationale is missing"],
        findings: 0),
      ExplanationResult(explanation: fourth, standing: .inForce, faults: [], findings: 9),
    ]
  }
}

/// Findings about interview panels.
enum PanelFindings {
  static let rule = "panel.ethnic-minority-representation"

  static let all = [
    Finding(
      fingerprint: "f3", rule: rule, verdict: .mustExplain, subject: Subject(kind: .interview, ref: "V-1004"),
      subjectDate: SampleOutcome.day("2026-03-02"),
      message: "The interview panel for V-1004 (band 8b) has no recorded ethnic minority representative.",
      evidence: [
        Evidence(field: "vacancy.band", place: SourcePlace(file: 0, line: 5, column: 1)),
        Evidence(field: "panel.interview.representative", place: SourcePlace(file: 0, line: 5, column: 2)),
      ],
      why: [
        TraceLine(depth: 0, expression: "a || b", value: "false"),
        TraceLine(depth: 1, expression: "panel.interview.minority_members >= 1", value: "false"),
        TraceLine(depth: 1, expression: "panel.interview.representative", value: "false"),
      ]),
    Finding(
      fingerprint: "f2", rule: rule, verdict: .mustExplain, subject: Subject(kind: .interview, ref: "V-1003"),
      message: "The interview panel for V-1003 (band 8a) has no recorded ethnic minority representative.",
      evidence: [Evidence(field: "vacancy.band", place: SourcePlace(file: 0, line: 4, column: 1))]),
    Finding(
      fingerprint: "f1", rule: rule, verdict: .explained, subject: Subject(kind: .interview, ref: "V-1002"),
      subjectDate: SampleOutcome.day("2026-02-11"),
      message: "The interview panel for V-1002 (band 8a) has no recorded ethnic minority representative.",
      explanation: 0),
    Finding(
      fingerprint: "f4", rule: rule, verdict: .cannotTell, subject: Subject(kind: .interview, ref: "V-1005"),
      message: "It cannot be told whether the panel for V-1005 had a representative.",
      lacking: [LackingFact(fact: "panel.interview.representative", state: "blank")]),
  ]
}
