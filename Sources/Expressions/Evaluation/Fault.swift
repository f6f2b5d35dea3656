// SPDX-License-Identifier: Apache-2.0

/// What a strict part gives for an operand that it cannot work with.
struct Fault: Sendable {
  let noValue: Value
  let wrongKind: Value

  init(_ operand: CheckedNode) {
    self.init(operand.path, operand.range)
  }

  /// For the elements of a list, which have no name.
  init(elementsOf list: CheckedNode) { self.init(nil, list.range) }

  private init(_ path: String?, _ range: Range<Int>) {
    noValue = .error(EvaluationError(.noValue(path), range: range))
    wrongKind = .error(EvaluationError(.wrongKind(path), range: range))
  }

  /// An unknown or error as it is; none and a value of another kind as an error that names the operand.
  func strict(_ value: Value) -> Value {
    switch value {
    case .unknown, .error: value
    case .null: noValue
    case .excerpt(_, let unknown): .unknown(unknown)
    default: wrongKind
    }
  }

  /// For two operands of which at least one will not do: unknown before error.
  static func strict(_ left: Value, _ leftFault: Fault, _ right: Value, _ rightFault: Fault) -> Value {
    strict([left, right], [leftFault, rightFault])
  }

  static func strict(_ values: [Value], _ faults: [Fault]) -> Value {
    if let unknown = merged(values) { return .unknown(unknown) }
    for value in values {
      if case .error = value { return value }
    }
    for (value, fault) in zip(values, faults) {
      if case .null = value { return fault.noValue }
    }
    return faults[0].wrongKind
  }

  /// The causes of all that is unknown; `nil` when nothing is.
  static func merged(_ values: [Value]) -> Unknown? {
    var result: Unknown?
    for value in values {
      switch value {
      case .unknown(let unknown), .excerpt(_, let unknown): result.merge(unknown)
      default: break
      }
    }
    return result
  }
}

extension Optional<Unknown> {
  mutating func merge(_ other: Unknown) {
    if self == nil { self = other } else { self?.merge(other) }
  }
}
