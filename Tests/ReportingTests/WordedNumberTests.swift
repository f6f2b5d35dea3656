// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Reporting

@Suite struct WordedNumberTests {
  @Test(
    "a half is rounded away from zero, whatever the binary number nearest to it",
    arguments: [
      (2.275, 2, "2.28"), (1.005, 2, "1.01"), (0.125, 2, "0.13"), (-2.275, 2, "-2.28"),
      (91.0 / 40, 2, "2.28"),
      (6.25, 1, "6.3"), (2.2749, 2, "2.27"), (0.995, 2, "1.00"), (0.004, 2, "0.00"), (-0.004, 2, "0.00"),
      (0.005, 2, "0.01"), (1e-30, 2, "0.00"), (0, 2, "0.00"), (12.5, 0, "13"), (99.95, 1, "100.0"),
      (1_234_567_890_123, 2, "1234567890123.00"), (999_999.995, 2, "1000000.00"),
    ] as [(Double, Int, String)])
  func halves(value: Double, decimals: Int, text: String) {
    #expect(WordedNumber.fixed(value, decimals) == text)
  }

  @Test(
    "a ratio beside an edge is not printed as the edge",
    arguments: [
      (91.0 / 40, "2.28"), (1.25, "1.25"), (1.2501, "1.2501"), (0.7999999, "0.7999999"), (1, "1.00"),
    ] as [(Double, String)])
  func edges(value: Double, text: String) {
    #expect(WordedNumber.ratio(value) == text)
  }

  @Test(
    "what lies between two ratios is said in words",
    arguments: [
      (.finite(0.81), .finite(2.5), "0.81 to 2.50"), (.finite(0.81), .infinite, "0.81 or more"),
      (.finite(0), .infinite, "cannot be told"), (.infinite, .infinite, "infinite"),
      (.finite(2), .finite(2), "2.00"), (.finite(0), .finite(1.5), "0.00 to 1.50"),
      (.undefined("nobody"), .undefined("nobody"), "no figure"),
    ] as [(MeasuredNumber, MeasuredNumber, String)])
  func between(low: MeasuredNumber, high: MeasuredNumber, text: String) {
    #expect(WordedNumber.ratio(from: low, to: high) == text)
  }

  @Test("a share on a half is rounded up")
  func shares() {
    #expect(WordedNumber.percent(Count(1), of: Count(16)) == "6.3%")
    #expect(WordedNumber.percent(Count(0), of: Count(0)) == nil)
  }
}
