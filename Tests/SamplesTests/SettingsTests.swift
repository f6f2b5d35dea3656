// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Samples

/// What may be asked for.
@Suite struct SettingsTests {
  @Test(arguments: [
    ("1.6", 8, 5), ("0.80", 4, 5), ("1", 1, 1), ("1.2345", 2469, 2000), ("0", 0, 1), ("007", 7, 1),
  ])
  func `a decimal is the exact fraction that it is`(text: String, numerator: Int, denominator: Int) throws {
    let share = try #require(DecimalShare(text))
    #expect(share.numerator == numerator && share.denominator == denominator && share.text == text)
  }

  @Test(arguments: ["", ".", "1.", ".5", "-1", "1,6", "1.23456", "12345", "1.6.1", "1e2", "٣", " 1", "NaN"])
  func `what is no such decimal is refused`(text: String) {
    #expect(DecimalShare(text) == nil)
  }

  @Test(arguments: [
    (0, "1.6", "0.05", "--applications"), (3, "1.6", "0.05", "too few"), (2_000, "0", "0.05", "--likelihood"),
    (2_000, "21", "0.05", "--likelihood"), (2_000, "1.6", "0.95", "--unknown"),
  ])
  func `settings that cannot be met are refused with what to do`(
    applications: Int, likelihood: String, unknown: String, says: String
  ) throws {
    var settings = try sampleSettings(likelihood, unknown)
    settings.applications = applications
    let fault = #expect(throws: SampleFault.self) { try SamplePlan(settings) }
    #expect(fault?.description.contains(says) == true)
  }
}

func sampleSettings(_ likelihood: String = "1.6", _ unknown: String = "0.05") throws -> SampleSettings {
  SampleSettings(
    likelihood: try #require(DecimalShare(likelihood)), unknown: try #require(DecimalShare(unknown)))
}
