// SPDX-License-Identifier: Apache-2.0

/// Which sums of some cells follow from the sums that are printed, by adding and subtracting.
///
/// A printed sum is a set of cells whose numbers are added up. Another sum follows from printed ones when it is a
/// linear combination of them. The arithmetic is modulo a prime, on as many random mixtures of the cells as there are
/// printed sums and cells in a question together, and one more: whatever follows is found to follow; something that does not is found to with a
/// chance of about one in two thousand million for each question, and is then hidden for nothing. The mixtures are
/// the same on every run.
package struct PrintedSums: Sendable {
  /// A vector of mixtures whose first that is not 0 is 1.
  private struct Line {
    var mixtures: [UInt64]
    let pivot: Int
    /// The printed sum by which it came in.
    let number: Int
  }

  /// What a basis leaves of a vector, in some of the mixtures that are nobody's pivot: as many as there are vectors to be
  /// told apart, and one more. In the pivots nothing is left.
  private struct Rest {
    private var pivots: [Int] = []
    private var places: [Int] = []
    /// By line of the basis, then by place: the line, when all others are taken out of it.
    private var lines: [UInt64] = []

    init() {}

    init(_ basis: [Line], _ width: Int, of most: Int) {
      pivots = basis.map(\.pivot)
      let taken = Set(pivots)
      places = Array((0..<width).lazy.filter { !taken.contains($0) }.prefix(most))
      lines = [UInt64](repeating: 0, count: basis.count * places.count)
      // A line is 0 in the pivots of those before it.
      for (number, line) in basis.enumerated().reversed() {
        var left = places.map { line.mixtures[$0] }
        for later in number + 1..<max(basis.count, number + 1) {
          take(later, line.mixtures[pivots[later]], from: &left)
        }
        lines.replaceSubrange(number * places.count..<(number + 1) * places.count, with: left)
      }
    }

    func left(of shares: ArraySlice<UInt32>) -> [UInt64] {
      var left = places.map { UInt64(shares[shares.startIndex + $0]) }
      for (number, pivot) in pivots.enumerated() {
        take(number, UInt64(shares[shares.startIndex + pivot]), from: &left)
      }
      return left
    }

    private func take(_ number: Int, _ factor: UInt64, from left: inout [UInt64]) {
      guard factor != 0 else { return }
      let negative = prime - factor
      for place in left.indices {
        left[place] = (left[place] + lines[number &* places.count &+ place] * negative) % prime
      }
    }
  }

  private static let prime: UInt64 = (1 << 31) - 1

  /// In the order of the printed sums.
  private var basis: [Line] = []
  private let width: Int
  /// By cell, then mixture: the cell's share of it.
  private let shares: [UInt32]
  /// Each the cells that it adds up.
  private var sums: [[Int]]
  /// What all printed sums leave of a cell.
  private var rest = Rest()
  /// The most cells that are asked for at once.
  private let largest: Int

  package var count: Int { sums.count }

  /// - Parameters:
  ///   - sums: each the cells that it adds up.
  ///   - cells: how many cells there are.
  ///   - largest: the most of them that are asked for at once.
  package init(_ sums: [[Int]], cells: Int, largest: Int) {
    self.sums = sums
    self.largest = largest
    width = sums.count + largest + 1
    shares = PrintedSums.shares(cells, width)
    for number in sums.indices { take(number) }
    rest = Rest(basis, width, of: largest + 1)
  }

  /// Leaves one of the printed sums out; those behind it move up.
  package mutating func remove(at number: Int) {
    sums.remove(at: number)
    // What came in before it rests on none that comes after it.
    basis.removeAll { $0.number >= number }
    for number in sums.indices.dropFirst(number) { take(number) }
    rest = Rest(basis, width, of: largest + 1)
  }

  private mutating func take(_ number: Int) {
    // A thousand million shares would fit into the sum.
    var mixtures = [UInt64](repeating: 0, count: width)
    for cell in sums[number] {
      for place in 0..<width { mixtures[place] &+= UInt64(shares[cell &* width &+ place]) }
    }
    for place in 0..<width { mixtures[place] %= PrintedSums.prime }
    if let line = PrintedSums.reduced(mixtures, by: basis[...], number) { basis.append(line) }
  }

  /// Whether from the first so many printed sums a sum follows that has at least one of `cells` in it, and beyond them
  /// none but `others`.
  package func tell(of cells: [Int], with others: [Int] = [], first: Int? = nil) -> Bool {
    let known = first.flatMap { first in first < count ? basis.prefix { $0.number < first } : nil }
    var own: [Line] = []
    for (number, cell) in (others + cells).enumerated() {
      let shares = shares[cell * width..<(cell + 1) * width]
      var mixtures: [UInt64]
      if let known {
        mixtures = shares.map { UInt64($0) }
        PrintedSums.reduce(&mixtures, by: known)
      } else {
        mixtures = rest.left(of: shares)
      }
      if let line = PrintedSums.reduced(mixtures, by: own[...], number) {
        own.append(line)
      } else if number >= others.count {
        return true
      }
    }
    return false
  }

  /// The fewest of the first printed sums that tell it; `nil` when all together do not.
  package func fewest(of cells: [Int], with others: [Int] = [], atMost: Int? = nil) -> Int? {
    var (low, high) = (0, atMost ?? count)
    guard tell(of: cells, with: others, first: high) else { return nil }
    while high - low > 1 {
      let middle = (low + high) / 2
      if tell(of: cells, with: others, first: middle) { high = middle } else { low = middle }
    }
    return high
  }

  /// What is left of a vector when the lines of a basis are taken out of it; `nil` when nothing is.
  private static func reduced(_ mixtures: [UInt64], by basis: ArraySlice<Line>, _ number: Int) -> Line? {
    var mixtures = mixtures
    reduce(&mixtures, by: basis)
    guard let pivot = mixtures.firstIndex(where: { $0 != 0 }) else { return nil }
    let inverse = inverse(of: mixtures[pivot])
    for place in mixtures.indices { mixtures[place] = mixtures[place] * inverse % prime }
    return Line(mixtures: mixtures, pivot: pivot, number: number)
  }

  private static func reduce(_ mixtures: inout [UInt64], by basis: ArraySlice<Line>) {
    for line in basis {
      let factor = mixtures[line.pivot]
      guard factor != 0 else { continue }
      let negative = prime - factor
      for place in mixtures.indices {
        mixtures[place] = (mixtures[place] + line.mixtures[place] * negative) % prime
      }
    }
  }

  /// By Fermat: to the power of the prime less two.
  private static func inverse(of number: UInt64) -> UInt64 {
    var (result, base, exponent) = (UInt64(1), number, prime - 2)
    while exponent > 0 {
      if exponent & 1 == 1 { result = result * base % prime }
      base = base * base % prime
      exponent >>= 1
    }
    return result
  }

  private static func shares(_ cells: Int, _ width: Int) -> [UInt32] {
    var state: UInt64 = 0xD1B5_4A32_D192_ED03
    return (0..<cells * width).map { _ in
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return UInt32((mixed ^ (mixed >> 31)) % prime)
    }
  }
}
