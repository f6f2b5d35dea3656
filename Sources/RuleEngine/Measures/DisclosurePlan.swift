// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Statistics
internal import Synchronization

/// Which cuts are not shown at which stage, so that no sum or difference of those that are shown gives the counts of
/// one vacancy.
///
/// It is made once for all measures of a run, whatever groups they compare, so that one of them cannot tell what
/// another hides. Cuts by the vacancy and by the route are looked at together, one after the other: the whole first, then
/// the larger before the smaller, cuts by several things at once behind those by one, other ways of counting behind these,
/// and the units of funnels last; each is shown unless it would give the counts of one vacancy beside those that are
/// shown before it. A cut by a characteristic of the applicants is hidden with the cut that it divides. What is hidden at an earlier stage comes last.
struct DisclosurePlan: Sendable {
  private struct Row: Hashable {
    let population: CountedPopulation
    let cut: CohortCut
  }

  /// Which cuts give way to which.
  private enum Turn: Int {
    case first, crossing, otherWay, unit
  }

  private var hidden: Set<Row> = []

  /// Nothing is hidden.
  init() {}

  /// - Parameters:
  ///   - stages: of each stage at which something is shown, who came to it.
  ///   - measures: the terms of each measure of the run.
  ///   - tables: the cuts that are made, for each way of placing grades, and with readverts either way.
  ///   - everyWay: those that are told in other ways of counting too.
  ///   - last: what gives way to all other cuts: units of funnels beside what is judged.
  init(
    _ stages: [Stage: StageCells], _ parts: CubeParts, measures: [MeasureTerms], tables: [CutTable],
    everyWay: Set<Crossing>, last: Set<Crossing>
  ) {
    let bases = Set(measures.flatMap(\.populations))
    let settings = CountingSetting.allCases.filter { $0 != .readverts || !parts.joined.isEmpty }
    let others = Set(measures.flatMap { terms in settings.flatMap { terms.turning($0).populations } })
      .subtracting(bases)
    for (stage, cells) in stages.sorted(by: { $0.key < $1.key }) {
      let cells = cells.cells
      let members = tables.map { table in (table, table.members(of: cells, parts)) }
      func rows(_ populations: Set<CountedPopulation>) -> [(row: Row, cells: [Int])] {
        populations.filter { $0.stage == stage }.flatMap { population in
          members.filter { $0.0.joinsReadverts == population.joinsReadverts }.flatMap { table, members in
            table.cuts.indices.compactMap { cut in
              let inside = members[cut].filter { population.counts(cells[$0].part) }
              return inside.isEmpty
                ? nil : (Row(population: population, cut: table.cuts[cut]), inside)
            }
          }
        }
      }
      func turn(_ row: Row) -> Turn {
        last.contains(row.cut.crossing) ? .unit : row.cut.crossing.single == nil ? .crossing : .first
      }
      let first = rows(bases)
      hide(first, cells, countsLeavers: true, turn)
      let names = Set(hidden.filter { $0.population.stage == stage }.map(\.cut))
      let second = rows(others).filter {
        !names.contains($0.row.cut) && everyWay.contains($0.row.cut.crossing)
      }
      guard !second.isEmpty else { continue }
      let isOther = Set(second.map(\.row))
      hide(first.filter { !hidden.contains($0.row) } + second, cells, countsLeavers: false) {
        turn($0) == .first && isOther.contains($0) ? .otherWay : turn($0)
      }
    }
  }

  static let wouldGiveAnother =
    "beside the cuts that are shown it would give the counts of one vacancy, which are not shown"

  func hides(_ cut: CohortCut, _ population: CountedPopulation) -> Bool {
    hidden.contains(Row(population: population, cut: cut.withoutCharacteristics))
  }

