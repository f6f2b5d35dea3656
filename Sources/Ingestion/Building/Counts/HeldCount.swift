// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// A record of counts that was read, before it is known whether it is counted or sums up others.
struct HeldCount: Sendable {
  /// Records among which one may sum up others.
  struct Group: Hashable, Sendable {
    let vacancy: Int
    let characteristic: String
    let route: Answer<RecruitmentRoute>
  }
  let group: Group
  /// `nil` for a characteristic that nothing measures.
  let measured: Characteristic?
  /// The text that names the category, as it is compared.
  let label: String
  let cells: [CountShape.Cell]
  /// By the index of their column in the file.
  let columnCounts: [(column: Int, count: Answer<Count>)]
  let percentages: PercentageCheck.Taken?
  let place: SourcePlace

  var category: CountedCategory { cells.first?.category ?? .unmeasured }
}

/// A label that names a group of ethnic categories, which may stand for itself or sum up others beside it.
enum CategoryHeading: Sendable, Hashable {
  case white, ethnicMinority
  /// Of several categories of an ethnic minority, such as Asian.
  case part

  /// - Parameter label: as values are compared; `nil` for a category that sums up nothing.
  init?(_ label: String) {
    guard let category = EthnicityScheme.groups.categories.first(where: { $0.spellings.contains(label) })
    else {
      return nil
    }
    switch category.label {
    case "White": self = .white
    case "Ethnic minority": self = .ethnicMinority
    default: self = .part
    }
  }

  /// Whether a category of a group is one of those that the heading sums up.
  ///
  /// - Parameters:
  ///   - heading: the heading's own label.
  ///   - label: the category's.
  func covers(_ label: String, of group: EthnicityGroup?, heading: String) -> Bool {
    guard label != heading else { return false }
    switch self {
    case .white: return group == .white
    case .ethnicMinority: return group == .ethnicMinority
    case .part: return label.hasPrefix(heading + " ")
    }
  }
}
