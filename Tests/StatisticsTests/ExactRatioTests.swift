// SPDX-License-Identifier: Apache-2.0

import Statistics
import TestSupport
import Testing

@Suite struct ExactRatioTests {
  @Test func `sixty-four of a hundred against eighty is exactly on the four-fifths edge`() throws {
    let likelihood = ExactRatio.relativeLikelihood(of: try table((80, 100), (64, 100)))
    #expect(likelihood.compared(to: try decimal("1.25")) == .equal)
    #expect(likelihood.reciprocal.compared(to: try decimal("0.80")) == .equal)
    #expect(likelihood.lies(between: try decimal("0.80"), and: try decimal("1.25")) == true)
    #expect(0.64 / 0.80 < 0.8, "which binary floating point puts below the edge")
  }

  @Test func `one person either side of the edge falls outside or inside`() throws {
    let (low, high) = (try decimal("0.80"), try decimal("1.25"))
    func inside(_ reference: (Int, Int), _ comparison: (Int, Int)) throws -> Bool? {
      ExactRatio.relativeLikelihood(of: try table(reference, comparison)).lies(between: low, and: high)
    }
    #expect(try inside((80, 100), (63, 100)) == false)
    #expect(try inside((80, 100), (65, 100)) == true)
    #expect(try inside((64, 100), (80, 100)) == true)
    #expect(try inside((63, 100), (80, 100)) == false)
    #expect(try inside((4_000_000, 5_000_000), (3_200_000, 5_000_000)) == true)
    #expect(try inside((4_000_000, 5_000_000), (3_199_999, 5_000_000)) == false)
  }

  @Test func `exact four fifths hold at every size up to the largest count`() throws {
    var random = SplitMix64(seed: 45)
    let (low, high) = (try decimal("0.8"), try decimal("1.25"))
    for _ in 0..<2000 {
      let considered = Int.random(in: 5...(1 << Int.random(in: 3...40, using: &random)), using: &random)
      let part = Int.random(in: 1...(considered / 5), using: &random)
      let edge = ExactRatio.relativeLikelihood(of: try table((5 * part, considered), (4 * part, considered)))
      #expect(edge.compared(to: high) == .equal)
      #expect(edge.reciprocal.compared(to: low) == .equal)
      let beyond = ExactRatio.relativeLikelihood(
        of: try table((5 * part, considered), (4 * part - 1, considered)))
      #expect(beyond.compared(to: high) == .above)
    }
  }

  @Test func `everybody selected in both groups is exactly one`() throws {
    let likelihood = ExactRatio.relativeLikelihood(of: try table((8, 8), (5, 5)))
    #expect(likelihood.compared(to: try decimal("1")) == .equal)
    #expect(likelihood.value == 1)
  }

  @Test func `zeros give zero, infinity or a reason`() throws {
    #expect(ExactRatio.relativeLikelihood(of: try table((0, 8), (1, 5))) == ratio(0, 1))
    #expect(ExactRatio.relativeLikelihood(of: try table((1, 8), (0, 5))) == .infinite)
    #expect(ExactRatio.relativeLikelihood(of: try table((0, 8), (0, 5))) == .undefined(.nobodySelected))
    #expect(ExactRatio.relativeLikelihood(of: try table((0, 0), (1, 5))) == .undefined(.emptyReferenceGroup))
    #expect(
      ExactRatio.relativeLikelihood(of: try table((1, 8), (0, 0))) == .undefined(.emptyComparisonGroup))
    #expect(ExactRatio.relativeLikelihood(of: try table((0, 0), (0, 0))) == .undefined(.emptyReferenceGroup))
  }

  @Test func `nobody of the comparison group selected lies outside any range`() throws {
    #expect(ExactRatio.infinite.lies(between: try decimal("0.80"), and: try decimal("1.25")) == false)
    #expect(ExactRatio.infinite.compared(to: try decimal("9223372036854775807")) == .above)
  }

  @Test func `an undefined ratio compares with nothing`() throws {
    let undefined = ExactRatio.undefined(.nobodySelected)
    #expect(undefined.compared(to: try decimal("1")) == nil)
    #expect(undefined.compared(to: .infinite) == nil)
    #expect(ratio(1, 2).compared(to: undefined) == nil)
    #expect(undefined.lies(between: try decimal("0"), and: try decimal("1")) == nil)
    #expect(undefined.value.isNaN)
    #expect(undefined.reciprocal == undefined)
    #expect(undefined != .undefined(.emptyReferenceGroup))
    #expect(undefined != .infinite)
  }

  @Test func `ratios compare as numbers and not as fractions`() {
    #expect(ratio(2, 4) == ratio(1, 2))
    #expect(ratio(1, 3).compared(to: ratio(1, 2)) == .below)
    #expect(ExactRatio.infinite.compared(to: ratio(UInt128.max, 1)) == .above)
    #expect(ratio(UInt128.max, 1).compared(to: .infinite) == .below)
    #expect(ratio(1 << 127, 1).compared(to: ratio(3, 2)) == .above, "though the low 128 bits are 0 and 3")
    #expect(ExactRatio.infinite == .infinite)
    #expect(
      ratio(UInt128.max - 1, UInt128.max).compared(to: ratio(UInt128.max - 2, UInt128.max - 1)) == .above)
  }

  @Test func `the reciprocal turns the groups round`() throws {
    for table in try tables(upTo: 5) where table.selected > 0 {
      let turned = SelectionTable(reference: table.comparison, comparison: table.reference)
      let likelihood = ExactRatio.relativeLikelihood(of: table)
      guard likelihood.undefinedReason == nil else { continue }
      #expect(likelihood.reciprocal == .relativeLikelihood(of: turned))
      #expect(likelihood.reciprocal.reciprocal == likelihood)
    }
  }

  @Test func `counts of two thousand million and of the largest size do not overflow`() throws {
    for most in [5_000_000, Int(Int32.max), Rate.largestCount] {
      let edge = ExactRatio.relativeLikelihood(of: try table((most, most), (most - 1, most)))
      #expect(edge.compared(to: try decimal("1")) == .above)
      #expect(edge.compared(to: try decimal("1.000000000000000001")) == .above)
      #expect(edge.compared(to: try decimal("1.25")) == .below)
      #expect((edge.value - Double(most) / Double(most - 1)).magnitude < 1e-15)
    }
  }
}
