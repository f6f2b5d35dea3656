// SPDX-License-Identifier: Apache-2.0

extension Application {
  func calculate(_ value: Value) -> Value? {
    switch value {
    case .int(let whole): calculate(whole)
    case .uint(let whole): calculate(whole)
    case .double(let number): calculate(number)
    default: nil
    }
  }

  private func calculate(_ whole: Int64) -> Value? {
    switch builtin {
    case .abs, .absolute: whole == .min ? error(.overflow) : .int(Swift.abs(whole))
    case .sign: .int(whole.signum())
    case .sqrt: .double(Double(whole).squareRoot())
    default: nil
    }
  }

  private func calculate(_ whole: UInt64) -> Value? {
    switch builtin {
    case .absolute: .uint(whole)
    case .sign: .uint(whole == 0 ? 0 : 1)
    case .sqrt: .double(Double(whole).squareRoot())
    default: nil
    }
  }

  private func calculate(_ number: Double) -> Value? {
    switch builtin {
    case .abs, .absolute: .double(Swift.abs(number))
    case .sign: .double(number.isNaN ? number : number == 0 ? 0 : number < 0 ? -1 : 1)
    case .sqrt: .double(number.squareRoot())
    case .ceil: .double(number.rounded(.up))
    case .floor: .double(number.rounded(.down))
    case .round: .double(number.rounded(.toNearestOrAwayFromZero))
    case .trunc: .double(number.rounded(.towardZero))
    case .isNaN: .bool(number.isNaN)
    case .isInf: .bool(number.isInfinite)
    case .isFinite: .bool(number.isFinite)
    default: nil
    }
  }

  func combine(_ values: [Value]) -> Value? {
    switch (values[0], values.last) {
    case (.int(let a), .int(let b)?): combine(a, b, b).map { .int($0) } ?? error(.badShift)
    case (.uint(let a), .uint(let b)?): combine(a, b, 0).map { .uint($0) } ?? error(.badShift)
    case (.uint(let a), .int(let places)?): combine(a, 0, places).map { .uint($0) } ?? error(.badShift)
    default: nil
    }
  }

  /// `nil` when it is to be shifted by fewer than no places.
  private func combine<Whole: FixedWidthInteger>(_ a: Whole, _ b: Whole, _ places: Int64) -> Whole? {
    switch builtin {
    case .bitAnd: return a & b
    case .bitOr: return a | b
    case .bitXor: return a ^ b
    case .bitNot: return ~a
    default:
      guard places >= 0 else { return nil }
      guard places < Whole.bitWidth else { return 0 }
      if builtin == .bitShiftLeft { return a << Whole(places) }
      return Whole(truncatingIfNeeded: UInt64(truncatingIfNeeded: a) >> UInt64(places))
    }
  }

  /// The least or greatest of the arguments or of the one list; ranges give the range of what it may be.
  func extreme(_ values: [Value], _ frame: inout Frame) -> Value? {
    var values = values
    if values.count == 1, case .list(let list) = values[0] {
      guard frame.spend(list.elements.count) else { return error(.tooManySteps) }
      values = list.elements
      if let doubt = list.doubt { values.append(.unknown(doubt)) }
      if values.isEmpty { return error(.emptyList) }
      if !values.allSatisfy(isOrdered) {
        return Fault.strict(values, values.map { _ in Fault(elementsOf: node.children[0]) })
      }
    }
    guard values.allSatisfy(isOrdered) else { return nil }
    return values.dropFirst().reduce(values[0]) { better($0, $1) }
  }

  /// Dates and lengths of time have a least and a greatest only for `min` and `max`.
  private func isOrdered(_ value: Value) -> Bool {
    switch value {
    case .int, .uint, .double, .count: true
    case .date, .timestamp, .duration: builtin == .min || builtin == .max
    default: false
    }
  }

  private var wantsLeast: Bool { builtin == .min || builtin == .least }

  private func better(_ a: Value, _ b: Value) -> Value {
    if let x = a.asCount, let y = b.asCount, node.type == .count {
      return .count(
        wantsLeast
          ? Swift.min(x.lowerBound, y.lowerBound)...Swift.min(x.upperBound, y.upperBound)
          : Swift.max(x.lowerBound, y.lowerBound)...Swift.max(x.upperBound, y.upperBound))
    }
    if case .double(let number) = a, number.isNaN { return a }
    let order = PossibleOrder.of(a, b) ?? []
    // What is not a number is the result of `min` and `max`; CEL's own leave it out, unless it comes first.
    if order == .unordered { return builtin == .min || builtin == .max ? b : a }
    return order.contains(wantsLeast ? .greater : .less) ? b : a
  }
}
