// SPDX-License-Identifier: Apache-2.0

import AuditModel
import TestSupport
import Testing

@testable import Registers

@Suite struct ApplicationTests {
  private let known: [SubjectKind: Set<String>] = [.interview: ["V-1", "V-2", "V-3", "V-4", "V-5", "V-9"]]

  private func apply(
    _ entries: [Explanation], asOf: String = "2026-04-15", to evaluation: Evaluation = Samples.evaluation
  ) -> (evaluation: Evaluation, results: [ExplanationResult]) {
    ExplanationApplication(asOf: Samples.day(asOf), knownSubjects: known)
      .apply(Samples.register(entries), to: evaluation)
  }

  private func verdict(_ evaluation: Evaluation, _ rule: String, _ ref: String) -> Verdict? {
    evaluation.findings.first { $0.rule == rule && $0.subject.ref == ref }?.verdict
  }

  @Test("an adequate entry in force turns its finding, and only that, into explained")
  func explained() {
    let (evaluation, results) = apply([Samples.entry()])
    #expect(verdict(evaluation, Samples.should, "V-1") == .explained)
    #expect(verdict(evaluation, Samples.should, "V-2") == .mustExplain)
    #expect(evaluation.findings.first { $0.subject.ref == "V-1" }?.explanation == 0)
    #expect(evaluation.rules[2].tally[.explained] == 1 && evaluation.rules[2].tally[.mustExplain] == 1)
    #expect(evaluation.rules[2].tally[.complies] == 2)
    #expect(evaluation.tally.total == Samples.evaluation.tally.total)
    #expect(results[0].standing == .inForce && results[0].findings == 1 && results[0].faults.isEmpty)
  }

  @Test("a must rule never turns green; the entry stands beside it as a note")
  func must() {
    let (evaluation, results) = apply([Samples.entry(Samples.must, "V-9")])
    #expect(verdict(evaluation, Samples.must, "V-9") == .mustExplain)
    #expect(evaluation.findings.first { $0.rule == Samples.must }?.explanation == 0)
    #expect(evaluation.rules[1].tally == Samples.evaluation.rules[1].tally)
    #expect(results[0].standing == .noted && results[0].findings == 1)
  }

  @Test("one entry may name several subjects")
  func several() {
    let (evaluation, results) = apply([Samples.entry(Samples.should, "V-1; V-2")])
    #expect(evaluation.rules[2].tally[.explained] == 2 && evaluation.rules[2].tally[.mustExplain] == 0)
    #expect(results[0].findings == 2)
  }

  @Test("expiry is judged at the subject's date where it has one, and else at the run's")
  func expiry() {
    let (evaluation, results) = apply([Samples.entry(Samples.should, "V-1; V-2")], asOf: "2026-10-01")
    #expect(verdict(evaluation, Samples.should, "V-1") == .explained)
    #expect(verdict(evaluation, Samples.should, "V-2") == .mustExplain)
    #expect(results[0].standing == .inForce)
    #expect(results[0].faults == ["it does not hold for 1 of its findings: its last day was 2026-09-30"])
    #expect(apply([Samples.entry(Samples.should, "V-2")], asOf: "2026-10-01").results[0].standing == .expired)
    #expect(apply([Samples.entry()], asOf: "2026-01-31").results[0].standing == .notYetApproved)
  }

  @Test("an inadequate entry explains nothing, and says what it lacks")
  func inadequate() {
    var entry = Samples.entry()
    entry.approver = "recruiting manager"
    let (evaluation, results) = apply([entry])
    #expect(evaluation.tally == Samples.evaluation.tally)
    #expect(evaluation.findings.allSatisfy { $0.explanation == nil })
    #expect(results[0].standing == .inadequate && results[0].findings == 0)
    #expect(results[0].faults == ["the approver is also the author"])
  }

