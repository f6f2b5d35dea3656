// SPDX-License-Identifier: Apache-2.0

extension Compiler {
  func element(_ node: CheckedNode) -> Code {
    let (collection, index) = (compile(node.children[0]), compile(node.children[1]))
    let (collectionFault, indexFault) = (Fault(node.children[0]), Fault(node.children[1]))
    let path = node.path ?? ""
    let why = causes(node.children[1])
    let outside = Value.error(EvaluationError(.indexOutOfRange, range: node.range))
    let noSuchKey = Value.error(EvaluationError(.noSuchKey, range: node.range))
    return { frame in
      let (values, position) = (collection(&frame), index(&frame))
      if case .map(let map) = values, position.isPlain {
        return map[position]?.located(at: path) ?? noSuchKey
      }
      guard case .list(let elements) = values, let range = position.asIndex else {
        return Fault.strict(values, collectionFault, position, indexFault)
      }
      if let doubt = elements.doubt { return .unknown(doubt) }
      guard range.lowerBound == range.upperBound else { return .unknown(why(&frame)) }
      guard elements.elements.indices.contains(range.lowerBound) else { return outside }
      return elements.elements[range.lowerBound].located(at: path)
    }
  }

  func key(_ name: String, _ node: CheckedNode) -> Code {
    let map = compile(node.children[0])
    let fault = Fault(node.children[0])
    let path = node.path ?? ""
    let noSuchKey = Value.error(EvaluationError(.noSuchKey, range: node.range))
    return { frame in
      let value = map(&frame)
      guard case .map(let entries) = value else { return fault.strict(value) }
      return entries[name]?.located(at: path) ?? noSuchKey
    }
  }

  /// As for a field: false where the value is not known.
  func hasKey(_ name: String, _ node: CheckedNode) -> Code {
    let map = compile(node.children[0])
    let fault = Fault(node.children[0])
    return { frame in
      switch map(&frame) {
      case .map(let entries):
        guard let value = entries[name] else { return .bool(false) }
        if case .unknown = value { return .bool(false) }
        return .bool(true)
      case .unknown, .null: return .bool(false)
      case let other: return fault.strict(other)
      }
    }
  }

  func list(_ node: CheckedNode) -> Code {
    let elements = node.children.map(compile)
    return { frame in
      var values: [Value] = []
      values.reserveCapacity(elements.count)
      for element in elements {
        let value = element(&frame)
        if case .error = value { return value }
        values.append(value)
      }
      return .list(ValueList(values))
    }
  }

  /// Unknown when a key is; the values may each be unknown.
  func mapLiteral(_ node: CheckedNode) -> Code {
    let parts = node.children.map(compile)
    let faults = node.children.map { Fault($0) }
    let count = parts.count / 2
    let range = node.range
    return { frame in
      var values: [Value] = []
      values.reserveCapacity(parts.count)
      for part in parts {
        let value = part(&frame)
        if case .error = value { return value }
        values.append(value)
      }
      let keys = Array(values[..<count])
      guard keys.allSatisfy(\.isPlain) else { return Fault.strict(keys, Array(faults[..<count])) }
      do throws(EvaluationError.Kind) {
        return .map(try ValueMap(keys: keys, values: Array(values[count...])))
      } catch { return .error(EvaluationError(error, range: range)) }
    }
  }
}

extension Compiler {
  /// The value is passed on as it is, so that one that is unknown or an error counts only where it is needed.
  func bind(_ node: CheckedNode) -> Code {
    let (value, body) = (compile(node.children[0]), compile(node.children[1]))
    return { frame in
      let bound = value(&frame)
      frame.locals.append(bound)
      let result = body(&frame)
      frame.locals.removeLast()
      return result
    }
  }
}

extension Value {
  /// Whether it is one definite value, though perhaps with parts that are not.
  var isPlain: Bool {
    switch self {
    case .unknown, .error, .null, .excerpt: false
    case .count(let range): range.lowerBound == range.upperBound
    default: true
    }
  }

  /// The position that it names; a decimal number that is whole will do where nobody declared its type.
  fileprivate var asIndex: ClosedRange<Int>? {
    switch self {
    case .uint(let value): Int(exactly: value).map { $0...$0 } ?? Int.max...Int.max
    case .double(let number): Int(exactly: number).map { $0...$0 }
    default: asCount
    }
  }
}
