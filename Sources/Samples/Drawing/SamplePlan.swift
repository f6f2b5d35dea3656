// SPDX-License-Identifier: Apache-2.0

/// The totals of a sample, settled before anything is drawn: every application takes its fate from them without
/// replacement, so that the files hold exactly these numbers.
package struct SamplePlan: Sendable {
  package let settings: SampleSettings
  let white: GroupFates
  let ethnicMinority: GroupFates
  let withheld: GroupFates
  let blank: GroupFates
  let notKnown: GroupFates

  /// - Throws: when the settings are outside their limits, or the applications are too few for a ratio.
  package init(_ settings: SampleSettings) throws(SampleFault) {
    try settings.check()
    self.settings = settings
    let unknown = settings.unknown.of(settings.applications)
    let known = settings.applications - unknown
    let minority = rounded(35 * known, over: 100)
    guard
      let table = LikelihoodTable(
        settings.likelihood, white: known - minority, ethnicMinority: minority)
    else {
      throw SampleFault(
        "\(settings.applications.counting("application is", "applications are")) too few to give a relative likelihood of "
          + "\(settings.likelihood.text): whole people must be shortlisted and appointed in that proportion. "
          + "Ask for more applications, for fewer of unknown ethnicity, or for a likelihood nearer to 1")
    }
    white = table.white
    ethnicMinority = table.ethnicMinority
    let quarter = unknown / 4
    withheld = SamplePlan.ofUnknown(unknown - 2 * quarter, settings)
    blank = SamplePlan.ofUnknown(quarter, settings)
    notKnown = SamplePlan.ofUnknown(quarter, settings)
  }

  func fates(of group: SampleGroup) -> GroupFates {
    switch group {
    case .white: white
    case .ethnicMinority: ethnicMinority
    case .withheld: withheld
    case .blank: blank
    case .notKnown: notKnown
    case .unmapped: .nobody
    }
  }

  private static func ofUnknown(_ applied: Int, _ settings: SampleSettings) -> GroupFates {
    let shortlisted = rounded(3 * applied, over: 10)
    return GroupFates(
      applied: applied, shortlisted: shortlisted, appointed: settings.unknownAppointed.of(shortlisted))
  }
}
