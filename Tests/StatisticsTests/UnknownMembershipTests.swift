// SPDX-License-Identifier: Apache-2.0

import Statistics
import TestSupport
import Testing

@Suite struct UnknownMembershipTests {
  /// The ratio of every sharing of the unknowns that has one, and whether some have none.
  private func everySharing(_ table: SelectionTable, _ unknown: Rate) throws -> (
    found: [ExactRatio], gaps: Bool
  ) {
    var found: [ExactRatio] = []
    var gaps = false
    for selected in 0...unknown.selected {
      for others in 0...unknown.notSelected {
        let shared = try sharing(table, unknown, selectedReference: selected, othersReference: others)
        let ratio = ExactRatio.relativeLikelihood(of: shared)
        if ratio.undefinedReason == nil { found.append(ratio) } else { gaps = true }
      }
    }
    return (found, gaps)
  }

  private func sharing(
    _ table: SelectionTable, _ unknown: Rate, selectedReference: Int, othersReference: Int
  ) throws -> SelectionTable {
    let (reference, comparison) = (table.reference, table.comparison)
    let toReference = selectedReference + othersReference
    return SelectionTable(
      reference: try Rate(
        selected: reference.selected + selectedReference, of: reference.considered + toReference),
      comparison: try Rate(
        selected: comparison.selected + unknown.selected - selectedReference,
        of: comparison.considered + unknown.considered - toReference))
  }

  @Test func `the bounds are those of every sharing, zeros and empty groups included`() throws {
    let unknowns = try rates(upTo: 4)
    for table in try tables(upTo: 3) {
      for unknown in unknowns {
        let bounds = UnknownMembership(table: table, unknown: unknown).bounds
        let every = try everySharing(table, unknown)
        #expect(bounds.mayBeUndefined == every.gaps, "\(table) \(unknown)")
        #expect((bounds.lowest.undefinedReason == nil) == !every.found.isEmpty, "\(table) \(unknown)")
        #expect(every.found.isEmpty || every.found.contains(bounds.lowest), "\(table) \(unknown)")
        #expect(every.found.isEmpty || every.found.contains(bounds.highest), "\(table) \(unknown)")
        #expect(every.found.allSatisfy { $0.compared(to: bounds.lowest) != .below }, "\(table) \(unknown)")
        #expect(every.found.allSatisfy { $0.compared(to: bounds.highest) != .above }, "\(table) \(unknown)")
      }
    }
  }

  @Test func `random tables with more unknowns keep to every sharing too`() throws {
    var random = SplitMix64(seed: 18)
    for _ in 0..<300 {
      let (table, unknown) = (try random.table(upTo: 60), try random.rate(upTo: 25))
      let bounds = UnknownMembership(table: table, unknown: unknown).bounds
      let every = try everySharing(table, unknown).found
      guard !every.isEmpty else { continue }
      #expect(every.contains(bounds.lowest) && every.contains(bounds.highest))
      #expect(every.allSatisfy { $0.compared(to: bounds.lowest) != .below })
      #expect(every.allSatisfy { $0.compared(to: bounds.highest) != .above })
    }
  }

  @Test func `the scenarios lie within the bounds`() throws {
    var random = SplitMix64(seed: 81)
    for _ in 0..<3000 {
      let all = UnknownMembership(table: try random.table(upTo: 4000), unknown: try random.rate(upTo: 900))
      for scenario in [all.allReference, all.allComparison] where scenario.undefinedReason == nil {
        #expect(scenario.compared(to: all.bounds.lowest) != .below)
        #expect(scenario.compared(to: all.bounds.highest) != .above)
      }
    }
  }

  @Test func `more unknowns never narrow the bounds`() throws {
    var random = SplitMix64(seed: 37)
    for _ in 0..<2000 {
      let (table, unknown) = (try random.table(upTo: 300), try random.rate(upTo: 100))
      let more = try Rate(selected: unknown.selected, of: unknown.considered + 1)
      let (fewer, wider) = (
        UnknownMembership(table: table, unknown: unknown).bounds,
        UnknownMembership(table: table, unknown: more).bounds
      )
      guard fewer.lowest.undefinedReason == nil else { continue }
      #expect(wider.lowest.compared(to: fewer.lowest) != .above)
      #expect(wider.highest.compared(to: fewer.highest) != .below)
    }
  }

  @Test func `the two scenarios alone are not bounds`() throws {
    let unknown = UnknownMembership(
      table: try table((20, 100), (10, 100)), unknown: try Rate(selected: 10, of: 20))
    #expect(unknown.allReference == ratio(5, 2))
    #expect(unknown.allComparison == ratio(6, 5))
    #expect(unknown.bounds.lowest == ratio(1, 1))
    #expect(unknown.bounds.highest == ratio(3, 1))
    #expect(!unknown.bounds.mayBeUndefined)
  }

  @Test func `without unknowns everything is the estimate`() throws {
    for table in try tables(upTo: 4) {
      let unknown = UnknownMembership(table: table, unknown: .empty)
      let estimate = ExactRatio.relativeLikelihood(of: table)
      #expect(unknown.allReference == estimate)
      #expect(unknown.allComparison == estimate)
      #expect(unknown.bounds.lowest == estimate)
      #expect(unknown.bounds.highest == estimate)
    }
  }
}
