// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML
import RuleEngine
import TestSupport
import Testing

/// What a measure says within strata, of units against chance and among many comparisons.
@Suite struct StrataMeasureTests {
  private func evaluate(_ pipeline: RecruitmentPipeline, cuts: String = "[overall, band]") throws
    -> Evaluation
  {
    let rule = Fixtures.cohortRule(cuts: cuts)
    let text = rule.text.replacing(
      "also:", with: "strata: [vacancy, band, site], funnels: [site], also:")
    return try RuleEngine.evaluate(
      packs: [Fixtures.pack(PackFile(path: rule.path, text: text))], pipeline: pipeline,
      settings: Fixtures.settings())
  }

  /// Vacancies with the counts of Berkeley's departments, each shared out over four of one band and one site.
  private func berkeley(sharing parts: Int = 4, unplaced: Bool = false) -> RecruitmentPipeline {
    let departments = [
      (825, 512, 108, 89), (560, 353, 25, 17), (325, 120, 593, 202), (417, 138, 375, 131), (191, 53, 393, 94),
      (373, 22, 341, 24),
    ]
    let bands: [PayBand] = [.band3, .band4, .band5, .band6, .band7, .band8a]
    var vacancies: [Vacancy] = []
    var tallies: [ApplicationTally] = []
    for (number, counts) in departments.enumerated() {
      for part in 0..<parts {
        var vacancy = Fixtures.interviewed("V-\(number)-\(part)", band: bands[number])
        vacancy.site = Fact(.known(number < 3 ? "North" : "South"))
        func share(_ count: Int) -> Count { Count(count / parts + (part < count % parts ? 1 : 0)) }
        let place = unplaced ? nil : vacancies.count
        tallies += [
          Fixtures.tally(place, .known(.white), shortlisted: share(counts.0), appointed: share(counts.1)),
          Fixtures.tally(
            place, .known(.ethnicMinority), shortlisted: share(counts.2), appointed: share(counts.3)),
        ]
        vacancies.append(vacancy)
      }
    }
    return RecruitmentPipeline(vacancies: vacancies, applications: .complete(tallies))
  }

  private func whole(_ evaluation: Evaluation) throws -> MeasureResult {
    try #require(evaluation.measures.first { $0.measure == "relative_likelihood" && $0.cut.isEmpty })
  }

  private func number(_ figure: ComputedFigure?, _ name: String) -> Double? {
    guard case .number(.finite(let number))? = figure?.values.first(where: { $0.name == name })?.content
    else {
      return nil
    }
    return number
  }

  @Test func `a reversal within bands is said beside the pooled ratio`() throws {
    let measure = try whole(evaluate(berkeley()))
    let bands = try #require(measure.strata.first { $0.by == "band" })
    let ratio = try #require(number(bands.figures.first { $0.kind == .mantelHaenszelRatio }, "estimate"))
    // statsmodels 0.15.0, StratifiedTable.riskratio_pooled of the six departments.
    #expect((ratio - 0.944905).magnitude < 1e-6)
    let reversal = try #require(bands.figures.first { $0.kind == .reversal })
    #expect(reversal.sentence.contains("the stories are opposite (Simpson's reversal)"))
    #expect(reversal.values == [FigureValue("kind", .text("direction"))])
    #expect(measure.strata.map(\.by) == ["vacancy", "band", "site"])
    #expect(measure.strata.allSatisfy { $0.untold == nil })
  }

  @Test func `the whole has every figure and a cut has none`() throws {
    let evaluation = try evaluate(berkeley())
    let kinds = Set(try whole(evaluation).figures.map(\.kind))
    let within: Set<FigureKind> = [
      .strata, .mantelHaenszelRatio, .mantelHaenszelOdds, .cochranMantelHaenszel, .exactStratified,
      .homogeneity,
      .reversal, .clusteredInterval, .dispersion,
    ]
    let ofData: Set<FigureKind> = [
      .unknownShare, .ifUnknown, .candidates, .candidateInterval, .twoWayInterval, .availability,
      .periodChange, .trend,
    ]
    let ofSeveralGroups = FigureKind.allCases.filter { $0.section == .groups } + [.groupRate]
    #expect(
      kinds == Set(FigureKind.allCases).subtracting(within).subtracting(ofData).subtracting(ofSeveralGroups))
    for measure in evaluation.measures where !measure.cut.isEmpty {
      #expect(measure.figures.isEmpty && measure.strata.isEmpty && measure.funnels.isEmpty)
    }
  }

  @Test func `few vacancies, counts of no vacancy and ranges leave the strata untold, with the reason`()
    throws
  {
    let few = try whole(evaluate(berkeley(sharing: 1), cuts: "[overall]")).strata
    #expect(few.first { $0.by == "vacancy" }?.untold?.contains("only 6 show a difference") == true)
    let unplaced = try whole(evaluate(berkeley(unplaced: true))).strata
    #expect(
      unplaced.allSatisfy {
        $0.untold?.contains("of the organisation as a whole") == true && $0.figures.isEmpty
      })
    var ranged = berkeley()
    ranged.applications = .complete(
      ranged.applications.elements + [
        Fixtures.tally(0, .known(.white), shortlisted: Count(atLeast: 1, atMost: 4), appointed: .zero)
      ])
    #expect(try whole(evaluate(ranged)).strata.isEmpty)
  }

  @Test func `strata of which one rests on one vacancy are not told`() throws {
    let strata = try whole(evaluate(berkeley(sharing: 1))).strata
    #expect(strata.first { $0.by == "band" }?.untold?.contains("one of them is not shown") == true)
    #expect(strata.first { $0.by == "site" }?.untold == nil)
  }

  @Test func `units against chance have the counts of their cut, and those of one vacancy are left out`()
    throws
  {
    let funnel = try #require(whole(evaluate(berkeley(), cuts: "[overall, site]")).funnels.first)
    #expect(funnel.by == "site" && funnel.hidden == 0)
    #expect(funnel.units.map(\.name) == ["North", "South"])
    #expect(funnel.units.map(\.considered) == [108 + 25 + 593, 375 + 393 + 341])
    #expect(funnel.units.map(\.selected) == [89 + 17 + 202, 131 + 94 + 24])
    #expect(funnel.units.map(\.place) == [.aboveAction, .belowAction])
    #expect(
      funnel.overall.from == Count(1835) && funnel.dispersion?.sentence.contains("more than chance") == true)
    #expect(funnel.limits.first?.considered == 726 && funnel.limits.last?.considered == 1109)
  }

  @Test func `p-values of many cuts are made good for their number, and one alone is not`() throws {
    let measures = try evaluate(berkeley()).measures.filter { $0.measure == "relative_likelihood" }
    #expect(measures.count == 7 && measures.allSatisfy { $0.comparisons?.number == 7 })
    for measure in measures {
      let (p, compared) = (try #require(measure.tests["mid_p"]), try #require(measure.comparisons))
      #expect(p <= compared.benjaminiHochberg && compared.benjaminiHochberg <= compared.holm)
    }
    let alone = try evaluate(berkeley(), cuts: "[overall]").measures.filter {
      $0.measure == "relative_likelihood"
    }
    #expect(alone.map(\.comparisons) == [nil])
  }
}
