// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Of what a count is.
enum CountedCategory: Sendable, Hashable {
  case ethnicity(Answer<EthnicityLabel>)
  case other(Characteristic, Answer<ApplicantGroup>)
  /// A characteristic that nothing measures.
  case unmeasured

  /// The same characteristic without a category.
  var unmapped: CountedCategory {
    switch self {
    case .ethnicity: .ethnicity(.unmapped)
    case .other(let characteristic, _): .other(characteristic, .unmapped)
    case .unmeasured: .unmeasured
    }
  }

  /// Its ethnicity group; `nil` where none is known.
  var group: EthnicityGroup? { if case .ethnicity(let label) = self { label.knownValue?.group } else { nil } }

  /// Whether it is one of which something is known.
  var isAnswered: Bool {
    switch self {
    case .ethnicity(let label): label.state == .known
    case .other(_, let category): category.state == .known
    case .unmeasured: true
    }
  }
}
