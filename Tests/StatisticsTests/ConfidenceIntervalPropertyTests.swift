// SPDX-License-Identifier: Apache-2.0

import Statistics
import TestSupport
import Testing

@Suite struct ConfidenceIntervalPropertyTests {
  private static let levels = [0.5, 0.8, 0.95, 0.998].compactMap { ConfidenceLevel($0) }

  @Test func `every interval contains its estimate`() throws {
    var random = SplitMix64(seed: 1)
    for round in 0..<3000 {
      let table = try random.table(upTo: round % 3 == 0 ? 2_500_000 : 60)
      let estimate = ExactRatio.relativeLikelihood(of: table).value
      for level in Self.levels {
        if let koopman = ConfidenceInterval.koopman(table, level: level) {
          #expect(koopman.contains(estimate), "\(table)")
        }
        if let katz = ConfidenceInterval.katz(table, level: level) {
          #expect(katz.contains(estimate), "\(table)")
        }
        if let value = table.reference.value,
          let wilson = ConfidenceInterval.wilson(table.reference, level: level)
        {
          #expect(wilson.contains(value), "\(table)")
        }
      }
    }
  }

  @Test func `a higher level gives an interval that holds the lower one's`() throws {
    var random = SplitMix64(seed: 2)
    for _ in 0..<1000 {
      let table = try random.table(upTo: 500)
      let intervals = Self.levels.compactMap { ConfidenceInterval.koopman(table, level: $0) }
      for (narrow, wide) in zip(intervals, intervals.dropFirst()) {
        #expect(wide.lower <= narrow.lower && narrow.upper <= wide.upper, "\(table)")
      }
    }
  }

  @Test func `turning the groups round turns the interval round`() throws {
    var random = SplitMix64(seed: 3)
    for _ in 0..<2000 {
      let table = try random.table(upTo: 5000)
      let turned = SelectionTable(reference: table.comparison, comparison: table.reference)
      guard let there = ConfidenceInterval.koopman(table),
        let back = ConfidenceInterval.koopman(turned)
      else { continue }
      #expect(same(there.lower, 1 / back.upper) && same(there.upper, 1 / back.lower), "\(table)")
      guard let katz = ConfidenceInterval.katz(table), let katzBack = ConfidenceInterval.katz(turned)
      else { continue }
      #expect(same(katz.lower, 1 / katzBack.upper) && same(katz.upper, 1 / katzBack.lower), "\(table)")
    }
  }

  private func same(_ one: Double, _ other: Double) -> Bool {
    one == other || (one - other).magnitude <= 1e-12 * other.magnitude
  }

  @Test func `one more person of the reference group selected never lowers an end`() throws {
    var random = SplitMix64(seed: 4)
    for _ in 0..<2000 {
      let lower = try random.table(upTo: 200)
      guard lower.reference.notSelected > 0, let before = ConfidenceInterval.koopman(lower) else { continue }
      let reference = try Rate(selected: lower.reference.selected + 1, of: lower.reference.considered)
      let raised = SelectionTable(reference: reference, comparison: lower.comparison)
      let after = try #require(ConfidenceInterval.koopman(raised))
      #expect(after.lower > before.lower && after.upper >= before.upper, "\(lower)")
    }
  }

  @Test func `the koopman interval is exactly the ratios that the score test does not refuse`() throws {
    let limit = ConfidenceLevel.ninetyFivePerCent.normalQuantile
    for table in try tables(upTo: 7) {
      guard let interval = ConfidenceInterval.koopman(table) else { continue }
      for step in -60...60 {
        let ratio = powerOfTwo(step)
        guard let score = naiveScore(table, ratio) else { continue }
        #expect(interval.contains(ratio) == (score <= limit * limit), "\(table) at \(ratio)")
      }
    }
  }

  /// 2 to the power `step` / 5.
  private func powerOfTwo(_ step: Int) -> Double {
    let fifthRoot = 1.1486983549970351
    return (0..<step.magnitude).reduce(1.0) { power, _ in step > 0 ? power * fifthRoot : power / fifthRoot }
  }

  /// The squared score by the textbook formula; nil where it is nothing over nothing or too near to the
  /// limit.
  private func naiveScore(_ table: SelectionTable, _ ratio: Double) -> Double? {
    let (xR, nR) = (Double(table.reference.selected), Double(table.reference.considered))
    let (xM, nM) = (Double(table.comparison.selected), Double(table.comparison.considered))
    let b = -(nR * ratio + xR + nM + xM * ratio)
    let (a, c) = ((nR + nM) * ratio, xR + xM)
    let pM = (-b - max(0, b * b - 4 * a * c).squareRoot()) / (2 * a)
    let pR = ratio * pM
    let variance = pR * (1 - pR) / nR + ratio * ratio * pM * (1 - pM) / nM
    guard variance > 1e-12 else { return nil }
    let difference = xR / nR - ratio * xM / nM
    let score = difference * difference / variance
    let limit = ConfidenceLevel.ninetyFivePerCent.normalQuantile
    return (score - limit * limit).magnitude < 1e-6 ? nil : score
  }
}
