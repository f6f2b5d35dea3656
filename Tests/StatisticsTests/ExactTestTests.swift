// SPDX-License-Identifier: Apache-2.0

import Statistics
import TestSupport
import Testing

@Suite struct ExactTestTests {
  @Test func `a table with one possible outcome has p-values of one`() throws {
    let degenerate = try tables(upTo: 4).filter(\.isDegenerate)
    #expect(degenerate.count > 50)
    for table in degenerate + [try table((2_500_000, 2_500_000), (2_500_000, 2_500_000))] {
      let (fisher, midP, pooled) = (FisherExactTest(table), MidPTest(table), PooledZTest(table))
      #expect([fisher.fewerInComparison, fisher.moreInComparison, fisher.twoSided] == [1, 1, 1])
      #expect([midP.fewerInComparison, midP.moreInComparison, midP.twoSided] == [1, 1, 1])
      #expect(pooled.z == nil && pooled.twoSided == 1)
    }
  }

  @Test func `the worked example of Morris has its published z and p`() throws {
    let pooled = PooledZTest(try table((15, 25), (2, 10)))
    #expect((try #require(pooled.z) + 2.138963).magnitude < 1e-6)
    #expect((pooled.twoSided - 0.03243865).magnitude < 1e-8)
  }

  @Test func `small tables agree with counting every outcome`() throws {
    for table in try tables(upTo: 9) where !table.isDegenerate {
      let counted = outcomes(of: table)
      let total = counted.reduce(0) { $0 + $1.ways }
      func share(_ chosen: (Int, Int) -> Bool) -> Double {
        Double(counted.filter { chosen($0.comparison, $0.ways) }.reduce(0) { $0 + $1.ways }) / Double(total)
      }
      let atHand = table.comparison.selected
      let ways = counted.first { $0.comparison == atHand }?.ways ?? 0
      let (fisher, midP) = (FisherExactTest(table), MidPTest(table))
      #expect((fisher.fewerInComparison - share { count, _ in count <= atHand }).magnitude < 1e-14)
      #expect((fisher.moreInComparison - share { count, _ in count >= atHand }).magnitude < 1e-14)
      #expect((fisher.twoSided - share { _, other in other <= ways }).magnitude < 1e-14)
      let half = Double(ways) / Double(total) / 2
      #expect((midP.fewerInComparison - half - share { count, _ in count < atHand }).magnitude < 1e-14)
    }
  }

  /// Each number of people of the comparison group selected that the margins allow, with the ways to get it.
  private func outcomes(of table: SelectionTable) -> [(comparison: Int, ways: Int)] {
    (0...table.selected).compactMap { comparison in
      let ways =
        choose(comparison, of: table.comparison.considered)
        * choose(table.selected - comparison, of: table.reference.considered)
      return ways > 0 ? (comparison, ways) : nil
    }
  }

  private func choose(_ chosen: Int, of all: Int) -> Int {
    guard (0...all).contains(chosen) else { return 0 }
    return (0..<chosen).reduce(1) { product, next in product * (all - next) / (next + 1) }
  }

  @Test func `the two sides of mid-p add up to one and turn round with the groups`() throws {
    var random = SplitMix64(seed: 5)
    for round in 0..<600 {
      let table = try random.table(upTo: round % 10 == 0 ? 2_500_000 : 400)
      guard !table.isDegenerate else { continue }
      let turned = SelectionTable(reference: table.comparison, comparison: table.reference)
      let (midP, back) = (MidPTest(table), MidPTest(turned))
      #expect((midP.fewerInComparison + midP.moreInComparison - 1).magnitude < 1e-13, "\(table)")
      #expect((midP.fewerInComparison - back.moreInComparison).magnitude < 1e-12, "\(table)")
      let twoSided = (FisherExactTest(table).twoSided, FisherExactTest(turned).twoSided)
      #expect((twoSided.0 - twoSided.1).magnitude < 1e-12, "\(table)")
    }
  }

  @Test func `every p-value lies between nothing and one`() throws {
    var random = SplitMix64(seed: 6)
    for round in 0..<600 {
      let table = try random.table(upTo: round % 10 == 0 ? 2_500_000 : 400)
      let (fisher, midP) = (FisherExactTest(table), MidPTest(table))
      for p in [
        fisher.fewerInComparison, fisher.moreInComparison, fisher.twoSided, midP.fewerInComparison,
        midP.moreInComparison, midP.twoSided, PooledZTest(table).twoSided,
      ] {
        #expect(p >= 0 && p <= 1, "\(table)")
      }
    }
  }

  @Test func `fewer selections of the comparison group never raise the one-sided p-value`() throws {
    for considered in [12, 90, 3000] {
      var last = 0.0
      for selected in stride(from: 0, through: considered, by: max(1, considered / 40)) {
        let rest = considered - selected
        let table = try table((rest, considered), (selected, considered))
        let p = MidPTest(table).fewerInComparison
        #expect(p >= last, "\(table)")
        last = p
      }
      #expect(last > 0.999)
    }
  }

  @Test func `the likeliest outcome has a two-sided p-value of exactly one`() throws {
    #expect(FisherExactTest(try table((1_250_000, 2_500_000), (1_250_000, 2_500_000))).twoSided == 1)
    #expect(FisherExactTest(try table((3, 9), (2, 6))).twoSided == 1)
  }

  @Test func `a certain difference among millions has a p-value of nothing rather than a trap`() throws {
    let apart = try table((2_500_000, 2_500_000), (0, 2_500_000))
    #expect(MidPTest(apart).fewerInComparison == 0)
    #expect(MidPTest(apart).moreInComparison == 1)
    #expect(FisherExactTest(apart).twoSided == 0)
  }
}
