// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Counts of applications, cell by cell, however they are held.
protocol TallyColumns {
  var count: Int { get }
  /// `nil` for counts of the organisation as a whole.
  func vacancy(_ number: Int) -> Int?
  func kind(_ number: Int) -> CohortKind
  func recorded(_ number: Int) -> StageSet
  /// How many came to a stage that is recorded.
  func reached(_ number: Int, _ stage: Stage) -> Count
}

/// The place of a group among those that sums are held by: why a category is not known, then the known ones.
struct GroupPosition: Sendable, Equatable {
  let rawValue: Int

  static let states: [FactState] = [
    .none, .withheld, .blank, .notAsked, .unreadable, .unmapped, .notRecorded,
  ]

  /// How many places there are.
  static func count(categories: Int) -> Int { states.count + categories }

  init(rawValue: Int) { self.rawValue = rawValue }

  init(category: Int) { rawValue = GroupPosition.states.count + category }

  init(_ state: FactState) { rawValue = GroupPosition.states.firstIndex(of: state) ?? 0 }

  init(_ ethnicity: Answer<EthnicityGroup>) {
    switch ethnicity {
    case .known(.white): self.init(category: 0)
    case .known(.ethnicMinority): self.init(category: 1)
    default: self.init(ethnicity.state)
    }
  }

  init(_ code: CategoryCode) {
    if let index = code.knownIndex { self.init(category: index) } else { self.init(code.state) }
  }
}

/// The tallies of the pipeline, whose groups are of ethnicity.
struct EthnicityTallies: TallyColumns {
  let tallies: [ApplicationTally]

  var count: Int { tallies.count }
  func vacancy(_ number: Int) -> Int? { tallies[number].vacancy }
  func kind(_ number: Int) -> CohortKind { CohortKind(tallies[number].cell) }
  func recorded(_ number: Int) -> StageSet { tallies[number].recorded }
  func reached(_ number: Int, _ stage: Stage) -> Count { tallies[number].reached[stage] }
}

/// The table of another characteristic, whose groups are of ethnicity and of that characteristic.
struct CharacteristicTallies: TallyColumns {
  private let table: CharacteristicTable
  private let kindOfCell: [CohortKind]

  init(_ table: CharacteristicTable) {
    self.table = table
    kindOfCell = table.cells.map { CohortKind($0) }
  }

  var count: Int { table.entries.count }

  func vacancy(_ number: Int) -> Int? {
    let vacancy = Int(table.entries[number].vacancy)
    return vacancy < 0 ? nil : vacancy
  }

  func kind(_ number: Int) -> CohortKind {
    let entry = table.entries[number]
    return kindOfCell[Int(entry.cell)].with(GroupPosition(entry.category))
  }

  func recorded(_ number: Int) -> StageSet { table.entries[number].recorded }
  func reached(_ number: Int, _ stage: Stage) -> Count { table.reached(number, stage) }
}
