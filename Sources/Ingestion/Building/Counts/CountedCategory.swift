// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Of what a count is.
enum CountedCategory: Sendable {
  case ethnicity(Answer<EthnicityGroup>)
  case other(Characteristic, Answer<ApplicantGroup>)
  /// A characteristic that nothing measures.
  case unmeasured
}
