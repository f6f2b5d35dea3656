// SPDX-License-Identifier: Apache-2.0

import Statistics
import Testing

@Suite struct RateTests {
  @Test func `counts that are no rate are refused with the reason`() {
    #expect(throws: CountError.negative(-1)) { try Rate(selected: -1, of: 3) }
    #expect(throws: CountError.negative(-3)) { try Rate(selected: 0, of: -3) }
    #expect(throws: CountError.moreSelectedThanConsidered(selected: 4, considered: 3)) {
      try Rate(selected: 4, of: 3)
    }
    #expect(throws: CountError.tooLarge(.max)) { try Rate(selected: .max, of: .max) }
  }

  @Test func `a refusal says what was expected`() {
    let error = CountError.moreSelectedThanConsidered(selected: 7000, considered: 6210)
    #expect(
      error.description
        == "7000 selected of 6210 considered (expected no more selected than considered)")
    #expect(CountError.negative(-2).description == "a count of -2 is below zero (expected 0 or more)")
    #expect(CountError.tooLarge(.max).description.hasSuffix("(expected at most \(Rate.largestCount))"))
  }

  @Test func `a rate of nobody has no value`() throws {
    #expect(Rate.empty.value == nil)
    #expect(try Rate(selected: 0, of: 5).value == 0)
    #expect(try Rate(selected: 5, of: 5).value == 1)
    #expect(try Rate(selected: 1, of: 4).value == 0.25)
  }

  @Test func `rates are compared exactly`() throws {
    let third = try Rate(selected: 1, of: 3)
    #expect(try third.compared(to: Rate(selected: 2, of: 6)) == .equal)
    #expect(try third.compared(to: Rate(selected: 333_333_333, of: 1_000_000_000)) == .above)
    #expect(try third.compared(to: Rate(selected: 333_333_334, of: 1_000_000_000)) == .below)
    #expect(third.compared(to: .empty) == nil)
    #expect(Rate.empty.compared(to: third) == nil)
  }

  @Test func `the largest rates compare without overflow`() throws {
    let most = Rate.largestCount
    let all = try Rate(selected: most, of: most)
    let allButOne = try Rate(selected: most - 1, of: most)
    let shortOfThat = try Rate(selected: most - 2, of: most - 1)
    #expect(allButOne.compared(to: all) == .below)
    #expect(try all.compared(to: Rate(selected: 1, of: most)) == .above)
    #expect(allButOne.compared(to: shortOfThat) == .above)
  }
}
