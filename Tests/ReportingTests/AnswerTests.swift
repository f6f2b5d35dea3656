// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Reporting

@Suite struct AnswerTests {
  private func answer(_ counts: [Verdict: Int], isComplete: Bool = true) -> ReportAnswer {
    var outcome = SampleOutcome.outcome()
    outcome.evaluation = Evaluation(rules: [
      RuleSummary(
        id: "a.b", pack: "p", title: "", obligation: .should, subjectKind: .vacancy,
        guidance: SampleOutcome.guidance,
        remedy: "", tally: SampleOutcome.tally(counts))
    ])
    outcome.ledger.files[0].isComplete = isComplete
    return ReportAnswer(outcome)
  }

  @Test(
    "the overall answer is never better than what is known",
    arguments: [
      ([.complies: 3], "complies"), ([.complies: 3, .explained: 1], "explained"),
      ([.complies: 3, .cannotTell: 1], "cannot_tell"), ([.explained: 3, .cannotTell: 1], "cannot_tell"),
      ([.complies: 3, .error: 1], "cannot_tell"), ([.mustExplain: 1, .error: 1], "must_explain"),
      ([.notApplicable: 3, .notRun: 2], "cannot_tell"), ([:], "cannot_tell"),
      ([.complies: 3, .advice: 1], "complies"),
    ] as [([Verdict: Int], String)])
  func overall(counts: [Verdict: Int], expected: String) {
    #expect(answer(counts).overall.rawValue == expected)
  }

  @Test(
    "advice is never passed over in the first sentence",
    arguments: [
      ([.complies: 3], "Everything that was looked at complies with the guidance."),
      ([.complies: 3, .advice: 1], "Nothing must be explained, but one finding is advice."),
      ([.complies: 3, .advice: 1200], "Nothing must be explained, but 1,200 findings are advice."),
      (
        [.explained: 1, .advice: 2],
        "Every departure from guidance that was found is explained, and 2 findings are advice."
      ),
      (
        [.cannotTell: 1, .advice: 2],
        "Nothing must be explained, but not everything can be told, and 2 findings are advice."
      ),
      ([.mustExplain: 1, .advice: 2], "One finding must be explained."),
    ] as [([Verdict: Int], String)])
  func advice(counts: [Verdict: Int], sentence: String) {
    #expect(answer(counts).sentence == sentence)
  }

  @Test("a file that breaks off leaves nothing complying")
  func incomplete() {
    let answer = answer([.complies: 3], isComplete: false)
    #expect(answer.overall == .cannotTell)
    #expect(answer.cautions == ["'vacancies.csv' breaks off, so this audit is incomplete."])
  }

