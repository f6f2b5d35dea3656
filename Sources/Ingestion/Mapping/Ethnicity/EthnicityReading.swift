// SPDX-License-Identifier: Apache-2.0

package import AuditModel

/// What a label or code says of somebody's ethnicity in one scheme.
package enum EthnicityReading: Sendable, Hashable {
  case group(EthnicityGroup)
  /// The person was asked and declined.
  case declined
  /// The person was asked and did not answer.
  case blank
  /// The person was not asked.
  case notAsked
  /// The source says that it does not know.
  case notKnown
  /// It stands under several headings, such as British or African, and none is given with it.
  case ambiguous
  /// It stands for several categories together, as a row of totals does.
  case total
  /// The scheme has no such category.
  case noCategory

  /// As a fact; what names no group is *unmapped*, and *not recorded* stands for what the source does not know.
  package var answer: Answer<EthnicityGroup> {
    switch self {
    case .group(let group): .known(group)
    case .declined: .withheld
    case .blank: .blank
    case .notAsked: .notAsked
    case .notKnown: .notRecorded
    case .ambiguous, .total, .noCategory: .unmapped
    }
  }
}