  @Test("an entry that is not needed is told apart from one that matches nothing")
  func stale() {
    let entries = [
      Samples.entry(Samples.should, "V-5"), Samples.entry(Samples.should, "V-77"),
      Samples.entry("other.rule", "V-1"), Samples.entry(Samples.should, "V-4"),
      Samples.entry(Samples.may, "V-3"),
    ]
    let (evaluation, results) = apply(entries)
    #expect(evaluation.tally == Samples.evaluation.tally)
    #expect(
      results.map(\.standing) == [
        .noLongerNeeded, .matchesNothing, .matchesNothing, .matchesNothing, .matchesNothing,
      ])
    #expect(results[1].faults.first == "no such subject is in this run")
    #expect(results[2].faults.first == "no such rule took part in this run")
    #expect(results[3].faults.first?.hasSuffix("keep the entry") == true)
  }

  @Test("while a rule cannot tell of some subjects, no entry is called needless")
  func blanket() {
    var evaluation = Samples.evaluation
    evaluation.blanket = [
      Samples.blanket(Samples.should, 1, .cannotTell)
    ]
    let results = apply([Samples.entry(Samples.should, "V-5")], to: evaluation).results
    #expect(results[0].standing == .matchesNothing)
  }

  @Test("advice and what cannot be told are never turned")
  func others() {
    let (evaluation, _) = apply([Samples.entry(Samples.may, "V-3"), Samples.entry(Samples.should, "V-4")])
    #expect(verdict(evaluation, Samples.may, "V-3") == .advice)
    #expect(verdict(evaluation, Samples.should, "V-4") == .cannotTell)
  }

  @Test("the measure of a cut follows its finding")
  func measures() {
    let counts = GroupCounts(from: Count(40), to: Count(10))
    var evaluation = Evaluation(
      rules: [Samples.rule("wres.two", .should, [.mustExplain: 2], kind: .cohort)],
      findings: [
        Samples.finding("wres.two", "overall", kind: .cohort),
        Samples.finding("wres.two", "band 7", kind: .cohort),
      ])
    evaluation.measures = [[], [CutPart(dimension: "band", value: "7")]].map {
      MeasureResult(
        rule: "wres.two", subject: $0.isEmpty ? "overall" : "band 7", measure: "relative_likelihood",
        direction: "", cut: $0, from: .shortlisted,
        to: .accepted,
        reference: counts, comparison: counts, unknown: counts, estimate: .finite(1.5), verdict: .mustExplain,
        sentence: "")
    }
    let applied = apply([Samples.entry("wres.two", "band 7")], to: evaluation).evaluation
    #expect(applied.measures.map(\.verdict) == [.mustExplain, .explained])
  }

  @Test("an entry under a rule's earlier id is found, when applying and when drafting")
  func renamed() {
    let names = ["panel.old": Samples.should]
    let register = Samples.register([Samples.entry("panel.old", "V-1")])
    let application = ExplanationApplication(asOf: Samples.day("2026-04-15"), renamedRules: names)
    #expect(application.apply(register, to: Samples.evaluation).evaluation.rules[2].tally[.explained] == 1)
    let draft = ExplanationDraft(Samples.evaluation, renamedRules: names)
    #expect(draft.missing(from: register).map(\.subject.ref) == ["V-9", "V-2"])
  }

  @Test("no entry ever raises the number that complies, whatever the register says")
  func neverComplies() {
    var generator = SplitMix64(seed: 7)
    let subjects = ["V-1", "V-2", "V-3", "V-4", "V-9", "V-1; V-2", "V-77"]
    for _ in 0..<300 {
      var entry = Samples.entry(
        Samples.rules.randomElement(using: &generator) ?? "", subjects.randomElement(using: &generator) ?? "")
      if Bool.random(using: &generator) { entry.context = "" }
      entry.complyBy = Samples.day("2026-01-01").adding(days: Int.random(in: 0...400, using: &generator))
      let (evaluation, _) = apply([entry])
      #expect(evaluation.tally[.complies] == Samples.evaluation.tally[.complies])
      #expect(evaluation.tally.total == Samples.evaluation.tally.total)
      #expect(evaluation.rules[1].tally[.mustExplain] == 1)
      let listed = evaluation.findings.filter { $0.verdict == .mustExplain }.count
      #expect(evaluation.tally[.mustExplain] == listed)
    }
  }
}
