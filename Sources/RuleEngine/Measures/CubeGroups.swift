// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// The characteristics by which the applications of a cube are told apart, and how a kind tells of each.
struct CubeGroups: Sendable {
  /// Beside ethnicity.
  private let characteristics: [Characteristic]
  /// By characteristic.
  private let categories: [[ApplicantGroup]]
  /// By characteristic, then by the position of the kind's category; empty where that is the characteristic's own.
  private let positions: [[GroupPosition]]

  private init() { (characteristics, categories, positions) = ([], [], []) }

  /// Of tallies that tell ethnicity apart, and nothing else.
  static let ethnicity = CubeGroups()

  init(_ table: CharacteristicTable) {
    characteristics = table.characteristics
    categories = table.characteristics.indices.map { table.categories(at: $0) }
    let combinations = table.combinations
    guard characteristics.count > 1 else {
      positions = []
      return
    }
    positions = characteristics.indices.map { place in
      GroupPosition.states.map { GroupPosition($0) } + combinations.map { GroupPosition($0[place]) }
    }
  }

  /// Whether applications are told apart by a characteristic.
  func tells(_ characteristic: Characteristic) -> Bool {
    characteristic == .ethnicity || characteristics.contains(characteristic)
  }

  func categories(of characteristic: Characteristic) -> [ApplicantGroup] {
    if characteristic == .ethnicity { return characteristic.categories }
    return characteristics.firstIndex(of: characteristic).map { categories[$0] } ?? []
  }

  /// In which group of a characteristic applications of a kind are; *not recorded* for one that is not told apart.
  func group(_ kind: CohortKind, _ characteristic: Characteristic) -> GroupPosition {
    if characteristic == .ethnicity { return kind.group(.ethnicity) }
    guard let place = characteristics.firstIndex(of: characteristic) else {
      return GroupPosition(FactState.notRecorded)
    }
    let position = kind.group(.category)
    return positions.isEmpty ? position : positions[place][position.rawValue]
  }
}
