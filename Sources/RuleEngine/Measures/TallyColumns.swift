// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Counts of applications, cell by cell, however they are held.
protocol TallyColumns {
  var count: Int { get }
  /// `nil` for counts of the organisation as a whole.
  func vacancy(_ number: Int) -> Int?
  func cell(_ number: Int) -> TallyCell
  func recorded(_ number: Int) -> StageSet
  /// How many came to a stage that is recorded.
  func reached(_ number: Int, _ stage: Stage) -> Count
  /// In which of the groups that are measured the cell is.
  func group(_ number: Int) -> GroupPosition
}

/// The place of a group among those that sums are held by: why a category is not known, then the known ones.
struct GroupPosition: Equatable {
  let rawValue: Int

  static let states: [FactState] = [
    .none, .withheld, .blank, .notAsked, .unreadable, .unmapped, .notRecorded,
  ]

  /// How many places there are.
  static func count(categories: Int) -> Int { states.count + categories }

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

  /// The place among the categories; `nil` when it is none.
  var category: Int? {
    rawValue >= GroupPosition.states.count ? rawValue - GroupPosition.states.count : nil
  }
}

/// The tallies of the pipeline, whose groups are of ethnicity.
struct EthnicityTallies: TallyColumns {
  let tallies: [ApplicationTally]

  var count: Int { tallies.count }
  func vacancy(_ number: Int) -> Int? { tallies[number].vacancy }
  func cell(_ number: Int) -> TallyCell { tallies[number].cell }
  func recorded(_ number: Int) -> StageSet { tallies[number].recorded }
  func reached(_ number: Int, _ stage: Stage) -> Count { tallies[number].reached[Int(stage.rawValue)] }
  func group(_ number: Int) -> GroupPosition { GroupPosition(tallies[number].cell.group) }
}

/// The table of another characteristic. Its groups are of ethnicity, or of the characteristic; the one that is
/// not measured can divide the cells into cuts.
struct CharacteristicTallies: TallyColumns {
  let table: CharacteristicTable
  private let measuresEthnicity: Bool
  private let ethnicityOfCell: [GroupPosition]

  init(_ table: CharacteristicTable, measuring characteristic: Characteristic) {
    self.table = table
    measuresEthnicity = characteristic == .ethnicity
    ethnicityOfCell = table.cells.map { GroupPosition($0.group) }
  }

  var count: Int { table.entries.count }

  func vacancy(_ number: Int) -> Int? {
    let vacancy = Int(table.entries[number].vacancy)
    return vacancy < 0 ? nil : vacancy
  }

  func cell(_ number: Int) -> TallyCell { table.cells[Int(table.entries[number].cell)] }
  func recorded(_ number: Int) -> StageSet { table.entries[number].recorded }
  func reached(_ number: Int, _ stage: Stage) -> Count { table.reached(number, stage) }
  func group(_ number: Int) -> GroupPosition { position(number, ofEthnicity: measuresEthnicity) }

  /// In which group of the characteristic that is not measured the cell is.
  func part(_ number: Int) -> GroupPosition { position(number, ofEthnicity: !measuresEthnicity) }

  private func position(_ number: Int, ofEthnicity: Bool) -> GroupPosition {
    ofEthnicity
      ? ethnicityOfCell[Int(table.entries[number].cell)] : GroupPosition(table.entries[number].category)
  }
}
