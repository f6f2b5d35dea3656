// SPDX-License-Identifier: Apache-2.0

import Statistics
import TestSupport
import Testing

/// The bounds of measures of size over every table that ranges of counts allow, held against all of these tables.
@Suite struct TableRangeTests {
  /// All rates that a range allows.
  private func rates(_ range: RateRange) throws -> [Rate] {
    try range.considered.flatMap { considered in
      try range.selected.filter { $0 <= considered }.map { try Rate(selected: $0, of: considered) }
    }
  }

  private func draw(_ random: inout SplitMix64) -> RateRange? {
    let (from, to) = (Int.random(in: 1...7, using: &random), Int.random(in: 0...7, using: &random))
    return try? RateRange(
      selected: to...(to + Int.random(in: 0...3, using: &random)),
      of: from...(from + Int.random(in: 0...3, using: &random)))
  }

  private func check(_ found: [Double?], _ low: Double?, _ high: Double?, _ what: String) {
    let values = found.compactMap(\.self)
    guard values.count == found.count, let least = values.min(), let most = values.max() else { return }
    #expect(((low ?? .nan) - least).magnitude < 1e-12, "\(what)")
    #expect(((high ?? .nan) - most).magnitude < 1e-12, "\(what)")
  }

  @Test func `the ends give the least and the most of all tables`() throws {
    var random = SplitMix64(seed: 23)
    var checked = 0
    for _ in 0..<400 {
      guard let reference = draw(&random), let comparison = draw(&random) else { continue }
      let range = TableRange(reference: reference, comparison: comparison)
      let tables = try rates(reference).flatMap { one in
        try rates(comparison).map { SelectionTable(reference: one, comparison: $0) }
      }
      let (behind, ahead) = (range.furthestBehind, range.furthestAhead)
      #expect(tables.contains(behind) && tables.contains(ahead), "\(range)")
      check(tables.map(\.riskDifference), behind.riskDifference, ahead.riskDifference, "\(range)")
      check(tables.map(\.cohensH), behind.cohensH, ahead.cohensH, "\(range)")
      check(tables.map(\.shortfall), ahead.shortfall, behind.shortfall, "\(range)")
      check(
        tables.map(\.shortfallAgainstReferenceRate), ahead.shortfallAgainstReferenceRate,
        behind.shortfallAgainstReferenceRate, "\(range)")
      check(
        tables.map { $0.selectionsToFourFifths.map(Double.init) },
        ahead.selectionsToFourFifths.map(Double.init), behind.selectionsToFourFifths.map(Double.init),
        "\(range)")
      func finite(_ ratio: ExactRatio?) -> Double? { ratio?.undefinedReason == nil ? ratio?.value : nil }
      let odds = tables.map { finite($0.oddsRatio) }
      if odds.allSatisfy({ $0?.isFinite == true }) {
        check(odds, finite(behind.oddsRatio), finite(ahead.oddsRatio), "\(range)")
      }
      check(
        tables.map { finite($0.representationIndex) }, finite(range.representationIndex?.lowest),
        finite(range.representationIndex?.highest), "\(range)")
      checked += tables.count > 1 ? 1 : 0
    }
    #expect(checked > 200)
  }
}
