// SPDX-License-Identifier: Apache-2.0

extension Compiler {
  func negate(_ node: CheckedNode) -> Code {
    let operand = compile(node.children[0])
    let fault = Fault(node.children[0])
    let overflow = Value.error(EvaluationError(.overflow, range: node.range))
    return { frame in
      let value = operand(&frame)
      switch value {
      case .int(let whole): return whole == .min ? overflow : .int(-whole)
      case .double(let number): return .double(-number)
      case .count(let range): return CountRange.subtract(0...0, range).map { .count($0) } ?? overflow
      default: return fault.strict(value)
      }
    }
  }

  func arithmetic(_ op: BinaryOperator, _ node: CheckedNode) -> Code {
    let (left, right) = (compile(node.children[0]), compile(node.children[1]))
    let (leftFault, rightFault) = (Fault(node.children[0]), Fault(node.children[1]))
    let overflow = Value.error(EvaluationError(.overflow, range: node.range))
    let byZero = Value.error(EvaluationError(.divisionByZero, range: node.range))
    let exhausted = Value.error(EvaluationError(.tooManySteps, range: node.range))
    let isCount = node.type == .count
    let why = causes(node.children[0], node.children[1])
    return { frame in
      let (l, r) = (left(&frame), right(&frame))
      switch (l, r) {
      case (.int(let a), .int(let b)) where !isCount:
        if b == 0 && (op == .divide || op == .remainder) { return byZero }
        return Self.whole(op, a, b).map { .int($0) } ?? overflow
      case (.uint(let a), .uint(let b)):
        if b == 0 && (op == .divide || op == .remainder) { return byZero }
        return Self.whole(op, a, b).map { .uint($0) } ?? overflow
      case (.double(let a), .double(let b)) where op != .remainder: return .double(Self.number(op, a, b))
      case (.string(let a), .string(let b)) where op == .add:
        return frame.spend(1 + (a.utf8.count + b.utf8.count) / 8) ? .string(a + b) : exhausted
      case (.bytes(let a), .bytes(let b)) where op == .add:
        return frame.spend(1 + (a.count + b.count) / 8) ? .bytes(a + b) : exhausted
      case (.list(let a), .list(let b)) where op == .add:
        return frame.spend(1 + a.elements.count + b.elements.count) ? .list(a.appending(b)) : exhausted
      case (.date, _), (.period, _), (.timestamp, _), (.duration, _):
        guard l.goes(op, with: r) else { return Fault.strict(l, leftFault, r, rightFault) }
        return Self.calendar(op, l, r) ?? Self.clock(op, l, r) ?? overflow
      default:
        guard let a = l.asCount, let b = r.asCount else {
          return Fault.strict(l, leftFault, r, rightFault)
        }
        // The largest and the smallest whole number are the marks of an open end.
        if l.isLargest || r.isLargest { return overflow }
        if op == .divide || op == .remainder {
          guard b != 0...0 else { return byZero }
          return Self.quotient(op, a, b).map { .count($0) } ?? .unknown(why(&frame))
        }
        return CountRange.calculate(op, a, b).map { .count($0) } ?? overflow
      }
    }
  }

  /// `nil` on overflow. Division is towards zero, as in CEL.
  private static func whole<Whole: FixedWidthInteger>(_ op: BinaryOperator, _ a: Whole, _ b: Whole) -> Whole?
  {
    let (result, overflow) =
      switch op {
      case .add: a.addingReportingOverflow(b)
      case .subtract: a.subtractingReportingOverflow(b)
      case .multiply: a.multipliedReportingOverflow(by: b)
      case .divide: a.dividedReportingOverflow(by: b)
      default: a.remainderReportingOverflow(dividingBy: b)
      }
    return overflow ? nil : result
  }

