// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Tables of the applications by characteristics other than ethnicity.
///
/// Rows and counts are joined as those of ethnicity are: rows win over counts of the same vacancy, and counts of
/// vacancies over those of the organisation. Rows of a file without the column say nothing: counts of their
/// vacancy win over them, and else they stand in the table with the category not recorded, so that the
/// categories add up to all applications.
extension PipelineBuilder {
  /// One for each characteristic that a file records.
  mutating func characteristics(_ order: VacancyOrder, leavingOut: Set<Int>) -> [CharacteristicTable] {
    Characteristic.others.compactMap { table(of: $0, order, leavingOut) }
  }

  private mutating func table(
    of characteristic: Characteristic, _ order: VacancyOrder, _ leavingOut: Set<Int>
  ) -> CharacteristicTable? {
    let counts = combinedCounts(leavingOut: leavingOut) {
      $0.characteristics[characteristic] ?? CountCells()
    }
    let folds = readers.applications.map { fold in (fold: fold, part: fold.part(of: characteristic)) }
    let telling = folds.compactMap { fold, part in part.map { (fold, $0) } }
    guard !telling.isEmpty || !counts.cells.isEmpty else { return nil }
    let withRows = Set(telling.flatMap { fold, _ in fold.tally.vacancies.map(Int.init) })
      .subtracting(leavingOut)
    let counted = Set(counts.cells.keys.map(\.vacancy))
    let hasParts = !withRows.isEmpty || counted.contains { $0 >= 0 }
    let isOfAll = !hasParts && counted.contains(-1)
    func isControl(_ vacancy: Int) -> Bool { withRows.contains(vacancy) || (vacancy < 0 && hasParts) }
    func position(_ vacancy: Int) -> Int? { leavingOut.contains(vacancy) ? nil : order.position(vacancy) }
    func silentPosition(_ vacancy: Int) -> Int? {
      isOfAll || (counted.contains(vacancy) && !withRows.contains(vacancy)) ? nil : position(vacancy)
    }
    let recordings = recordings
    var rows = CategoryRows(
      characteristic,
      categories: telling.flatMap { fold, part in fold.characteristics[part].categories }
        + counts.cells.keys.compactMap(\.category.knownValue),
      stages: (recordings.map(\.recorded) + Array(counts.stages.values)).reduce(StageSet()) { $0.union($1) },
      shown: shown(characteristic))
    for ((fold, part), recording) in zip(folds, recordings) {
      if let part {
        rows.add(fold, part: part, recording, position: position)
      } else {
        rows.add(fold, recording, position: silentPosition)
      }
    }
    for (key, cell) in counts.cells where !isControl(key.vacancy) {
      guard let vacancy = key.vacancy < 0 ? -1 : order.position(key.vacancy) else { continue }
      rows.add(key, vacancy: vacancy, recorded: counts.recorded(key), reached: cell.counts)
    }
    compare(rows.table, with: counts, order, isControl)
    withReaders { readers, _ in
      for index in readers.applications.indices { readers.applications[index].release(characteristic) }
    }
    return rows.table
  }

  /// Of each file of applications, about which stages its rows say something.
  var recordings: [StageRecording] {
    let bySource = Dictionary(grouping: readers.applications, by: \.layout.source.name)
    return readers.applications.map { StageRecording($0, siblings: bySource[$0.layout.source.name] ?? []) }
  }

  private mutating func compare(
    _ table: CharacteristicTable, with counts: CombinedCounts<CategoryKey>, _ order: VacancyOrder,
    _ isControl: (Int) -> Bool
  ) {
    var theirs: [Int: CategorySums] = [:]
    for (key, cell) in counts.cells where isControl(key.vacancy) {
      theirs[key.vacancy, default: CategorySums()].add(key.category, counts.recorded(key)) {
        cell.counts[Int($0.rawValue)]
      }
    }
    guard !theirs.isEmpty else { return }
    var ours: [Int: CategorySums] = [:]
    let vacancyAt = Dictionary(
      theirs.keys.compactMap { key in order.position(key).map { ($0, key) } }, uniquingKeysWith: { $1 })
    for (number, entry) in table.entries.enumerated() {
      let vacancies = [vacancyAt[Int(entry.vacancy)], theirs[-1] == nil ? nil : -1].compactMap(\.self)
      for vacancy in vacancies {
        ours[vacancy, default: CategorySums()].add(table.category(number), entry.recorded) {
          table.reached(number, $0)
        }
      }
    }
    for (vacancy, sums) in theirs.sorted(by: { $0.key < $1.key })
    where ours[vacancy]?.differs(from: sums) ?? false {
      noteDifference(vacancy)
    }
  }
}
