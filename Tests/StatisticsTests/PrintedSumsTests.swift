// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import Statistics

/// Sums that follow from printed ones, held against elimination in exact fractions.
@Suite struct PrintedSumsTests {
  @Test(
    arguments: [
      // The whole and all parts but one give that one; without another part, nothing.
      ([[0, 1, 2], [0], [1]], [2], true), ([[0, 1, 2], [0]], [2], false), ([[0, 1, 2], [0]], [1, 2], true),
      ([[0, 1], [1, 2], [0, 2]], [0], true), ([[0, 1], [1, 2]], [0], false), ([], [0], false),
      ([[0]], [1], false),
      ([[0, 1], [2, 3], [0, 2], [1]], [3], true), ([[0, 1], [2, 3], [0, 2], [1, 3]], [3], false),
    ] as [([[Int]], [Int], Bool)])
  func `a sum follows or does not`(_ sums: [[Int]], _ cells: [Int], _ follows: Bool) {
    #expect(PrintedSums(sums, cells: 7, largest: 7).tell(of: cells) == follows)
  }

  @Test func `what follows of cells that may stand by themselves is not asked for`() {
    let sums = PrintedSums([[0, 1, 2], [0, 1]], cells: 3, largest: 2)
    #expect(sums.tell(of: [2]))
    #expect(!sums.tell(of: [1], with: [2]))
    #expect(sums.tell(of: [2], with: [1]))
  }

  @Test func `random sums follow exactly when elimination in fractions says so`() {
    var random = SplitMix64(seed: 77)
    var followed = 0
    for _ in 0..<400 {
      let cells = Int.random(in: 1...7, using: &random)
      let sums = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        (0..<cells).filter { _ in Bool.random(using: &random) }
      }
      let asked = (0..<cells).filter { _ in Int.random(in: 0...2, using: &random) == 0 }
      let rest = (0..<cells).filter { !asked.contains($0) }
      // A combination that is nothing outside `asked` and something within: the rank falls without these columns.
      let follows = Self.rank(sums, Array(0..<cells)) > Self.rank(sums, rest)
      let printed = PrintedSums(sums, cells: 7, largest: 7)
      #expect(printed.tell(of: asked) == follows, "\(sums) \(asked)")
      // The fewest of the first that tell it.
      let fewest = (0...sums.count).first { number in
        Self.rank(Array(sums.prefix(number)), Array(0..<cells)) > Self.rank(Array(sums.prefix(number)), rest)
      }
      #expect(printed.fewest(of: asked) == fewest, "\(sums) \(asked)")
      if follows { followed += 1 }
    }
    #expect(followed > 80 && followed < 320)
  }

  /// Over the rational numbers, by fraction-free elimination.
  private static func rank(_ sums: [[Int]], _ columns: [Int]) -> Int {
    var rows = sums.map { sum in columns.map { Int128(sum.contains($0) ? 1 : 0) } }
    var rank = 0
    for column in columns.indices {
      guard let pivot = rows.indices.dropFirst(rank).first(where: { rows[$0][column] != 0 }) else { continue }
      rows.swapAt(rank, pivot)
      for row in rows.indices where row != rank && rows[row][column] != 0 {
        let (left, right) = (rows[rank][column], rows[row][column])
        rows[row] = zip(rows[row], rows[rank]).map { $0 * left - $1 * right }
      }
      rank += 1
    }
    return rank
  }
}
