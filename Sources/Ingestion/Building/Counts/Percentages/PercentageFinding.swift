// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// What came of holding a column of percentages against its counts.
struct PercentageFinding: Sendable {
  enum Outcome: Sendable {
    /// Of what they are shares, those that are not, and those of which that is not known.
    case held(PercentageBase, wrong: [SourcePlace], untold: [SourcePlace])
    /// They are shares of it if single counts are other numbers.
    case doubted(PercentageBase, [DoubtfulCount])
    /// No column of counts belongs to it.
    case withoutCounts
    /// They are no shares of anything that is there.
    case ofNothing([SourcePlace])
    /// None stands beside a count.
    case nothingToHold
  }
  let column: PercentageColumn
  let outcome: Outcome
  /// Percentages that stand where no count does.
  let alone: MetRecords
}

extension PercentageCheck {
  /// One for each column that holds percentages.
  var findings: [PercentageFinding] {
    columns.filter { $0.isNamed || signed.contains($0.place) }.map { column in
      PercentageFinding(column: column, outcome: outcome(column), alone: alone[column.place] ?? MetRecords())
    }
  }

  /// What counts that percentages speak against are of.
  var doubtful: [DoubtfulCount.Cell] {
    findings.flatMap { finding -> [DoubtfulCount.Cell] in
      guard case .doubted(_, let counts) = finding.outcome else { return [] }
      return counts.flatMap(\.cells)
    }
  }

  private func outcome(_ column: PercentageColumn) -> PercentageFinding.Outcome {
    guard let counts = column.counts else { return .withoutCounts }
    let entries = (entries[column.place] ?? []).sorted { $0.place < $1.place }
    guard !entries.isEmpty else { return .nothingToHold }
    let trials = (column.base.map { [$0] } ?? bases(counts, entries)).flatMap { base in
      wholes(column, entries).map { Trial(base, whole: $0, entries, self) }
    }
    let best = trials.max { $0.agreeing < $1.agreeing }
    if let best, !best.holds, let likeliest = trials.first, likeliest.wrong.isEmpty {
      return .held(likeliest.base, wrong: [], untold: likeliest.untold)
    }
    if best?.wrong.isEmpty != true {
      for trial in trials {
        let doubtful = doubtfulCounts(column, trial, entries)
        if !doubtful.isEmpty { return .doubted(trial.base, doubtful) }
      }
    }
    guard let best, column.base != nil || best.holds else { return .ofNothing(entries.map(\.place)) }
    return .held(best.base, wrong: best.wrong, untold: best.untold)
  }

  /// What a column may be shares of, the likeliest first.
  private func bases(_ counts: Int, _ entries: [Entry]) -> [PercentageBase] {
    let others = Set(entries.flatMap(\.row.keys)).subtracting([counts]).sorted()
    return [.categories, .totalRow, .answered] + others.map(PercentageBase.column)
      + Stage.allCases.filter(stages.contains).map(PercentageBase.stage) + [.rows]
  }

  /// A sheet keeps 35 % as 0.35.
  private func wholes(_ column: PercentageColumn, _ entries: [Entry]) -> [Int] {
    let mayBeFractions = !signed.contains(column.place) && entries.allSatisfy(\.percentage.isAtMostOne)
    return mayBeFractions ? [100, 1] : [100]
  }

  func total(_ entry: Entry, _ base: PercentageBase, _ counts: Int?) -> Count? {
    switch base {
    case .categories: sums[entry.sum]?.total
    case .answered: sums[entry.sum]?.totalOfAnswered
    case .totalRow: totals[entry.sum]
    case .column(let column): entry.row[column]
    case .stage(let stage):
      categories[
        CategoryKey(group: entry.category.group.at(stage), category: entry.category.category)]
    case .rows: counts.flatMap { sums[.column($0)]?.total }
    }
  }

  /// How the entries of a column stand if they are shares of one thing.
  struct Trial {
    let base: PercentageBase
    let whole: Int
    /// Those that agree and could have failed to: nobody is no share of anything.
    private(set) var agreeing = 0
    private(set) var telling = 0
    private(set) var wrong: [SourcePlace] = []
    private(set) var untold: [SourcePlace] = []

    init(_ base: PercentageBase, whole: Int, _ entries: [Entry], _ check: PercentageCheck) {
      self.base = base
      self.whole = whole
      for entry in entries where !(entry.count.atMost == 0 && entry.percentage.isZero) {
        telling += 1
        let counts = check.columns.first { $0.place == Int(entry.place.column) }?.counts
        guard let total = check.total(entry, base, counts),
          let fits = entry.percentage.fits(entry.count, of: total, whole: whole)
        else {
          untold.append(entry.place)
          continue
        }
        if fits { agreeing += 1 } else { wrong.append(entry.place) }
      }
    }

    /// Whether more agree than do not.
    var holds: Bool { telling == 0 || agreeing * 2 > telling }
  }
}

extension PercentageCheck.Group {
  func at(_ stage: Stage?) -> Self {
    PercentageCheck.Group(vacancy: vacancy, characteristic: characteristic, route: route, stage: stage)
  }
}
