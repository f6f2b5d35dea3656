// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Of what a count is.
enum CountedCategory: Sendable {
  case ethnicity(Answer<EthnicityGroup>)
  case other(Characteristic, Answer<ApplicantGroup>)
  /// A characteristic that nothing measures.
  case unmeasured

  /// Whether it is one of which something is known.
  var isAnswered: Bool {
    switch self {
    case .ethnicity(let group): group.state == .known
    case .other(_, let category): category.state == .known
    case .unmeasured: true
    }
  }
}
