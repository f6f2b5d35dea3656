// SPDX-License-Identifier: Apache-2.0

import Statistics
import TestSupport
import Testing

/// Effects, groups, inverses and comparisons that need no oracle to be wrong.
@Suite struct EffectTests {
  @Test func `an effect and its opposite are told by turning the groups round`() throws {
    for one in try tables(upTo: 6) {
      let turned = SelectionTable(reference: one.comparison, comparison: one.reference)
      #expect(one.riskDifference.map { -$0 } == turned.riskDifference)
      #expect(one.phi.map { -$0 } == turned.phi)
      #expect(one.oddsRatio?.reciprocal == turned.oddsRatio)
      #expect((one.riskDifference == nil) == (one.reference.isEmpty || one.comparison.isEmpty))
    }
  }

  @Test func `the fewest moves to four fifths are enough and one fewer is not`() throws {
    for one in try tables(upTo: 12) {
      guard let moves = one.movesToFourFifths else { continue }
      func reaches(_ moves: Int) -> Bool {
        5 * (one.comparison.selected + moves) * one.reference.considered
          >= 4 * (one.reference.selected - moves) * one.comparison.considered
      }
      #expect(reaches(moves) && (moves == 0 || !reaches(moves - 1)), "\(one)")
      #expect(moves <= one.reference.selected && moves <= one.comparison.notSelected, "\(one)")
    }
  }

  @Test func `the groups with the highest rate are found exactly, and an empty one is never among them`()
    throws
  {
    func highest(_ groups: [(Int, Int)]) throws -> [Int] {
      GroupTable(try groups.map { try Rate(selected: $0.0, of: $0.1) }).highestRates
    }
    #expect(try highest([(0, 0), (1, 3), (2, 6)]) == [1, 2])
    #expect(try highest([(1, 3), (333_333_333, 1_000_000_000)]) == [0])
    #expect(try highest([(1, 4), (1, 3), (0, 2), (3, 9), (1, 5)]) == [1, 3])
    #expect(try highest([(0, 0)]) == [])
    #expect(try highest([(0, 9), (0, 0), (0, 2)]) == [0, 2])
  }

  @Test func `cells are small when one expects under 1, or more than a fifth under 5`() throws {
    func isSmall(_ groups: [(Int, Int)]) throws -> Bool {
      GroupTable(try groups.map { try Rate(selected: $0.0, of: $0.1) }).hasSmallCells
    }
    // Half are selected: a group of 10 expects 5 and 5, one of 9 expects 4.5 and 4.5, one of 1 expects 0.5.
    #expect(try !isSmall([(10, 10), (0, 10)]))
    #expect(try isSmall([(9, 9), (0, 9)]))
    // Two cells of ten under 5 are a fifth, two of eight are more.
    let tens = [(5, 10), (5, 10), (5, 10), (5, 10)]
    #expect(try !isSmall(tens + [(4, 8), (0, 0)]))
    #expect(try isSmall(tens.dropLast() + [(4, 8)]))
    #expect(try isSmall(tens + tens + [(1, 1), (0, 1)]))
  }

  @Test(arguments: [0.5, 1, 2.5, 40, 3000], [1e-120, 1e-12, 0.001, 0.025, 0.5, 0.9, 0.999])
  func `a quantile leaves the tail that it was asked for`(shape: Double, tail: Double) {
    let gamma = GammaDistribution(shape: shape)
    #expect((gamma.upperTail(gamma.quantile(upperTail: tail)) / tail - 1).magnitude < 1e-10)
    let beta = BetaDistribution(a: shape, b: 7)
    #expect((beta.lowerTail(beta.quantile(lowerTail: tail)) / tail - 1).magnitude < 1e-10)
    let z = NormalDistribution.quantile(upperTail: tail)
    #expect((NormalDistribution.upperTail(z) / tail - 1).magnitude < 1e-10)
  }

  @Test func `the normal quantile is the published one`() {
    #expect((NormalDistribution.quantile(upperTail: 0.025) - 1.959963984540054).magnitude < 1e-14)
    #expect(NormalDistribution.quantile(upperTail: 0.5) == 0)
    #expect((NormalDistribution.quantile(upperTail: 0.975) + 1.959963984540054).magnitude < 1e-12)
  }

  @Test func `a binomial with a certain chance has one outcome`() {
    for (chance, sure) in [(0.0, 0), (1.0, 7)] {
      let distribution = BinomialDistribution(trials: 7, chance: chance)
      #expect((0...7).map(distribution.probability) == (0...7).map { $0 == sure ? 1 : 0 })
      #expect(distribution.quantile(0.001) == sure && distribution.quantile(0.999) == sure)
    }
    #expect(BinomialDistribution(trials: 0, chance: 0.3).quantile(0.975) == 0)
  }

  @Test func `adjusted p-values keep their order, never fall and never pass one`() {
    var random = SplitMix64(seed: 21)
    for _ in 0..<100 {
      let values = (0..<Int.random(in: 0...30, using: &random)).map { _ in
        Double.random(in: 0...1, using: &random)
      }
      for adjusted in [
        MultipleComparisons.benjaminiHochberg(values), MultipleComparisons.benjaminiYekutieli(values),
        MultipleComparisons.holm(values),
      ] {
        #expect(zip(values, adjusted).allSatisfy { $0 <= $1 && $1 <= 1 })
        let order = values.indices.sorted { values[$0] < values[$1] }
        #expect(zip(order, order.dropFirst()).allSatisfy { adjusted[$0] <= adjusted[$1] })
      }
    }
  }

  @Test func `the numbers needed show the difference with the power asked for`() throws {
    let analysis = PowerAnalysis()
    let needed = try #require(analysis.needed(rate: 0.16, against: 0.2, referencePerComparison: 2))
    let h = PowerAnalysis.cohensH(0.16, 0.2)
    #expect((analysis.power(h: h, comparison: needed, reference: 2 * needed) - 0.8).magnitude < 1e-9)
    #expect(analysis.needed(rate: 0.2, against: 0.2, referencePerComparison: 1) == nil)
    #expect(analysis.detectableH(comparison: 0, reference: 9) == nil)
    let few = try Rate(selected: 1, of: 4)
    #expect(analysis.detectableRate(below: few, comparison: 3) == nil)
  }

  @Test func `the unknown who fare like everybody else are told from those who do not`() throws {
    let known = try table((30, 100), (30, 100))
    #expect(UnknownShare(known, unknown: try Rate(selected: 3, of: 10)).differs == false)
    #expect(UnknownShare(known, unknown: try Rate(selected: 0, of: 60)).differs)
    let share = UnknownShare(known, unknown: try Rate(selected: 6, of: 20))
    let (from, to) = try (Rate(selected: 20, of: 220), Rate(selected: 6, of: 66))
    #expect(share.from == from && share.to == to)
  }
}
