// SPDX-License-Identifier: Apache-2.0

/// A form in which a sample is written, each into a folder of its name.
package enum SampleShape: String, Sendable, Hashable, CaseIterable {
  /// The canonical bundle as CSV files.
  case canonical
  /// The canonical bundle as one XML file.
  case xml
  /// Vacancies, and cumulative equality counts instead of applications.
  case counts
  /// One CSV row an application.
  case flatCSV = "flat-csv"
  /// One XML element an application.
  case flatXML = "flat-xml"
  /// Applicants of each category, one CSV row a vacancy.
  case losAngelesCounts = "la-counts"
  /// CSV files in the manner of Trac.
  case tracStyle = "trac-style"
}

/// Whether faults are planted.
package enum SampleFaults: String, Sendable, Hashable, CaseIterable {
  case none, planted
}

/// What a sample is asked to be.
package struct SampleSettings: Sendable {
  package var applications = 2_000
  package var seed: UInt64 = 1
  /// The relative likelihood of appointment from shortlisting, white over ethnic minority.
  package var likelihood: DecimalShare
  /// One for every thirty applications when `nil`.
  package var vacancies: Int?
  /// The share of applicants whose ethnicity is not known.
  package var unknown: DecimalShare
  package var shapes: [SampleShape] = [.canonical]
  package var faults = SampleFaults.none

  package init(likelihood: DecimalShare, unknown: DecimalShare) {
    self.likelihood = likelihood
    self.unknown = unknown
  }

  package var vacancyCount: Int { vacancies ?? max(1, rounded(applications, over: 30)) }

  static let mostApplications = 100_000_000
  static let mostVacancies = 10_000_000
}

/// Why a sample cannot be drawn or written, in words for a person.
package struct SampleFault: Error, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}