  /// Hides each row beside which the rows before it would tell of one vacancy.
  ///
  /// - Parameters:
  ///   - countsLeavers: whether those who left are protected by themselves too.
  ///   - turn: rows of a later turn give way to those of an earlier one.
  private mutating func hide(
    _ rows: [(row: Row, cells: [Int])], _ cells: [StageCells.Cell], countsLeavers: Bool,
    _ turn: (Row) -> Turn
  ) {
    let targets = DisclosurePlan.targets(cells, countsLeavers: countsLeavers)
    guard !targets.isEmpty else { return }
    let names = Set(hidden.map(\.cut))
    let ranked = rows.map { row, inside in
      let size = inside.reduce(0) { $0 + cells[$1].sum.count.atMost }
      return (
        row: row, cells: inside,
        rank: (
          turn(row).rawValue, row.cut == .overall ? 0 : 1, names.contains(row.cut) ? 1 : 0, -size,
          DisclosurePlan.order(row)
        )
      )
    }
    var left = ranked.sorted { $0.rank < $1.rank }.map { (row: $0.row, cells: $0.cells) }
    // Those that are of one vacancy by themselves need no arithmetic.
    for target in targets {
      let (own, all) = (Set(target.cells), Set(target.cells + target.others))
      for row in left where all.isSuperset(of: row.cells) && !own.isDisjoint(with: row.cells) {
        hidden.insert(row.row)
      }
    }
    left.removeAll { hidden.contains($0.row) }
    let largest = targets.map { $0.cells.count + $0.others.count }.max() ?? 0
    var sums = PrintedSums(left.map(\.cells), cells: cells.count, largest: largest)
    // With fewer sums, less follows: what does not follow from all of them never will.
    var told = targets.filter { sums.tell(of: $0.cells, with: $0.others) }
    while !told.isEmpty {
      var first: Int?
      for target in told {
        // Only what comes before the first that was found is of interest.
        first =
          sums.fewest(of: target.cells, with: target.others, atMost: first.map { $0 - 1 }) ?? first
      }
      guard let first else { return }
      hidden.insert(left.remove(at: first - 1).row)
      sums.remove(at: first - 1)
      told.removeAll { !sums.tell(of: $0.cells, with: $0.others) }
    }
  }

  /// For each vacancy that is alone in some cells: these, and beside them those of its people who left.
  private static func targets(
    _ cells: [StageCells.Cell], countsLeavers: Bool
  ) -> [(cells: [Int], others: [Int])] {
    var own: [Int: (cells: [Int], others: [Int])] = [:]
    for (number, cell) in cells.enumerated() {
      guard let vacancy = cell.sum.spread.one else { continue }
      if countsLeavers || cell.part.leaving == nil {
        own[vacancy, default: ([], [])].cells.append(number)
      } else {
        own[vacancy, default: ([], [])].others.append(number)
      }
    }
    return own.sorted { $0.key < $1.key }.map(\.value).filter { !$0.cells.isEmpty }
  }

  /// For each stage at which a measure shows something, who came to it.
  static func stages(
    _ tallies: some TallyColumns, _ parts: CubeParts, vacancies: Int, _ measures: [MeasureTerms]
  ) -> [Stage: StageCells] {
    let kinds = StageCells.Kinds(vacancies, parts)
    return Dictionary(
      uniqueKeysWithValues: Set(measures.flatMap { [$0.from, $0.to] }).map {
        ($0, StageCells(tallies, $0, kinds, parts.readverts))
      })
  }

  /// A fixed order of rows, whatever the order in which sets have them.
  private static func order(_ row: Row) -> String {
    let parts = CountedPart.all.map { row.population.counts($0) ? "1" : "0" }.joined()
    return
      "\(row.cut.crossing.name) \(row.cut.values.joined(separator: " ")) \(parts) \(row.population.joinsReadverts)"
  }
}

/// The plans of one run: the tables of several characteristics mostly hold the same applications, whose plan is made
/// once.
final class DisclosurePlans: Sendable {
  private let made = Mutex<[(stages: [Stage: StageCells], plan: DisclosurePlan)]>([])

  /// The plan for what was read; another table's, where that holds the same.
  func plan(_ stages: [Stage: StageCells], make: () -> DisclosurePlan) -> DisclosurePlan {
    if let known = made.withLock({ $0.first { $0.stages == stages }?.plan }) { return known }
    let plan = make()
    made.withLock { $0.append((stages, plan)) }
    return plan
  }
}
