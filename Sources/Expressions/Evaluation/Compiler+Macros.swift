// SPDX-License-Identifier: Apache-2.0

extension Compiler {
  func macro(_ macro: Macro, _ slot: Int, _ isForTwo: Bool, _ node: CheckedNode) -> Code {
    let loop = Loop(self, node, slot, isForTwo: isForTwo)
    switch macro {
    case .all: return quantifier(loop, deciding: false)
    case .exists: return quantifier(loop, deciding: true)
    case .existsOne: return existsOne(loop)
    case .filter: return filter(loop)
    case .map: return map(loop)
    case .transformList, .transformMap, .transformMapEntry:
      return transform(macro, loop, node.children.count > 2 ? node.children[2] : nil, node.range)
    }
  }

  private func quantifier(_ loop: Loop, deciding: Bool) -> Code {
    { frame in
      let found = loop.list(&frame)
      guard let items = loop.items(of: found) else { return loop.listFault.strict(found) }
      let values = items.list
      var tally = Quantifier(deciding: deciding)
      for position in values.elements.indices {
        guard let value = loop.run(items, position, &frame) else { return loop.exhausted }
        if case .bool(!deciding) = value { continue }
        if let decided = tally.take(Truth(value, loop.bodyFault)) {
          loop.decide(on: items, at: position, &frame)
          return decided
        }
      }
      loop.finishTally(values, &frame)
      return tally.finish(doubt: values.doubt)
    }
  }

  /// Two that are decide against it, whatever the others are.
  private func existsOne(_ loop: Loop) -> Code {
    { frame in
      let found = loop.list(&frame)
      guard let items = loop.items(of: found) else { return loop.listFault.strict(found) }
      let values = items.list
      var matches = 0
      var others = Quantifier(deciding: true)
      for position in values.elements.indices {
        guard let value = loop.run(items, position, &frame) else { return loop.exhausted }
        if others.take(Truth(value, loop.bodyFault)) != nil { matches += 1 }
        if matches == 2 {
          loop.decide(on: items, at: position, &frame)
          return .bool(false)
        }
      }
      loop.finishTally(values, &frame)
      let rest = others.finish(doubt: values.doubt)
      if case .bool = rest { return .bool(matches == 1) }
      return rest
    }
  }

  /// Elements of which it is unknown whether they belong leave the list with an upper bound on what is
  /// missing.
  private func filter(_ loop: Loop) -> Code {
    { frame in
      let found = loop.list(&frame)
      guard let items = loop.items(of: found) else { return loop.listFault.strict(found) }
      let values = items.list
      var kept: [Value] = []
      var unknown = values.doubt
      var undecided = 0
      var error: Value?
      for position in values.elements.indices {
        guard let value = loop.run(items, position, &frame) else { return loop.exhausted }
        switch Truth(value, loop.bodyFault) {
        case .yes: kept.append(values.elements[position])
        case .no: break
        case .unknown(let causes):
          unknown.merge(causes)
          undecided += 1
        case .error(let found): error = error ?? found
        }
      }
      loop.finishTally(values, &frame)
      if let error { return error }
      return .list(ValueList(kept, values.completeness(adding: undecided, because: unknown)))
    }
  }

  private func map(_ loop: Loop) -> Code {
    { frame in
      let found = loop.list(&frame)
      guard let items = loop.items(of: found) else { return loop.listFault.strict(found) }
      let values = items.list
      var results: [Value] = []
      for position in values.elements.indices {
        guard let value = loop.run(items, position, &frame) else { return loop.exhausted }
        if case .error = value { return value }
        results.append(value)
      }
      return .list(ValueList(results, values.completeness))
    }
  }
}

extension ValueList {
  /// This list's completeness once some of its elements may or may not have gone.
  fileprivate func completeness(adding undecided: Int, because unknown: Unknown?) -> Completeness {
    guard let unknown else { return .complete }
    switch completeness {
    case .complete: return .missing(atMost: undecided, unknown)
    case .openEnded: return .openEnded(unknown)
    case .missing(let most, _): return .missing(atMost: most + undecided, unknown)
    }
  }
}

/// A macro's list or map and body, and how the body is run over one element.
struct Loop: Sendable {
  let list: Code
  let body: Code
  let slot: Int
  let listFault: Fault
  let bodyFault: Fault
  let exhausted: Value
  private let path: String
  private let cost: Int
  private let keepsElements: Bool
  private let records: Bool
  private let isForTwo: Bool

  /// What is gone over. With two variables, a map's keys stand beside its values.
  struct Items {
    let list: ValueList
    let keys: [Value]?

    /// The position or key of an element.
    func first(_ position: Int) -> Value { keys?[position] ?? .int(Int64(position)) }
  }

  init(_ compiler: Compiler, _ node: CheckedNode, _ slot: Int, isForTwo: Bool) {
    let (listNode, bodyNode) = (node.children[0], node.children[1])
    list = compiler.compile(listNode)
    body = compiler.compile(bodyNode)
    self.slot = slot
    self.isForTwo = isForTwo
    listFault = Fault(listNode)
    bodyFault = Fault(bodyNode)
    exhausted = .error(EvaluationError(.tooManySteps, range: node.range))
    path = listNode.path ?? ""
    cost = bodyNode.size
    keepsElements = !bodyNode.revealsEqualityFact
    records = compiler.isTracing
  }

  /// `nil` for what is neither a list nor a map.
  func items(of value: Value) -> Items? {
    switch value {
    case .list(let list): Items(list: list, keys: nil)
    case .map(let map):
      isForTwo
        ? Items(list: ValueList(map.values), keys: map.keys) : Items(list: ValueList(map.keys), keys: nil)
    default: nil
    }
  }

  /// `nil` when no steps are left.
  func run(_ items: Items, _ position: Int, _ frame: inout Frame, isShown: Bool = true) -> Value? {
    guard let value = evaluate(body, items, position, &frame) else { return nil }
    if records { frame.recorder?.endElement(position, value, isKept: keepsElements && isShown) }
    return value
  }

  /// A part of the macro over one element, without a record of it.
  func evaluate(_ part: Code, _ items: Items, _ position: Int, _ frame: inout Frame) -> Value? {
    guard frame.spend(cost) else { return nil }
    if isForTwo { frame.locals.append(items.first(position)) }
    frame.locals.append(items.list.elements[position].located(at: path))
    let value = part(&frame)
    frame.locals.removeLast(isForTwo ? 2 : 1)
    return value
  }

  /// For the trace: how many of the elements, as if this one had not decided. It does not change the
  /// evaluation.
  func decide(on items: Items, at position: Int, _ frame: inout Frame) {
    guard records else { return }
    let isWhole = frame.aside { frame in
      for index in items.list.elements.indices.dropFirst(position + 1) {
        if run(items, index, &frame, isShown: false) == nil { return }
      }
    }
    if isWhole { finishTally(items.list, &frame) }
  }

  func finishTally(_ values: ValueList, _ frame: inout Frame) {
    if records { frame.recorder?.finishTally(of: values) }
  }
}
