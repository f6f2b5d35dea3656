// SPDX-License-Identifier: Apache-2.0

/// The two groups that the Workforce Race Equality Standard compares.
///
/// White is White British, White Irish and every other White category; ethnic minority is every other
/// category. Whoever is in neither is unknown, with a reason: see `FactState`.
package enum EthnicityGroup: String, Sendable, Hashable, CaseIterable {
  case white
  case ethnicMinority = "ethnic_minority"
}

/// How an application came: needed for indicator 2 with and without international recruits.
package enum RecruitmentRoute: String, Sendable, Hashable, CaseIterable {
  case `internal`, external, international
}
