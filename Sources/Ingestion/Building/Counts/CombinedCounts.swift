// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// The equality counts of several sources, each stage of a vacancy from one of them.
struct CombinedCounts<Key: CountKey>: Sendable {
  private(set) var cells: [Key: CountCell] = [:]
  /// The stages that each vacancy has counts of; −1 is the organisation.
  private(set) var stages: [Int: StageSet] = [:]

  init() {}

  /// Adds a source's counts of stages that its vacancies have none of yet.
  ///
  /// - Returns: how many vacancies have such counts already.
  mutating func add(_ source: CountCells<Key>) -> Int {
    let vacancies = Set(source.cells.keys.map(\.vacancy))
    var taken: [Int: StageSet] = [:]
    for vacancy in vacancies { taken[vacancy] = stages[vacancy, default: []] }
    for (key, cell) in source.cells {
      let new = source.stages.subtracting(taken[key.vacancy] ?? [])
      for stage in Stage.allCases where new.contains(stage) {
        cells[key, default: CountCell()].counts[Int(stage.rawValue)] = cell.counts[Int(stage.rawValue)]
      }
      cells[key, default: CountCell()].unknown.formUnion(cell.unknown.intersection(new))
    }
    for vacancy in vacancies { stages[vacancy, default: []].formUnion(source.stages) }
    return taken.values.count { !$0.isDisjoint(with: source.stages) }
  }

  func recorded(_ key: Key) -> StageSet {
    (stages[key.vacancy] ?? []).subtracting(cells[key]?.unknown ?? [])
  }
}

extension CombinedCounts<TallyTable.Key> {
  var rows: [TallyTable.Row] {
    cells.map {
      TallyTable.Row(key: $0.key, recorded: recorded($0.key), reached: ReachedCounts($0.value.counts))
    }
  }
}
