// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// Where values lie along an axis; each step of the same difference is of the same length.
struct LinearScale: Sendable {
  let lowest: Double
  let highest: Double
  let start: Double
  let end: Double

  /// The ends are put apart where they are the same.
  init(_ lowest: Double, _ highest: Double, from start: Double, to end: Double) {
    self.lowest = lowest
    self.highest = highest > lowest ? highest : lowest + 1
    self.start = start
    self.end = end
  }

  /// Held within the axis.
  func place(_ value: Double) -> Double {
    guard value > lowest else { return start }
    return start + (min(value, highest) - lowest) / (highest - lowest) * (end - start)
  }

  /// Round numbers within the axis, at most that many and at least one apart by `least`.
  func ticks(atMost most: Int, least: Double = 0) -> [Double] {
    let step = LinearScale.step(for: highest - lowest, atMost: most, least: least)
    let first = (lowest / step - 1e-9).rounded(.up)
    let last = (highest / step + 1e-9).rounded(.down)
    guard last >= first, last - first < 100 else { return [] }
    return (0...Int(last - first)).map { (first + Double($0)) * step }
  }

  /// 1, 2 or 5 times a power of ten.
  private static func step(for length: Double, atMost most: Int, least: Double) -> Double {
    let wanted = max(length / Double(max(most - 1, 1)), least)
    let power = pow(10, log10(wanted).rounded(.down))
    return [1, 2, 5, 10].map { $0 * power }.first { $0 >= wanted * 0.999_999 } ?? power * 10
  }

  /// The next round number above which nothing needs to be shown.
  static func end(above value: Double, atMost most: Int) -> Double {
    guard value > 0, value.isFinite else { return 1 }
    let step = step(for: value, atMost: most, least: 0)
    return (value / step - 1e-9).rounded(.up) * step
  }
}

/// Where ratios lie along an axis; each doubling is of the same length. Its ends are powers of two.
struct LogarithmicScale: Sendable {
  let lowest: Double
  let highest: Double
  let start: Double
  let end: Double

  /// Holds the values, but no more than an eighth to sixteen: what lies beyond is held at the ends.
  init(holding values: [Double], from start: Double, to end: Double) {
    let finite = values.filter { $0.isFinite && $0 > 0 }
    var (low, high) = (0.5, 2.0)
    while low > (finite.min() ?? 1), low > 0.125 { low /= 2 }
    while high < (finite.max() ?? 1), high < 16 { high *= 2 }
    lowest = low
    highest = high
    self.start = start
    self.end = end
  }

  /// Held within the axis; 0 and infinity lie at its ends.
  func place(_ value: Double) -> Double {
    guard value > lowest else { return start }
    let share = (log(min(value, highest)) - log(lowest)) / (log(highest) - log(lowest))
    return start + share * (end - start)
  }

  /// Powers of two, or of four where there is no room for more; 1 is always among them.
  func ticks(apart: Double) -> [Double] {
    let doublings = (log2(highest) - log2(lowest)).rounded()
    let all = (0...Int(doublings)).map { lowest * pow(2, Double($0)) }
    if (end - start) / doublings >= apart { return all }
    return all.filter { Int(log2($0).rounded()).isMultiple(of: 2) }
  }
}
