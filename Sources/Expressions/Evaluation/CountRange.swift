// SPDX-License-Identifier: Apache-2.0

/// Interval arithmetic on counts. `Int.max` above and `Int.min` below mean that no end is known.
enum CountRange {
  /// `nil` when an end is a number too large to hold.
  static func calculate(_ op: BinaryOperator, _ a: ClosedRange<Int>, _ b: ClosedRange<Int>) -> ClosedRange<
    Int
  >? {
    switch op {
    case .add: add(a, b)
    case .subtract: subtract(a, b)
    default: multiply(a, b)
    }
  }

  static func add(_ a: ClosedRange<Int>, _ b: ClosedRange<Int>) -> ClosedRange<Int>? {
    range(from: sum(a.lowerBound, b.lowerBound), to: sum(a.upperBound, b.upperBound))
  }

  static func subtract(_ a: ClosedRange<Int>, _ b: ClosedRange<Int>) -> ClosedRange<Int>? {
    add(a, opposite(b.upperBound)...opposite(b.lowerBound))
  }

  static func multiply(_ a: ClosedRange<Int>, _ b: ClosedRange<Int>) -> ClosedRange<Int>? {
    let ends = [
      product(a.lowerBound, b.lowerBound), product(a.lowerBound, b.upperBound),
      product(a.upperBound, b.lowerBound), product(a.upperBound, b.upperBound),
    ]
    let known = ends.compactMap(\.self)
    guard known.count == ends.count, let low = known.min(), let high = known.max() else { return nil }
    return low...high
  }

  private static func range(from low: Int?, to high: Int?) -> ClosedRange<Int>? {
    guard let low, let high, low <= high else { return nil }
    return low...high
  }

  private static func isOpen(_ end: Int) -> Bool { end == .max || end == .min }

  private static func opposite(_ end: Int) -> Int { end == .min ? .max : end == .max ? .min : -end }

  private static func sum(_ a: Int, _ b: Int) -> Int? {
    if isOpen(a) { return a }
    if isOpen(b) { return b }
    return exact(a.addingReportingOverflow(b))
  }

  private static func product(_ a: Int, _ b: Int) -> Int? {
    if a == 0 || b == 0 { return 0 }
    if isOpen(a) || isOpen(b) { return (a < 0) == (b < 0) ? .max : .min }
    return exact(a.multipliedReportingOverflow(by: b))
  }

  /// A sum that happens to be the mark of an open end counts as too large.
  private static func exact(_ result: (partialValue: Int, overflow: Bool)) -> Int? {
    result.overflow || isOpen(result.partialValue) ? nil : result.partialValue
  }
}
