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
  /// Whether an applicant who was not appointed, and turned no offer down, withdrew.
  let isWithdrawn: Bool
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
    default: isWithdrawn ? "withdrawn" : "rejected"
    }
  }
}
