// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// The cuts that a characteristic of the applicants makes: one for each known category, and one for those whose
/// category is not known, so that every application is in one. None where no category is known.
struct CharacteristicCuts {
  private(set) var cuts: [CohortCut] = []
  /// By `GroupPosition`: the cut, −1 for none.
  private var cutOfPosition: [Int]
  private let whole: CohortFace
  /// Which characteristic of the applications makes the cuts; the other is measured.
  private let dividing: CohortKind.Side

  /// - Parameter categories: those of the dividing characteristic, in their order.
  init(
    _ dimension: CutDimension, _ cube: CohortCube, dividing: CohortKind.Side, categories: [ApplicantGroup]
  ) {
    whole = cube.whole
    self.dividing = dividing
    cutOfPosition = Array(repeating: -1, count: GroupPosition.count(categories: categories.count))
    var isUsed = Array(repeating: false, count: cutOfPosition.count)
    for entry in whole.entries { isUsed[entry.kind.group(dividing).rawValue] = true }
    for (number, category) in categories.enumerated() {
      let position = GroupPosition(category: number).rawValue
      guard isUsed[position] else { continue }
      cutOfPosition[position] = cuts.count
      cuts.append(CohortCut(name: category.applicants, dimension: dimension, value: category.name))
    }
    guard !cuts.isEmpty, isUsed.prefix(GroupPosition.states.count).contains(true) else { return }
    for position in GroupPosition.states.indices { cutOfPosition[position] = cuts.count }
    cuts.append(
      CohortCut(name: "\(dimension.words) not known", dimension: dimension, value: CohortCut.unknownValue))
  }

  /// The sums of these stages, for each cut.
  func sums(_ stages: [Stage], categories: Int) -> StageSums {
    var sums = StageSums(stages, cuts: cuts.count, categories: categories)
    for (number, entry) in whole.entries.enumerated() {
      let cut = cutOfPosition[entry.kind.group(dividing).rawValue]
      if cut >= 0 { sums.add(whole, number, of: dividing.other, toCut: cut) }
    }
    return sums
  }
}
