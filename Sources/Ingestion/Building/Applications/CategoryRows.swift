// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Gathers rows and equality counts of one characteristic into a table; or rows of several taken together.
struct CategoryRows {
  private(set) var table: CharacteristicTable
  private let indexOfName: [String: Int]
  /// By `TallyKey`: the table's number of the cell.
  private var numbers = [UInt16?](repeating: nil, count: TallyKey.limit)

  /// Under which category each is told.
  private let shown: @Sendable (ApplicantGroup) -> ApplicantGroup

  /// - Parameter shown: under which category each is told.
  init(
    _ characteristic: Characteristic, categories: some Sequence<ApplicantGroup>, stages: StageSet,
    shown: @escaping @Sendable (ApplicantGroup) -> ApplicantGroup = { $0 }
  ) {
    let ordered = characteristic.ordered(categories.map(shown))
    self.shown = shown
    table = CharacteristicTable(characteristic, categories: ordered, stages: stages)
    indexOfName = Dictionary(
      ordered.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// - Parameter parts: the characteristics that are taken together, each with its categories.
  init(
    _ parts: [(characteristic: Characteristic, categories: [ApplicantGroup])],
    combinations: [[CategoryCode]], stages: StageSet
  ) {
    table = CharacteristicTable(parts, combinations: combinations, stages: stages)
    indexOfName = [:]
    shown = { $0 }
  }

  /// Adds the rows of a file that has the column.
  ///
  /// - Parameter position: the pipeline's index of a vacancy; `nil` where the vacancy is left out.
  mutating func add(
    _ fold: ApplicationFold, part: Int, _ recording: StageRecording, position: (Int) -> Int?
  ) {
    add(
      fold, part: part, codes: fold.characteristics[part].categories.map(code), recording,
      position: position)
  }

  /// - Parameter codes: what each category of the file is in the table.
  mutating func add(
    _ fold: ApplicationFold, part: Int, codes: [CategoryCode], _ recording: StageRecording,
    position: (Int) -> Int?
  ) {
    let counted = fold.tally.parts[part]
    let open = counted.counts.open(recording)
    table.reserve(counted.cells.count)
    for number in counted.cells.indices {
      let cell = Int(counted.cells[number])
      guard let vacancy = position(Int(fold.tally.vacancies[cell])) else { continue }
      let reached = counted.counts.cumulative(number, open.isEmpty ? nil : open[number])
      let category = counted.categories[number]
      append(
        vacancy, fold.tally.keys[cell], category.knownIndex.map { codes[$0] } ?? category, recording.recorded,
        reached)
    }
  }

  /// Adds the rows of a file that has no such column: their category is not recorded.
  mutating func add(
    _ fold: ApplicationFold, _ recording: StageRecording, as category: CategoryCode = .notRecorded,
    position: (Int) -> Int?
  ) {
    let open = fold.tally.counts.open(recording)
    for cell in fold.tally.vacancies.indices {
      guard let vacancy = position(Int(fold.tally.vacancies[cell])) else { continue }
      let reached = fold.tally.counts.cumulative(cell, open.isEmpty ? nil : open[cell])
      append(vacancy, fold.tally.keys[cell], category, recording.recorded, reached)
    }
  }

  /// Adds one equality count; the vacancy is the pipeline's.
  mutating func add(_ key: CategoryKey, vacancy: Int, recorded: StageSet, reached: [Count]) {
    let category = key.category.knownValue.map(code) ?? CategoryCode(key.category.state)
    append(vacancy, key.cell, category, recorded, ReachedCounts(reached))
  }

  private func code(_ group: ApplicantGroup) -> CategoryCode {
    indexOfName[shown(group).name].map { CategoryCode(known: $0) } ?? CategoryCode(.unmapped)
  }

  private mutating func append(
    _ vacancy: Int, _ key: TallyKey, _ category: CategoryCode, _ recorded: StageSet,
    _ reached: ReachedCounts
  ) {
    let place = Int(key.rawValue)
    let cell = numbers[place] ?? table.number(of: key.cell)
    numbers[place] = cell
    table.append(
      CharacteristicTable.Entry(vacancy: vacancy, cell: cell, category: category, recorded: recorded),
      reached: reached)
  }
}
