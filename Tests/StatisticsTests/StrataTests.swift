// SPDX-License-Identifier: Apache-2.0

import Statistics
import TestSupport
import Testing

@Suite struct StrataTests {
  /// White selected and considered, then ethnic minority selected and considered, of each stratum.
  private func strata(_ rows: [[Int]]) throws -> StratifiedTable {
    StratifiedTable(try rows.map { try table(($0[0], $0[1]), ($0[2], $0[3])) })
  }

  /// Berkeley's admissions of 1973 by department, men as the first group. Source: P. Bickel and others, Science 187 (1975).
  private func berkeley() throws -> StratifiedTable {
    try strata([
      [512, 825, 89, 108], [353, 560, 17, 25], [120, 325, 202, 593], [138, 417, 131, 375],
      [53, 191, 94, 393],
      [22, 373, 24, 341],
    ])
  }

  private func reversal(_ table: StratifiedTable) throws -> SimpsonsReversal? {
    table.reversal(lowest: try decimal("0.80"), highest: try decimal("1.25"))
  }

  @Test func `berkeley's departments turn the pooled story round and do not tell one story`() throws {
    let table = try berkeley()
    #expect(try reversal(table) == .ofDirection)
    #expect(MantelHaenszelRatio(table).compared(to: .one) == .below)
    #expect(ExactRatio.relativeLikelihood(of: table.pooled).compared(to: .one) == .above)
    let homogeneity = BreslowDayTest(table)
    #expect(homogeneity.tarone.degrees == 5 && homogeneity.tarone.p < 0.01)
    // R 4.2.2, mantelhaen.test: common odds ratio of men against women 0.9046968, so 1.105343 the other way round.
    let odds = try #require(MantelHaenszelOdds(table).estimate)
    #expect((odds - 1.105343).magnitude < 1e-6)
  }

  @Test func `a single stratum says what its table says`() throws {
    var random = SplitMix64(seed: 3)
    for _ in 0..<300 {
      let one = try random.table(upTo: 60)
      guard !one.isDegenerate else { continue }
      let table = StratifiedTable([one])
      let ratio = ExactRatio.relativeLikelihood(of: one).value
      let pooled = try #require(MantelHaenszelRatio(table).estimate)
      #expect(pooled == ratio || (pooled - ratio).magnitude <= 1e-14 * ratio, "\(one)")
      let (exact, fisher) = (ExactStratifiedTest(table), FisherExactTest(one))
      #expect((exact.twoSided - fisher.twoSided).magnitude < 1e-12, "\(one)")
      #expect((exact.fewerInComparison - fisher.fewerInComparison).magnitude < 1e-12, "\(one)")
      #expect((exact.midPTwoSided - MidPTest(one).twoSided).magnitude < 1e-12, "\(one)")
      #expect(try reversal(table) == SimpsonsReversal.none, "\(one)")
    }
  }

  @Test func `the order of the strata and strata that tell nothing change nothing`() throws {
    var random = SplitMix64(seed: 4)
    for _ in 0..<60 {
      let tables = try (0..<12).map { _ in try random.table(upTo: 25) }
      let telling = StratifiedTable(tables.filter { !$0.isDegenerate })
      let (table, turned) = (StratifiedTable(tables), StratifiedTable(tables.reversed()))
      #expect(CochranMantelHaenszelTest(table).excess == CochranMantelHaenszelTest(telling).excess)
      #expect(ExactStratifiedTest(table) == ExactStratifiedTest(telling))
      let (one, other) = (ExactStratifiedTest(table), ExactStratifiedTest(turned))
      #expect((one.twoSided - other.twoSided).magnitude < 1e-12)
      #expect(table.leftOut.strata == tables.count - telling.strata.count)
    }
  }

  @Test func `strata that are exactly even lie at one however their sizes differ`() throws {
    let even = try strata([[1, 3, 2, 6], [7, 49, 1, 7], [10, 11, 20, 22]])
    #expect(MantelHaenszelRatio(even).compared(to: .one) == .equal)
    #expect(CochranMantelHaenszelTest(even).chiSquared(corrected: true).p == 1)
  }

  @Test func `exactly on the edge of the range is inside it`() throws {
    let edge = try strata([[80, 100, 64, 100], [40, 50, 32, 50]])
    #expect(try MantelHaenszelRatio(edge).compared(to: decimal("1.25")) == .equal)
    #expect(try reversal(edge) == SimpsonsReversal.none)
  }

  @Test func `nothing to compare gives p-values of one and no estimate`() throws {
    for table in [try strata([]), try strata([[0, 5, 0, 3], [4, 4, 2, 2], [3, 7, 0, 0]])] {
      #expect(ExactStratifiedTest(table).twoSided == 1)
      #expect(CochranMantelHaenszelTest(table).chiSquared(corrected: false).statistic == nil)
      #expect(MantelHaenszelOdds(table).estimate == nil)
      #expect(BreslowDayTest(table).tarone.p == 1)
    }
    #expect(MantelHaenszelRatio(try strata([[0, 5, 0, 3]])).estimate == nil)
    #expect(MantelHaenszelRatio(try strata([[2, 5, 0, 3]])).estimate == .infinity)
  }

  @Test func `five thousand vacancies are convolved to what the normal approximation nearly says`() throws {
    var random = SplitMix64(seed: 9)
    let tables = try (0..<5000).map { _ in
      let (white, minority) = (Int.random(in: 3...9, using: &random), Int.random(in: 1...6, using: &random))
      let chosen = Int.random(in: 0...(white + minority - 1), using: &random)
      return try table((chosen < white ? 1 : 0, white), (chosen < white ? 0 : 1, minority))
    }
    let strata = StratifiedTable(tables)
    let exact = ExactStratifiedTest(strata).midPTwoSided
    let normal = CochranMantelHaenszelTest(strata).chiSquared(corrected: false).p
    #expect((exact - normal).magnitude < 0.01)
  }

  @Test func `with each application a cluster of its own the variance is katz's`() throws {
    let whole = try table((20, 60), (9, 45))
    let white = try (0..<60).map { try table(($0 < 20 ? 1 : 0, 1), (0, 0)) }
    let minority = try (0..<45).map { try table((0, 0), ($0 < 9 ? 1 : 0, 1)) }
    let singles = white + minority
    let clustered = try #require(ClusteredVariance(whole))
    let interval = clustered.interval(variance: clustered.variance(singles))
    let katz = try #require(ConfidenceInterval.katz(whole))
    #expect(
      (interval.lower - katz.lower).magnitude < 1e-12 && (interval.upper - katz.upper).magnitude < 1e-12)
    let (alone, together) = (clustered.variance(singles), clustered.variance([whole]))
    #expect((ClusteredVariance.bothWays(alone, together, together: alone) - alone).magnitude < 1e-15)
    #expect((clustered.variance(ofSingles: whole) - alone).magnitude < 1e-15)
  }
}
