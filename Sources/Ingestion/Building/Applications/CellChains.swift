// SPDX-License-Identifier: Apache-2.0

/// The cells of each vacancy: their keys, chained in the order in which they were met.
///
/// A vacancy has few cells, and never more than there are keys, so that walking its chain is as quick as
/// hashing; and what was met last under a key is tried first, since applications to one vacancy mostly stand
/// together.
struct CellChains: Sendable {
  private static let none = UInt32.max

  /// For each vacancy its first cell.
  private var heads: [UInt32] = []
  /// For each cell the next of its vacancy.
  private var nexts: [UInt32] = []
  private(set) var keys: [TallyKey] = []
  private(set) var vacancies: [UInt32] = []
  /// For each key the vacancy and the cell that were met last under it.
  private var latest = [UInt64](repeating: .max, count: TallyKey.limit)

  init() {}

  var count: Int { keys.count }

  /// Replaces each record's vacancy by the number of its cell; a vacancy that is none stays.
  ///
  /// - Parameter limit: vacancies from here on stand for something else.
  mutating func number(_ vacancies: inout [UInt32], limit: UInt32, evidence: [UInt64]) {
    var latest = latest
    self.latest = []
    for record in vacancies.indices where vacancies[record] < limit {
      let key = StageEvidence(rawValue: evidence[record]).cellKey
      let (vacancy, place) = (vacancies[record], Int(key.rawValue))
      if latest[place] >> 32 != UInt64(vacancy) {
        latest[place] = UInt64(vacancy) << 32 | UInt64(cell(vacancy, key))
      }
      vacancies[record] = UInt32(truncatingIfNeeded: latest[place])
    }
    self.latest = latest
  }

  /// The number of a vacancy's cell, which is added when it is new.
  @inline(__always)
  private mutating func cell(_ vacancy: UInt32, _ key: TallyKey) -> UInt32 {
    guard vacancy < heads.count else { return add(vacancy, key, after: CellChains.none) }
    var last = CellChains.none
    var cell = heads[Int(vacancy)]
    while cell != CellChains.none {
      if keys[Int(cell)] == key { return cell }
      last = cell
      cell = nexts[Int(cell)]
    }
    return add(vacancy, key, after: last)
  }

  @inline(never)
  private mutating func add(_ vacancy: UInt32, _ key: TallyKey, after last: UInt32) -> UInt32 {
    let missing = Int(vacancy) + 1 - heads.count
    if missing > 0 { heads.append(contentsOf: repeatElement(CellChains.none, count: missing)) }
    let cell = UInt32(keys.count)
    if last == CellChains.none { heads[Int(vacancy)] = cell } else { nexts[Int(last)] = cell }
    keys.append(key)
    vacancies.append(vacancy)
    nexts.append(CellChains.none)
    return cell
  }
}
