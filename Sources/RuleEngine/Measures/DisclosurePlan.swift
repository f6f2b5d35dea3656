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
/// shown before it. Then come the cuts that characteristics of the applicants make, with those that they divide; what
/// divides a hidden cut is hidden. What is hidden at an earlier stage comes last.
struct DisclosurePlan: Sendable {
  private struct Row: Hashable {
    let population: CountedPopulation
    let cut: CohortCut
  }

  /// A row with the cells that it adds up.
  private typealias Sum = (row: Row, cells: [Int])

  /// Which cuts give way to which.
  private enum Turn: Int {
    case first, crossing, part, crossedPart, otherWay, unit, otherWayOfPart
  }

  private var hidden: Set<Row> = []
  /// Those of them that parts by characteristics of the applicants brought about.
  private var besideParts: Set<Row> = []

  /// Nothing is hidden.
  init() {}

  /// The plan of the cuts that vacancies and routes make.
  ///
  /// - Parameters:
  ///   - stages: of each stage at which something is shown, who came to it.
  ///   - tables: the cuts that are made, for each way of placing grades, and with readverts either way.
  init(_ stages: [Stage: StageCells], _ parts: CubeParts, _ order: CutOrder, tables: [CutTable]) {
    hide(stages, parts, order, tables)
  }

  /// Hides what divides a hidden cut by characteristics of the applicants, and those parts of other cuts that would tell
  /// of one vacancy beside the other parts, the cuts that they divide, and one another.
  ///
  /// - Parameters:
  ///   - stages: who came to each stage, told apart by these characteristics too.
  ///   - tables: the parts and the cuts that they divide.
  mutating func hideParts(
    _ stages: [Stage: StageCells], _ parts: CubeParts, _ order: CutOrder, tables: [CutTable]
  ) {
    let before = hidden
    defer { besideParts = hidden.subtracting(before) }
    hide(stages, parts, order, tables)
  }

  /// Hides what parts brought about in another plan.
  mutating func hideParts(of other: DisclosurePlan) { hidden.formUnion(other.besideParts) }

  static let wouldGiveAnother =
    "beside the cuts that are shown it would give the counts of one vacancy, which are not shown"

  func hides(_ cut: CohortCut, _ population: CountedPopulation) -> Bool {
    hides(Row(population: population, cut: cut))
  }

  private func hides(_ row: Row) -> Bool {
    hidden.contains(row)
      || hidden.contains(Row(population: row.population, cut: row.cut.withoutCharacteristics))
  }

  /// Looks at each stage by itself: first at the usual ways of counting, then at the others beside what they show.
  private mutating func hide(
    _ stages: [Stage: StageCells], _ parts: CubeParts, _ order: CutOrder, _ tables: [CutTable]
  ) {
    func turn(_ row: Row) -> Turn {
      let crossing = row.cut.crossing
      if order.units.contains(crossing) { return .unit }
      return crossing.characteristics.isEmpty
        ? crossing.single == nil ? .crossing : .first : crossing.single == nil ? .crossedPart : .part
    }
    let bases = Set(order.measures.flatMap(\.populations))
    let settings = CountingSetting.allCases.filter { $0 != .readverts || !parts.joined.isEmpty }
    let others = Set(order.measures.flatMap { terms in settings.flatMap { terms.turning($0).populations } })
      .subtracting(bases)
    for (stage, cells) in stages.sorted(by: { $0.key < $1.key }) {
      let cells = cells.cells
      let members = tables.map { table in (table, table.members(of: cells, parts)) }
      func sums(_ populations: Set<CountedPopulation>) -> [Sum] {
        populations.filter { $0.stage == stage }.flatMap { population in
          members.filter { $0.0.joinsReadverts == population.joinsReadverts }.flatMap { table, members in
            table.cuts.indices.compactMap { cut in
              let inside = members[cut].filter { population.counts(cells[$0].kind.part) }
              let row = Row(population: population, cut: table.cuts[cut])
              return inside.isEmpty || hides(row) ? nil : (row, inside)
            }
          }
        }
      }
      let first = sums(bases)
      let before = Set(hidden.filter { bases.contains($0.population) }.map(\.cut))
      hide(first, cells, last: before, countsLeavers: true, turn)
      let gone = Set(
        hidden.filter { $0.population.stage == stage && bases.contains($0.population) }.map(\.cut))
      let second = sums(others).filter {
        !gone.contains($0.row.cut) && order.everyWay.contains($0.row.cut.crossing.withoutCharacteristics)
      }
      guard !second.isEmpty else { continue }
      let isOther = Set(second.map(\.row))
      hide(first.filter { !hidden.contains($0.row) } + second, cells, last: before, countsLeavers: false) {
        row in
        let turn = turn(row)
        guard isOther.contains(row) else { return turn }
        return switch turn {
        case .first, .crossing: .otherWay
        case .part, .crossedPart: .otherWayOfPart
        case .otherWay, .unit, .otherWayOfPart: turn
        }
      }
    }
  }

  /// Hides each row beside which the rows before it would tell of one vacancy.
  ///
  /// - Parameters:
  ///   - last: what is hidden at an earlier stage: behind the others of its turn.
  ///   - countsLeavers: whether those who left are protected by themselves too.
  ///   - turn: rows of a later turn give way to those of an earlier one.
  private mutating func hide(
    _ sums: [Sum], _ cells: [StageCells.Cell], last: Set<CohortCut>, countsLeavers: Bool,
    _ turn: (Row) -> Turn
  ) {
    let kinds = ToldCells(sums.map(\.cells), cells, countsLeavers: countsLeavers)
    let targets = kinds.targets
    guard !targets.isEmpty else { return }
    let ranked = zip(sums, kinds.sums).map { sum, inside in
      let size = inside.reduce(0) { $0 + kinds.counts[$1] }
      return (
        row: sum.row, cells: inside,
        rank: (
          turn(sum.row).rawValue, sum.row.cut == .overall ? 0 : 1, last.contains(sum.row.cut) ? 1 : 0, -size,
          DisclosurePlan.order(sum.row)
        )
      )
    }
    var left: [Sum] = ranked.sorted { $0.rank < $1.rank }.map { ($0.row, $0.cells) }
    // Those that are of one vacancy by themselves need no arithmetic.
    for target in targets {
      let (own, all) = (Set(target.cells), Set(target.cells + target.others))
      for row in left where all.isSuperset(of: row.cells) && !own.isDisjoint(with: row.cells) {
        hidden.insert(row.row)
      }
    }
    left.removeAll { hidden.contains($0.row) }
    let largest = targets.map { $0.cells.count + $0.others.count }.max() ?? 0
    var printed = PrintedSums(left.map(\.cells), cells: kinds.counts.count, largest: largest)
    // With fewer sums, less follows: what does not follow from all of them never will.
    var told = targets.filter { printed.tell(of: $0.cells, with: $0.others) }
    while !told.isEmpty {
      var first: Int?
      for target in told {
        // Only what comes before the first that was found is of interest.
        first =
          printed.fewest(of: target.cells, with: target.others, atMost: first.map { $0 - 1 }) ?? first
      }
      guard let first else { return }
      hidden.insert(left.remove(at: first - 1).row)
      printed.remove(at: first - 1)
      told.removeAll { !printed.tell(of: $0.cells, with: $0.others) }
    }
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
