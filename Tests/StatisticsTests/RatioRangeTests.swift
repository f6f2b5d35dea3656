// SPDX-License-Identifier: Apache-2.0

import Statistics
import TestSupport
import Testing

@Suite struct RatioRangeTests {
  /// The extremes over every table that the ranges allow, one at a time.
  private func bruteForce(_ reference: RateRange, _ comparison: RateRange) throws -> (
    found: [ExactRatio], gaps: Bool
  ) {
    var found: [ExactRatio] = []
    var gaps = false
    for reference in try allowed(reference) {
      for comparison in try allowed(comparison) {
        let ratio = ExactRatio.relativeLikelihood(
          of: SelectionTable(reference: reference, comparison: comparison))
        if ratio.undefinedReason == nil { found.append(ratio) } else { gaps = true }
      }
    }
    return (found, gaps)
  }

  private func allowed(_ range: RateRange) throws -> [Rate] {
    try range.considered.flatMap { considered in
      try range.selected.filter { $0 <= considered }.map { try Rate(selected: $0, of: considered) }
    }
  }

  private func randomRange(_ random: inout SplitMix64) throws -> RateRange {
    func range(_ random: inout SplitMix64) -> ClosedRange<Int> {
      let low = Int.random(in: 0...6, using: &random)
      return low...(low + Int.random(in: 0...4, using: &random))
    }
    while true {
      let (selected, considered) = (range(&random), range(&random))
      if selected.lowerBound <= considered.upperBound {
        return try RateRange(selected: selected, of: considered)
      }
    }
  }

  @Test func `the range is the one that every allowed table spans`() throws {
    var random = SplitMix64(seed: 2026)
    for _ in 0..<3000 {
      let (reference, comparison) = (try randomRange(&random), try randomRange(&random))
      let range = RatioRange.relativeLikelihood(reference: reference, comparison: comparison)
      let brute = try bruteForce(reference, comparison)
      #expect(range.mayBeUndefined == brute.gaps)
      #expect((range.lowest.undefinedReason == nil) == !brute.found.isEmpty)
      #expect(brute.found.allSatisfy { $0.compared(to: range.lowest) != .below })
      #expect(brute.found.allSatisfy { $0.compared(to: range.highest) != .above })
      #expect(brute.found.isEmpty || brute.found.contains(range.lowest))
      #expect(brute.found.isEmpty || brute.found.contains(range.highest))
    }
  }

  @Test func `known counts give a range of one ratio`() throws {
    for table in try tables(upTo: 4) {
      let range = RatioRange.relativeLikelihood(
        reference: RateRange(table.reference), comparison: RateRange(table.comparison))
      let ratio = ExactRatio.relativeLikelihood(of: table)
      #expect(range.lowest == ratio || ratio.undefinedReason != nil)
      #expect(range.highest == ratio || ratio.undefinedReason != nil)
      #expect(range.mayBeUndefined == (ratio.undefinedReason != nil))
    }
  }

  @Test func `a suppressed cell of one to seven gives the ratios at its ends`() throws {
    let range = RatioRange.relativeLikelihood(
      reference: RateRange(try Rate(selected: 20, of: 100)),
      comparison: try RateRange(selected: 1...7, of: 50...50))
    #expect(range.lowest == ratio(10, 7))
    #expect(range.highest == ratio(10, 1))
    #expect(range.lies(between: try decimal("0.80"), and: try decimal("1.25")) == false)
  }

  @Test func `whether a range lies between two edges may depend on what is hidden`() throws {
    let (low, high) = (try decimal("0.80"), try decimal("1.25"))
    func lies(_ comparison: ClosedRange<Int>) throws -> Bool? {
      let reference = RateRange(try Rate(selected: 20, of: 100))
      let range = RatioRange.relativeLikelihood(
        reference: reference, comparison: try RateRange(selected: comparison, of: 100...100))
      return range.lies(between: low, and: high)
    }
    #expect(try lies(16...25) == true)
    #expect(try lies(15...25) == nil)
    #expect(try lies(16...26) == nil)
    #expect(try lies(0...15) == false)
    #expect(try lies(26...30) == false)
  }

  @Test func `a table that may have no ratio is never called inside or outside`() throws {
    let range = RatioRange.relativeLikelihood(
      reference: try RateRange(selected: 0...1, of: 10...10),
      comparison: try RateRange(selected: 0...0, of: 10...10))
    #expect(range.lowest == .infinite)
    #expect(range.mayBeUndefined)
    #expect(range.lies(between: try decimal("0.80"), and: try decimal("1.25")) == nil)
  }

  @Test func `the extreme rates are themselves allowed`() throws {
    let range = try RateRange(selected: 3...5, of: 2...8)
    #expect(range.highest == (try Rate(selected: 3, of: 3)))
    #expect(range.lowest == (try Rate(selected: 3, of: 8)))
    #expect(try RateRange(selected: 0...0, of: 0...0).highest == nil)
  }

  @Test func `ranges that no count can satisfy are refused`() {
    #expect(throws: CountError.negative(-1)) { try RateRange(selected: -1...2, of: 3...4) }
    #expect(throws: CountError.tooLarge(.max)) { try RateRange(selected: 0...2, of: 3...Int.max) }
    #expect(throws: CountError.moreSelectedThanConsidered(selected: 5, considered: 4)) {
      try RateRange(selected: 5...6, of: 3...4)
    }
  }
}
