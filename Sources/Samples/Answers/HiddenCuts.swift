// SPDX-License-Identifier: Apache-2.0

/// Which cuts of the posts and routes an audit does not show, so that nobody can work out the counts of one vacancy:
/// worked out by plain elimination, column by column.
struct HiddenCuts: Sendable {
  private var shortlisted: Set<Int> = []
  private var appointed: Set<Int> = []

  /// Those of one band, staff group and route who came to a stage.
  struct Cell: Sendable {
    let cuts: Set<Int>
    /// The vacancy that they are all of; `nil` for several.
    var vacancy: Int?
    var people = 0
  }

  /// - Parameter cuts: those that are made.
  init(_ counts: RatioCounts, cuts: [Int]) {
    shortlisted = HiddenCuts.hidden(counts.shortlistedCells, cuts, last: [])
    appointed = HiddenCuts.hidden(counts.appointedCells, cuts, last: shortlisted)
  }

  /// Whether those shortlisted in a cut are not shown. What divides everybody is hidden with everybody.
  func hidesShortlisted(_ cut: Int) -> Bool { HiddenCuts.hides(shortlisted, cut) }

  /// Whether those appointed in a cut are not shown.
  func hidesAppointed(_ cut: Int) -> Bool { HiddenCuts.hides(appointed, cut) }

  private static func hides(_ hidden: Set<Int>, _ cut: Int) -> Bool {
    hidden.contains(SampleCut.all[cut].dimension.isOfApplicants ? SampleCut.overall : cut)
  }

  /// - Parameter last: the cuts whose turn comes behind the others.
  private static func hidden(_ cells: [Cell], _ cuts: [Int], last: Set<Int>) -> Set<Int> {
    let vacancies = Set(cells.compactMap(\.vacancy)).sorted()
    var whole = Elimination()
    // For each vacancy the same without the columns that are its own.
    var without = vacancies.map { _ in Elimination() }
    var hidden: Set<Int> = []
    func rank(_ cut: Int) -> (Int, Int, Int, String, String) {
      let people = cells.filter { $0.cuts.contains(cut) }.reduce(0) { $0 + $1.people }
      let name = SampleCut.all[cut]
      return (
        cut == SampleCut.overall ? 0 : 1, last.contains(cut) ? 1 : 0, -people, name.dimension.name, name.value
      )
    }
    for cut in cuts.map({ ($0, rank($0)) }).sorted(by: { $0.1 < $1.1 }).map(\.0) {
      let row = cells.map { $0.cuts.contains(cut) ? Int64(1) : 0 }
      guard row.contains(1), let left = whole.left(of: row) else { continue }
      let parts = vacancies.map { vacancy in
        zip(cells, row).map { $0.vacancy == vacancy ? 0 : $1 }
      }
      // It tells of a vacancy where nothing new is in it but that vacancy's own.
      if zip(without, parts).contains(where: { $0.left(of: $1) == nil }) {
        hidden.insert(cut)
        continue
      }
      whole.add(left)
      for number in without.indices {
        if let left = without[number].left(of: parts[number]) { without[number].add(left) }
      }
    }
    return hidden
  }
}

/// Rows in echelon form, modulo a prime.
private struct Elimination {
  private static let prime: Int64 = 998_244_353
  private var rows: [(pivot: Int, row: [Int64])] = []

  /// What is left of a row; `nil` when it is a combination of those that are there.
  func left(of row: [Int64]) -> [Int64]? {
    var row = row
    for known in rows where row[known.pivot] != 0 {
      let factor = Elimination.prime - row[known.pivot]
      for column in row.indices where known.row[column] != 0 {
        row[column] = (row[column] + factor * known.row[column]) % Elimination.prime
      }
    }
    return row.contains { $0 != 0 } ? row : nil
  }

  /// Adds what is left of a row.
  mutating func add(_ row: [Int64]) {
    guard let pivot = row.firstIndex(where: { $0 != 0 }) else { return }
    var (inverse, base, exponent) = (Int64(1), row[pivot], Elimination.prime - 2)
    while exponent > 0 {
      if exponent & 1 == 1 { inverse = inverse * base % Elimination.prime }
      base = base * base % Elimination.prime
      exponent >>= 1
    }
    rows.append((pivot, row.map { $0 * inverse % Elimination.prime }))
  }
}
