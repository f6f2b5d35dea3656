// SPDX-License-Identifier: Apache-2.0

import Statistics
import Testing

/// Holds each function to answers computed elsewhere in 60 digits and compared with scipy and statsmodels.
@Suite struct OracleTests {
  let oracle: [OracleTable]

  init() throws {
    oracle = try OracleTable.all()
  }

  /// Whether a number is the expected one within a relative tolerance; nil and infinity must match as they
  /// are.
  private func agrees(_ number: Double?, _ expected: Double?, within relative: Double) -> Bool {
    guard let number, let expected else { return number == nil && expected == nil }
    return number == expected || (number - expected).magnitude <= relative * expected.magnitude
  }

  private func agrees(
    _ interval: ConfidenceInterval?, with row: OracleTable, _ name: String, within relative: Double
  ) -> Bool {
    agrees(interval?.lower, row.number("\(name)_lower"), within: relative)
      && agrees(interval?.upper, row.number("\(name)_upper"), within: relative)
  }

  @Test func `the oracle holds thousands of tables, tables of five million and every kind of zero`() {
    #expect(oracle.count > 2400)
    #expect(oracle.filter { $0.table.considered >= 4_000_000 }.count > 50)
    #expect(oracle.filter { $0.table.reference.selected == 0 }.count > 50)
    #expect(oracle.filter { $0.table.comparison.selected == 0 }.count > 50)
    #expect(oracle.filter { $0.table.selected == $0.table.considered }.count > 50)
    #expect(oracle.filter { $0.unknown.considered > 0 }.count > 500)
  }

  @Test func `the koopman interval agrees with inversion of the score test to 1e-9`() {
    for row in oracle {
      #expect(agrees(.koopman(row.table), with: row, "koopman", within: 1e-9), "\(row.table)")
    }
  }

  @Test func `the katz interval agrees to 1e-9`() {
    for row in oracle {
      #expect(agrees(.katz(row.table), with: row, "katz", within: 1e-9), "\(row.table)")
    }
  }

  @Test func `the wilson interval agrees to 1e-9`() {
    for row in oracle {
      let interval = ConfidenceInterval.wilson(row.table.comparison)
      #expect(agrees(interval, with: row, "wilson", within: 1e-9), "\(row.table)")
    }
  }

  @Test func `the pooled z agrees to 1e-9`() {
    for row in oracle {
      #expect(agrees(PooledZTest(row.table).z, row.number("z"), within: 1e-9), "\(row.table)")
    }
  }

  @Test(arguments: ["fisher_two_sided", "fisher_fewer", "midp_fewer", "midp_two_sided"])
  func `exact p-values agree to 1e-10, and to 1e-9 relative down to 1e-290`(column: String) throws {
    for row in oracle {
      let expected = try #require(row.number(column))
      let p = exactP(column, row.table)
      #expect((p - expected).magnitude <= 1e-10, "\(row.table)")
      #expect(expected < 1e-290 || agrees(p, expected, within: 1e-9), "\(row.table)")
    }
  }

  private func exactP(_ column: String, _ table: SelectionTable) -> Double {
    switch column {
    case "fisher_two_sided": FisherExactTest(table).twoSided
    case "fisher_fewer": FisherExactTest(table).fewerInComparison
    case "midp_fewer": MidPTest(table).fewerInComparison
    default: MidPTest(table).twoSided
    }
  }

  @Test func `selections to four fifths and the one-person flip agree exactly`() {
    for row in oracle {
      #expect(row.table.selectionsToFourFifths.map(Double.init) == row.number("four_fifths"), "\(row.table)")
      #expect(row.table.turnsOnOneSelection == row.number("flips").map { $0 == 1 }, "\(row.table)")
    }
  }

  @Test func `the sharp bounds agree exactly with every sharing of the unknowns`() {
    for row in oracle {
      let bounds = UnknownMembership(table: row.table, unknown: row.unknown).bounds
      let defined = bounds.lowest.undefinedReason == nil
      #expect((defined ? bounds.lowest : nil) == row.ratio("lowest"), "\(row.table) \(row.unknown)")
      #expect((defined ? bounds.highest : nil) == row.ratio("highest"), "\(row.table) \(row.unknown)")
    }
  }
}