  /// Towards zero; `nil` where the divisor is no one number, or a remainder is asked for of what is none.
  private static func quotient(
    _ op: BinaryOperator, _ a: ClosedRange<Int>, _ b: ClosedRange<Int>
  ) -> ClosedRange<Int>? {
    let divisor = b.lowerBound
    guard b.upperBound == divisor, divisor != 0 else { return nil }
    if op == .remainder {
      return a.lowerBound == a.upperBound ? whole(op, a.lowerBound, divisor).map { $0...$0 } : nil
    }
    let ends = [a.lowerBound, a.upperBound].map { end in
      end == .max || end == .min ? (divisor < 0 ? (end == .max ? .min : .max) : end) : end / divisor
    }
    return min(ends[0], ends[1])...max(ends[0], ends[1])
  }

  /// As IEEE 754 has it: a division by zero is infinite or not a number.
  private static func number(_ op: BinaryOperator, _ a: Double, _ b: Double) -> Double {
    switch op {
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    default: a / b
    }
  }

  /// `nil` beyond the calendar, or for operands that are no dates and periods.
  private static func calendar(_ op: BinaryOperator, _ left: Value, _ right: Value) -> Value? {
    let sign = op == .subtract ? -1 : 1
    switch (left, right) {
    case (.date(let day), .period(let months, let days)):
      return CalendarDate.adding(months: sign * Int(months), days: sign * Int(days), to: Int(day))
        .map { .date($0) }
    case (.period(let months, let days), .date(let day)):
      return CalendarDate.adding(months: Int(months), days: Int(days), to: Int(day)).map { .date($0) }
    case (.date(let a), .date(let b)):
      return Int32(exactly: Int(a) - Int(b)).map { .period(months: 0, days: $0) }
    case (.period(let m1, let d1), .period(let m2, let d2)):
      guard let months = Int32(exactly: Int(m1) + sign * Int(m2)),
        let days = Int32(exactly: Int(d1) + sign * Int(d2))
      else { return nil }
      return .period(months: months, days: days)
    default: return nil
    }
  }
}

extension Compiler {
  /// `nil` beyond the years 1 to 9999, or for operands that are no moments and lengths of time.
  fileprivate static func clock(_ op: BinaryOperator, _ left: Value, _ right: Value) -> Value? {
    switch (left, right) {
    case (.timestamp(let moment), .duration(let length)):
      return (op == .add ? length : length.opposite).flatMap(moment.adding).map { .timestamp($0) }
    case (.duration(let length), .timestamp(let moment)): return moment.adding(length).map { .timestamp($0) }
    case (.timestamp(let a), .timestamp(let b)): return a.since(b).map { .duration($0) }
    case (.duration(let a), .duration(let b)):
      return (op == .add ? b : b.opposite).flatMap(a.adding).map { .duration($0) }
    default: return nil
    }
  }
}

extension Value {
  fileprivate var isLargest: Bool {
    if case .int(let whole) = self { whole == .max || whole == .min } else { false }
  }

  /// Whether a date, a period, a moment or a length of time can be added to or taken from the other.
  fileprivate func goes(_ op: BinaryOperator, with other: Value) -> Bool {
    switch (op, self, other) {
    case (.add, .date, .period), (.subtract, .date, .period), (.add, .period, .date): true
    case (.subtract, .date, .date), (.add, .period, .period), (.subtract, .period, .period): true
    case (.add, .timestamp, .duration), (.subtract, .timestamp, .duration): true
    case (.add, .duration, .timestamp), (.subtract, .timestamp, .timestamp): true
    case (.add, .duration, .duration), (.subtract, .duration, .duration): true
    default: false
    }
  }
}

extension ValueList {
  /// Both lists, with the doubts of both.
  func appending(_ other: ValueList) -> ValueList {
    let elements = elements + other.elements
    guard var doubts = doubt ?? other.doubt else { return ValueList(elements) }
    if doubt != nil, let second = other.doubt { doubts.merge(second) }
    let most = (size.upperBound, other.size.upperBound)
    guard most.0 < Int.max, most.1 < Int.max else { return ValueList(elements, .openEnded(doubts)) }
    return ValueList(elements, .missing(atMost: most.0 + most.1 - elements.count, doubts))
  }
}
