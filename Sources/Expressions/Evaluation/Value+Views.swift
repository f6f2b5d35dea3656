// SPDX-License-Identifier: Apache-2.0

extension Value {
  /// The text as far as it is known.
  var knownText: (text: String, isAll: Bool)? {
    switch self {
    case .string(let text): (text, true)
    case .excerpt(let text, _): (text, false)
    default: nil
    }
  }

  enum RatioView {
    case within(ClosedRange<Fraction>)
    case belowZero
  }

  /// A ratio, or a whole number as one.
  var asRatio: RatioView? {
    switch self {
    case .ratio(let low, let high): low <= high ? .within(low...high) : nil
    case .int(let value): value < 0 ? .belowZero : .within(Fraction(UInt64(value))...Fraction(UInt64(value)))
    case .count(let range):
      range.lowerBound < 0
        ? (range.upperBound < 0 ? .belowZero : nil)
        : .within(
          Fraction(
            UInt64(range.lowerBound))...(range.upperBound == Int.max
            ? .infinite : Fraction(UInt64(range.upperBound))))
    default: nil
    }
  }

  /// A count, or a whole number as one.
  var asCount: ClosedRange<Int>? {
    switch self {
    case .count(let range): range
    case .int(let value): Int(value)...Int(value)
    default: nil
    }
  }

  /// Why a value that is there is not known exactly: `between 0 and 2`. `nil` when it is exact.
  func rangeState(_ label: (Int) -> String = { "\($0)" }) -> String? {
    switch self {
    case .count(let range) where range.lowerBound < range.upperBound:
      switch (range.lowerBound, range.upperBound) {
      case (Int.min, Int.max): "any number"
      case (let low, Int.max): "at least \(low)"
      case (Int.min, let high): "at most \(high)"
      case (let low, let high): "between \(low) and \(high)"
      }
    case .scale(_, let range) where range.lowerBound < range.upperBound:
      "between '\(label(range.lowerBound))' and '\(label(range.upperBound))'"
    case .ratio(let low, let high) where low < high:
      high.isInfinite ? "at least \(low)" : "between \(low) and \(high)"
    default: nil
    }
  }

  /// Whether both are certainly one and the same value or range of values. Every pair of elements costs a
  /// step.
  static func identical(_ a: Value, _ b: Value, _ frame: inout Frame) -> Bool {
    switch (a, b) {
    case (.null, .null): return true
    case (.count(let x), .count(let y)): return x == y
    case (.scale(let s, let x), .scale(let t, let y)): return s == t && x == y
    case (.ratio(let l1, let h1), .ratio(let l2, let h2)): return l1 == l2 && h1 == h2
    case (.map(let x), .map(let y)):
      guard x.keys.count == y.keys.count else { return false }
      for (key, value) in zip(x.keys, x.values) {
        guard frame.spend(1), let other = y[key], identical(value, other, &frame) else { return false }
      }
      return true
    case (.list(let x), .list(let y)):
      guard x.doubt == nil, y.doubt == nil, x.elements.count == y.elements.count else { return false }
      for (first, second) in zip(x.elements, y.elements) {
        guard frame.spend(1), identical(first, second, &frame) else { return false }
      }
      return true
    default: return PossibleOrder.of(a, b) == .equal
    }
  }
}
