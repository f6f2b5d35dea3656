// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// A fault planted in one record of an application.
package enum SampleFlaw: String, Sendable, Hashable, CaseIterable {
  /// The record stands twice.
  case duplicateKey = "duplicate-key"
  /// Its vacancy is not in the bundle.
  case unknownReference = "unknown-reference"
  /// It has no key.
  case keyMissing = "key-missing"
  /// Its ethnicity code is in no scheme; it counts as unknown.
  case unmappedValue = "unmapped-value"
  /// It was made on 30 February; it counts.
  case impossibleDate = "impossible-date"

  /// Whether the record is set aside, and so counted nowhere.
  var isSetAside: Bool {
    switch self {
    case .duplicateKey, .unknownReference, .keyMissing: true
    case .unmappedValue, .impossibleDate: false
    }
  }
}

/// One application as it was drawn.
struct SampleApplication: Sendable {
  /// From 1; the key is made of it.
  let number: Int
  let group: SampleGroup
  let fate: Fate
  let category: Vocabulary.Category
  let route: String
  let appliedOn: CivilDate
  /// From which what the totals do not depend on is drawn.
  let detail: UInt64
  var flaw: SampleFlaw?

  var id: String {
    guard flaw != .keyMissing else { return "" }
    let digits = String(number)
    return "A" + String(repeating: "0", count: max(0, 8 - digits.count)) + digits
  }

  var isCounted: Bool { !(flaw?.isSetAside ?? false) }

  func hasReached(_ stage: SampleStage) -> Bool { fate.furthest >= stage }

  var appliedText: String { flaw == .impossibleDate ? "2026-02-30" : appliedOn.description }

  var outcome: String {
    switch fate {
    case .declined: "declined_offer"
    case .accepted, .started: "appointed"
    default: detail % 12 == 0 ? "withdrawn" : "rejected"
    }
  }
}

/// One vacancy with everything that was drawn for it.
struct SampleVacancy: Sendable {
  /// From 1.
  let number: Int
  let band: String
  let staffGroup: Vocabulary.StaffGroup
  let title: String
  let site: String
  let panel: PanelKind
  let advertisedOn: CivilDate
  let closedOn: CivilDate
  let interviewedOn: CivilDate
  var applications: [SampleApplication] = []

  var ref: String { SampleVacancy.ref(number) }
  var isSenior: Bool { Vocabulary.seniorBands.contains(band) }
  var isFlexible: Bool { number % 3 != 0 }

  /// As many as were appointed, and at least one.
  var posts: Int { max(1, applications.count { $0.isCounted && $0.fate.isAppointed }) }

  var bandInWords: String { band == "VSM" ? band : "Band \(band)" }

  static func ref(_ number: Int) -> String {
    let digits = String(number)
    return "V" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }

  func reference(of application: SampleApplication) -> String {
    application.flaw == .unknownReference ? SampleVacancy.ref(0) : ref
  }

  /// The day on which whoever came so far came to a stage.
  func day(of stage: SampleStage, _ application: SampleApplication) -> CivilDate {
    switch stage {
    case .applied: application.appliedOn
    case .shortlisted: closedOn.adding(days: 4)
    case .interviewed: interviewedOn
    case .offered: interviewedOn.adding(days: 2)
    case .accepted: interviewedOn.adding(days: 7)
    case .started: interviewedOn.adding(days: 72)
    }
  }
}
