// SPDX-License-Identifier: Apache-2.0

/// Which cuts an audit does not show, so that nobody can work out the counts of one vacancy:
/// worked out by plain elimination.
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

  /// - Parameters:
  ///   - cuts: those of posts and routes that are made.
  ///   - dimensions: those of the applicants by which cuts are made.
  init(_ counts: RatioCounts, cuts: [Int], dividedBy dimensions: [SampleCut.Dimension]) {
    shortlisted = HiddenCuts.hidden(counts.shortlistedCells(), cuts, last: [])
    appointed = HiddenCuts.hidden(counts.appointedCells(), cuts, last: shortlisted)
    let (first, second) = (shortlisted, appointed)
    for dimension in dimensions {
      let divided = Set(dimensions).intersection([.ethnicity, dimension])
      let parts = divided.sorted().flatMap(counts.present)
      func hidden(_ cells: [Cell], _ hidden: Set<Int>, last: Set<Int>) -> Set<Int> {
        hidden.contains(SampleCut.overall)
          ? [] : HiddenCuts.hidden(cells, cuts.filter { !hidden.contains($0) } + parts, last: last)
      }
      let ofParts = hidden(counts.shortlistedCells(dimension), first, last: first)
      shortlisted.formUnion(ofParts)
      appointed.formUnion(
        hidden(counts.appointedCells(dimension), second, last: first.union(second).union(ofParts)))
    }
  }

  /// Whether those shortlisted in a cut are not shown. What divides everybody is hidden with everybody.
  func hidesShortlisted(_ cut: Int) -> Bool { HiddenCuts.hides(shortlisted, cut) }

  /// Whether those appointed in a cut are not shown.
  func hidesAppointed(_ cut: Int) -> Bool { HiddenCuts.hides(appointed, cut) }

  private static func hides(_ hidden: Set<Int>, _ cut: Int) -> Bool {
    hidden.contains(cut)
      || (SampleCut.all[cut].dimension.isOfApplicants && hidden.contains(SampleCut.overall))
  }

  /// - Parameter last: the cuts whose turn comes behind the others.
  private static func hidden(_ cells: [Cell], _ cuts: [Int], last: Set<Int>) -> Set<Int> {
    var columns = cells.map { _ in [Int64]() }
    var hidden: Set<Int> = []
    func rank(_ cut: Int) -> (Int, Int, Int, String, String) {
      let people = cells.filter { $0.cuts.contains(cut) }.reduce(0) { $0 + $1.people }
      let name = SampleCut.all[cut]
      return (
        cut == SampleCut.overall ? 0 : name.dimension.isOfApplicants ? 2 : 1, last.contains(cut) ? 1 : 0,
        -people, name.dimension.name, name.value
      )
    }
    for cut in cuts.map({ ($0, rank($0)) }).sorted(by: { $0.1 < $1.1 }).map(\.0) {
      let longer = zip(cells, columns).map { $1 + [$0.cuts.contains(cut) ? 1 : 0] }
      guard longer.contains(where: { $0.last == 1 }) else { continue }
      if tell(longer, cells.map(\.vacancy)) { hidden.insert(cut) } else { columns = longer }
    }
    return hidden
  }

  /// Whether sums tell of one vacancy: whether numbers can be found, one for each sum, by which it and no other is left.
  /// There are some just where a column of the vacancy is no combination of the columns of all others.
  ///
  /// - Parameters:
  ///   - columns: of each cell, in which of the sums it is.
  ///   - vacancies: of each cell, the one that it is all of.
  private static func tell(_ columns: [[Int64]], _ vacancies: [Int?]) -> Bool {
    var owners: [[Int64]: Int?] = [:]
    for (column, vacancy) in zip(columns, vacancies) {
      if let owner = owners[column], owner != vacancy {
        owners[column] = .some(nil)
      } else {
        owners[column] = vacancy
      }
    }
    var shared = Elimination()
    for (column, owner) in owners where owner == nil { shared.add(column) }
    var own: [Int: [[Int64]]] = [:]
    for (column, owner) in owners {
      if let owner, let left = shared.left(of: column) { own[owner, default: []].append(left) }
    }
    return own.contains { vacancy, columns in
      var others = Elimination()
      for (other, columns) in own where other != vacancy { columns.forEach { others.add($0) } }
      return columns.contains { others.left(of: $0) != nil }
    }
  }
}

/// Columns in echelon form, modulo a prime.
private struct Elimination {
  private static let prime: Int64 = 998_244_353
  private var columns: [(pivot: Int, column: [Int64])] = []

  /// What is left of a column; `nil` when it is a combination of those that are there.
  func left(of column: [Int64]) -> [Int64]? {
    var column = column
    for known in columns where column[known.pivot] != 0 {
      let factor = Elimination.prime - column[known.pivot]
      for place in column.indices where known.column[place] != 0 {
        column[place] = (column[place] + factor * known.column[place]) % Elimination.prime
      }
    }
    return column.contains { $0 != 0 } ? column : nil
  }

  /// Adds a column, unless it is a combination of those that are there.
  mutating func add(_ column: [Int64]) {
    guard let column = left(of: column), let pivot = column.firstIndex(where: { $0 != 0 }) else { return }
    var (inverse, base, exponent) = (Int64(1), column[pivot], Elimination.prime - 2)
    while exponent > 0 {
      if exponent & 1 == 1 { inverse = inverse * base % Elimination.prime }
      base = base * base % Elimination.prime
      exponent >>= 1
    }
    columns.append((pivot, column.map { $0 * inverse % Elimination.prime }))
  }
}
