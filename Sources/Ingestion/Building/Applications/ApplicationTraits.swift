// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// What tells an application from another one with the same key, in one byte: the ethnicity group and, of the day of
/// application, the rest that 63 leaves.
struct ApplicationTraits: Sendable, Hashable {
  /// Two bits of group and six of day; 0 where that is not known.
  let rawValue: UInt8

  private static let span: Int32 = 63

  init(rawValue: UInt8 = 0) { self.rawValue = rawValue }

  /// - Parameter day: `EvidenceColumn.noDay` for none.
  @inline(__always)
  init(_ evidence: UInt64, day: Int32) {
    let code = UInt8(truncatingIfNeeded: evidence >> StageEvidence.cellShift) & 15
    let group: UInt8 = code == 1 || code == 2 ? code : 0
    guard day != EvidenceColumn.noDay else {
      rawValue = group
      return
    }
    let rest = (day % ApplicationTraits.span + ApplicationTraits.span) % ApplicationTraits.span
    rawValue = group | UInt8(rest + 1) << 2
  }

  private var group: UInt8 { rawValue & 3 }
  private var day: Int32 { Int32(rawValue >> 2) }

  /// Whether both are of one group; `nil` where one of them is of none that is known: who did not say may say later.
  func hasGroup(of other: ApplicationTraits) -> Bool? {
    group == 0 || other.group == 0 ? nil : group == other.group
  }

  /// Whether both were made on one day, or on two that follow each other, as midnight falls differently in two systems;
  /// `nil` where one of the days is not known. One pair in 21 of other days is taken for such.
  func hasDay(of other: ApplicationTraits) -> Bool? {
    guard day != 0, other.day != 0 else { return nil }
    let apart = abs(day - other.day)
    return apart <= 1 || apart == ApplicationTraits.span - 1
  }

  /// Whose the later record with a key is.
  enum Owner: Sendable, Hashable {
    case same, another
    /// Of one vacancy and no known day, and of another group: a record that was corrected, or another person.
    case doubtful
  }

  /// Whether two records of one key in two exports are one application.
  ///
  /// An application is made on one day, and may move to another vacancy: of two days it is another one. Where the day does
  /// not tell, one for another vacancy is another one. A group alone may have been corrected.
  ///
  /// - Parameter isElsewhere: whether the two are known to be for different vacancies.
  func owner(_ other: ApplicationTraits, isElsewhere: Bool) -> Owner {
    let isOfOtherGroup = hasGroup(of: other) == false
    switch hasDay(of: other) {
    case false: return .another
    case true: return isElsewhere && isOfOtherGroup ? .another : .same
    case nil: return isElsewhere ? .another : isOfOtherGroup ? .doubtful : .same
    }
  }
}
