// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// A count that is most likely wrong: with another number in its place, all percentages of its column would be right.
struct DoubtfulCount: Sendable {
  /// How many of a category came to a stage.
  struct Cell: Sendable {
    let category: CountedCategory
    let stage: Stage
    let group: PercentageCheck.Group
  }
  /// What is left open: the count itself, and where the percentage is the only one of its kind in its row, what it is a
  /// share of.
  let cells: [Cell]
  /// Of the count, and of the percentage beside it.
  let place: SourcePlace
  let percentage: SourcePlace
  /// What the percentage says, and what the count comes to; `nil` for counts of one vacancy, which are told nobody.
  let words: (stated: String, counted: String)?
}

extension PercentageCheck {
  /// The counts by which alone a column's percentages are not all right, one in each sum or one in the column; none where
  /// no number explains it, or one of several may.
  func doubtfulCounts(_ column: PercentageColumn, _ trial: Trial, _ entries: [Entry]) -> [DoubtfulCount] {
    guard entries.allSatisfy({ $0.count.exact != nil }) else { return [] }
    switch trial.base {
    case .categories, .answered, .rows: return wrongAddends(column, trial, entries)
    case .totalRow, .column, .stage: return wrongShare(column, trial, entries)
    }
  }

  /// Percentages of sums: a wrong count makes its sum wrong, and many percentages with it.
  private func wrongAddends(_ column: PercentageColumn, _ trial: Trial, _ entries: [Entry]) -> [DoubtfulCount]
  {
    var doubtful: [DoubtfulCount] = []
    let sums = Dictionary(grouping: entries) { entry -> SumKey? in
      if case .rows = trial.base { nil } else { entry.sum }
    }
    for own in sums.values {
      guard let first = own.first, let total = total(first, trial.base, column.counts)?.exact, total > 0
      else {
        return []
      }
      let wrong = own.indices.filter { !agrees(own[$0], total, trial.whole) }
      guard !wrong.isEmpty else { continue }
      // Of two counts either may be the wrong one.
      guard own.count(where: { !$0.percentage.isZero }) >= 3 else { return [] }
      let explaining = own.indices.filter { explains($0, own, trial, total: total) }
      // Where one percentage alone is not right, another count is no likelier to be wrong than it is.
      guard explaining.count == 1, wrong.count > 1 || wrong == explaining,
        let entry = explaining.first.map({ own[$0] })
      else { return [] }
      doubtful += doubt(entry, [entry.cell], total, trial.whole)
    }
    return doubtful.sorted { $0.place < $1.place }
  }

  private func agrees(_ entry: Entry, _ total: Int, _ whole: Int) -> Bool {
    entry.percentage.fits(entry.count, of: Count(total), whole: whole) ?? true
  }

  /// Whether with another number for one count all the percentages are right.
  private func explains(_ index: Int, _ entries: [Entry], _ trial: Trial, total: Int) -> Bool {
    let entry = entries[index]
    guard let count = entry.count.exact else { return false }
    let others = entries.indices.filter { $0 != index }.map { entries[$0] }
    let isPart = entry.isCounted && (trial.base != .answered || entry.cell.category.isAnswered)
    guard isPart else {
      return others.allSatisfy { agrees($0, total, trial.whole) }
        && entry.percentage.isShare(of: total, whole: trial.whole)
    }
    guard var range = entry.percentage.totals(beside: total - count, whole: trial.whole) else { return false }
    for other in others {
      guard let count = other.count.exact, let own = other.percentage.totals(for: count, whole: trial.whole),
        own.overlaps(range)
      else { return false }
      range = own.clamped(to: range)
    }
    return range != total...total
  }

  /// Percentages of a number that stays: one that is wrong among others that are right.
  private func wrongShare(_ column: PercentageColumn, _ trial: Trial, _ entries: [Entry]) -> [DoubtfulCount] {
    let wrong = entries.filter { trial.wrong.contains($0.place) }
    guard wrong.count == 1, trial.untold.isEmpty, trial.agreeing >= 2, let entry = wrong.first,
      let total = total(entry, trial.base, column.counts)?.exact,
      entry.percentage.isShare(of: total, whole: trial.whole)
    else { return [] }
    return doubt(entry, cells(entry, trial), total, trial.whole)
  }

  /// The count, and what it is a share of unless another percentage of the row agrees with that.
  private func cells(_ entry: Entry, _ trial: Trial) -> [Cell] {
    guard case .column(let base) = trial.base, let cell = entry.cells.first(where: { $0.column == base }),
      let total = cell.count.knownValue
    else { return [entry.cell] }
    let bearsOut = entries.values.joined().contains { other in
      other.place.line == entry.place.line && other.place != entry.place
        && other.row[base] == total
        && other.percentage.fits(other.count, of: total, whole: trial.whole) == true
    }
    return bearsOut ? [entry.cell] : [entry.cell, cell]
  }

  private func doubt(_ entry: Entry, _ cells: [Cell], _ total: Int, _ whole: Int) -> [DoubtfulCount] {
    guard let count = entry.count.exact else { return [] }
    let doubted = cells.compactMap { cell in
      cell.stage.map { DoubtfulCount.Cell(category: cell.category, stage: $0, group: entry.category.group) }
    }
    let words =
      entry.category.group.vacancy < 0
      ? (stated: entry.percentage.shown, counted: entry.percentage.share(of: count, in: total, whole: whole))
      : nil
    return [
      DoubtfulCount(
        cells: doubted,
        place: SourcePlace(
          file: Int(entry.place.file), line: Int(entry.place.line), column: entry.cell.column),
        percentage: entry.place, words: words)
    ]
  }
}
