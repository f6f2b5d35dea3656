// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// How near a vacancy is to its interviews, as far as what was read can tell.
///
/// Three signs tell of it: the day of the interviews, the interview panels, and how far the applications
/// came.
struct InterviewStanding: Sendable, Equatable {
  /// Whether interviews were held; `nil` when it cannot be told.
  ///
  /// Yes when one sign says so. No when the applications say that none came to an interview, or when there is
  /// no day of interviews and none of the panels sat. A sign that nothing records says nothing.
  let hasReached: Bool?
  /// Whether rules about interviews look at the vacancy.
  ///
  /// Yes when interviews were held or are about to be: a panel is planned, or somebody is shortlisted. Yes
  /// too when it cannot be told, so that what nobody recorded is not passed over. No when the applications
  /// show that nobody is shortlisted, or when there is neither a day of interviews nor a panel and nothing
  /// tells of applications.
  let isSubject: Bool

  init(interviewedOn: Fact<CivilDate>, panels: PanelSigns, applications: ApplicationSigns) {
    let date = InterviewStanding.sign(of: interviewedOn)
    hasReached = InterviewStanding.decide(
      date: date, panels: panels.sat, applications: applications.interviewed)
    if hasReached == true || panels.any == true || applications.shortlisted == true {
      isSubject = true
    } else if applications.shortlisted == false {
      isSubject = false
    } else {
      isSubject = !(date == false && panels.any == false)
    }
  }

  private static func decide(date: Bool?, panels: Bool?, applications: Bool?) -> Bool? {
    if date == true || panels == true || applications == true { return true }
    if applications == false { return false }
    return date == false && panels == false ? false : nil
  }

  /// Something that is there and cannot be read says neither that there was an interview nor that there was
  /// none.
  private static func sign(of date: Fact<CivilDate>) -> Bool? {
    switch date.answer {
    case .known: true
    case .none: false
    default: nil
    }
  }
}

/// What the panels say: yes, no, or nothing (`nil`).
struct PanelSigns: Sendable, Equatable {
  /// Whether an interview panel sat.
  let sat: Bool?
  /// Whether there is an interview panel at all, planned or actual.
  let any: Bool?
}
