// SPDX-License-Identifier: Apache-2.0

import Statistics
import Testing

@Suite struct RelativeLikelihoodTests {
  @Test func `counts give the estimate with all that stands beside it`() throws {
    let measure = try RelativeLikelihood(
      reference: (from: 100, to: 20), comparison: (from: 100, to: 10), unknown: (from: 20, to: 10))
    #expect(measure.estimate == ratio(2, 1))
    #expect(measure.impactRatio == ratio(1, 2))
    #expect(measure.reference.value == 0.2)
    #expect(measure.comparison.value == 0.1)
    #expect(measure.unknown.considered == 20)
    #expect(measure.interval == .koopman(measure.table))
    #expect(measure.midP == MidPTest(measure.table))
    #expect(measure.ifUnknown.allReference == ratio(5, 2))
    #expect(measure.ifUnknown.bounds.highest == ratio(3, 1))
  }

  @Test func `the trust-sized table has a likelihood of about one and a half`() throws {
    let measure = try RelativeLikelihood(reference: (from: 6210, to: 1480), comparison: (from: 3120, to: 512))
    #expect(measure.estimate == ratio(1480 * 3120, 6210 * 512))
    #expect((measure.estimate.value - 1.4522946859903381).magnitude < 1e-15)
    #expect(measure.ifUnknown.bounds.lowest == measure.estimate)
  }

  @Test func `the level is the caller's`() throws {
    let level = try #require(ConfidenceLevel(0.99))
    let usual = try RelativeLikelihood(reference: (from: 90, to: 30), comparison: (from: 80, to: 20))
    let wide = try RelativeLikelihood(
      reference: (from: 90, to: 30), comparison: (from: 80, to: 20), level: level)
    #expect(wide.interval?.level == level)
    #expect(try #require(wide.interval?.upper) > #require(usual.interval?.upper))
  }

  @Test func `an undefined ratio has no interval and a p-value of one`() throws {
    let measure = try RelativeLikelihood(reference: (from: 8, to: 0), comparison: (from: 5, to: 0))
    #expect(measure.estimate == .undefined(.nobodySelected))
    #expect(measure.interval == nil)
    #expect(measure.midP.twoSided == 1)
  }

  @Test func `counts that cannot be are refused for every group`() {
    #expect(throws: CountError.moreSelectedThanConsidered(selected: 3, considered: 2)) {
      try RelativeLikelihood(reference: (from: 2, to: 3), comparison: (from: 1, to: 1))
    }
    #expect(throws: CountError.negative(-1)) {
      try RelativeLikelihood(reference: (from: 2, to: 1), comparison: (from: -1, to: 0))
    }
    #expect(throws: CountError.tooLarge(.max)) {
      try RelativeLikelihood(
        reference: (from: 2, to: 1), comparison: (from: 1, to: 1), unknown: (from: .max, to: 0))
    }
  }

  @Test func `the largest counts are measured without a trap`() throws {
    for most in [Int(Int32.max), Rate.largestCount] {
      let measure = RelativeLikelihood(
        reference: try Rate(selected: 5, of: most), comparison: try Rate(selected: 3, of: most),
        unknown: try Rate(selected: most / 2, of: most))
      #expect(measure.estimate == ratio(5, 3))
      #expect(measure.interval?.contains(5.0 / 3) == true)
      #expect(measure.midP.twoSided > 0.1 && measure.midP.twoSided < 1)
    }
  }
}
