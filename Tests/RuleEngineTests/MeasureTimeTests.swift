// SPDX-License-Identifier: Apache-2.0

import AuditModel
import RuleEngine
import TestSupport
import Testing

/// The whole from month to month and year by year, by when the vacancies closed.
@Suite struct MeasureTimeTests {
  private static let stages: StageSet = [StageSet(.applied), StageSet(.shortlisted), StageSet(.accepted)]

  /// Two vacancies that closed in a month, with the shortlisted and the appointed of both groups in each.
  private struct Month {
    let name: String
    var vacancies = 2
    var white = (from: 20, to: 6)
    var minority = (from: 20, to: 6)
  }

  private func pipeline(_ months: [Month], undated: Int = 0) -> RecruitmentPipeline {
    var vacancies: [Vacancy] = []
    var tallies: [ApplicationTally] = []
    func add(_ closed: CivilDate?, _ month: Month) {
      let number = vacancies.count
      var vacancy = Vacancy(ref: "V\(1000 + number)")
      vacancy.closedOn = closed.map { Fact(.known($0)) } ?? .notRecorded
      vacancies.append(vacancy)
      for (group, counts) in [(EthnicityGroup.white, month.white), (.ethnicMinority, month.minority)] {
        let reached = Stage.allCases.map { Count($0 <= .shortlisted ? counts.from : counts.to) }
        tallies.append(
          ApplicationTally(
            vacancy: number, cell: TallyCell(group: .known(group)), recorded: Self.stages,
            reached: ReachedCounts(reached)))
      }
    }
    for month in months {
      for number in 0..<month.vacancies { add(CivilDate(iso: "\(month.name)-1\(number)"), month) }
    }
    for _ in 0..<undated { add(nil, Month(name: "")) }
    return RecruitmentPipeline(vacancies: vacancies, applications: .complete(tallies))
  }

  private func whole(_ pipeline: RecruitmentPipeline) throws -> MeasureResult {
    let evaluation = try RuleEngine.evaluate(
      packs: try CohortPack.packs(cuts: "[overall]", over: "[month, year]"), pipeline: pipeline,
      settings: EvaluationSettings(asOf: CivilDate(days: 20_570), checkpoint: .prePublication))
    return try #require(evaluation.measures.first { $0.cut.isEmpty })
  }

  private func months(_ names: [String]) -> [Month] { names.map { Month(name: $0) } }

  private static let year =
    (4...12).map { $0 < 10 ? "2024-0\($0)" : "2024-\($0)" } + ["2025-01", "2025-02", "2025-03"]

  @Test
  func `every month has the counts of the vacancies that closed in it, with the limits of its own number`()
    throws
  {
    var months = months(Self.year)
    months[3].minority = (from: 40, to: 12)
    let runs = try whole(pipeline(months)).runs
    #expect(runs.map(\.subject) == [.rate(.white), .rate(.ethnicMinority), .likelihood])
    let rates = runs[1]
    #expect(rates.months.map(\.month.name) == Self.year)
    #expect(rates.months[3].counts == [GroupCounts(from: Count(80), to: Count(24))])
    #expect(rates.centre == 0.3)
    // 0.3 ± 3 sqrt(0.3 * 0.7 / n)
    #expect(abs((rates.months[0].upper ?? 0) - (0.3 + 3 * (0.21 / 40).squareRoot())) < 1e-12)
    #expect(abs((rates.months[3].lower ?? 0) - (0.3 - 3 * (0.21 / 80).squareRoot())) < 1e-12)
    #expect(rates.notes == ["By the month in which the vacancy closed."])
    #expect(runs[2].centre == 1)
  }

  @Test func `signs that something other than chance is at work are told`() throws {
    var months = months(Self.year)
    months[5].minority = (from: 40, to: 0)
    for place in 6..<12 { months[place].minority = (from: 20, to: 3) }
    let run = try #require(try whole(pipeline(months)).runs.first { $0.subject == .rate(.ethnicMinority) })
    #expect(run.months[5].causes == [.outsideLimits, .shift])
    #expect(run.months[6...].allSatisfy { $0.causes == [.shift] })
    #expect(run.months[..<5].allSatisfy { $0.causes.isEmpty })
    let steady = try whole(pipeline(self.months(Self.year))).runs
    #expect(steady.allSatisfy { $0.months.allSatisfy(\.causes.isEmpty) })
  }

