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
    (0, "1.6", "0.05", "--applications"), (3, "1.6", "0.05", "too few"),
    (2_000, "0.04", "0.05", "--likelihood"),
    (2_000, "21", "0.05", "--likelihood"), (2_000, "1.6", "0.95", "--unknown"),
    (1, "infinite", "0", "too few"), (1, "0", "0", "too few"), (100_000_000, "1", "0", "more vacancies"),
  ])
  func `settings that cannot be met are refused with what to do`(
    applications: Int, likelihood: String, unknown: String, says: String
  ) throws {
    var settings = try sampleSettings(likelihood, unknown)
    settings.applications = applications
    if applications == 100_000_000 { settings.vacancies = 3 }
    let fault = #expect(throws: SampleFault.self) { try SamplePlan(settings) }
    #expect(fault?.description.contains(says) == true)
  }

  @Test func `shares beyond one are refused by name`() throws {
    let two = try #require(DecimalShare("1.01"))
    for (name, path) in [
      ("--unknown-appointed", \SampleSettings.unknownAppointed), ("--declined", \.declined),
      ("--withdrawn", \.withdrawn), ("--readverts", \.readverts),
    ] {
      var settings = try sampleSettings()
      settings[keyPath: path] = two
      let fault = #expect(throws: SampleFault.self) { try SamplePlan(settings) }
      #expect(fault?.description.contains("\(name) takes a share") == true)
    }
  }

  @Test func `a likelihood is a decimal or one of two words, and each is met`() throws {
    #expect(SampleLikelihood("0.00") == .nobodyWhite && SampleLikelihood("infinite") == .nobodyMinority)
    for text in ["", "-1", "Infinite", "inf", "1,6", "none"] { #expect(SampleLikelihood(text) == nil) }
    for (text, white, minority) in [
      ("0", false, true), ("infinite", true, false), ("undefined", false, false),
    ] {
      let plan = try SamplePlan(try sampleSettings(text))
      #expect((plan.white.appointed > 0) == white && (plan.ethnicMinority.appointed > 0) == minority)
      #expect(plan.white.shortlisted > 0 && plan.ethnicMinority.shortlisted > 0)
    }
  }

  @Test func `faults are asked for by name, with a number where records have them`() throws {
    let some = try SampleFaults("duplicate-key=12,panels,unmapped-value")
    #expect(some.records[.duplicateKey] == 12 && some.records.keys.contains(.unmappedValue))
    #expect(some.records.count == 2 && some.ofPanels && !some.ofAdverts)
    #expect(try SampleFaults("none") == .none && SampleFaults("planted") == .planted)
    let more = try SampleFaults("key-missing=2,planted")
    #expect(more.records[.keyMissing] == 2 && more.records.count == SampleFlaw.allCases.count)
    for (text, says) in [
      ("", "is none of"), ("panels=2", "takes no number"), ("duplicate-key=0", "from 1 to 1,000"),
      ("duplicate-key=", "from 1 to 1,000"), ("duplicate-key=1001", "from 1 to 1,000"),
      ("some", "is none of"),
    ] {
      let fault = #expect(throws: SampleFault.self) { try SampleFaults(text) }
      #expect(fault?.description.contains(says) == true, "\(text)")
    }
  }
}

func sampleSettings(_ likelihood: String = "1.6", _ unknown: String = "0.05") throws -> SampleSettings {
  SampleSettings(
    likelihood: try #require(SampleLikelihood(likelihood)), unknown: try #require(DecimalShare(unknown)))
}
