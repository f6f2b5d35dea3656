// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Tallies by vacancy and cell, into which files and counts are gathered.
struct TallyTable: Sendable {
  struct Key: CountKey, Comparable {
    /// −1 for the organisation as a whole.
    let vacancy: Int
    let cell: TallyKey
    static func < (left: Key, right: Key) -> Bool { left.rank < right.rank }
    /// Orders by vacancy, then by cell.
    var rank: Int { vacancy << 16 | Int(cell.rawValue) }
  }
  struct Row: Sendable {
    let key: Key
    let recorded: StageSet
    let reached: ReachedCounts
  }
  /// A cell may have several, one from each file.
  private(set) var rows: [Row] = []

  init() {}

  mutating func add(_ row: Row) { rows.append(row) }

  /// Gathers the rows of one file.
  mutating func add(_ fold: ApplicationFold, _ recording: StageRecording, leavingOut: Set<Int>) {
    let tally = fold.tally
    let recorded = recording.recorded
    let open = tally.counts.open(recording)
    rows.reserveCapacity(rows.count + tally.cellCount)
    for (cell, vacancy) in tally.vacancies.enumerated() {
      if !leavingOut.isEmpty, leavingOut.contains(Int(vacancy)) { continue }
      let key = Key(vacancy: Int(vacancy), cell: tally.keys[cell])
      let reached = tally.counts.cumulative(cell, open.isEmpty ? nil : open[cell])
      add(Row(key: key, recorded: recorded, reached: reached))
    }
  }

  /// The rows as the model holds them: ordered, one a cell.
  ///
  /// - Parameter position: the pipeline's index of a vacancy; `nil` where the vacancy is left out.
  consuming func tallies(position: (Int) -> Int?) -> [ApplicationTally] {
    let keyed = placed(position)
    var tallies: [ApplicationTally] = []
    tallies.reserveCapacity(keyed.count)
    var next = 0
    while next < keyed.count {
      let (key, first) = keyed[next]
      var (recorded, reached) = (rows[first].recorded, rows[first].reached)
      next += 1
      while next < keyed.count, keyed[next].key == key {
        // Where two sources record different stages, only those of both are recorded.
        let other = rows[keyed[next].row]
        recorded.formIntersection(other.recorded)
        reached += other.reached
        next += 1
      }
      tallies.append(
        ApplicationTally(
          vacancy: key.vacancy < 0 ? nil : key.vacancy, cell: key.cell.cell, recorded: recorded,
          reached: reached))
    }
    return tallies
  }

  /// The rows' keys by the pipeline's vacancies, in order; rows of one key in the order in which they came.
  private func placed(_ position: (Int) -> Int?) -> [(key: Key, row: Int)] {
    var keyed: [(key: Key, row: Int)] = []
    keyed.reserveCapacity(rows.count)
    for (index, row) in rows.enumerated() {
      guard let vacancy = row.key.vacancy < 0 ? -1 : position(row.key.vacancy) else { continue }
      keyed.append((Key(vacancy: vacancy, cell: row.key.cell), index))
    }
    keyed.sort { ($0.key.rank, $0.row) < ($1.key.rank, $1.row) }
    return keyed
  }
}
