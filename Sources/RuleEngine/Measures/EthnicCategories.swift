// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// The ethnic categories of a cube: those that are White together, and each other one against them.
struct EthnicCategories {
  private let categories: [ApplicantGroup]
  /// By category: the group that its applications are of; `nil` where there are none.
  private let groups: [GroupPosition?]

  private static let white = GroupPosition(category: 0)

  init(_ cube: CohortCube) {
    categories = cube.groups.categories(of: .ethnicCategory)
    var groups = [GroupPosition?](repeating: nil, count: categories.count)
    for entry in cube.whole.entries {
      let number = cube.group(entry.kind, .ethnicCategory).rawValue - GroupPosition.states.count
      if groups.indices.contains(number) { groups[number] = cube.group(entry.kind, .ethnicity) }
    }
    self.groups = groups
  }

  /// One for each category that is not White, in their order. The reference group is every White category together, as
  /// the Workforce Race Equality Standard has it.
  var comparisons: [GroupComparison] {
    zip(categories, groups).filter { $0.1 != nil && $0.1 != EthnicCategories.white }
      .map { GroupComparison(.ethnicity, reference: .white, comparison: $0.0) }
  }

  func positions(_ compared: GroupComparison) -> ComparedPositions {
    func positions(_ belongs: (Int) -> Bool) -> [GroupPosition] {
      categories.indices.filter(belongs).map { GroupPosition(category: $0) }
    }
    let own = categories.firstIndex(of: compared.comparison)
    return ComparedPositions(
      reference: positions { groups[$0] == EthnicCategories.white }, comparison: positions { $0 == own },
      neither: positions { groups[$0] != EthnicCategories.white && $0 != own })
  }
}
