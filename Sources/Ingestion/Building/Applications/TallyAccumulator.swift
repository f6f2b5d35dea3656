// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Counts the applications of one file by vacancy, cell and furthest stage, in flat arrays; and the same once
/// more for each other characteristic that the file has.
struct TallyAccumulator: Sendable {
  private var cells = CellChains()
  private(set) var counts: StageCounts
  /// By characteristic, in the order of the columns.
  private(set) var parts: [CategoryAccumulator]

  /// - Parameter stages: those that an application of the file may be found to have come to.
  init(_ stages: StageSet, parts: Int) {
    counts = StageCounts(stages)
    self.parts = (0..<parts).map { _ in CategoryAccumulator(stages) }
  }

  var cellCount: Int { cells.count }
  var keys: [TallyKey] { cells.keys }
  var vacancies: [UInt32] { cells.vacancies }

  /// Counts the records whose vacancy is below the limit.
  ///
  /// - Parameter categories: for each characteristic, the category of each record.
  /// - Returns: the records whose columns contradict one another; they are counted.
  mutating func count(
    _ evidence: [UInt64], of vacancies: consuming [UInt32], limit: UInt32, categories: [[CategoryCode]]
  ) -> [Int] {
    cells.number(&vacancies, limit: limit, evidence: evidence)
    for part in parts.indices {
      parts[part].count(
        evidence, of: vacancies, cellCount: cells.count, limit: limit, categories: categories[part])
    }
    return counts.count(evidence, of: vacancies, cellCount: cells.count, limit: limit)
  }

  /// How many applications each vacancy has here.
  func applications(vacancyCount: Int) -> [Int] {
    var sums = [Int](repeating: 0, count: vacancyCount)
    for (cell, vacancy) in vacancies.enumerated() {
      for stage in 0..<Stage.allCases.count { sums[Int(vacancy)] += counts.certain(cell, stage) }
    }
    for (key, count) in counts.uncertain { sums[Int(vacancies[key.cell])] += Int(count) }
    return sums
  }

  /// Gives up what was counted of a characteristic, whose room is needed.
  mutating func release(part: Int) { parts[part] = CategoryAccumulator([]) }
}
