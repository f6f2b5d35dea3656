// SPDX-License-Identifier: Apache-2.0

import Statistics
import Testing

@Suite struct MinimumNumbersTests {
  @Test func `exactly five expected is enough and anything below is not`() {
    #expect(MinimumNumbers.expectedAtLeast(5, inGroupOf: 50, selected: 20, of: 200))
    #expect(!MinimumNumbers.expectedAtLeast(5, inGroupOf: 50, selected: 20, of: 201))
    #expect(!MinimumNumbers.expectedAtLeast(5, inGroupOf: 49, selected: 20, of: 200))
    #expect(!MinimumNumbers.expectedAtLeast(5, inGroupOf: 50, selected: 19, of: 200))
  }

  @Test func `nobody considered never reaches a minimum`() {
    #expect(!MinimumNumbers.expectedAtLeast(5, inGroupOf: 0, selected: 0, of: 0))
    #expect(MinimumNumbers.expectedAtLeast(0, inGroupOf: 0, selected: 0, of: 0))
  }

  @Test func `the largest numbers do not overflow`() {
    #expect(MinimumNumbers.expectedAtLeast(.max, inGroupOf: .max, selected: .max, of: .max))
    #expect(!MinimumNumbers.expectedAtLeast(.max, inGroupOf: .max, selected: .max - 1, of: .max))
  }

  @Test func `a table's shortages name the group and the minimum, the reference group first`() throws {
    let minimum = MinimumNumbers()
    #expect(minimum.considered == 30 && minimum.expected == 5)
    #expect(minimum.shortages(in: try table((10, 30), (0, 30))).isEmpty)
    #expect(
      minimum.shortages(in: try table((10, 300), (9, 29)))
        == [
          .init(group: .comparison, kind: .considered), .init(group: .comparison, kind: .expected),
        ])
    #expect(
      minimum.shortages(in: try table((9, 30), (0, 30)))
        == [.init(group: .reference, kind: .expected), .init(group: .comparison, kind: .expected)])
    #expect(minimum.shortages(in: try table((0, 0), (0, 0))).count == 4)
  }

  @Test func `shortfalls are told in people`() throws {
    let short = try table((60, 100), (45, 100))
    #expect(short.shortfall == 7.5)
    #expect(short.shortfallAgainstReferenceRate == 15)
    #expect(short.selectionsToFourFifths == 3)
    #expect(try table((45, 100), (60, 100)).shortfall == -7.5)
  }

  @Test func `selections to four fifths are the fewest that reach it`() throws {
    let edge = try decimal("0.8")
    for small in try tables(upTo: 9) where !small.reference.isEmpty && !small.comparison.isEmpty {
      guard small.reference.selected > 0 else { continue }
      let more = try #require(small.selectionsToFourFifths)
      func reached(_ extra: Int) throws -> Bool {
        let comparison = small.comparison
        let raised = try Rate(selected: comparison.selected + extra, of: comparison.considered)
        let likelihood = ExactRatio.relativeLikelihood(
          of: SelectionTable(reference: small.reference, comparison: raised))
        return likelihood.reciprocal.compared(to: edge) != .below
      }
      #expect(try reached(more))
      #expect(try more == 0 || !reached(more - 1))
    }
  }

  @Test func `one selection turns only a difference that it can turn`() throws {
    #expect(try table((3, 10), (2, 10)).turnsOnOneSelection == true)
    #expect(try table((4, 10), (2, 10)).turnsOnOneSelection == false)
    #expect(try table((2, 10), (3, 10)).turnsOnOneSelection == false)
    #expect(try table((0, 10), (0, 10)).turnsOnOneSelection == nil)
    #expect(try table((5, 10), (10, 10)).turnsOnOneSelection == nil)
    #expect(try table((5, 10), (0, 0)).turnsOnOneSelection == nil)
  }

  @Test func `empty groups have no differences in people`() throws {
    #expect(try table((0, 0), (0, 0)).shortfall == nil)
    #expect(try table((0, 0), (1, 2)).shortfallAgainstReferenceRate == nil)
    #expect(try table((0, 0), (1, 2)).selectionsToFourFifths == nil)
    #expect(try table((1, 2), (0, 0)).selectionsToFourFifths == nil)
  }
}
