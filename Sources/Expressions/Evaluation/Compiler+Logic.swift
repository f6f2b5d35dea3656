// SPDX-License-Identifier: Apache-2.0

/// What a condition may come to.
enum Truth {
  case yes, no
  case unknown(Unknown)
  case error(Value)

  init(_ value: Value, _ fault: Fault) {
    switch value {
    case .bool(let isTrue): self = isTrue ? .yes : .no
    case .unknown(let unknown): self = .unknown(unknown)
    default: self = .error(fault.strict(value))
    }
  }
}

extension Compiler {
  /// Strong Kleene: an operand that decides wins, whatever stands beside it; else unknown with the causes of
  /// all; else the first error; else the other answer.
  func logical(_ op: LogicalOperator, _ node: CheckedNode) -> Code {
    let operands = node.children.map(compile)
    let faults = node.children.map { Fault($0) }
    let deciding = op == .or
    return { frame in
      var unknown: Unknown?
      var error: Value?
      for index in operands.indices {
        let value = operands[index](&frame)
        if case .bool(let isTrue) = value {
          if isTrue == deciding { return value }
          continue
        }
        switch Truth(value, faults[index]) {
        case .yes, .no: break
        case .unknown(let causes): unknown.merge(causes)
        case .error(let found): error = error ?? found
        }
      }
      return unknown.map { .unknown($0) } ?? error ?? .bool(!deciding)
    }
  }

  func not(_ node: CheckedNode) -> Code {
    let operand = compile(node.children[0])
    let fault = Fault(node.children[0])
    return { frame in
      let value = operand(&frame)
      if case .bool(let isTrue) = value { return .bool(!isTrue) }
      return fault.strict(value)
    }
  }

  /// With an unknown condition both branches are tried: the same answer on both is the answer.
  func conditional(_ node: CheckedNode) -> Code {
    let (condition, yes, no) = (
      compile(node.children[0]), compile(node.children[1]), compile(node.children[2])
    )
    let fault = Fault(node.children[0])
    return { frame in
      switch Truth(condition(&frame), fault) {
      case .yes: return yes(&frame)
      case .no: return no(&frame)
      case .error(let error): return error
      case .unknown(let causes):
        let value = yes(&frame)
        let other = no(&frame)
        return Value.identical(value, other, &frame) ? value : .unknown(causes)
      }
    }
  }
}
