// SPDX-License-Identifier: Apache-2.0

import Statistics
import Testing

@Suite struct ConfidenceIntervalTests {
  @Test(arguments: [
    (0.5, 0.674489750196081743), (0.8, 1.281551565544600467), (0.9, 1.644853626951472715),
    (0.95, 1.959963984540054236), (0.99, 2.575829303548900761), (0.998, 3.090232306167813541),
    (0.999, 3.290526731491894794), (0.001, 0.001253314465432556),
    (0.9999999999, 6.466951074732418984),
  ])
  func `normal quantiles are accurate to 1e-12`(level: Double, quantile: Double) throws {
    let computed = try #require(ConfidenceLevel(level)).normalQuantile
    #expect((computed - quantile).magnitude <= 1e-12 * max(1, quantile))
  }

  @Test func `the levels next to nothing and to certainty have a quantile`() throws {
    let extremes = [Double.leastNonzeroMagnitude, 1e-12, 1.0.nextDown].compactMap { ConfidenceLevel($0) }
    #expect(extremes.count == 3)
    #expect(extremes.map { ($0.normalQuantile * 10).rounded() } == [0, 0, 83])
  }

  @Test(arguments: [0, 1, -0.5, 95, .nan, .infinity])
  func `a level outside zero to one is refused`(level: Double) {
    #expect(ConfidenceLevel(level) == nil)
  }

  @Test func `the worked example of Morris has its published intervals`() throws {
    let morris = try table((15, 25), (2, 10))
    let koopman = try #require(ConfidenceInterval.koopman(morris))
    #expect((koopman.lower - 1.0731).magnitude < 1e-4 && (koopman.upper - 10.8966).magnitude < 1e-4)
    let katz = try #require(ConfidenceInterval.katz(morris))
    #expect((katz.lower - 0.8339).magnitude < 1e-4 && (katz.upper - 10.7925).magnitude < 1e-4)
    #expect(koopman.method == .koopman && katz.method == .katz && koopman.level == .ninetyFivePerCent)
  }

  @Test func `zeros leave koopman one open end`() throws {
    let noComparison = try #require(ConfidenceInterval.koopman(table((9, 40), (0, 12))))
    #expect(noComparison.upper == .infinity && noComparison.lower > 0)
    let noReference = try #require(ConfidenceInterval.koopman(table((0, 40), (9, 12))))
    #expect(noReference.lower == 0 && noReference.upper.isFinite)
  }

  @Test func `everybody selected has the closed form of koopman`() throws {
    let level = ConfidenceLevel.ninetyFivePerCent
    let square = level.normalQuantile * level.normalQuantile
    for (reference, comparison) in [(8, 5), (1, 1), (2_500_000, 300)] {
      let interval = try #require(
        ConfidenceInterval.koopman(table((reference, reference), (comparison, comparison)), level: level))
      #expect((interval.lower * (1 + square / Double(reference)) - 1).magnitude < 1e-12)
      #expect((interval.upper / (1 + square / Double(comparison)) - 1).magnitude < 1e-12)
    }
  }

  @Test func `a table without a ratio has no interval`() throws {
    for undefined in [try table((0, 8), (0, 5)), try table((0, 0), (1, 5)), try table((1, 8), (0, 0))] {
      #expect(ConfidenceInterval.koopman(undefined) == nil)
      #expect(ConfidenceInterval.katz(undefined) == nil)
    }
    #expect(ConfidenceInterval.katz(try table((1, 8), (0, 5))) == nil)
    #expect(ConfidenceInterval.katz(try table((0, 8), (1, 5))) == nil)
    #expect(ConfidenceInterval.wilson(.empty) == nil)
  }

  @Test func `wilson is exact at nobody and at everybody, and turns round`() throws {
    for considered in [1, 2, 7, 100, 5_000_000] {
      #expect(ConfidenceInterval.wilson(try Rate(selected: 0, of: considered))?.lower == 0)
      #expect(ConfidenceInterval.wilson(try Rate(selected: considered, of: considered))?.upper == 1)
      for selected in [0, considered / 3, considered] {
        let interval = try #require(ConfidenceInterval.wilson(Rate(selected: selected, of: considered)))
        let turned = try #require(
          ConfidenceInterval.wilson(Rate(selected: considered - selected, of: considered)))
        #expect((interval.lower + turned.upper - 1).magnitude < 1e-14)
      }
    }
  }
}