  @Test func `a file of which no record was read is not said to break off`() {
    var outcome = SampleOutcome.outcome()
    outcome.ledger.files[0] = FileLedger(file: 0)
    outcome.ledger.files[0].isComplete = false
    #expect(
      ReportAnswer(outcome).cautions.first == "'vacancies.csv' was not read, so this audit is incomplete.")
  }

  @Test("a column that matters and is misspelt is said first, and leaves nothing complying")
  func misspelt() {
    var outcome = SampleOutcome.outcome()
    outcome.ledger.files[0].misspelt = [
      MisspeltName(found: "ethnicty", meant: "ethnicity", field: "ethnicity")
    ]
    outcome.evaluation = Evaluation(rules: [
      RuleSummary(
        id: "a.b", pack: "p", title: "", obligation: .should, subjectKind: .vacancy,
        guidance: SampleOutcome.guidance, remedy: "", tally: SampleOutcome.tally([.complies: 3]))
    ])
    let answer = ReportAnswer(outcome)
    #expect(answer.overall == .cannotTell && !answer.isComplete)
    #expect(
      answer.cautions == [
        "'vacancies.csv' has a column 'ethnicty' that nothing reads: did you mean 'ethnicity'? Until it bears that "
          + "name, 'ethnicity' is not recorded, and this audit is incomplete.",
        "A column that means something else is named in the profile, under its source: ignore: ['ethnicty'] "
          + "('evenhand profiles show' prints a profile to copy).",
      ])
  }

  @Test(
    arguments: [
      (
        100, 91, [SetAsideReason.duplicateKey: 9],
        ["9 of 100 records of 'vacancies.csv' are in no count: 9 duplicate key."]
      ),
      (
        1000, 999, [.fieldCount: 1],
        ["1 of 1,000 records of 'vacancies.csv' is in no count: 1 wrong number of fields."]
      ),
      (1000, 991, [.duplicateKey: 9], []),
      (100, 95, [.totalRow: 3, .lineOfText: 2], []),
      (
        100, 80, [.duplicateKey: 8, .referenceUnknown: 12],
        [
          "20 of 100 records of 'vacancies.csv' are in no count: 8 duplicate key, 12 reference to a record that is not "
            + "there."
        ]
      ),
      (100, 5, [.outsidePeriod: 95], []),
      (
        100, 0, [.outsidePeriod: 98, .duplicateKey: 2],
        ["No record of 'vacancies.csv' lies in the period that was asked for: of 100 none is used."]
      ),
      (
        3, 0, [.referenceUnknown: 3],
        ["3 of 3 records of 'vacancies.csv' are in no count: 3 reference to a record that is not there."]
      ),
    ] as [(Int, Int, [SetAsideReason: Int], [String])])
  func `records that are in no count are said first where they are many`(
    _ read: Int, _ used: Int, _ setAside: [SetAsideReason: Int], _ cautions: [String]
  ) {
    var outcome = SampleOutcome.outcome()
    outcome.evaluation = Evaluation(rules: [
      RuleSummary(
        id: "a.b", pack: "p", title: "", obligation: .should, subjectKind: .vacancy,
        guidance: SampleOutcome.guidance, remedy: "", tally: SampleOutcome.tally([.complies: 3]))
    ])
    outcome.ledger.files[0].read = read
    outcome.ledger.files[0].used = used
    outcome.ledger.files[0].setAside = setAside
    let answer = ReportAnswer(outcome)
    #expect(answer.cautions == cautions)
    // Nothing is sure where somebody is in no count; of those who seem to be there twice it takes one in a hundred.
    let twice = setAside[.duplicateKey] ?? 0
    let lost = setAside.filter(\.key.isLoss).values.reduce(0, +) - twice
    #expect((answer.overall == .complies) == (used > 0 && lost == 0 && twice * 100 < read))
  }

  @Test(arguments: [(10, 1000, true), (9, 1000, false), (1, 3, true)])
  func `days that contradict one another are said first where they are many`(
    _ count: Int, _ read: Int, _ isSaid: Bool
  ) {
    var outcome = SampleOutcome.outcome()
    outcome.ledger.files[0].read = read
    outcome.ledger.files[0].used = read
    outcome.quality = [
      DataQualityItem(
        weight: .warning, kind: "dates-contradict", message: "they do", count: count,
        places: [SourcePlace(file: 0, line: 2)])
    ]
    #expect(
      ReportAnswer(outcome).cautions.contains { $0.contains("cannot have followed one another") } == isSaid)
  }

  @Test(arguments: [("2027-04-16", false), ("2027-04-17", true)])
  func `a year that cannot be is asked about`(_ last: String, _ isSaid: Bool) {
    var outcome = SampleOutcome.outcome()
    outcome.run.span = SampleOutcome.day("2025-04-03")...SampleOutcome.day(last)
    #expect(ReportAnswer(outcome).cautions.contains { $0.hasSuffix("is a year wrong?") } == isSaid)
  }

  @Test(
    "what is explained is counted apart, and the sum without the explanations is said",
    arguments: [
      (
        [.mustExplain: 16, .explained: 1],
        ["Without the explanations, 17 findings would have to be explained."]
      ),
      ([.complies: 1, .explained: 1], ["Without the explanations, 1 finding would have to be explained."]),
      ([.complies: 1, .mustExplain: 3], []), ([.complies: 3], []),
    ] as [([Verdict: Int], [String])])
  func withoutExplanations(counts: [Verdict: Int], cautions: [String]) {
    #expect(answer(counts).cautions == cautions)
    #expect(answer(counts).tally[.explained] == counts[.explained] ?? 0)
  }

  @Test("looking at nothing is said in so many words")
  func vacuous() {
    #expect(answer([.notApplicable: 3]).sentence == "Nothing can be told: no rule found anything to look at.")
  }

  @Test(
    "a ratio is rounded for reading, and never onto an edge on which it is not",
    arguments: [
      (1.4465, "1.45"), (1.25, "1.25"), (1.2504, "1.2504"), (1.2496, "1.2496"), (0.8, "0.80"),
      (0.7999, "0.7999"),
      (1.0004, "1.0004"), (1, "1.00"), (0, "0.00"), (1.25000001, "1.25000001"),
    ] as [(Double, String)])
  func ratios(value: Double, expected: String) {
    #expect(WordedNumber.ratio(value) == expected)
  }

  @Test(
    "numbers are grouped by thousands",
    arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567"), (-1_000, "-1,000")])
  func grouping(number: Int, expected: String) {
    #expect(WordedNumber.grouped(number) == expected)
  }
}
