// SPDX-License-Identifier: Apache-2.0

/// Turns a checked expression into closures, once. With `isTracing` every part also records what it came to.
///
/// All parts but the connectives, the conditional, `has` and the macros are strict: with an unknown operand
/// they are unknown (with the causes of all), else with an error operand they are that error, else with none
/// they are an error that names the part.
struct Compiler {
  let schema: Schema
  /// The UTF-8 of the expression, for parts that are named by their own words.
  let source: [UInt8]
  var isTracing = false

  func compile(_ node: CheckedNode) -> Code {
    let code = node.restsOnEqualityFact ? withoutPlaces(build(node)) : build(node)
    guard isTracing else { return code }
    let id = node.id
    return { frame in
      frame.recorder?.begin(id)
      let value = code(&frame)
      frame.recorder?.end(value)
      return value
    }
  }

  /// The same part without a recorder, to look up why it is not exact.
  func compileSilently(_ node: CheckedNode) -> Code {
    var silent = self
    silent.isTracing = false
    return silent.compile(node)
  }

  func text(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }

  private func build(_ node: CheckedNode) -> Code {
    switch node.operation {
    case .constant(let value): return { _ in value }
    case .variable(let index): return variable(index, node)
    case .local(let slot): return { $0.locals[slot] }
    case .field(let index): return field(index, node)
    case .has(let index): return has(index, node)
    case .element: return element(node)
    case .key(let name): return key(name, node)
    case .hasKey(let name): return hasKey(name, node)
    case .not: return not(node)
    case .negate: return negate(node)
    case .logical(let op): return logical(op, node)
    case .conditional: return conditional(node)
    case .order(let op): return order(op, node)
    case .equality(let negated): return equality(negated, node)
    case .member: return member(node)
    case .arithmetic(let op): return arithmetic(op, node)
    case .list: return list(node)
    case .map: return mapLiteral(node)
    case .call(let builtin): return call(builtin, node)
    case .toScale(let scale): return toScale(scale, node)
    case .bind: return bind(node)
    case .macro(let macro, let slot, let isForTwo): return self.macro(macro, slot, isForTwo, node)
    }
  }

  private func variable(_ index: Int, _ node: CheckedNode) -> Code {
    let missing = Value.error(EvaluationError(.notBound(schema.variables[index].name), range: node.range))
    let name = schema.variables[index].name
    return { index < $0.values.count ? $0.values[index].located(at: name) : missing }
  }

  private func field(_ index: Int, _ node: CheckedNode) -> Code {
    let operand = node.children[0]
    let path = node.path ?? ""
    let fault = Fault(operand)
    let read: @Sendable (Value) -> Value = { value in
      if case .record(let record) = value { return record.value(at: index).located(at: path) }
      return fault.strict(value).located(at: operand.path ?? "")
    }
    if case .variable(let slot) = operand.operation, !isTracing {
      let missing = compile(operand)
      return { $0.values.count > slot ? read($0.values[slot]) : missing(&$0) }
    }
    let record = compile(operand)
    return { read(record(&$0)) }
  }

  /// True for a fact that is known or none, false for one that is not, whatever record it would stand in.
  private func has(_ index: Int, _ node: CheckedNode) -> Code {
    let operand = compile(node.children[0])
    let fault = Fault(node.children[0])
    let missing = Fault(node)
    return { frame in
      switch operand(&frame) {
      case .record(let record):
        switch record.value(at: index) {
        case .unknown: return .bool(false)
        case .error(let error): return missing.strict(.error(error))
        default: return .bool(true)
        }
      case .unknown, .null: return .bool(false)
      case let other: return fault.strict(other)
      }
    }
  }

  private func withoutPlaces(_ code: @escaping Code) -> Code {
    { code(&$0).withoutPlaces() }
  }
}

extension Value {
  /// The same value, with this path in causes that name none.
  func located(at path: String) -> Value {
    guard mayHaveCauses else { return self }
    return mapDoubts { $0.located(at: path) }
  }

  /// The same value, with causes that do not say where.
  func withoutPlaces() -> Value {
    guard mayHaveCauses else { return self }
    return mapDoubts { $0.withoutPlaces() }
  }

  private var mayHaveCauses: Bool {
    switch self {
    case .unknown, .excerpt, .list: true
    default: false
    }
  }

  private func mapDoubts(_ transform: (Unknown) -> Unknown) -> Value {
    switch self {
    case .unknown(let unknown): return .unknown(transform(unknown))
    case .excerpt(let text, let unknown): return .excerpt(text, transform(unknown))
    case .list(var list):
      switch list.completeness {
      case .complete: return self
      case .openEnded(let unknown): list.completeness = .openEnded(transform(unknown))
      case .missing(let most, let unknown): list.completeness = .missing(atMost: most, transform(unknown))
      }
      return .list(list)
    default: return self
    }
  }
}
