// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// One vacancy with everything that was drawn for it.
struct SampleVacancy: Sendable {
  /// From 1.
  let number: Int
  let band: String
  let staffGroup: Vocabulary.StaffGroup
  let title: String
  let site: String
  let panel: PanelKind
  let advert: AdvertKind
  let search: SearchKind
  /// Whether an earlier advert found nobody.
  let isReadvertised: Bool
  /// The first day of the last advert.
  let advertisedOn: CivilDate
  let closedOn: CivilDate
  let interviewedOn: CivilDate
  var applications: [SampleApplication] = []

  var ref: String { SampleVacancy.ref(number) }
  var isSenior: Bool { Vocabulary.seniorBands.contains(band) }
  var isFlexible: Bool { advert != .fixedHours && number % 3 != 0 }

  /// By how many days the first of two adverts came before the last.
  private static let daysBetweenAdverts = 42

  /// What the post pays, as it is printed.
  var pay: String { Vocabulary.pay[band] ?? "£40,000" }

  /// As many as were appointed, and at least one.
  var posts: Int { max(1, applications.count { $0.isCounted && $0.fate.isAppointed }) }

  /// The first day of the first advert.
  var firstAdvertisedOn: CivilDate { advertisedOn.adding(days: -(adverts.first ?? 0)) }

  /// The first day of the last advert as the advert has it: five days before it closes, or as planned.
  var openedOn: CivilDate { advert == .closesSoon ? closedOn.adding(days: -4) : advertisedOn }

  /// Of each advert, by how many days it came before the last.
  var adverts: [Int] {
    if advert == .unadvertised { return [] }
    return isReadvertised ? [SampleVacancy.daysBetweenAdverts, 0] : [0]
  }

  /// What the advert's form says of the pay.
  var salary: String { advert == .payUntold ? "Competitive" : pay }

  /// How far the applications that count came; `nil` where there are none.
  var furthest: SampleStage? {
    applications.lazy.filter(\.isCounted).map(\.fate.furthest).max()
  }

  var bandInWords: String { band == "VSM" ? band : "Band \(band)" }

  static func ref(_ number: Int) -> String {
    let digits = String(number)
    return "V" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }

  func reference(of application: SampleApplication) -> String {
    application.flaw == .unknownReference ? SampleVacancy.ref(0) : ref
  }

  /// The day on which whoever came so far came to a stage; people apply from the first day on.
  func day(of stage: SampleStage) -> CivilDate {
    switch stage {
    case .applied: advertisedOn
    case .shortlisted: closedOn.adding(days: 4)
    case .interviewed: interviewedOn
    case .offered: interviewedOn.adding(days: 2)
    case .accepted: interviewedOn.adding(days: 7)
    case .started: interviewedOn.adding(days: 72)
    }
  }
}
