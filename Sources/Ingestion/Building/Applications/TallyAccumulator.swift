// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Counts the applications of one file by vacancy, cell and furthest stage, in flat arrays.
struct TallyAccumulator: Sendable {
  static let stageCount = Stage.allCases.count

  private var cells = CellChains()
  /// For each cell and stage: how many certainly came no further, and to it.
  private var furthest: [UInt32] = []
  /// For rows about which something is unknown: by cell and evidence, how many.
  private(set) var uncertain: [UncertainKey: UInt32] = [:]

  init() {}

  var cellCount: Int { cells.count }
  var keys: [TallyKey] { cells.keys }
  var vacancies: [UInt32] { cells.vacancies }

  /// Counts the records whose vacancy is below the limit.
  ///
  /// - Returns: the records whose columns contradict one another; they are counted.
  mutating func count(
    _ evidence: [UInt64], of vacancies: consuming [UInt32], limit: UInt32
  ) -> [Int] {
    cells.number(&vacancies, limit: limit, evidence: evidence)
    let missing = cells.count * TallyAccumulator.stageCount - furthest.count
    if missing > 0 { furthest.append(contentsOf: repeatElement(0, count: missing)) }
    let (unclear, denied) = countCertain(evidence, vacancies, limit)
    for record in unclear {
      let key = UncertainKey(
        cell: Int(vacancies[record]), evidence: StageEvidence(rawValue: evidence[record]).withoutCell)
      uncertain[key, default: 0] += 1
    }
    return denied
  }

  private mutating func countCertain(
    _ evidence: [UInt64], _ cells: [UInt32], _ limit: UInt32
  ) -> (unclear: [Int], denied: [Int]) {
    var unclear: [Int] = []
    var denied: [Int] = []
    var furthest = furthest.mutableSpan
    for record in cells.indices where cells[record] < limit {
      let evidence = StageEvidence(rawValue: evidence[record])
      let stage = evidence.certainStage
      if evidence.denied(upTo: stage) != 0 { denied.append(record) }
      if evidence.isCertain(beyond: stage) {
        furthest[Int(cells[record]) &* TallyAccumulator.stageCount &+ stage] &+= 1
      } else {
        unclear.append(record)
      }
    }
    return (unclear, denied)
  }

  /// How many of a cell certainly came to exactly this stage.
  @inline(__always)
  func certain(_ cell: Int, _ stage: Int) -> UInt32 { furthest[cell &* TallyAccumulator.stageCount &+ stage] }

  /// How many applications each vacancy has here.
  func applications(vacancyCount: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: vacancyCount)
    for (cell, vacancy) in vacancies.enumerated() {
      for stage in 0..<TallyAccumulator.stageCount { counts[Int(vacancy)] += Int(certain(cell, stage)) }
    }
    for (key, count) in uncertain { counts[Int(vacancies[key.cell])] += Int(count) }
    return counts
  }
}

/// The cell and the evidence of applications about which something is unknown.
struct UncertainKey: Sendable, Hashable {
  let cell: Int
  let evidence: StageEvidence
}
