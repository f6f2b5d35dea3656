// SPDX-License-Identifier: Apache-2.0

/// The ways in which two values may stand to one another, given what is known of them. One way for plain
/// values, several for ranges.
struct PossibleOrder: OptionSet {
  let rawValue: UInt8

  static let less = PossibleOrder(rawValue: 1)
  static let equal = PossibleOrder(rawValue: 2)
  static let greater = PossibleOrder(rawValue: 4)
  /// Neither: one of them is not a number.
  static let unordered = PossibleOrder(rawValue: 8)
  /// A period of months against one of days.
  static let incomparable = PossibleOrder(rawValue: 16)
}

extension PossibleOrder {
  /// The orders for which the comparison holds.
  static func satisfying(_ op: BinaryOperator) -> PossibleOrder {
    switch op {
    case .less: .less
    case .lessOrEqual: [.less, .equal]
    case .greaterOrEqual: [.greater, .equal]
    case .greater: .greater
    default: .equal
    }
  }

  /// `nil` for values that have no order: none, unknown, errors, lists, records and unlike kinds.
  static func of(_ left: Value, _ right: Value) -> PossibleOrder? {
    switch (left, right) {
    case (.int(let a), .int(let b)): exact(a, b)
    case (.count(let a), .count(let b)): ranges(a, b)
    case (.count(let a), .int(let b)): ranges(a, Int(b)...Int(b))
    case (.int(let a), .count(let b)): ranges(Int(a)...Int(a), b)
    case (.scale(_, let a), .scale(_, let b)): ranges(a, b)
    case (.date(let a), .date(let b)): exact(a, b)
    case (.bool(let a), .bool(let b)): exact(a ? 1 : 0, b ? 1 : 0)
    case (.double(let a), .double(let b)): doubles(a, b)
    case (.int(let a), .double(let b)): mixed(a, b)
    case (.double(let a), .int(let b)): mixed(b, a)?.reversed
    case (.uint(let a), .uint(let b)): exact(a, b)
    case (.uint, .int), (.int, .uint), (.uint, .double), (.double, .uint): unsigned(left, right)
    case (.uint, .count), (.count, .uint), (.double, .count), (.count, .double): counted(left, right)
    case (.bytes(let a), .bytes(let b)): a == b ? .equal : a.lexicographicallyPrecedes(b) ? .less : .greater
    case (.timestamp(let a), .timestamp(let b)): exact(a, b)
    case (.duration(let a), .duration(let b)): exact(a, b)
    case (.string(let a), .string(let b)): texts(a, b)
    case (.excerpt, .string), (.string, .excerpt), (.excerpt, .excerpt): excerpts(left, right)
    case (.period(let m1, let d1), .period(let m2, let d2)): periods((m1, d1), (m2, d2))
    default: ratios(left, right)
    }
  }

  private static func exact<T: Comparable>(_ a: T, _ b: T) -> PossibleOrder {
    a < b ? .less : a == b ? .equal : .greater
  }

  private static func ranges<T: Comparable>(_ a: ClosedRange<T>, _ b: ClosedRange<T>) -> PossibleOrder {
    var result: PossibleOrder = []
    if a.lowerBound < b.upperBound { result.insert(.less) }
    if a.upperBound > b.lowerBound { result.insert(.greater) }
    if a.overlaps(b) { result.insert(.equal) }
    return result
  }

  private static func doubles(_ a: Double, _ b: Double) -> PossibleOrder {
    a.isNaN || b.isNaN ? .unordered : exact(a, b)
  }

  /// Exact: a whole number beyond 2^53 is not rounded to compare it.
  private static func mixed(_ a: Int64, _ b: Double) -> PossibleOrder? {
    if b.isNaN { return .unordered }
    if b >= 0x1p63 { return .less }
    if b < -0x1p63 { return .greater }
    let whole = Int64(b)
    return a == whole ? exact(Double(whole), b) : exact(a, whole)
  }

  /// An unsigned number beside a number of another type.
  private static func unsigned(_ left: Value, _ right: Value) -> PossibleOrder? {
    switch (left, right) {
    case (.uint(let a), .int(let b)): b < 0 ? .greater : exact(a, UInt64(b))
    case (.uint(let a), .double(let b)):
      if let whole = Int64(exactly: a) {
        mixed(whole, b)
      } else if b.isNaN {
        .unordered
      } else if b >= 0x1p64 {
        .less
      } else if b < 0x1p63 {
        .greater
      } else {
        a == UInt64(b) ? exact(Double(UInt64(b)), b) : exact(a, UInt64(b))
      }
    case (.int, .uint), (.double, .uint): unsigned(right, left)?.reversed
    default: nil
    }
  }

  /// A count against a number that is no `int`: all that the ends of the range may be to it.
  private static func counted(_ left: Value, _ right: Value) -> PossibleOrder? {
    guard case .count(let range) = left else { return counted(right, left)?.reversed }
    let (low, high) = (of(.int(Int64(range.lowerBound)), right), of(.int(Int64(range.upperBound)), right))
    guard var result = low?.union(high ?? []) else { return nil }
    if result == [.less, .greater] { result.insert(.equal) }
    return result
  }

  private var reversed: PossibleOrder {
    var result = subtracting([.less, .greater])
    if contains(.less) { result.insert(.greater) }
    if contains(.greater) { result.insert(.less) }
    return result
  }

  private static func texts(_ a: String, _ b: String) -> PossibleOrder {
    if a.utf8.elementsEqual(b.utf8) { return .equal }
    return a.utf8.lexicographicallyPrecedes(b.utf8) ? .less : .greater
  }

  /// Two texts of which one or both may go on: decided by the first difference, if they have one.
  private static func excerpts(_ left: Value, _ right: Value) -> PossibleOrder? {
    guard let a = left.knownText, let b = right.knownText else { return nil }
    let (first, second) = (Array(a.text.utf8), Array(b.text.utf8))
    if let (x, y) = zip(first, second).first(where: { $0 != $1 }) { return exact(x, y) }
    // One is a start of the other, or they are the same so far.
    if a.isAll && first.count < second.count { return .less }
    if b.isAll && second.count < first.count { return .greater }
    switch (a.isAll, b.isAll) {
    case (true, true): return .equal
    case (true, false): return first.count == second.count ? [.less, .equal] : [.less, .equal, .greater]
    case (false, true): return first.count == second.count ? [.greater, .equal] : [.less, .equal, .greater]
    case (false, false): return [.less, .equal, .greater]
    }
  }

  private static func periods(_ a: (Int32, Int32), _ b: (Int32, Int32)) -> PossibleOrder {
    let (months, days) = (exact(a.0, b.0), exact(a.1, b.1))
    if months == days || days == .equal { return months }
    return months == .equal ? days : .incomparable
  }

  private static func ratios(_ left: Value, _ right: Value) -> PossibleOrder? {
    guard let a = left.asRatio, let b = right.asRatio else { return nil }
    switch (left, right) {
    case (.ratio, _), (_, .ratio): break
    default: return nil
    }
    switch (a, b) {
    case (.within(let x), .within(let y)): return ranges(x, y)
    case (.belowZero, .belowZero): return nil
    case (.belowZero, _): return .less
    case (_, .belowZero): return .greater
    }
  }
}
