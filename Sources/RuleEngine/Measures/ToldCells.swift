// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// The cells that some sums tell apart: those that are in the same sums are one.
struct ToldCells {
  /// By cell: how many people there are at most.
  private(set) var counts: [Int] = []
  /// Each sum with the cells that it adds up.
  let sums: [[Int]]
  /// For each vacancy that is alone in some cells: these, and beside them those of its people who left.
  let targets: [(cells: [Int], others: [Int])]

  /// - Parameters:
  ///   - sums: each with those of the cells that it adds up.
  ///   - countsLeavers: whether those who left are protected by themselves too.
  init(_ sums: [[Int]], _ cells: [StageCells.Cell], countsLeavers: Bool) {
    var sumsOf = [[Int32]](repeating: [], count: cells.count)
    for (number, sum) in sums.enumerated() {
      for cell in sum { sumsOf[cell].append(Int32(clamping: number)) }
    }
    var numbers: [[Int32]: Int] = [:]
    var together: [(sum: StageSum, isOwn: Bool)] = []
    var inSums = [[Int]](repeating: [], count: sums.count)
    for (cell, sums) in zip(cells, sumsOf) where !sums.isEmpty {
      let number = numbers[sums] ?? together.count
      if numbers.updateValue(number, forKey: sums) == nil {
        together.append((StageSum(), false))
        for sum in sums { inSums[Int(sum)].append(number) }
      }
      together[number].sum.add(cell.sum)
      if countsLeavers || cell.kind.leaving == nil { together[number].isOwn = true }
    }
    self.sums = inSums
    counts = together.map(\.sum.count.atMost)
    var own: [Int: (cells: [Int], others: [Int])] = [:]
    for (number, cell) in together.enumerated() {
      guard let vacancy = cell.sum.spread.one else { continue }
      if cell.isOwn {
        own[vacancy, default: ([], [])].cells.append(number)
      } else {
        own[vacancy, default: ([], [])].others.append(number)
      }
    }
    targets = own.sorted { $0.key < $1.key }.map(\.value).filter { !$0.cells.isEmpty }
  }
}
