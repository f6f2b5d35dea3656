// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import RuleEngine

/// What sets applications apart, as one number.
@Suite struct CohortKindTests {
  private static let groups: [Answer<EthnicityGroup>] = [
    .known(.white), .known(.ethnicMinority), .withheld, .blank, .notAsked, .unreadable, .unmapped,
    .notRecorded, .none,
  ]
  private static let routes: [Answer<RecruitmentRoute>] =
    RecruitmentRoute.allCases.map { .known($0) } + [.blank, .notRecorded]

  @Test func `Every kind comes back as it was put in, and no two that differ are one`() {
    var seen: [CohortKind: String] = [:]
    for group in Self.groups {
      for route in Self.routes {
        for leaving in [nil, Leaving.declinedOffer, .withdrew] {
          for category in 0..<GroupPosition.count(categories: 20) {
            let cell = TallyCell(group: group, route: route, leaving: leaving)
            let position = GroupPosition(rawValue: category)
            let kind = CohortKind(cell, position)
            #expect(kind.group(.ethnicity) == GroupPosition(group))
            #expect(kind.group(.category) == position)
            #expect(kind.leaving == leaving)
            #expect(CohortKind(cell).with(position) == kind)
            let label =
              "\(GroupPosition(group).rawValue) \(kind.route.rawValue) \(String(describing: leaving)) \(category)"
            #expect(seen.updateValue(label, forKey: kind) ?? label == label)
          }
        }
      }
    }
    #expect(seen.count == 9 * 4 * 3 * GroupPosition.count(categories: 20))
  }
}
