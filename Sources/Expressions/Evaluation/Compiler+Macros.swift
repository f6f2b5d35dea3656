// SPDX-License-Identifier: Apache-2.0

extension Compiler {
  func macro(_ macro: Macro, _ slot: Int, _ node: CheckedNode) -> Code {
    let loop = Loop(self, node, slot)
    switch macro {
    case .all: return quantifier(loop, deciding: false)
    case .exists: return quantifier(loop, deciding: true)
    case .existsOne: return existsOne(loop)
    case .filter: return filter(loop)
    case .map: return map(loop)
    }
  }

  private func quantifier(_ loop: Loop, deciding: Bool) -> Code {
    { frame in
      let found = loop.list(&frame)
      guard case .list(let values) = found else { return loop.listFault.strict(found) }
      var tally = Quantifier(deciding: deciding)
      for (position, element) in values.elements.enumerated() {
        guard let value = loop.run(element, position, &frame) else { return loop.exhausted }
        if case .bool(!deciding) = value { continue }
        if let decided = tally.take(Truth(value, loop.bodyFault)) {
          loop.decide(on: values, at: position, &frame)
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
      guard case .list(let values) = found else { return loop.listFault.strict(found) }
      var matches = 0
      var others = Quantifier(deciding: true)
      for (position, element) in values.elements.enumerated() {
        guard let value = loop.run(element, position, &frame) else { return loop.exhausted }
        if others.take(Truth(value, loop.bodyFault)) != nil { matches += 1 }
        if matches == 2 {
          loop.decide(on: values, at: position, &frame)
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
      guard case .list(let values) = found else { return loop.listFault.strict(found) }
      var kept: [Value] = []
      var unknown = values.doubt
      var undecided = 0
      var error: Value?
      for (position, element) in values.elements.enumerated() {
        guard let value = loop.run(element, position, &frame) else { return loop.exhausted }
        switch Truth(value, loop.bodyFault) {
        case .yes: kept.append(element)
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
      guard case .list(let values) = found else { return loop.listFault.strict(found) }
      var results: [Value] = []
      for (position, element) in values.elements.enumerated() {
        guard let value = loop.run(element, position, &frame) else { return loop.exhausted }
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

/// A macro's list and body, and how the body is run over one element.
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

  init(_ compiler: Compiler, _ node: CheckedNode, _ slot: Int) {
    let (listNode, bodyNode) = (node.children[0], node.children[1])
    list = compiler.compile(listNode)
    body = compiler.compile(bodyNode)
    self.slot = slot
    listFault = Fault(listNode)
    bodyFault = Fault(bodyNode)
    exhausted = .error(EvaluationError(.tooManySteps, range: node.range))
    path = listNode.path ?? ""
    cost = bodyNode.size
    keepsElements = !bodyNode.revealsEqualityFact
    records = compiler.isTracing
  }

  /// `nil` when no steps are left.
  func run(_ element: Value, _ position: Int, _ frame: inout Frame, isShown: Bool = true) -> Value? {
    guard frame.spend(cost) else { return nil }
    frame.locals.append(element.located(at: path))
    let value = body(&frame)
    frame.locals.removeLast()
    if records { frame.recorder?.endElement(position, value, isKept: keepsElements && isShown) }
    return value
  }

  /// For the trace: how many of the elements, as if this one had not decided. It does not change the
  /// evaluation.
  func decide(on values: ValueList, at position: Int, _ frame: inout Frame) {
    guard records else { return }
    let isWhole = frame.aside { frame in
      for index in values.elements.indices.dropFirst(position + 1) {
        if run(values.elements[index], index, &frame, isShown: false) == nil { return }
      }
    }
    if isWhole { finishTally(values, &frame) }
  }

  func finishTally(_ values: ValueList, _ frame: inout Frame) {
    if records { frame.recorder?.finishTally(of: values) }
  }
}
