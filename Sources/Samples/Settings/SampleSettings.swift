// SPDX-License-Identifier: Apache-2.0

/// What a sample is asked to be.
package struct SampleSettings: Sendable {
  package var applications = 2_000
  package var seed: UInt64 = 1
  package var likelihood: SampleLikelihood
  /// One for every thirty applications when `nil`.
  package var vacancies: Int?
  /// The share of applicants whose ethnicity is not known.
  package var unknown: DecimalShare
  /// Of those of unknown ethnicity who are shortlisted, the share that is appointed.
  package var unknownAppointed: DecimalShare
  /// Offers that are turned down, for each that is accepted.
  package var declined: DecimalShare
  /// Of those who are not appointed and turned no offer down, the share that withdrew.
  package var withdrawn: DecimalShare
  /// The share of vacancies that are advertised twice.
  package var readverts: DecimalShare
  package var shapes: [SampleShape] = [.canonical]
  package var faults = SampleFaults.none

  package init(likelihood: SampleLikelihood, unknown: DecimalShare) {
    self.likelihood = likelihood
    self.unknown = unknown
    unknownAppointed = DecimalShare("0.2", 1, over: 5)
    declined = DecimalShare("0.05", 1, over: 20)
    withdrawn = DecimalShare("0.08", 2, over: 25)
    readverts = DecimalShare("0", 0, over: 1)
  }

  package var vacancyCount: Int { vacancies ?? max(1, rounded(applications, over: 30)) }

  static let mostApplications = 100_000_000
  static let mostVacancies = 10_000_000
  /// One vacancy is held in memory.
  static let mostOfOneVacancy = 100_000

  /// - Throws: when a setting is out of its limits.
  func check() throws(SampleFault) {
    guard (1...SampleSettings.mostApplications).contains(applications) else {
      throw SampleFault("--applications takes a number from 1 to 100,000,000")
    }
    guard (1...SampleSettings.mostVacancies).contains(vacancyCount) else {
      throw SampleFault("--vacancies takes a number from 1 to 10,000,000")
    }
    guard applications / vacancyCount <= SampleSettings.mostOfOneVacancy else {
      throw SampleFault(
        "\(applications.counting("application", "applications")) in "
          + "\(vacancyCount.counting("vacancy", "vacancies")) are more than 100,000 each. "
          + "Ask for more vacancies with --vacancies")
    }
    if case .ratio(let ratio) = likelihood {
      guard ratio.numerator * 20 >= ratio.denominator, ratio.numerator <= 20 * ratio.denominator else {
        throw SampleFault(
          "--likelihood takes a decimal from 0.05 to 20, such as 1.6, or 0, infinite or undefined")
      }
    }
    guard unknown.numerator * 10 <= unknown.denominator * 9 else {
      throw SampleFault("--unknown takes a share from 0 to 0.9, such as 0.05")
    }
    for (name, share) in [
      ("unknown-appointed", unknownAppointed), ("declined", declined), ("withdrawn", withdrawn),
      ("readverts", readverts),
    ] where share.numerator > share.denominator {
      throw SampleFault("--\(name) takes a share from 0 to 1, such as 0.2")
    }
    guard !shapes.isEmpty else { throw SampleFault("--shape names no shape") }
  }
}

extension Int {
  /// The number with its noun, and with a comma between thousands.
  package func counting(_ one: String, _ many: String) -> String {
    var digits = String(self)
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
      place -= 3
    }
    return "\(digits) \(self == 1 ? one : many)"
  }
}

/// Why a sample cannot be drawn or written, in words for a person.
package struct SampleFault: Error, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}
