// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Counts the applications of one file by cell, category of one characteristic, and furthest stage.
///
/// The categories of a cell are chained in the order in which they were met: a cell has few, and those of one
/// vacancy stand near one another.
struct CategoryAccumulator: Sendable {
  private static let none = UInt32.max

  /// For each cell its first category.
  private var heads: [UInt32] = []
  /// For each category of a cell the next of it.
  private var nexts: [UInt32] = []
  private(set) var categories: [CategoryCode] = []
  private(set) var cells: [UInt32] = []
  private(set) var counts: StageCounts

  init(_ stages: StageSet) { counts = StageCounts(stages) }

  /// How many applications are of each known category, by its place; others are left out.
  func applications(categoryCount: Int) -> [Int] {
    var sums = [Int](repeating: 0, count: categoryCount)
    for (number, category) in categories.enumerated() {
      guard let place = category.knownIndex else { continue }
      for stage in 0..<Stage.allCases.count { sums[place] += counts.certain(number, stage) }
    }
    for (key, count) in counts.uncertain {
      if let place = categories[key.cell].knownIndex { sums[place] += Int(count) }
    }
    return sums
  }

  /// - Parameter cells: the number of each record's cell; from the limit on it stands for something else.
  mutating func count(
    _ evidence: [UInt64], of cells: [UInt32], cellCount: Int, limit: UInt32, categories: [CategoryCode]
  ) {
    let missing = cellCount - heads.count
    if missing > 0 { heads.append(contentsOf: repeatElement(CategoryAccumulator.none, count: missing)) }
    var numbers = cells
    for record in numbers.indices where numbers[record] < limit {
      numbers[record] = number(cells[record], categories[record])
    }
    _ = counts.count(evidence, of: numbers, cellCount: nexts.count, limit: limit)
  }

  @inline(__always)
  private mutating func number(_ cell: UInt32, _ category: CategoryCode) -> UInt32 {
    var last = CategoryAccumulator.none
    var number = heads[Int(cell)]
    while number != CategoryAccumulator.none {
      if categories[Int(number)] == category { return number }
      last = number
      number = nexts[Int(number)]
    }
    return add(cell, category, after: last)
  }

  @inline(never)
  private mutating func add(_ cell: UInt32, _ category: CategoryCode, after last: UInt32) -> UInt32 {
    let number = UInt32(nexts.count)
    if last == CategoryAccumulator.none { heads[Int(cell)] = number } else { nexts[Int(last)] = number }
    nexts.append(CategoryAccumulator.none)
    categories.append(category)
    cells.append(cell)
    return number
  }
}
