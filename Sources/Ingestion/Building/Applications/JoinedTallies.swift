// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Rows and equality counts joined into one table: rows win over counts of the same vacancy, and counts of
/// vacancies over those of the organisation. What loses is a control, and never added.
struct JoinedTallies: Sendable {
  private(set) var table: TallyTable
  /// The vacancies whose counts do not agree with their rows, ordered; −1 is the organisation.
  private(set) var differences: [Int] = []

  init(rows: TallyTable, counts: CombinedCounts<TallyTable.Key>) {
    table = rows
    guard !counts.cells.isEmpty else { return }
    let withRows = Set(rows.rows.map(\.key.vacancy))
    let hasParts = !withRows.isEmpty || counts.cells.keys.contains { $0.vacancy >= 0 }
    func isControl(_ vacancy: Int) -> Bool { withRows.contains(vacancy) || (vacancy < 0 && hasParts) }
    for (key, cell) in counts.cells where !isControl(key.vacancy) {
      table.add(TallyTable.Row(key: key, recorded: counts.recorded(key), reached: ReachedCounts(cell.counts)))
    }
    var ours = GroupSums.byVacancy(table.rows)
    if ours[-1] == nil { ours[-1] = GroupSums.sum(table.rows) }
    compare(ours, with: GroupSums.byVacancy(counts.rows), isControl)
  }

  private mutating func compare(
    _ ours: [Int: GroupSums], with theirs: [Int: GroupSums], _ isControl: (Int) -> Bool
  ) {
    for vacancy in theirs.keys.sorted() where isControl(vacancy) {
      if let mine = ours[vacancy], let control = theirs[vacancy], mine.differs(from: control) {
        differences.append(vacancy)
      }
    }
  }
}

/// Counts by white, ethnic minority and unknown, over the stages that all cells record.
private struct GroupSums {
  private var sums = [[Count]](
    repeating: [Count](repeating: .zero, count: Stage.allCases.count), count: 3)
  private var recorded = StageSet.all

  /// The sums of each vacancy; −1 is the organisation's own counts.
  static func byVacancy(_ rows: [TallyTable.Row]) -> [Int: GroupSums] {
    var sums: [Int: GroupSums] = [:]
    for row in rows { sums[row.key.vacancy, default: GroupSums()].add(row) }
    return sums
  }

  static func sum(_ rows: [TallyTable.Row]) -> GroupSums {
    var sum = GroupSums()
    for row in rows { sum.add(row) }
    return sum
  }

  private mutating func add(_ row: TallyTable.Row) {
    recorded.formIntersection(row.recorded)
    let group =
      switch row.key.cell.cell.group.knownValue {
      case .white: 0
      case .ethnicMinority: 1
      case nil: 2
      }
    for stage in Stage.allCases { sums[group][Int(stage.rawValue)] += row.reached[stage] }
  }

  func differs(from other: GroupSums) -> Bool {
    let stages = Stage.allCases.filter { recorded.contains($0) && other.recorded.contains($0) }
    return zip(sums, other.sums).contains { ours, theirs in
      stages.contains { stage in
        let (left, right) = (ours[Int(stage.rawValue)], theirs[Int(stage.rawValue)])
        return left.atMost < right.atLeast || right.atMost < left.atLeast
      }
    }
  }
}
