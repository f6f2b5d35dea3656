// SPDX-License-Identifier: Apache-2.0

import AuditModel
import RuleEngine
import Testing

/// The figures of the whole where a count is known only as a range.
@Suite struct RangedFigureTests {
  /// 60 of 200 white applicants, and so many of 100 of an ethnic minority, shared out over vacancies.
  private func whole(_ appointed: ClosedRange<Int>) throws -> MeasureResult {
    var pipeline = Fixtures.pipeline(white: (200, 60), minority: (100, appointed.lowerBound))
    let open = appointed.upperBound - appointed.lowerBound
    pipeline.applications = .complete(
      pipeline.applications.elements + [
        Fixtures.tally(
          0, .known(.ethnicMinority), shortlisted: .zero, appointed: Count(atLeast: 0, atMost: open))
      ])
    let evaluation = try RuleEngine.evaluate(
      packs: [Fixtures.pack(Fixtures.cohortRule(cuts: "[overall]"))], pipeline: pipeline,
      settings: Fixtures.settings())
    return try #require(evaluation.measures.first { $0.measure == "relative_likelihood" && $0.cut.isEmpty })
  }

  private func ends(_ measure: MeasureResult, _ kind: FigureKind, _ name: String) -> [Double?] {
    let values = measure.figures.first { $0.kind == kind }?.values ?? []
    return ["lowest", "highest"].map { end in
      switch values.first(where: { $0.name == "\(name)_\(end)" })?.content {
      case .number(.finite(let number))?: number
      case .count(let count)?: Double(count)
      default: nil
      }
    }
  }

  private func expect(_ found: [Double?], _ low: Double, _ high: Double, _ what: String) throws {
    let (least, most) = (try #require(found[0], "\(what)"), try #require(found[1], "\(what)"))
    #expect((least - low).magnitude < 1e-12 && (most - high).magnitude < 1e-12, "\(what): \(found)")
  }

  @Test func `what can be bounded has its ends, by hand`() throws {
    let measure = try whole(20...27)
    try expect(ends(measure, .comparisonRate, "rate"), 0.20, 0.27, "rate")
    try expect(ends(measure, .referenceRate, "rate"), 0.30, 0.30, "rate")
    try expect(ends(measure, .relativeLikelihood, "estimate"), 0.30 / 0.27, 1.5, "ratio")
    try expect(ends(measure, .impactRatio, "estimate"), 0.20 / 0.30, 0.27 / 0.30, "impact ratio")
    try expect(ends(measure, .riskDifference, "estimate"), -0.10, -0.03, "difference")
    try expect(ends(measure, .oddsRatio, "estimate"), 0.25 / (3.0 / 7), (27.0 / 73) / (3.0 / 7), "odds")
    try expect(ends(measure, .shortfall, "against_reference_rate"), 3, 10, "shortfall")
    try expect(ends(measure, .shortfall, "against_pooled_rate"), 2, 100 * 80 / 300.0 - 20, "shortfall")
    try expect(ends(measure, .selectionsToFourFifths, "selections"), 0, 4, "selections")
    try expect(
      ends(measure, .representationIndex, "estimate"), (20.0 / 80) / (1.0 / 3), (27.0 / 87) / (1.0 / 3),
      "index")
  }

  @Test func `each is said with its ends, and what has none says so`() throws {
    let measure = try whole(20...27)
    func sentence(_ kind: FigureKind) -> String { measure.figures.first { $0.kind == kind }?.sentence ?? "" }
    #expect(sentence(.riskDifference).hasSuffix("is between -10.0 and -3.0 percentage points."))
    #expect(
      sentence(.impactRatio).contains(
        "is between 0.67 and 0.90 times that of white applicants, and whether it"))
    #expect(
      sentence(.selectionsToFourFifths).contains(
        "below four fifths of that of white applicants by between 0 and 4"))
    #expect(sentence(.comparisonRate).contains("between 20.0 and 27.0% were appointed (20 to 27 of 100)"))
    for kind in [FigureKind.phi, .midP, .likelihoodInterval, .power] {
      #expect(sentence(kind).hasPrefix("Not told: some counts are known only as ranges"), "\(kind)")
    }
    #expect(sentence(.oddsRatio).contains("between 0.58 and 0.86 times those of white applicants"))
  }

  @Test func `where the ranges may leave nothing to compare, nothing is bounded`() throws {
    var pipeline = Fixtures.pipeline(white: (0, 0), minority: (100, 20))
    pipeline.applications = .complete(
      pipeline.applications.elements + [
        Fixtures.tally(0, .known(.white), shortlisted: Count(atLeast: 0, atMost: 4), appointed: .zero)
      ])
    let measures = try RuleEngine.evaluate(
      packs: [Fixtures.pack(Fixtures.cohortRule(cuts: "[overall]"))], pipeline: pipeline,
      settings: Fixtures.settings()
    ).measures
    let whole = try #require(measures.first { $0.measure == "relative_likelihood" && $0.cut.isEmpty })
    #expect(whole.figures.map(\.kind) == [.relativeLikelihood])
    #expect(whole.figures[0].sentence.contains("may leave a group empty"))
  }
}
