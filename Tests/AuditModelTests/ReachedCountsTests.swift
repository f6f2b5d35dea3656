// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import AuditModel

/// How many came to each stage.
@Suite struct ReachedCountsTests {
  private static let counts = [
    Count(0), Count(7), Count(atLeast: 1, atMost: 4), Count(Int(UInt32.max) - 1), Count(Int(UInt32.max)),
    Count(Int(UInt32.max) + 5), Count(-1), Count(atLeast: -3, atMost: 0),
  ]

  @Test(arguments: Stage.allCases)
  func `Every count comes back, whatever stood there before`(stage: Stage) {
    for before in Self.counts {
      for count in Self.counts {
        var reached = ReachedCounts()
        reached[stage] = before
        reached[stage] = count
        #expect(reached[stage] == count)
        for other in Stage.allCases where other != stage { #expect(reached[other] == .zero) }
      }
    }
  }

  @Test func `Sums are stage by stage, and ranges add up at both ends`() {
    var sum = ReachedCounts([Count(1), Count(2), Count(atLeast: 1, atMost: 4)])
    sum += ReachedCounts([Count(10), Count(atLeast: 0, atMost: 5), Count(3)])
    #expect(sum[.draft] == Count(11))
    #expect(sum[.applied] == Count(atLeast: 2, atMost: 7))
    #expect(sum[.longlisted] == Count(atLeast: 4, atMost: 7))
    #expect(sum[.started] == .zero)
  }
}
