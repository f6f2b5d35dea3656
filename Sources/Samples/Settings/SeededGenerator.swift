// SPDX-License-Identifier: Apache-2.0

/// SplitMix64: one stream of numbers a seed, the same on every machine and with every compiler.
///
/// Samples do not use the standard library's ways of drawing from a range: they may change between versions, and the
/// same seed must give the same bytes.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  /// A stream of its own for one of many things under the same seed.
  package init(seed: UInt64, stream: Int) {
    var mixer = SeededGenerator(seed: seed ^ (UInt64(bitPattern: Int64(stream)) &* 0xD1B5_4A32_D192_ED03))
    state = mixer.next()
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 to one below the bound; 0 for a bound below 1. The upper half of a product is taken, which
  /// favours no number by more than bound / 2^64.
  package mutating func next(below bound: Int) -> Int {
    guard bound > 0 else { return 0 }
    return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A number of the range, both ends included.
  package mutating func next(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + next(below: range.count)
  }
}

/// Values with whole-number weights.
struct WeightedTable<Value: Sendable>: Sendable {
  let values: [Value]
  private let ends: [Int]

  init(_ rows: [(Value, Int)]) {
    values = rows.map(\.0)
    var sum = 0
    ends = rows.map { row in
      sum += row.1
      return sum
    }
  }

  func draw(_ numbers: inout SeededGenerator) -> Value { values[drawPosition(&numbers)] }

  /// The position of the value drawn.
  func drawPosition(_ numbers: inout SeededGenerator) -> Int {
    let mark = numbers.next(below: ends.last ?? 0)
    return ends.firstIndex { mark < $0 } ?? 0
  }
}
