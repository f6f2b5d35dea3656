// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Registers

@Suite struct BlanketTests {
  private let known: [SubjectKind: Set<String>] = [.interview: ["V-1", "V-2"]]

  /// A *should* and a *must* rule of which nothing at all is recorded.
  private func evaluation(_ verdict: Verdict = .mustExplain) -> Evaluation {
    Evaluation(
      rules: [
        Samples.rule(Samples.must, .must, [.mustExplain: 21_000]),
        Samples.rule(Samples.should, .should, [verdict: 21_000, .complies: 2]),
      ],
      blanket: [Samples.blanket(Samples.must, 21_000), Samples.blanket(Samples.should, 21_000, verdict)])
  }

  private func apply(
    _ entry: Explanation, asOf: String = "2026-04-15", to evaluation: Evaluation? = nil
  ) -> (evaluation: Evaluation, result: ExplanationResult) {
    let applied = ExplanationApplication(asOf: Samples.day(asOf), knownSubjects: known)
      .apply(Samples.register([entry]), to: evaluation ?? self.evaluation())
    return (applied.evaluation, applied.results[0])
  }

  @Test("one entry for every interview explains all of them, and moves their number")
  func explained() {
    let (evaluation, result) = apply(Samples.entry(Samples.should, "every interview"))
    #expect(evaluation.blanket.map(\.verdict) == [.mustExplain, .explained])
    #expect(evaluation.blanket.map(\.explanation) == [nil, 0])
    #expect(evaluation.rules[1].tally[.explained] == 21_000 && evaluation.rules[1].tally[.mustExplain] == 0)
    #expect(evaluation.rules[1].tally[.complies] == 2)
    #expect(evaluation.rules[0].tally[.mustExplain] == 21_000)
    #expect(result.standing == .inForce && result.findings == 21_000 && result.faults.isEmpty)
  }

  @Test("an entry may name every interview among others")
  func several() {
    let (evaluation, result) = apply(Samples.entry(Samples.should, "V-1; every interview"))
    #expect(evaluation.blanket[1].verdict == .explained && result.findings == 21_000)
  }

  @Test("a must rule never turns green for all subjects together either")
  func must() {
    let (evaluation, result) = apply(Samples.entry(Samples.must, "every interview"))
    #expect(evaluation.blanket[0].verdict == .mustExplain && evaluation.blanket[0].explanation == 0)
    #expect(evaluation.tally == self.evaluation().tally)
    #expect(result.standing == .noted && result.findings == 21_000)
  }

  @Test(
    "it is judged at the run's date",
    arguments: [
      ("2026-01-31", ExplanationStanding.notYetApproved), ("2026-02-01", .inForce), ("2026-09-30", .inForce),
      ("2026-10-01", .expired),
    ])
  func dates(asOf: String, expected: ExplanationStanding) {
    let (evaluation, result) = apply(Samples.entry(Samples.should, "every interview"), asOf: asOf)
    #expect(result.standing == expected)
    #expect((evaluation.blanket[1].verdict == .explained) == (expected == .inForce))
  }

  @Test("an inadequate entry explains none of them")
  func inadequate() {
    var entry = Samples.entry(Samples.should, "every interview")
    entry.context = ""
    let (evaluation, result) = apply(entry)
    #expect(evaluation.tally == self.evaluation().tally && evaluation.blanket[1].explanation == nil)
    #expect(result.standing == .inadequate && result.findings == 0)
  }

  @Test("an entry for one subject says nothing of all of them, nor the other way round")
  func apart() {
    #expect(apply(Samples.entry(Samples.should, "V-1")).evaluation.tally == evaluation().tally)
    let single = apply(Samples.entry(Samples.should, "every interview"), to: Samples.evaluation)
    #expect(single.evaluation.tally == Samples.evaluation.tally)
  }

  @Test("advice and what cannot be told are not turned, and the entry is kept")
  func others() {
    let (evaluation, result) = apply(
      Samples.entry(Samples.should, "every interview"), to: evaluation(.cannotTell))
    #expect(evaluation.blanket[1].verdict == .cannotTell)
    #expect(result.standing == .matchesNothing && result.faults.first?.hasSuffix("keep the entry") == true)
  }

  @Test("it is needed no longer once the rule does not say it of all subjects")
  func noLongerNeeded() {
    var singly = Samples.evaluation
    singly.rules[2].tally[.cannotTell] = 0
    let (_, result) = apply(Samples.entry(Samples.should, "every interview"), to: singly)
    #expect(result.standing == .noLongerNeeded)
    #expect(result.faults == ["it does not hold alike for all any more: the findings stand singly"])
    let met = Evaluation(rules: [Samples.rule(Samples.should, .should, [.complies: 2])])
    let after = apply(Samples.entry(Samples.should, "every interview"), to: met).result
    #expect(after.standing == .noLongerNeeded)
    #expect(after.faults == ["the rule is met, or does not apply any more"])
  }

  @Test("another kind's name for all of its subjects matches nothing")
  func otherKind() {
    #expect(apply(Samples.entry(Samples.should, "every vacancy")).result.standing == .matchesNothing)
  }

  @Test("the measures that no finding names follow the blanket of their rule")
  func measures() {
    let counts = GroupCounts(from: Count(40), to: Count(10))
    var evaluation = Evaluation(
      rules: [Samples.rule("wres.two", .should, [.mustExplain: 3], kind: .cohort)],
      findings: [Samples.finding("wres.two", "band 7", kind: .cohort)],
      blanket: [Samples.blanket("wres.two", 2, kind: .cohort)])
    evaluation.measures = ["band 6", "band 7"].map {
      MeasureResult(
        rule: "wres.two", subject: $0, measure: "relative_likelihood", direction: "",
        cut: [CutPart(dimension: "band", value: $0)], from: .shortlisted, to: .accepted, reference: counts,
        comparison: counts, unknown: counts, estimate: .finite(1.5), verdict: .mustExplain, sentence: "")
    }
    let applied = apply(Samples.entry("wres.two", "every cohort"), to: evaluation).evaluation
    #expect(applied.measures.map(\.verdict) == [.explained, .mustExplain])
  }

  @Test("one blank is drafted for all of them, before those of single subjects")
  func drafted() throws {
    var evaluation = Samples.evaluation
    evaluation.blanket = [
      Samples.blanket(Samples.should, 40), Samples.blanket(Samples.should, 2),
      Samples.blanket(Samples.may, 9, .advice),
    ]
    let text = ExplanationDraft(evaluation).text(for: nil, format: .yaml)
    let register = try ExplanationRegister(file: "r.yaml", format: .yaml, text: text)
    #expect(register.entries.map(\.subject) == ["V-9", "every interview", "V-1", "V-2"])
    #expect(register.entries[1].rule == Samples.should)
    #expect(text.contains("# It holds alike for 40 subjects: one entry stands for all of them."))
    let draft = ExplanationDraft(evaluation)
    #expect(draft.missingBlankets(from: nil).map(\.subjects) == [40, 2])
    #expect(draft.missingBlankets(from: register).isEmpty)
    #expect(draft.blankCount(besides: nil) == 4 && draft.blankCount(besides: register) == 0)
    #expect(draft.text(for: register, format: .yaml) == text)
  }
}