  @Test func `a month without a vacancy is a gap, one with a single vacancy is not shown, and both say so`()
    throws
  {
    var months = months(Self.year.filter { $0 != "2024-08" })
    months[0].vacancies = 1
    let runs = try whole(pipeline(months, undated: 2)).runs
    let rates = try #require(runs.first)
    #expect(rates.months.map(\.month.name) == Self.year)
    #expect(rates.months[4].reason == "no vacancy closed")
    #expect(rates.months[0].value == nil && rates.months[0].counts.isEmpty)
    #expect(rates.months[0].reason?.contains("one vacancy") == true)
    // The total less all the other months would give it, so that one more is hidden.
    #expect(
      rates.months.count { $0.reason == rates.months[0].reason || $0.reason?.contains("beside") == true } == 2
    )
    #expect(
      rates.notes.contains(
        "80 applicants shortlisted are in no month: when their vacancies closed is not recorded."))
    #expect(rates.notes.contains { $0.hasPrefix("9 months have a figure, fewer than the 12") })
  }

  @Test
  func
    `months of which nobody was appointed are in no average of the ratio, and it is said which way that leans`()
    throws
  {
    var months = months(Self.year)
    months[2].minority = (from: 10, to: 0)
    months[7].minority = (from: 10, to: 0)
    let run = try #require(try whole(pipeline(months)).runs.first { $0.subject == .likelihood })
    #expect(run.centre == 1)
    #expect(
      run.notes.contains(
        "In 2 months none of the ethnic minority applicants was appointed: the ratio is infinite then and in no average, "
          + "so that the average is too low."))
    #expect(run.months[2].value == nil && run.months[2].reason != nil)
  }

  @Test func `closing dates of a mistyped year do not stretch the chart, and it is said`() throws {
    let runs = try whole(pipeline(months(Self.year + ["0202-05", "9205-06"]))).runs
    #expect(runs.count == 3)
    for run in runs {
      #expect(run.months.map(\.month.name) == Self.year)
      #expect(
        run.notes.contains(
          "2 months that lie more than a year away from these are left out: are closing dates mistyped?"))
    }
  }

  @Test func `with fewer than six months there is no chart, with one year nothing side by side`() throws {
    let result = try whole(pipeline(months(Array(Self.year.prefix(5)))))
    #expect(result.runs.isEmpty)
    #expect(result.years == nil)
  }

  @Test func `years run from April to March, and each change has its interval`() throws {
    var months = months(["2024-03", "2024-04", "2025-03", "2025-04"])
    months[0].minority = (from: 100, to: 20)
    months[3].minority = (from: 100, to: 60)
    let years = try #require(try whole(pipeline(months)).years)
    #expect(years.years.map(\.name) == ["2023-24", "2024-25", "2025-26"])
    #expect(years.years.map(\.comparison.to.exact) == [40, 24, 120])
    #expect(years.years.map(\.reference.from.exact) == [40, 80, 40])
    #expect(years.years[0].estimate == .finite(1.5))
    #expect(
      years.changes.map(\.sentence).first
        == "The relative likelihood of white applicants to ethnic minority applicants was 1.50 in 2023-24 and 1.00 in "
        + "2024-25, 0.67 times what it was, which chance alone may make; factors from 0.32 to 1.38 agree with the counts of both periods. Had nothing "
        + "changed, a change at least so large would come about in about 27 of 100 rounds (p = 0.27).")
    #expect(years.changes.count == 2)
    #expect(years.changes[1].sentence.contains("from 1.00 in 2024-25 to 0.50 in 2025-26"))
  }

  @Test
  func `a change that turns sides says who was the likelier, and one of too few people is not called one`()
    throws
  {
    var months = months(["2024-03", "2024-04"])
    months[0].minority = (from: 100, to: 20)
    months[1].minority = (from: 100, to: 60)
    let turned = try #require(try whole(pipeline(months)).years?.changes.first?.sentence)
    #expect(
      turned.hasSuffix(
        "In 2023-24 white applicants were the likelier, in 2024-25 ethnic minority applicants."),
      "\(turned)")
    let few = try RuleEngine.evaluate(
      packs: try CohortPack.packs(cuts: "[overall]", over: "[year]", minimum: 150),
      pipeline: pipeline(months),
      settings: EvaluationSettings(asOf: CivilDate(days: 20_570), checkpoint: .prePublication))
    let sentence = try #require(few.measures.first?.years?.changes.first?.sentence)
    #expect(
      sentence
        == "The relative likelihood of white applicants to ethnic minority applicants was 1.50 in 2023-24 and 0.50 in "
        + "2024-25, of too few people to say that it changed (2023-24: 40 white applicants shortlisted, 150 needed): factors "
        + "from 0.16 to 0.69 agree with the counts of both periods.")
  }
}
