// SPDX-License-Identifier: Apache-2.0

/// Which two groups a measure compares: the reference group's rate is divided by the other's, so that above 1
/// the reference group is the likelier.
package struct GroupComparison: Sendable, Hashable {
  package let characteristic: Characteristic
  package let reference: ApplicantGroup
  package let comparison: ApplicantGroup

  package init(_ characteristic: Characteristic, reference: ApplicantGroup, comparison: ApplicantGroup) {
    self.characteristic = characteristic
    self.reference = reference
    self.comparison = comparison
  }

  /// White and ethnic minority, as the Workforce Race Equality Standard compares them (indicator 2).
  package static let ethnicity = GroupComparison(
    .ethnicity, reference: .white, comparison: .ethnicMinority)

  /// The two groups that are compared by a characteristic; `nil` where each category is held against everyone
  /// else. Source for disability: Workforce Disability Equality Standard, metric 2.
  package static func pair(of characteristic: Characteristic) -> GroupComparison? {
    switch characteristic {
    case .ethnicity: .ethnicity
    case .sex: GroupComparison(.sex, reference: .male, comparison: .female)
    case .disability: GroupComparison(.disability, reference: .notDisabled, comparison: .disabled)
    case .orientation: GroupComparison(.orientation, reference: .heterosexual, comparison: .lgbPlus)
    case .ageBand, .religion, .ethnicCategory, .source: nil
    }
  }

  /// One category against everybody whose category is known and another one.
  package static func everyoneElse(
    against category: ApplicantGroup, _ characteristic: Characteristic
  ) -> GroupComparison {
    GroupComparison(characteristic, reference: .everyoneElse, comparison: category)
  }

  /// Whether the reference group is everyone else, so that a rule has one such comparison for each category.
  package var isAgainstEveryoneElse: Bool { reference == .everyoneElse }

  /// Whether there are categories that belong to neither group.
  package var leavesNeither: Bool {
    !isAgainstEveryoneElse && characteristic.categories.contains { $0 != reference && $0 != comparison }
  }
}
