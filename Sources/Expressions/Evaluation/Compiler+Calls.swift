// SPDX-License-Identifier: Apache-2.0

extension Compiler {
  func toScale(_ scale: Scale, _ node: CheckedNode) -> Code {
    let operand = compile(node.children[0])
    let fault = Fault(node.children[0])
    let notALabel = Value.error(EvaluationError(.notALabel(scale: scale.name), range: node.range))
    return { frame in
      let value = operand(&frame)
      guard case .string(let label) = value else { return fault.strict(value) }
      return scale.rank(of: label).map { .scale(scale.name, $0...$0) } ?? notALabel
    }
  }

  func call(_ builtin: Builtin, _ node: CheckedNode) -> Code {
    let arguments = node.children.map(compile)
    let faults = node.children.map { Fault($0) }
    let apply = Application(builtin, node)
    return { frame in
      var values: [Value] = []
      values.reserveCapacity(arguments.count)
      for argument in arguments { values.append(argument(&frame)) }
      return apply(values, &frame) ?? Fault.strict(values, faults)
    }
  }
}

/// One call of a function: its arguments' values to its result.
struct Application: Sendable {
  let builtin: Builtin
  let node: CheckedNode

  init(_ builtin: Builtin, _ node: CheckedNode) {
    self.builtin = builtin
    self.node = node
  }

  func error(_ kind: EvaluationError.Kind) -> Value { .error(EvaluationError(kind, range: node.range)) }

  /// `nil` when an argument is unknown, an error, none or of the wrong kind.
  func callAsFunction(_ values: [Value], _ frame: inout Frame) -> Value? {
    let length = values.reduce(1) { $0 + ($1.knownText?.text.utf8.count ?? 0) / 8 }
    guard frame.spend(length) else { return error(.tooManySteps) }
    switch builtin {
    case .size: return size(values[0])
    case .startsWith, .endsWith, .contains: return search(values)
    case .lowerAscii, .upperAscii, .trim: return recase(values[0])
    case .split: return split(values, &frame)
    case .join: return join(values, &frame)
    case .replace: return replace(values, &frame)
    case .min, .max: return extreme(values, &frame)
    default: return convert(values[0])
    }
  }

  private func size(_ value: Value) -> Value? {
    switch value {
    case .string(let text): .int(Int64(text.unicodeScalars.count))
    case .list(let list): .count(list.size)
    default: nil
    }
  }

  private func convert(_ value: Value) -> Value? {
    switch (builtin, value) {
    case (.date, .string(let text)): CalendarDate.day(text).map { .date($0) } ?? error(.notADate)
    case (.months, .int(let count)):
      Int32(exactly: count).map { .period(months: $0, days: 0) } ?? error(.overflow)
    case (.days, .int(let count)):
      Int32(exactly: count).map { .period(months: 0, days: $0) } ?? error(.overflow)
    case (.abs, .int(let whole)): whole == .min ? error(.overflow) : .int(Swift.abs(whole))
    case (.abs, .double(let number)): .double(Swift.abs(number))
    case (.int, .double(let number)): Self.whole(number).map { .int($0) } ?? error(.overflow)
    case (.double, .int(let whole)): .double(Double(whole))
    case (.int, .int), (.double, .double), (.string, .string): value
    case (.string, .bool), (.string, .int), (.string, .double), (.string, .date): .string(value.text())
    default: nil
    }
  }

  /// Towards zero; `nil` beyond 64 bits.
  private static func whole(_ number: Double) -> Int64? {
    number >= -0x1p63 && number < 0x1p63 ? Int64(number) : nil
  }

  /// The least or greatest of the arguments or of the one list; ranges give the range of what it may be.
  private func extreme(_ values: [Value], _ frame: inout Frame) -> Value? {
    var values = values
    if values.count == 1 {
      guard case .list(let list) = values[0] else { return nil }
      guard frame.spend(list.elements.count) else { return error(.tooManySteps) }
      values = list.elements
      if let doubt = list.doubt { values.append(.unknown(doubt)) }
      if values.isEmpty { return error(.emptyList) }
      if !values.allSatisfy(\.isOrdered) {
        return Fault.strict(values, values.map { _ in Fault(elementsOf: node.children[0]) })
      }
    }
    guard values.allSatisfy(\.isOrdered) else { return nil }
    return values.dropFirst().reduce(values[0]) { better($0, $1) }
  }

  private func better(_ a: Value, _ b: Value) -> Value {
    if let x = a.asCount, let y = b.asCount, node.type == .count {
      return .count(
        builtin == .min
          ? Swift.min(x.lowerBound, y.lowerBound)...Swift.min(x.upperBound, y.upperBound)
          : Swift.max(x.lowerBound, y.lowerBound)...Swift.max(x.upperBound, y.upperBound))
    }
    if case .double(let number) = a, number.isNaN { return a }
    let wanted: PossibleOrder = builtin == .min ? .greater : .less
    return PossibleOrder.of(a, b)?.isDisjoint(with: [wanted, .unordered]) == false ? b : a
  }
}

extension Value {
  fileprivate var isOrdered: Bool {
    switch self {
    case .int, .double, .count, .date: true
    default: false
    }
  }
}
