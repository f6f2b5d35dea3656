// SPDX-License-Identifier: Apache-2.0

extension Compiler {
  func order(_ op: BinaryOperator, _ node: CheckedNode) -> Code {
    let (left, right) = (node.children[0], node.children[1])
    let (leftCode, rightCode) = (compile(left), compile(right))
    let (leftFault, rightFault) = (Fault(left), Fault(right))
    let satisfying = PossibleOrder.satisfying(op)
    let why = causes(left, right)
    let incomparable = Value.error(EvaluationError(.periodsNotComparable, range: node.range))
    return { frame in
      let (l, r) = (leftCode(&frame), rightCode(&frame))
      guard let possible = PossibleOrder.of(l, r) else { return Fault.strict(l, leftFault, r, rightFault) }
      if possible == .incomparable { return incomparable }
      if possible.isSubset(of: satisfying) { return .bool(true) }
      if possible.isDisjoint(with: satisfying) { return .bool(false) }
      return .unknown(Fault.merged([l, r]) ?? why(&frame))
    }
  }

  func equality(_ negated: Bool, _ node: CheckedNode) -> Code {
    let (left, right) = (node.children[0], node.children[1])
    let (leftCode, rightCode) = (compile(left), compile(right))
    let why = causes(left, right)
    let comparison = Equality(node, isOpen: schema.isOpen)
    return { frame in
      let (l, r) = (leftCode(&frame), rightCode(&frame))
      switch comparison.compare(l, r, &frame) {
      case .yes: return .bool(!negated)
      case .no: return .bool(negated)
      case .unknown(let unknown) where unknown.causes.isEmpty: return .unknown(why(&frame))
      case .unknown(let unknown): return .unknown(unknown)
      case .error(let error): return error
      }
    }
  }

  /// Whether an element equals the value: `exists` with `==`.
  func member(_ node: CheckedNode) -> Code {
    let (value, list) = (node.children[0], node.children[1])
    let (valueCode, listCode) = (compile(value), compile(list))
    let (valueFault, listFault) = (Fault(value), Fault(list))
    let why = causes(value, list)
    let comparison = Equality(node, isOpen: schema.isOpen)
    let path = list.path ?? ""
    let exhausted = Value.error(EvaluationError(.tooManySteps, range: node.range))
    return { frame in
      let (wanted, found) = (valueCode(&frame), listCode(&frame))
      if case .map(let map) = found, wanted.isPlain {
        return wanted.canBeSought ? .bool(map[wanted] != nil) : valueFault.wrongKind
      }
      guard case .list(let values) = found else { return Fault.strict(wanted, valueFault, found, listFault) }
      if case .error = wanted { return wanted }
      var tally = Quantifier(deciding: true)
      for element in values.elements {
        guard frame.spend(1) else { return exhausted }
        if let decided = tally.take(comparison.compare(element, wanted, &frame)) { return decided }
      }
      let result = tally.finish(doubt: values.doubt)
      if case .unknown = result, Self.holdsAll(of: wanted, values.elements, &frame) { return .bool(true) }
      if case .unknown(let unknown) = result, unknown.causes.isEmpty { return .unknown(why(&frame)) }
      return result.located(at: path)
    }
  }
}

extension Compiler {
  /// Whether each of the whole numbers or ranks that a range may be is among the elements.
  fileprivate static func holdsAll(of wanted: Value, _ elements: [Value], _ frame: inout Frame) -> Bool {
    let values: [Value]
    switch wanted {
    case .count(let range) where range.lowerBound < range.upperBound:
      // A range with an open end holds more than any list.
      let (width, overflow) = range.upperBound.subtractingReportingOverflow(range.lowerBound)
      guard !overflow, width < elements.count, range.upperBound < .max, range.lowerBound > .min else {
        return false
      }
      values = range.map { .int(Int64($0)) }
    case .scale(let name, let range) where range.lowerBound < range.upperBound:
      values = range.map { .scale(name, $0...$0) }
    default: return false
    }
    guard frame.spend(values.count * elements.count) else { return false }
    return values.allSatisfy { value in elements.contains { PossibleOrder.of($0, value) == .equal } }
  }
}

/// Three-valued equality of any two values. An unknown without causes stands for a range that could be
/// either.
struct Equality: Sendable {
  private let incomparable: Value
  private let wrongKind: Value
  private let exhausted: Value
  /// Values of unlike kinds, of which nobody declared that they are alike, differ.
  private let isOpen: Bool

  init(_ node: CheckedNode, isOpen isOpenSchema: Bool) {
    incomparable = .error(EvaluationError(.periodsNotComparable, range: node.range))
    wrongKind = Fault(node).wrongKind
    exhausted = .error(EvaluationError(.tooManySteps, range: node.range))
    isOpen = isOpenSchema || node.children.contains(where: \.type.isOpen)
  }

  func compare(_ left: Value, _ right: Value, _ frame: inout Frame) -> Truth {
    if let possible = PossibleOrder.of(left, right) { return truth(possible, left, right) }
    switch (left, right) {
    case (.unknown(let a), .unknown(let b)):
      var causes = a
      causes.merge(b)
      return .unknown(causes)
    case (.unknown(let unknown), _), (_, .unknown(let unknown)): return .unknown(unknown)
    case (.error, _): return .error(left)
    case (_, .error): return .error(right)
    case (.null, .null): return .yes
    case (.null, _), (_, .null): return .no
    case (.list(let a), .list(let b)): return compare(a, b, &frame)
    case (.map(let a), .map(let b)): return compare(a, b, &frame)
    case (.type(let a), .type(let b)): return a == b ? .yes : .no
    default: return isOpen ? .no : .error(wrongKind)
    }
  }

  private func truth(_ possible: PossibleOrder, _ left: Value, _ right: Value) -> Truth {
    if possible == .incomparable { return .error(incomparable) }
    if possible == .equal { return .yes }
    if !possible.contains(.equal) { return .no }
    return .unknown(Fault.merged([left, right]) ?? Unknown([]))
  }

  /// Maps are equal when they have the same keys with equal values.
  private func compare(_ a: ValueMap, _ b: ValueMap, _ frame: inout Frame) -> Truth {
    guard a.keys.count == b.keys.count else { return .no }
    var tally = Quantifier(deciding: false)
    for (key, value) in zip(a.keys, a.values) {
      guard frame.spend(1) else { return .error(exhausted) }
      guard let other = b[key] else { return .no }
      if tally.take(compare(value, other, &frame)) != nil { return .no }
    }
    return truth(of: &tally)
  }

  private func truth(of tally: inout Quantifier) -> Truth {
    switch tally.finish(doubt: nil) {
    case .bool: .yes
    case .unknown(let unknown): .unknown(unknown)
    case let error: .error(error)
    }
  }

  /// Lists are equal when they have the same elements in the same order. Every pair costs a step, because a
  /// list may hold the same list many times over.
  private func compare(_ a: ValueList, _ b: ValueList, _ frame: inout Frame) -> Truth {
    if !a.size.overlaps(b.size) { return .no }
    var doubts: Unknown?
    for list in [a, b] { if let doubt = list.doubt { doubts.merge(doubt) } }
    if let doubts { return .unknown(doubts) }
    var tally = Quantifier(deciding: false)
    for (x, y) in zip(a.elements, b.elements) {
      guard frame.spend(1) else { return .error(exhausted) }
      if tally.take(compare(x, y, &frame)) != nil { return .no }
    }
    return truth(of: &tally)
  }
}
