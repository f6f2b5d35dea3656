// SPDX-License-Identifier: Apache-2.0

import Statistics
import TestSupport
import Testing

/// Funnel limits, run charts and changes between periods.
@Suite struct ProcessTests {
  @Test func `the limits of a chart of single values are the mean and 2_66 mean moving ranges`() throws {
    let limits = try #require(ProcessLimits.movingRange([1, 2, 4, 3]))
    #expect(limits.centre == 2.5)
    let width = 2.66 * 4 / 3
    #expect(limits.lower.allSatisfy { ($0 - (2.5 - width)).magnitude < 1e-12 })
    #expect(limits.upper.allSatisfy { ($0 - (2.5 + width)).magnitude < 1e-12 })
    #expect(ProcessLimits.movingRange([1]) == nil)
  }

  @Test func `the limits of a p chart widen with fewer people and stay between nothing and all`() throws {
    let periods = try [(5, 50), (0, 0), (2, 4), (20, 200)].map { try Rate(selected: $0.0, of: $0.1) }
    let limits = try #require(ProcessLimits.proportions(periods))
    let p = 27.0 / 254
    #expect(limits.centre == p)
    #expect((limits.upper[3] - (p + 3 * (p * (1 - p) / 200).squareRoot())).magnitude < 1e-15)
    #expect(limits.lower[1] == 0 && limits.upper[1] == 1 && limits.lower[2] == 0)
    #expect(ProcessLimits.proportions([.empty]) == nil)
  }

  /// Values around 0 with limits -3 and 3, and the causes that each has: o outside, s shift, t trend, p pair of three.
  @Test(arguments: [
    ([0, 1, -1, 4, 0], ["", "", "", "o", ""]),
    ([1, 1, 1, 1, 1, 1, 1, -1], ["s", "s", "s", "s", "s", "s", "s", ""]),
    ([1, 1, 1, 1, 1, 1, -1, 1], ["", "", "", "", "", "", "", ""]),
    ([1, 1, 1, 0, 1, 1, 1, 1], ["", "", "", "", "", "", "", ""]),
    ([-1.5, -1, -0.5, 0.2, 0.5, 1, 1.5, 1], ["t", "t", "t", "t", "t", "t", "t", ""]),
    ([-1.5, -1, -0.5, 0.2, 0.5, 1, 1, -1], ["", "", "", "", "", "", "", ""]),
    ([2.5, 0, 2.5, 0, 0], ["p", "", "p", "", ""]), ([2.5, 0, 0, 2.5, 0], ["", "", "", "", ""]),
    ([2.5, 0, -2.5, 0, 0], ["", "", "", "", ""]), ([2, 2, 0, 0], ["", "", "", ""]),
    ([3, 2.9, 0], ["p", "p", ""]),
  ])
  func `special causes are found by NHS England's rules`(values: [Double], causes: [String]) {
    let limits = ProcessLimits.around(0, width: 3, count: values.count)
    let found = limits.specialCauses(of: values).map { causes in
      causes.map { cause in
        switch cause {
        case .outsideLimits: "o"
        case .shift: "s"
        case .trend: "t"
        case .twoOfThree: "p"
        }
      }.joined()
    }
    #expect(found == causes)
  }

  @Test func `funnel limits hold at least the shares that they say and no more than they must`() throws {
    var random = SplitMix64(seed: 12)
    for _ in 0..<200 {
      let overall = try random.rate(upTo: 400)
      let considered = Int.random(in: 0...300, using: &random)
      guard let limits = FunnelLimits(considered: considered, overall: overall) else {
        #expect(overall.isEmpty)
        continue
      }
      let distribution = BinomialDistribution(trials: considered, chance: overall.value ?? 0)
      #expect(distribution.atMost(limits.warning.upperBound) >= 0.975)
      #expect(distribution.atMost(limits.warning.upperBound - 1) < 0.975)
      #expect(distribution.atMost(limits.action.lowerBound) >= 0.001)
      #expect(distribution.atMost(limits.action.lowerBound - 1) < 0.001)
      #expect(limits.action.lowerBound <= limits.warning.lowerBound)
      #expect(limits.place(of: limits.warning.lowerBound) == .inside)
      if limits.action.lowerBound > 0 {
        #expect(limits.place(of: limits.action.lowerBound - 1) == .action(.below))
      }
      if limits.action.upperBound < considered {
        #expect(limits.place(of: considered) == .action(.above))
      }
    }
  }

  @Test func `units that differ by chance alone are seldom over-dispersed and those that do not always are`()
    throws
  {
    var random = SplitMix64(seed: 13)
    var alarms = 0
    for _ in 0..<200 {
      let units = try (0..<20).map { _ in
        let selected = (0..<100).count { _ in Double.random(in: 0..<1, using: &random) < 0.3 }
        return try Rate(selected: selected, of: 100)
      }
      if OverDispersion(GroupTable(units)).isPresent { alarms += 1 }
    }
    #expect(alarms < 25)
    let apart = GroupTable(try [(10, 100), (50, 100), (30, 100)].map { try Rate(selected: $0.0, of: $0.1) })
    #expect(OverDispersion(apart).isPresent)
    #expect(OverDispersion(GroupTable([])).factor == nil)
  }

  @Test func `a limit that is cut off at nobody makes no month lie close to it`() throws {
    let large = Array(repeating: (20, 100), count: 12)
    let periods = try (large + [(0, 9), (0, 2), (1, 17)]).map { try Rate(selected: $0.0, of: $0.1) }
    let limits = try #require(ProcessLimits.proportions(periods))
    #expect(limits.lower.suffix(3).allSatisfy { $0 == 0 })
    // They lie within 1.5 standard deviations of the average, the outer third begins at 2.
    let causes = limits.specialCauses(of: periods.compactMap(\.value))
    #expect(causes.allSatisfy { !$0.contains(.twoOfThree) })
    let far = try (large + [(1, 40), (2, 40), (20, 100)]).map { try Rate(selected: $0.0, of: $0.1) }
    let near = try #require(ProcessLimits.proportions(far))
    #expect(near.specialCauses(of: far.compactMap(\.value))[12...13].allSatisfy { $0.contains(.twoOfThree) })
  }

  @Test func `no change between periods is a ratio of one and nothing to see`() throws {
    let same = try #require(PeriodChange(from: table((30, 90), (20, 80)), to: table((30, 90), (20, 80))))
    #expect(same.ratio == 1 && same.z == 0 && same.twoSided == 1 && same.interval.contains(1))
    #expect(PeriodChange(from: try table((0, 90), (20, 80)), to: try table((30, 90), (20, 80))) == nil)
    let certain = try #require(PeriodChange(from: table((3, 3), (2, 2)), to: table((3, 3), (2, 2))))
    #expect(certain.z == nil && certain.twoSided == 1)
  }
}

extension ProcessLimits {
  /// Limits that are the same for every point.
  fileprivate static func around(_ centre: Double, width: Double, count: Int) -> ProcessLimits {
    ProcessLimits(
      centre: centre, lower: Array(repeating: centre - width, count: count),
      upper: Array(repeating: centre + width, count: count))
  }
}
