// SPDX-License-Identifier: Apache-2.0

/// The totals of a sample, settled before anything is drawn: every application takes its fate from them without
/// replacement, so that the files hold exactly these numbers.
package struct SamplePlan: Sendable {
  package let settings: SampleSettings
  let white: GroupFates
  let ethnicMinority: GroupFates
  let withheld: GroupFates
  let blank: GroupFates

  /// - Throws: when the settings are outside their limits, or the applications are too few for a ratio.
  package init(_ settings: SampleSettings) throws(SampleFault) {
    try SamplePlan.check(settings)
    self.settings = settings
    let unknown = settings.unknown.of(settings.applications)
    let known = settings.applications - unknown
    let minority = rounded(35 * known, over: 100)
    guard
      let table = LikelihoodTable(
        likelihood: settings.likelihood, white: known - minority, ethnicMinority: minority)
    else {
      throw SampleFault(
        "\(settings.applications) applications are too few to give a relative likelihood of "
          + "\(settings.likelihood.text): in each group somebody must be shortlisted and somebody appointed. "
          + "Ask for more applications, or for fewer of unknown ethnicity")
    }
    white = table.white
    ethnicMinority = table.ethnicMinority
    let blanks = unknown / 4
    withheld = SamplePlan.ofUnknown(unknown - blanks)
    blank = SamplePlan.ofUnknown(blanks)
  }

  func fates(of group: SampleGroup) -> GroupFates {
    switch group {
    case .white: white
    case .ethnicMinority: ethnicMinority
    case .withheld: withheld
    case .blank: blank
    case .unmapped: GroupFates(applied: 0, shortlisted: 0, appointed: 0)
    }
  }

  private static func ofUnknown(_ applied: Int) -> GroupFates {
    let shortlisted = rounded(3 * applied, over: 10)
    return GroupFates(applied: applied, shortlisted: shortlisted, appointed: rounded(shortlisted, over: 5))
  }

  private static func check(_ settings: SampleSettings) throws(SampleFault) {
    guard (1...SampleSettings.mostApplications).contains(settings.applications) else {
      throw SampleFault("--applications takes a number from 1 to 100,000,000")
    }
    guard (1...SampleSettings.mostVacancies).contains(settings.vacancyCount) else {
      throw SampleFault("--vacancies takes a number from 1 to 10,000,000")
    }
    guard settings.likelihood.numerator * 20 >= settings.likelihood.denominator,
      settings.likelihood.isWithin(0, 20)
    else { throw SampleFault("--likelihood takes a decimal from 0.05 to 20, such as 1.6") }
    guard settings.unknown.numerator * 10 <= settings.unknown.denominator * 9 else {
      throw SampleFault("--unknown takes a share from 0 to 0.9, such as 0.05")
    }
    guard !settings.shapes.isEmpty else { throw SampleFault("--shape names no shape") }
  }
}
